"""What a document says, item by item: mentions, statements, tolls, accounts, demands, characterisations.

Every record carries its span; ``line(text)`` is its line in the ledger (LEDGER.md), which adds the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from tawthiq.model.count import Count
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span


class Actor(NamedTuple):
    """Somebody who speaks, acts or is addressed: a stable key, neutral names, and the words used here."""

    key: str
    name: str
    native: str | None = None
    text: str | None = None
    actor_type: str | None = None

    def line(self) -> dict[str, Any]:
        """The actor object of the ledger."""
        return {"actor": self.key, "name": self.name, "native": self.native, "text": self.text}


def leads(state: str, coalition: str) -> bool:
    """Whether a coalition is named after the state that leads it: its bombs may be told as that state's.

    >>> leads("united-arda", "ua-led-coalition"), leads("arda-air-force", "arda-led-coalition")
    (True, True)
    """
    leader, led, _ = coalition.partition("-led-")
    parts = state.split("-")
    return bool(led) and "-led-" not in state and leader in (parts[0], "".join(part[0] for part in parts[:2] if part))


Chain = tuple[Actor, ...]
"""Speakers from the original one to the last relay; empty when a press text speaks in its own voice."""


@dataclass(frozen=True, slots=True)
class Item:
    """What every item of the ledger has: an id, its document, its words, and how it was made."""

    id: str
    document: str
    span: Span
    made: Finding

    kind = "item"

    def head(self, text: str) -> dict[str, Any]:
        """The fields that every line of the ledger begins with."""
        return {
            "kind": self.kind,
            "id": self.id,
            "document": self.document,
            "span": [self.span.start, self.span.end],
            "text": self.span.of(text),
        }


@dataclass(frozen=True, slots=True)
class DateMention(Item):
    """An expression that places something in time.

    ``value`` is EDTF or None; ``anchor`` says what it was counted from (explicit, published, dateline, mention,
    none); ``flag`` tells of a contradiction inside the words, such as a weekday that does not match.
    """

    value: str | None
    anchor: str
    flag: str | None = None

    kind = "mention"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "type": "date",
            "value": self.value,
            "anchor": self.anchor,
            "flag": self.flag,
        }


@dataclass(frozen=True, slots=True)
class PlaceMention(Item):
    """A named place; coordinates and ids only where one gazetteer entry is left."""

    place_type: str | None
    name: str | None = None
    native: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gazetteer_id: str | None = None

    kind = "mention"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "type": "place",
            "place_type": self.place_type,
            "name": self.name,
            "native": self.native,
            "country": self.country,
            "admin1": self.admin1,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "gazetteer_id": self.gazetteer_id,
        }


@dataclass(frozen=True, slots=True)
class ActorMention(Item):
    """Words that name an actor."""

    actor: Actor

    kind = "mention"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "type": "actor",
            "actor": self.actor.key,
            "name": self.actor.name,
            "actor_type": self.actor.actor_type,
        }


@dataclass(frozen=True, slots=True)
class NumberMention(Item):
    """A number in words or digits, with its bounds."""

    count: Count

    kind = "mention"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "type": "number",
            "low": self.count.low,
            "high": self.count.high,
            "vague": self.count.vague,
        }


Mention = DateMention | PlaceMention | ActorMention | NumberMention


@dataclass(frozen=True, slots=True)
class Statement(Item):
    """Words given as somebody's. ``chain`` runs from the original speaker to the last relay."""

    cue: Span
    speaker: Actor | None
    chain: Chain
    stance: str
    quoted: bool
    parent: str | None = None

    kind = "statement"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "cue": [self.cue.start, self.cue.end],
            "speaker": self.speaker.line() if self.speaker else None,
            "chain": [actor.line() for actor in self.chain],
            "stance": self.stance,
            "quoted": self.quoted,
            "parent": self.parent,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a toll: "of whom 8 children"."""

    span: Span
    count: Count
    group: str

    def line(self) -> dict[str, Any]:
        """Its object in the toll's line."""
        return {
            "low": self.count.low,
            "high": self.count.high,
            "vague": self.count.vague,
            "group": self.group,
            "span": [self.span.start, self.span.end],
        }


@dataclass(frozen=True, slots=True)
class Toll(Item):
    """A casualty figure: who was counted, how they were harmed, how many, and who says so."""

    measure: str
    count: Count
    group: str
    scope: str
    of_whom: tuple[Part, ...] = ()
    part_of: str | None = None
    chain: Chain = ()
    statement: str | None = None

    kind = "toll"

    @property
    def low(self) -> int | None:
        """The inclusive lower bound; None when it is open or unknown."""
        return self.count.low

    @property
    def high(self) -> int | None:
        """The inclusive upper bound; None when it is open or unknown."""
        return self.count.high

    @property
    def replaces(self) -> str | None:
        """The id of the earlier figure that its text puts it in the place of ("rose from 9 to 14")."""
        earlier: str | None = self.made.value.get("replaces")
        return earlier

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "measure": self.measure,
            "low": self.count.low,
            "high": self.count.high,
            "vague": self.count.vague,
            "group": self.group,
            "scope": self.scope,
            "of_whom": [part.line() for part in self.of_whom],
            "part_of": self.part_of,
            "replaces": self.replaces,
            "chain": [actor.line() for actor in self.chain],
            "statement": self.statement,
        }


@dataclass(frozen=True, slots=True)
class Account(Item):
    """One source's telling of one incident. ``places`` are mention ids, most specific first."""

    type: str
    when: str | None
    places: tuple[str, ...]
    by: tuple[Actor, ...]
    against: str | None
    tolls: tuple[str, ...]
    stance: str
    chain: Chain
    statement: str | None = None

    kind = "account"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "type": self.type,
            "when": self.when,
            "places": list(self.places),
            "by": [actor.line() for actor in self.by],
            "against": self.against,
            "tolls": list(self.tolls),
            "stance": self.stance,
            "chain": [actor.line() for actor in self.chain],
            "statement": self.statement,
        }


@dataclass(frozen=True, slots=True)
class Demand(Item):
    """Something asked of somebody. ``of`` is empty when nobody is named."""

    of: tuple[Actor, ...]
    action: str
    chain: Chain
    statement: str | None = None

    kind = "demand"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "of": [actor.line() for actor in self.of],
            "action": self.action,
            "chain": [actor.line() for actor in self.chain],
            "statement": self.statement,
        }


@dataclass(frozen=True, slots=True)
class Characterisation(Item):
    """What a speaker calls an act: the term is the speaker's, never ours."""

    term: str
    chain: Chain
    statement: str | None = None

    kind = "characterisation"

    def line(self, text: str) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            **self.head(text),
            "term": self.term,
            "chain": [actor.line() for actor in self.chain],
            "statement": self.statement,
        }
