"""A finding remembers its making: the words, the rule, and the findings it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

from tawthiq.model.span import Span


class Finding(NamedTuple):
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
    classes: frozenset[str] = frozenset()

    def saying(self, value: Mapping[str, Any]) -> Finding:
        """The same finding with another value."""
        return Finding(self.kind, self.span, value, self.rule, self.where, self.parts, self.classes)

    def moved(self, by: int) -> Finding:
        """The same mention so many code points later; of its value the ``span`` alone is a place."""
        if not by:
            return self
        value = self.value
        if "span" in value:
            value = {**value, "span": value["span"].moved(by)}
        return self._placed(by, value, None)

    def among(self, known: Known, by: int) -> Finding:
        """The same claim so many code points later, every Span in its value as well.

        Of its parts those that are known (by kind and span) are taken as they are known.
        """
        value = {name: _moved(said, by) if said.__class__ in _HOLDERS else said for name, said in self.value.items()}
        return self._placed(by, value, known)

    def _placed(self, by: int, value: Mapping[str, Any], known: Known | None) -> Finding:
        kind, (start, end), _, rule, where, parts, classes = self
        if parts:
            parts = _Moved(parts, by, known)
        return Finding(kind, Span(start + by, end + by), value, rule, where, parts, classes)

    def walk(self) -> Iterator[Finding]:
        """This finding, then everything it was made from, top down."""
        yield self
        for part in self.parts:
            yield from part.walk()


Known = Mapping[tuple[str, Span], Finding]
_HOLDERS = frozenset({Span, list, dict})


def _moved(said: Any, by: int) -> Any:
    """A value of a finding with every Span in it moved."""
    if isinstance(said, Span):
        return Span(said.start + by, said.end + by)
    if isinstance(said, list):
        return [_moved(each, by) for each in said]
    if isinstance(said, dict):
        return {name: _moved(each, by) for name, each in said.items()}
    return said


class _Moved(Sequence[Finding]):
    """The parts of a moved finding; each is moved when it is looked at, because most never are."""

    __slots__ = ("by", "known", "parts")

    def __init__(self, parts: Sequence[Finding], by: int, known: Known | None) -> None:
        self.parts = parts
        self.by = by
        self.known = known

    def __len__(self) -> int:
        return len(self.parts)

    def __iter__(self) -> Iterator[Finding]:
        return map(self.__getitem__, range(len(self.parts)))

    @overload
    def __getitem__(self, at: int) -> Finding: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Finding]: ...
    def __getitem__(self, at: int | slice) -> Finding | Sequence[Finding]:
        if isinstance(at, slice):
            return tuple(self)[at]
        part = self.parts[at]
        if self.known is None:
            return part.moved(self.by)
        return self.known.get((part.kind, part.span.moved(self.by))) or part.among(self.known, self.by)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))
