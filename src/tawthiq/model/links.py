"""What stands across documents: statements carried by several, accounts that tell of one incident, decisions.

``line()`` is the line in the ledger (LEDGER.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tawthiq.model.claims import Actor
from tawthiq.model.span import Span

GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
"""How well an incident is attested, in the terms of Airwars."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two runs of clauses that say the same, one in each document of a translation; ``sure`` runs from 0 to 1."""

    left: Span
    right: Span
    sure: float = 1.0

    def line(self) -> list[list[int]]:
        """Its spans in the line of its group."""
        return [[self.left.start, self.left.end], [self.right.start, self.right.end]]


@dataclass(frozen=True, slots=True)
class Alone:
    """Words of a document that another version lacks; ``sure`` runs from 0 to 1."""

    span: Span
    text: str
    sure: float = 1.0

    def line(self) -> dict[str, Any]:
        """Its object in the line of its group."""
        return {"span": [self.span.start, self.span.end], "text": self.text, "sure": self.sure}


@dataclass(frozen=True, slots=True)
class Version:
    """What one document has of another's statement.

    ``kept`` gives the words of ``of`` and those of ``document`` (empty for a translation, whose group is aligned);
    ``left_out`` are words of ``of`` that ``document`` lacks, ``added`` words of ``document`` that ``of`` lacks.
    """

    document: str
    of: str
    kept: tuple[Aligned, ...] = ()
    left_out: tuple[Alone, ...] = ()
    added: tuple[Alone, ...] = ()

    def line(self) -> dict[str, Any]:
        """Its object in the line of its group."""
        return {
            "document": self.document,
            "of": self.of,
            "kept": [pair.line() for pair in self.kept],
            "left_out": [alone.line() for alone in self.left_out],
            "added": [alone.line() for alone in self.added],
        }


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Documents that carry one and the same statement.

    ``relation`` is translation, relay or reissue; ``score`` runs from 0 to 1; ``aligned`` is filled for
    translations, its left spans in the first document and its right spans in the second. ``versions`` tell what
    each document has of another.
    """

    id: str
    relation: str
    documents: tuple[str, ...]
    reasons: tuple[str, ...]
    score: float
    aligned: tuple[Aligned, ...] = ()
    versions: tuple[Version, ...] = ()

    def line(self) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            "kind": "statement_group",
            "id": self.id,
            "relation": self.relation,
            "documents": list(self.documents),
            "reasons": list(self.reasons),
            "score": self.score,
            "aligned": [pair.line() for pair in self.aligned],
            "sure": [pair.sure for pair in self.aligned],
            "versions": [version.line() for version in self.versions],
        }


@dataclass(frozen=True, slots=True)
class TollRange:
    """What the accounts of one incident say of one measure and group, as a range with the accounts behind it."""

    measure: str
    group: str
    low: int | None
    high: int | None
    vague: str | None
    accounts: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """Its object in the incident's line."""
        return {
            "measure": self.measure,
            "group": self.group,
            "low": self.low,
            "high": self.high,
            "vague": self.vague,
            "accounts": list(self.accounts),
        }


@dataclass(frozen=True, slots=True)
class Dispute:
    """What differs between accounts of one incident, between whom, and since when.

    ``field`` is toll, status of victims, stance (whether it happened), perpetrator, date or place; ``since`` the day
    on which the second of two sides had spoken, or None.
    """

    field: str
    says: str
    between: tuple[str, ...]
    accounts: tuple[str, ...]
    since: str | None = None

    def line(self) -> dict[str, Any]:
        """Its object in the incident's line."""
        return {
            "field": self.field,
            "says": self.says,
            "between": list(self.between),
            "accounts": list(self.accounts),
            "since": self.since,
        }


@dataclass(frozen=True, slots=True)
class Incident:
    """An alleged incident: the accounts that tell of it, side by side.

    ``place`` is the best place as a mapping of the ledger's place fields, or None; ``sources`` are independent
    original speakers; ``status`` is machine until a person has reviewed it.
    """

    id: str
    type: str
    when: str | None
    place: dict[str, Any] | None
    accounts: tuple[str, ...]
    sources: tuple[Actor, ...]
    tolls: tuple[TollRange, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    grade: str | None = None
    reasons: tuple[str, ...] = ()
    status: str = "machine"

    def line(self) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            "kind": "incident",
            "id": self.id,
            "type": self.type,
            "when": self.when,
            "place": self.place,
            "accounts": list(self.accounts),
            "sources": [actor.line() for actor in self.sources],
            "tolls": [toll.line() for toll in self.tolls],
            "disputes": [dispute.line() for dispute in self.disputes],
            "grade": self.grade,
            "reasons": list(self.reasons),
            "status": self.status,
        }


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, kept beside the machine's reading and never erased.

    ``verdict`` is same, different, accept, reject or one of the grades; ``items`` the accounts or incidents it is
    about; ``at`` an ISO 8601 time in UTC.
    """

    id: str
    verdict: str
    items: tuple[str, ...]
    by: str
    because: str
    at: str


@dataclass(frozen=True, slots=True)
class Move:
    """Accounts of a former incident and the incident that they are in now; None when they are read no more."""

    former: str
    now: str | None
    accounts: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """Its object in the log."""
        return {"former": self.former, "now": self.now, "accounts": list(self.accounts)}


@dataclass(frozen=True, slots=True)
class Change:
    """What became of incidents from one build to the next, where it is not that they grew.

    ``what`` is merged (several became one), split (one became several), regrouped (several became several others) or
    gone (none of its accounts is read any more); ``decisions`` are those of people that asked for it, none when the
    machine did it alone.
    """

    what: str
    moves: tuple[Move, ...]
    decisions: tuple[str, ...] = ()

    def line(self) -> dict[str, Any]:
        """Its object in the log."""
        moves = [move.line() for move in self.moves]
        return {"what": self.what, "moves": moves, "decisions": list(self.decisions)}
