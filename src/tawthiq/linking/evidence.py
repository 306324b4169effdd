"""What linking looks at: a document as a Page, an account as a Telling (``lines.py`` reads both)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar

from tawthiq.gazetteer.keys import same_name, skeleton
from tawthiq.gazetteer.wording import ARABIC
from tawthiq.model.claims import Actor
from tawthiq.model.span import Span

Line = Mapping[str, Any]
Value = TypeVar("Value")
Days = tuple[datetime.date, datetime.date]

WEEK = 7
OTHER_CONSONANTS = 3
"""Two spellings of one name differ in no more (so do all 8,027 pairs of benchmarks/names.py that are one name)."""

# First words that many unrelated keys share: united-states and united-nations are not one voice.
_COMMON = frozenset({"united", "international", "local", "medical", "military", "joint", "state", "national"})


@lru_cache(maxsize=65_536)
def one_voice(a: str, b: str) -> bool:
    """Whether two actor keys are one speaker, or bodies of one state: a ministry, its minister, its envoy.

    >>> one_voice("arda-mfa", "arda-government"), one_voice("united-states", "united-nations")
    (True, False)

    A coalition is not a body of the state that leads it, and its command and spokesman speak for it.

    >>> one_voice("arda-led-coalition", "arda-mfa"), one_voice("coalition-spokesman", "arda-led-coalition")
    (False, True)
    """
    if a == b:
        return True
    if all("coalition" in key.split("-") for key in (a, b)):
        return "-led-" not in a or "-led-" not in b
    first, second = a.split("-")[0], b.split("-")[0]
    bodies = "-" in a and "-" in b and "-led-" not in a + b
    return first == second and bodies and first not in _COMMON


def of_one_state(a: str, b: str) -> bool:
    """Whether two actor keys are one voice, or a state and a body of it.

    >>> of_one_state("arda", "arda-mfa"), of_one_state("arda", "arda-led-coalition")
    (True, False)
    """
    return one_voice(a, b) or _state_and_body(a, b) or _state_and_body(b, a)


def _state_and_body(state: str, body: str) -> bool:
    return body.startswith(f"{state}-") and "-led-" not in body


@lru_cache(maxsize=50_000)
def shared(values: frozenset[Value]) -> frozenset[Value]:
    """One set for all that hold the same: most hold a figure, a name or two, or none."""
    return values


@dataclass(frozen=True, slots=True)
class At(Generic[Value]):
    """A value and where its words stand."""

    span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a document names it. ``keys`` are its skeletons, ``breadth`` how much it takes in."""

    mention: str
    document: str
    text: str
    keys: frozenset[str]
    place_type: str | None = None
    name: str | None = None
    native: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gazetteer_id: str | None = None

    @property
    def wide(self) -> bool:
        """Whether it is a country or a governorate: too much ground to say where something happened."""
        return self.place_type in ("country", "admin1")

    def same(self, other: Place) -> bool:
        """Whether both name one place: one gazetteer entry, or one name in whatever spelling."""
        if self.gazetteer_id and other.gazetteer_id:
            return self.gazetteer_id == other.gazetteer_id
        return _one_name((self.text, self.name, self.native), (other.text, other.name, other.native))

    @property
    def spellings(self) -> frozenset[str]:
        """The words of the document and the names that the gazetteer gives."""
        return frozenset(name for name in (self.text, self.name, self.native) if name)

    def line(self) -> dict[str, Any]:
        """Its object in an incident's line."""
        shown = ("document", "text", "place_type", "name", "native", "country", "admin1")
        where = ("latitude", "longitude", "gazetteer_id")
        return {"id": self.mention, **{name: getattr(self, name) for name in (*shown, *where)}}


@lru_cache(maxsize=500_000)
def _one_name(left: tuple[str | None, ...], right: tuple[str | None, ...]) -> bool:
    """The words of both documents, and their other names within one script, which is cheaper than across two."""
    pairs = [(mine, theirs) for mine in left if mine for theirs in right if theirs]
    return any(
        _alike(a, b) and same_name(a, b) for at, (a, b) in enumerate(pairs) if at == 0 or _in_arabic(a) == _in_arabic(b)
    )


def _alike(a: str, b: str) -> bool:
    return (_consonants(a) ^ _consonants(b)).bit_count() <= OTHER_CONSONANTS


@lru_cache(maxsize=200_000)
def _in_arabic(name: str) -> bool:
    return ARABIC.search(name) is not None


@lru_cache(maxsize=200_000)
def _consonants(name: str) -> int:
    """The consonants that occur in a name, a bit each."""
    return sum({1 << (ord(letter) & 31) for letter in skeleton(name)})


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty figure of an account."""

    id: str
    measure: str
    group: str
    low: int | None
    high: int | None
    vague: str | None
    scope: str

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Lowest and highest value it can mean; None for a vague word."""
        if self.low is None and self.high is None:
            return None
        return (self.low or 0, float("inf") if self.high is None else self.high)

    @property
    def least(self) -> int:
        """The number that it gives first: its lower bound, or else its upper one, or nought."""
        return (self.high if self.low is None else self.low) or 0

    def same(self, other: Figure) -> bool:
        """Whether both give the same bounds for one measure."""
        return self.measure == other.measure and self.bounds is not None and self.bounds == other.bounds

    def comparable(self, other: Figure) -> bool:
        """Whether both count one group by one measure, in numbers."""
        same = self.measure == other.measure and self.group == other.group
        return same and self.bounds is not None and other.bounds is not None

    def meets(self, other: Figure) -> bool:
        """Whether some number can be meant by both."""
        mine, theirs = self.bounds, other.bounds
        if mine is None or theirs is None:
            return False
        return mine[0] <= theirs[1] and theirs[0] <= mine[1]


@dataclass(frozen=True, slots=True)
class Speech:
    """What one document has from one voice: tolls and their parts, other figures, places and days.

    ``spans`` are its words; ``through_relays`` is set where it takes in what those say alone who elsewhere pass the
    voice on.
    """

    voice: str
    tolls: frozenset[int]
    parts: frozenset[int]
    figures: frozenset[int]
    places: tuple[str, ...]
    days: frozenset[str]
    spans: tuple[Span, ...] = ()
    through_relays: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, what it counts ("" where that was not read), whether it is a lower bound, and who gives it."""

    value: int
    measure: str
    more: bool
    voices: frozenset[str]


@dataclass(frozen=True, slots=True)
class Page:
    """One document as linking sees it; dates, numbers and names in the order of the text.

    ``tolls`` are its casualty figures but for those over a whole period, ``parts`` the figures that they hold,
    ``narrow`` its places below the governorate, ``cites`` whom it names as speakers, by their names there.
    ``facts`` are all its figures with those who give them, ``called`` the words for every actor in it, ``known`` the
    actors that are called so in every document.
    """

    id: str
    name: str
    language: str | None
    document_type: str | None
    title: str | None
    publisher: str | None
    published: str | None
    symbol: str | None
    text: str
    sentences: tuple[Span, ...]
    dates: tuple[At[str], ...]
    numbers: tuple[At[int], ...]
    tolls: frozenset[int]
    parts: frozenset[int]
    names: tuple[At[str], ...]
    actors: tuple[At[str], ...]
    narrow: tuple[str, ...]
    author: str | None
    cites: tuple[str, ...]
    speeches: tuple[Speech, ...]
    facts: tuple[Fact, ...] = ()
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """How it is called in a sentence."""
        return self.name or self.id

    def heard(self, voice: str) -> list[Speech]:
        """What it has from a voice, its state and that state's bodies: each alone, and all together."""
        mine = [speech for speech in self.speeches if of_one_state(speech.voice, voice)]
        direct = [speech for speech in mine if not speech.through_relays]
        return [*mine, together(direct)] if len(direct) > 1 else mine


def together(speeches: Sequence[Speech]) -> Speech:
    """All that several voices say, as one."""
    return Speech(
        voice=speeches[0].voice,
        tolls=frozenset().union(*(speech.tolls for speech in speeches)),
        parts=frozenset().union(*(speech.parts for speech in speeches)),
        figures=frozenset().union(*(speech.figures for speech in speeches)),
        places=tuple(dict.fromkeys(place for speech in speeches for place in speech.places)),
        days=frozenset().union(*(speech.days for speech in speeches)),
        spans=tuple(sorted({span for speech in speeches for span in speech.spans})),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One account as linking sees it.

    ``days`` are the first and last day it can mean; ``moments`` the words of time that could not be resolved, and
    ``weekdays`` those that they name, Monday as 0;
    ``beads`` the runs of aligned sentences it stands in, ``carried`` the statements that its document carries
    (both are filled in once the statements are linked); ``words`` its own words, folded;
    ``teller`` is the publisher where it is a known actor; ``inside`` counts the places inside its own that accounts of
    its day tell of.
    """

    id: str
    document: str
    span: Span
    sentence: Span
    language: str | None
    published: str | None
    type: str
    when: str | None
    days: Days | None
    places: tuple[Place, ...]
    by: tuple[Actor, ...]
    chain: tuple[Actor, ...]
    stance: str
    tolls: tuple[Figure, ...]
    moments: frozenset[str]
    words: tuple[str, ...]
    publisher: str | None = None
    teller: Actor | None = None
    beads: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    inside: int = 0

    @property
    def precise(self) -> bool:
        """Whether it gives one day."""
        return self.days is not None and self.days[0] == self.days[1]

    @property
    def definite(self) -> bool:
        """Whether it gives a day, or no more than a week."""
        return self.days is not None and (self.days[1] - self.days[0]).days < WEEK

    @property
    def vague(self) -> bool:
        """Whether it gives a time, but not the day or not the place."""
        return self.days is not None and (not self.precise or self.head is None or self.head.wide)

    @property
    def speaker(self) -> str | None:
        """The key of the original speaker; None when the document speaks in its own voice."""
        return self.chain[0].key if self.chain else None

    @property
    def head(self) -> Place | None:
        """The most specific place."""
        return self.places[0] if self.places else None

    @property
    def figures(self) -> list[tuple[str, int]]:
        """Measure and least number of each of its tolls for one incident alone."""
        return [(toll.measure, toll.least) for toll in self.tolls if toll.scope == "incident"]

    @property
    def founded(self) -> tuple[str, str, int, str]:
        """What decides which of several accounts founds an incident: the first published."""
        return (self.published or "9999", self.document, self.span.start, self.id)
