"""A finding remembers its making: the words, the rule, and the findings it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen in a text.

    ``kind`` says what it is (word, number, date, place, actor, toll, …); ``value`` what it means, under names;
    ``rule`` and ``where`` (file:line) what made it; ``parts`` the findings it was made from, in order.
    """

    kind: str
    span: Span
    value: Mapping[str, Any]
    rule: str
    where: str
    parts: Sequence[Finding] = ()
    classes: frozenset[str] = field(default=frozenset(), repr=False)

    def moved(self, by: int) -> Finding:
        """The same finding so many code points later; of its value the ``span`` alone is a place."""
        if not by:
            return self
        value, parts = self.value, self.parts
        if "span" in value:
            value = {**value, "span": [place + by for place in value["span"]]}
        return Finding(
            self.kind,
            Span(self.span.start + by, self.span.end + by),
            value,
            self.rule,
            self.where,
            _Moved(parts, by) if parts else parts,
            self.classes,
        )

    def walk(self) -> Iterator[Finding]:
        """This finding, then everything it was made from, top down."""
        yield self
        for part in self.parts:
            yield from part.walk()


class _Moved(Sequence[Finding]):
    """The parts of a moved finding; each is moved when it is looked at, because most never are."""

    __slots__ = ("by", "parts")

    def __init__(self, parts: Sequence[Finding], by: int) -> None:
        self.parts = parts
        self.by = by

    def __len__(self) -> int:
        return len(self.parts)

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(at, slice):
            return tuple(self)[at]
        return self.parts[at].moved(self.by)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
