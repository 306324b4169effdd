"""Which place each mention of a document is: one, or none when several are left.

The candidates of a name are narrowed by what the document says, in this order: what the place is called (village,
governorate); the unit named with it; the places already known in its sentence; the country of the document; the
places already known in the document; the town before the unit of its name; and, last, a place far larger than every
other. Each step is one function that says why. What is left as several stays open, with its candidates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.gazetteer.default import is_town
from tawthiq.gazetteer.distance import apart_km
from tawthiq.gazetteer.keys import same_name
from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.names import is_latin, key_of
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.precision import is_countryside, where_prec
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_UNITS = ("admin1", "admin2")
_PEOPLED = ("settlement", "neighbourhood")
_NOT_TOWNS = ("site", "feature")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_BESIDE = 60
_SENTENCE_KM, _DOCUMENT_KM, _UNIT_KM, _FAR_KM = 40.0, 60.0, 60.0, 120.0
_CLEARLY = 3.0
_FAR_LARGER, _A_TOWN, _A_CITY = 10, 15_000, 100_000
_MOST_KEPT, _MOST_BESIDE, _MOST_POINTS = 12, 20, 100


@dataclass(slots=True, eq=False)
class Mention:
    """One mention while it is resolved: its words, what it is called, and the candidates that are left."""

    finding: Finding
    words: str
    around: str
    kind: str | None
    left: tuple[Place, ...]
    sentence: int
    because: list[str] = field(default_factory=list)
    spelling: bool = False
    namesakes: tuple[Place, ...] = ()
    number: int = 0
    units: tuple[Place, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.units = tuple(place for place in self.left if place.place_type in _UNITS)

    @property
    def place(self) -> Place | None:
        """The one place that is left."""
        return self.left[0] if len(self.left) == 1 else None

    def drop(self, why: str) -> None:
        """Keep no candidate."""
        self.left = ()
        self.because.append(why)

    def narrow(self, left: Sequence[Place], why: str) -> None:
        """Keep fewer candidates, when any of them is kept."""
        if 0 < len(left) < len(self.left):
            self.left = tuple(left)
            self.because.append(why)


def settle(
    findings: Sequence[Finding], text: str, gazetteer: Gazetteer, countries: Iterable[str] = ()
) -> list[Finding]:
    """Place findings with what the gazetteer knows of them. ``countries`` are those that the document speaks of."""
    if not findings:
        return []
    mentions = list(_mentions(findings, text, gazetteer))
    document = _Document(mentions, gazetteer, Counter(countries))
    document.resolve()
    return [_settled(mention) for mention in mentions]


def _mentions(findings: Sequence[Finding], text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    sentence, last = 0, 0
    for finding in findings:
        span = Span(*finding.value["span"])
        sentence += len(_SENTENCE_END.findall(text, last, span.start))
        last = max(last, span.start)
        words = span.of(text).strip('"«»“”()[] ')
        around = f"{text[min(finding.span.start, span.start) : span.start]} {text[span.end : finding.span.end]}"
        near = text[max(0, finding.span.start - 25) : finding.span.start].rsplit(".", 1)[-1]
        kind = finding.value.get("place_type")
        left = gazetteer.named(words) or gazetteer.named(str(finding.value.get("key", "")))
        yield Mention(finding, words, f"{' '.join(near.split()[-2:])} {around}", kind, left, sentence)


class _Document:
    def __init__(self, mentions: list[Mention], gazetteer: Gazetteer, spoken: Counter[str]) -> None:
        self.mentions = mentions
        for number, mention in enumerate(mentions):
            mention.number = number
        self.gazetteer = gazetteer
        self.spoken = spoken
        self.votes: dict[str, dict[str, float]] = {}
        self.countries: list[str] = []

    def resolve(self) -> None:
        """Narrow the candidates of every mention, the surest evidence first."""
        for mention in self.mentions:
            by_kind(mention)
        self.countries = self._countries()
        strong = (self._by_unit, self._by_country, self._by_fame, by_town)
        for step in (*strong, *strong, self._by_sentence, self._by_region, self._by_document, by_town, self._by_size):
            for mention in self.mentions:
                if len(mention.left) > 1:
                    step(mention)
        for mention in self.mentions:
            self._doubt(mention)
            if not mention.left:
                self._by_sound(mention)
        self._one_sense()

    def _countries(self) -> list[str]:
        """The countries that the document is about, the first first: named by its places, and by its words."""
        for mention in self.mentions:
            named = {place.country for place in mention.left if place.country}
            weight = 1.0 if any(map(self.gazetteer.is_own, mention.left)) else 0.5
            self.votes.setdefault(key_of(mention.words), {country: weight / len(named) for country in named})
        return self._spoken_of()

    def _spoken_of(self, but: str = "") -> list[str]:
        """The countries with a fair share of the evidence, leaving out what one name gives."""
        votes: dict[str, float] = {country: min(count, 3) * 0.5 for country, count in self.spoken.items()}
        for key, given in self.votes.items():
            for country, share in given.items() if key != but else ():
                votes[country] = votes.get(country, 0) + share
        most = max(votes.values(), default=0)
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        return [country for country, share in ranked if share >= most / 4]

    def _by_unit(self, mention: Mention) -> None:
        if any(place.place_type == "admin1" for place in mention.left):
            return
        for unit in self._units_beside(mention):
            within = [place for place in mention.left if place not in unit.left and _lies_in(place, unit)]
            mention.narrow(within, f"it is named with {unit.words}")

    def _with(self, mention: Mention) -> list[Mention]:
        """The other mentions of its sentence, no more than twenty before and after it."""
        near = self.mentions[max(0, mention.number - _MOST_BESIDE) : mention.number + _MOST_BESIDE + 1]
        return [other for other in near if other is not mention and other.sentence == mention.sentence]

    def _points(self) -> list[Mention]:
        """The first mention of each place that is known and has coordinates."""
        return list({m.place.id: m for m in reversed(self.mentions) if m.place and _is_point(m)}.values())

    def _units_beside(self, mention: Mention) -> Iterator[Mention]:
        """Units named in the same sentence, no further off than a few words, the nearest first."""
        start, end = mention.finding.span.start, mention.finding.span.end
        beside = []
        for other in self._with(mention):
            gap = max(other.finding.span.start - end, start - other.finding.span.end)
            if gap <= _BESIDE and _is_unit(other) and key_of(other.words) != key_of(mention.words):
                beside.append((gap, other.finding.span.start, other))
        yield from (other for *_, other in sorted(beside, key=lambda found: found[:2]))

    def _by_country(self, mention: Mention) -> None:
        for country in self._spoken_of(key_of(mention.words)):
            there = [place for place in mention.left if place.country == country]
            if there:
                mention.narrow(there, f"the document speaks of {country}")
                return

    def _by_sentence(self, mention: Mention) -> None:
        self._nearest(mention, [other for other in self._with(mention) if _is_point(other)], _SENTENCE_KM)

    def _by_fame(self, mention: Mention) -> None:
        """The rows in memory, which people chose, before a village of the same name in a long list; and the places of
        a gazetteer that was added before small towns elsewhere in the world."""
        mention.narrow(
            [place for place in mention.left if self.gazetteer.is_own(place)], "it is the best known of them"
        )
        spoken = self._spoken_of(key_of(mention.words))
        chosen = [place for place in mention.left if not is_town(place)]
        if not spoken or any(place.country in spoken for place in chosen):
            large = [place for place in mention.left if is_town(place) and place.population >= _A_CITY]
            mention.narrow([*chosen, *large] if chosen else (), "the others are small towns elsewhere")

    def _by_region(self, mention: Mention) -> None:
        """The candidates in units of the first order that the document names, or where its other places lie."""
        others = {key_of(other.words): other for other in self.mentions if other is not mention}.values()
        named = {place.admin1 for other in others for place in other.units if place.admin1}
        named |= {other.place.admin1 for other in others if other.place and other.place.admin1}
        inside = [p for p in mention.left if p.admin1 and any(same_name(p.admin1, name) for name in named)]
        mention.narrow(inside, "it lies in a region of which the document speaks")

    def _by_document(self, mention: Mention) -> None:
        self._nearest(mention, self._points()[:_MOST_POINTS], _DOCUMENT_KM)

    def _nearest(self, mention: Mention, known: Sequence[Mention], most: float) -> None:
        """Keep the candidate that lies by a known place, when the next is much further from all of them."""
        ranked = []
        for place in mention.left:
            apart = [(km, other) for other in known if other.place and (km := apart_km(place, other.place)) is not None]
            if apart:
                km, other = min(apart, key=lambda found: found[0])
                ranked.append((km, other.words, place))
        ranked.sort(key=lambda found: (found[0], found[2].id))
        if ranked and ranked[0][0] <= most and all(km >= _CLEARLY * max(ranked[0][0], 10) for km, *_ in ranked[1:]):
            km, words, place = ranked[0]
            mention.narrow([place], f"it is {km:.0f} km from {words}")

    def _by_size(self, mention: Mention) -> None:
        ranked = sorted(mention.left, key=lambda place: -place.population)
        least = _A_TOWN if all(place.population for place in ranked) else _A_CITY
        if ranked[0].population >= max(least, _FAR_LARGER * ranked[1].population):
            mention.narrow(ranked[:1], f"it is by far the largest of {len(ranked)}")

    def _doubt(self, mention: Mention) -> None:
        """A small place in a country that nothing else in the document speaks of is probably another."""
        place = mention.place
        if not mention.left or (place and self.gazetteer.is_own(place)):
            return
        countries = self._spoken_of(key_of(mention.words))
        if len(mention.left) > 1 and countries and not any(p.country in countries for p in mention.left):
            mention.drop("all that are known are in countries of which the document does not speak")
        if place is None:
            return
        known = place.population >= _A_CITY and mention.kind is None
        if place.country and countries and place.country not in countries and not known:
            mention.drop(f"the only one known is in {place.country}, of which the document does not speak")
        elif not countries and place.population < _A_CITY and (is_town(place) or not mention.kind):
            mention.drop("nothing else in the document tells where it is")
        elif place.population < _A_TOWN and self._is_far(place, mention):
            mention.drop(
                f"the only one known, in {place.admin1 or place.country}, is far from every place named with it"
            )
        elif mention.kind == "neighbourhood" and not self._is_near(place, mention):
            mention.drop(f"{place.name} is no part of a town that the document names")

    def _is_far(self, place: Place, mention: Mention) -> bool:
        beside = self._with(mention)
        near = [
            apart_km(place, other.place) for other in beside if other.place and other.place.country == place.country
        ]
        told = [apart for apart in near if apart is not None]
        return bool(told) and min(told) > _FAR_KM

    def _is_near(self, place: Place, mention: Mention) -> bool:
        others = (other.place for other in self._points() if key_of(other.words) != key_of(mention.words))
        return any(_within(place, other, _SENTENCE_KM) for other in others if other)

    def _by_sound(self, mention: Mention) -> None:
        """A name spelled otherwise in the gazetteer, inside the unit or near the places already known."""
        if mention.because or mention.kind in _NOT_TOWNS:
            return
        found = [place for place in self.gazetteer.sounding(mention.words) if place.country in self.countries[:1]]
        units = list(self._units_beside(mention))
        if units:
            found = [place for place in found if _lies_in(place, units[0])]
        else:
            near = [other.place for other in self._with(mention) if _is_point(other)]
            found = [place for place in found if any(_within(place, other, _SENTENCE_KM) for other in near if other)]
        fitting = [place for place in found if _fits(place, mention.kind)]
        if len(fitting) == 1:
            mention.left, mention.spelling = (fitting[0],), True
            mention.because = [f"the gazetteer spells it {fitting[0].name}"]

    def _one_sense(self) -> None:
        """A name stands for one place throughout a document."""
        known = {(key_of(m.words), m.kind in _UNITS): m for m in self.mentions if m.place and not m.spelling}
        for mention in self.mentions:
            teacher = known.get((key_of(mention.words), mention.kind in _UNITS))
            if len(mention.left) > 1 and teacher and teacher.place in mention.left:
                mention.narrow([teacher.place], "it is so elsewhere in the document")


def by_kind(mention: Mention) -> None:
    """Keep the candidates that are what the text calls the place."""
    if is_countryside(mention.around) and mention.kind is None:
        mention.narrow([p for p in mention.left if p.place_type == "admin1"], "its countryside is spoken of")
    if mention.kind is None:
        return
    fitting = [place for place in mention.left if _fits(place, mention.kind)]
    if fitting:
        mention.narrow(fitting, f"it is called a place of type {mention.kind}")
    elif mention.left:
        mention.namesakes = mention.left
        mention.drop(f"no place of this name is of type {mention.kind}")


def by_town(mention: Mention) -> None:
    """The town before the unit that bears its name."""
    towns = [place for place in mention.left if place.place_type in _PEOPLED]
    others = [place for place in mention.left if place not in towns]
    if len(towns) == 1 and all(_is_seat(towns[0], unit) for unit in others):
        mention.narrow(towns, "the town is meant where no unit is said")


def _is_seat(town: Place, unit: Place) -> bool:
    if unit.place_type not in _UNITS or town.country != unit.country:
        return False
    return apart_km(town, unit) is None or _within(town, unit, 150)


_FITS: dict[str, tuple[str, ...]] = {
    "settlement": ("settlement", "neighbourhood"),
    "neighbourhood": ("neighbourhood", "settlement"),
    "admin1": ("admin1",),
    "admin2": ("admin2", "settlement", "neighbourhood", "site", "feature", "admin1"),
    "site": ("site",),
    "feature": ("feature",),
    "country": ("country",),
}


def _fits(place: Place, kind: str | None) -> bool:
    return kind is None or place.place_type in _FITS[kind]


def _is_unit(mention: Mention) -> bool:
    return mention.kind in _UNITS or bool(mention.units) or is_countryside(mention.around)


def _is_point(mention: Mention) -> bool:
    place = mention.place
    return place is not None and place.place_type not in ("admin1", "country") and place.latitude is not None


def _lies_in(place: Place, unit: Mention) -> bool:
    """Whether a place lies in a unit: by the unit's name in its own row, else by nearness to it."""
    told = [name for name in (place.admin1, place.admin2) if name]
    known = (*unit.units, *unit.left)
    names = {unit.words, *(name for found in known for name in (found.name, found.native) if name)}
    if any(same_name(mine, name) for mine in told for name in names):
        return True
    smaller = [unit for unit in known if unit.place_type != "admin1"]
    untold = [] if place.admin2 else smaller if place.admin1 else known
    return any(_within(place, centre, _UNIT_KM) for centre in untold)


def _within(a: Place, b: Place, km: float) -> bool:
    apart = apart_km(a, b)
    return apart is not None and apart <= km


def _settled(mention: Mention) -> Finding:
    place = mention.place
    known = _known(place) if place else _open(mention)
    if mention.kind == "admin2" and known["place_type"] == "settlement":
        known["place_type"] = "admin2"
    vicinity = mention.finding.value.get("vicinity")
    precision = where_prec(known["place_type"], mention.around, mention.words, vicinity)
    value = {**mention.finding.value, **known, "where_prec": precision}
    if mention.because:
        value["because"] = "; ".join(mention.because)
    if mention.spelling:
        value["spelling"] = True
    bears = frozenset({"place", *([f"place.{known['place_type']}"] if known["place_type"] else [])})
    return mention.finding._replace(value=value, classes=mention.finding.classes | bears)


def _known(place: Place) -> dict[str, Any]:
    return {
        "place_type": place.place_type,
        "name": place.name,
        "native": place.native,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "gazetteer_id": place.id,
    }


def _open(mention: Mention) -> dict[str, Any]:
    """What is known of a place that is not one: its name as written, and what all candidates share."""
    latin = is_latin(mention.words)
    among = mention.left or mention.namesakes
    found: dict[str, Any] = {
        "place_type": mention.kind or _shared(place.place_type for place in mention.left),
        "name": mention.words if latin else None,
        "native": None if latin else mention.words,
        "country": _shared(place.country for place in among),
        "admin1": _shared(place.admin1 for place in among),
    }
    if mention.left:
        found["candidates"] = [place.id for place in mention.left[:_MOST_KEPT]]
    return found


def _shared(values: Iterable[str | None]) -> str | None:
    different = set(values)
    return different.pop() if len(different) == 1 else None
