"""What was found in one text: typed items, and the findings they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tawthiq.cascade.engine import Ambiguity
from tawthiq.model.claims import Account, Actor, Characterisation, Demand, Item, Mention, Statement, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read in one text, in the order of the text.

    ``language`` is None when no pack reads the text: then there is nothing else. ``author`` is who speaks in the
    text's own voice (a letter's sender), None for a press text. ``findings`` are all findings that rules made, and
    ``ambiguities`` the words that two rules read differently and that were left unread. ``skipped`` are the lines of
    the page around the text (menus, other stories): what they name is a mention, but nothing is told there.
    """

    text: str
    language: str | None
    document_type: str | None = None
    author: Actor | None = None
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    tolls: tuple[Toll, ...] = ()
    accounts: tuple[Account, ...] = ()
    demands: tuple[Demand, ...] = ()
    characterisations: tuple[Characterisation, ...] = ()
    findings: tuple[Finding, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    skipped: tuple[Span, ...] = ()

    def items(self) -> Iterator[Item]:
        """Every item, kind by kind."""
        yield from self.mentions
        yield from self.statements
        yield from self.tolls
        yield from self.accounts
        yield from self.demands
        yield from self.characterisations

    def lines(self) -> Iterator[dict[str, Any]]:
        """Every item as its line in the ledger."""
        for item in self.items():
            line = getattr(item, "line")  # noqa: B009 - every kind of item has it; Item itself does not
            yield line(self.text)
