"""A finding remembers its making: the words, the rule, and the findings it was made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

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
    parts: tuple[Finding, ...] = ()
    classes: frozenset[str] = field(default=frozenset(), repr=False)

    def walk(self) -> Iterator[Finding]:
        """This finding, then everything it was made from, top down."""
        yield self
        for part in self.parts:
            yield from part.walk()
