"""The figures of one incident as its accounts state them, and those that are set aside, each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.assessment.sources import Source, teller
from tawthiq.linking.evidence import Figure, Telling, one_voice
from tawthiq.model.claims import Actor
from tawthiq.model.count import Count

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure, the account that states it, from whom it comes, and the parts it names ("of whom 8 children")."""

    telling: Telling
    figure: Figure
    source: Source
    words: str = ""
    parts: tuple[tuple[str, Count], ...] = ()

    @property
    def count(self) -> Count:
        """How many, as the words bound it."""
        return Count(self.figure.low, self.figure.high, self.figure.vague)

    @property
    def by(self) -> str:
        """The name of who states it: of the bodies of one state, which are one source, the one that speaks here."""
        first = self.telling.chain[:1]
        own = first and one_voice(first[0].key, self.source.speaker.key)
        return first[0].name if own else self.source.speaker.name

    def __str__(self) -> str:
        return f"{self.count} {self.figure.group} {self.figure.measure}"


@dataclass(frozen=True, slots=True)
class Aside:
    """A figure that does not count for the incident, and why."""

    stated: Stated
    because: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All figures of an incident's accounts: its own, and those set aside."""

    own: tuple[Stated, ...] = ()
    aside: tuple[Aside, ...] = ()

    def of(self, measure: str) -> list[Stated]:
        """Its own figures of one measure."""
        return [stated for stated in self.own if stated.figure.measure == measure]

    def by_source(self, measure: str) -> list[tuple[Source, list[Stated]]]:
        """Its own figures of one measure, under those from whom they come."""
        heard: dict[Source, list[Stated]] = {}
        for stated in self.of(measure):
            heard.setdefault(stated.source, []).append(stated)
        return list(heard.items())


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of tolls beyond one incident: their lines, and the incidents whose accounts hold them."""

    lines: Mapping[str, Line] = field(default_factory=dict)
    incidents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    contents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By toll, the tolls that are contained in it."""

    @classmethod
    def of(cls, lines: Iterable[Line], clusters: Mapping[str, Sequence[Telling]]) -> Book:
        """From the lines of the tolls, and the accounts of every incident."""
        known = {line["id"]: line for line in lines}
        held: dict[str, set[str]] = defaultdict(set)
        for incident, tellings in clusters.items():
            for telling in tellings:
                for figure in telling.tolls:
                    held[figure.id].add(incident)
        inside: dict[str, set[str]] = defaultdict(set)
        for line in known.values():
            if line.get("part_of"):
                inside[line["part_of"]].add(line["id"])
        return cls(known, _frozen(held), _frozen(inside))

    def spread(self, toll: str) -> frozenset[str]:
        """The incidents that a toll is told of, itself or by the figures contained in it."""
        within = (self.incidents.get(part, frozenset()) for part in self.contents.get(toll, ()))
        return self.incidents.get(toll, frozenset()).union(*within)


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(values) for key, values in sets.items()}


def sheet(sources: Sequence[Source], book: Book) -> Sheet:
    """The figures of the accounts of one incident, by source and in order of telling."""
    told = list(_told(sources, book))
    strange = {id(stated): _not_its_own(stated, told, book) for stated in told}
    kept = [stated for stated in told if not strange[id(stated)]]
    old = {id(stated): _superseded(stated, [s for s in kept if s.source is stated.source], book) for stated in kept}
    reasons = {**strange, **{key: reason for key, reason in old.items() if reason}}
    return Sheet(
        own=tuple(stated for stated in told if not reasons[id(stated)]),
        aside=tuple(Aside(stated, reason) for stated in told if (reason := reasons[id(stated)])),
    )


def _told(sources: Sequence[Source], book: Book) -> Iterator[Stated]:
    """Every figure, under the one who gives it: an account in a paper's own words may pass on another's count."""
    speakers = list(sources)
    for source in sources:
        for telling in source.tellings:
            for figure in telling.tolls:
                yield _stated(telling, figure, _giver(source, figure, telling, book, speakers), book)


def _giver(source: Source, figure: Figure, telling: Telling, book: Book, speakers: list[Source]) -> Source:
    """The first speaker of the figure itself, unless it is only one of those who pass the account on."""
    chain = book.lines.get(figure.id, {}).get("chain")
    heard = [source.speaker, *telling.chain, teller(telling)]
    if not chain or any(one_voice(chain[0]["actor"], actor.key) for actor in heard):
        return source
    giver = next((known for known in speakers if one_voice(known.speaker.key, chain[0]["actor"])), None)
    if giver is None:
        giver = Source(Actor(chain[0]["actor"], chain[0]["name"], chain[0]["native"]), (telling,))
        speakers.append(giver)
    return giver


def _stated(telling: Telling, figure: Figure, source: Source, book: Book) -> Stated:
    line = book.lines.get(figure.id, {})
    parts = tuple(
        (part["group"], Count(part["low"], part["high"], part["vague"])) for part in line.get("of_whom") or ()
    )
    return Stated(telling, figure, source, line.get("text", ""), parts)


def _not_its_own(stated: Stated, told: Sequence[Stated], book: Book) -> str | None:
    """Why a figure is none of this incident alone."""
    figure, scope = stated.figure, stated.figure.scope
    if scope == "cumulative":
        return "it counts a whole period"
    if scope == "incidents":
        return "it counts several incidents together"
    if stated.telling.stance == "denied":
        return "its account denies what it tells"
    if len(book.spread(figure.id)) > 1:
        return f"it is told of {len(book.spread(figure.id))} incidents together"
    whole = book.lines.get(figure.id, {}).get("part_of")
    if whole and any(other.figure.id == whole for other in told):
        return f"it is contained in {whole}"
    return None


def _superseded(stated: Stated, same_source: Sequence[Stated], book: Book) -> str | None:
    """What took its place: a figure whose words say so, or a later word of the same speaker."""
    for other in same_source:
        if book.lines.get(other.figure.id, {}).get("replaces") == stated.figure.id:
            return f"the same text replaces it by {other.count}"
    later = _later_word(stated, same_source)
    return f"the same speaker gave {later.count} on {later.telling.published}" if later else None


def _later_word(stated: Stated, same_source: Sequence[Stated]) -> Stated | None:
    """The last figure of one speaker, measure and group that was first heard on a later day than this one."""
    rivals = [other for other in same_source if _rival(stated, other)]
    mine = _first_heard(stated, rivals)
    if stated.figure.bounds is None or mine is None:
        return None
    heard = [(day, other) for other in rivals if (day := _first_heard(other, rivals)) and day > mine]
    return max(heard, key=lambda pair: pair[0])[1] if heard else None


def _rival(a: Stated, b: Stated) -> bool:
    one = (a.figure.measure, a.figure.group) == (b.figure.measure, b.figure.group)
    return one and b.figure.bounds is not None


def _first_heard(stated: Stated, rivals: Sequence[Stated]) -> str | None:
    """The day on which a speaker was first heard with this count; None where a document is undated.

    A relay that repeats an old figure later makes it no newer.
    """
    days = [other.telling.published for other in rivals if other.figure.bounds == stated.figure.bounds]
    return min((day for day in days if day), default=None) if stated.telling.published else None
