"""Which place each mention of a document is: one, or none when several are left.

The candidates of a name are narrowed by what the document says, in this order: what the place is called (village,
governorate); the unit named with it; the places already known in its sentence; the country of the document; the
places already known in the document; the town before the unit of its name; and, last, a place far larger than every
other. Each step is one function that says why. What is left as several stays open, with its candidates.

The cost grows with the length of the document and no faster: a mention is compared with no more than twenty others
of its sentence on each side, and with the hundred known places that are nearest in the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from tawthiq.gazetteer.default import is_town
from tawthiq.gazetteer.distance import apart_km, within_km
from tawthiq.gazetteer.keys import same_name
from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.mention import UNITS, Mention, fits, mentions_of
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.precision import is_countryside
from tawthiq.gazetteer.spoken import Countries, Regions
from tawthiq.model.finding import Finding

_PEOPLED = ("settlement", "neighbourhood")
_NOT_TOWNS = ("site", "feature")
_BESIDE = 60
_SENTENCE_KM, _DOCUMENT_KM, _UNIT_KM, _FAR_KM, _SEAT_KM = 40.0, 60.0, 60.0, 120.0, 150.0
_CLEARLY, _LEAST_KM = 3.0, 10.0
_FAR_LARGER, _A_TOWN, _A_CITY = 10, 15_000, 100_000
_MOST_BESIDE, _MOST_POINTS = 20, 100


def settle(
    findings: Sequence[Finding], text: str, gazetteer: Gazetteer, countries: Iterable[str] = ()
) -> list[Finding]:
    """Place findings with what the gazetteer knows of them. ``countries`` are those that the document speaks of."""
    if not findings:
        return []
    mentions = list(mentions_of(findings, text, gazetteer))
    for mention in mentions:
        by_kind(mention)
    _Document(mentions, gazetteer, Countries(mentions, gazetteer, Counter(countries))).resolve()
    return [mention.settled() for mention in mentions]


class _Document:
    def __init__(self, mentions: list[Mention], gazetteer: Gazetteer, countries: Countries) -> None:
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.countries = countries
        self.several = [mention for mention in mentions if len(mention.left) > 1]
        self.first = _first_of_sentences(mentions)
        self.points = _Points(())

    def resolve(self) -> None:
        """Narrow the candidates of every mention, the surest evidence first."""
        strong = (self._by_unit, self._by_country, self._by_fame, by_town)
        for step in (*strong, *strong, self._by_sentence):
            self._narrowed(step)
        self._by_regions()
        self._by_document()
        for step in (by_town, by_size):
            self._narrowed(step)
        if any(mention.kind == "neighbourhood" for mention in self.mentions):
            self.points = _Points(self.mentions)
        for mention in self.mentions:
            self._doubt(mention)
            if not mention.left:
                self._by_sound(mention)
        self._one_sense()

    def _narrowed(self, step: Callable[[Mention], None]) -> None:
        for mention in self.several:
            if len(mention.left) > 1:
                step(mention)

    def _with(self, mention: Mention) -> list[Mention]:
        """The other mentions of its sentence, no more than twenty before and after it."""
        at = mention.number
        start, end = self.first[mention.sentence]
        return [
            *self.mentions[max(start, at - _MOST_BESIDE) : at],
            *self.mentions[at + 1 : min(end, at + _MOST_BESIDE + 1)],
        ]

    def _units_beside(self, mention: Mention) -> list[Mention]:
        """Units named in the same sentence, no further off than a few words, the nearest first."""
        beside = []
        for other in self._with(mention):
            if other.is_unit and other.key != mention.key:
                gap = max(other.start - mention.end, mention.start - other.end)
                if gap <= _BESIDE:
                    beside.append((gap, other.start, other.number, other))
        return [other for *_, other in sorted(beside, key=lambda found: found[:3])]

    def _by_unit(self, mention: Mention) -> None:
        if any(place.place_type == "admin1" for place in mention.left):
            return
        for unit in self._units_beside(mention):
            lies_in = _Unit(unit)
            within = [place for place in mention.left if lies_in(place) and place not in unit.left]
            mention.narrow(within, f"it is named with {unit.words}")

    def _by_country(self, mention: Mention) -> None:
        for country in self.countries.without(mention.key):
            there = [place for place in mention.left if place.country == country]
            if there:
                mention.narrow(there, f"the document speaks of {country}")
                return

    def _by_fame(self, mention: Mention) -> None:
        """The rows in memory, which people chose, before a village of the same name in a long list; and the places of
        a gazetteer that was added before small towns elsewhere in the world."""
        mention.narrow(
            [place for place in mention.left if self.gazetteer.is_own(place)], "it is the best known of them"
        )
        spoken = self.countries.without(mention.key)
        chosen = [place for place in mention.left if not is_town(place)]
        if not spoken or any(place.country in spoken for place in chosen):
            large = [place for place in mention.left if is_town(place) and place.population >= _A_CITY]
            mention.narrow([*chosen, *large] if chosen else (), "the others are small towns elsewhere")

    def _by_sentence(self, mention: Mention) -> None:
        nearest(mention, self._with(mention), _SENTENCE_KM)

    def _by_regions(self) -> None:
        """The candidates in units of the first order that the document names, or where its other places lie."""
        several = [mention for mention in self.several if len(mention.left) > 1]
        regions = Regions(self.mentions if several else ())
        for mention in several:
            inside = [place for place in mention.left if place.admin1 and regions.hold(place.admin1, mention)]
            mention.narrow(inside, "it lies in a region of which the document speaks")
            regions.add(mention)

    def _by_document(self) -> None:
        several = [mention for mention in self.several if len(mention.left) > 1]
        points = _Points(self.mentions if several else ())
        for mention in several:
            nearest(mention, points.near(mention), _DOCUMENT_KM)
            points.add(mention)

    def _doubt(self, mention: Mention) -> None:
        """A small place in a country that nothing else in the document speaks of is probably another."""
        place = mention.place
        if not mention.left:
            return
        countries = self.countries.without(mention.key)
        if place and self.gazetteer.is_own(place):
            self._doubt_namesake(mention, place, countries)
            return
        if place is None:
            if countries and not any(p.country in countries for p in mention.left):
                mention.drop("all that are known are in countries of which the document does not speak")
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

    def _doubt_namesake(self, mention: Mention, place: Place, countries: Sequence[str]) -> None:
        """A street or a quarter that bears the name of a far town, a district that bears that of one abroad."""
        if mention.kind == "neighbourhood" and place.place_type == "settlement" and not self._is_near(place, mention):
            mention.drop(f"{place.name} is no part of a town that the document names")
        elif mention.kind == "admin2" and place.place_type != "admin2" and countries and place.country not in countries:
            mention.drop(f"the only one known is in {place.country}, of which the document does not speak")

    def _is_far(self, place: Place, mention: Mention) -> bool:
        told = False
        for other in self._with(mention):
            if other.place and other.place.country == place.country:
                apart = apart_km(place, other.place)
                if apart is not None and apart <= _FAR_KM:
                    return False
                told = told or apart is not None
        return told

    def _is_near(self, place: Place, mention: Mention) -> bool:
        others = (other.point for other in self.points.near(mention) if other.key != mention.key)
        return any(within_km(place, other, _SENTENCE_KM) for other in others if other)

    def _by_sound(self, mention: Mention) -> None:
        """A name spelled otherwise in the gazetteer, inside the unit or near the places already known."""
        if mention.because or mention.kind in _NOT_TOWNS:
            return
        main = self.countries.all[:1]
        found = [place for country in main for place in self.gazetteer.sounding(mention.words, country)]
        if not found:
            return
        units = self._units_beside(mention)
        if units:
            found = list(filter(_Unit(units[0]), found))
        else:
            near = [other.point for other in self._with(mention)]
            found = [place for place in found if any(within_km(place, other, _SENTENCE_KM) for other in near if other)]
        fitting = [place for place in found if fits(place, mention.kind)]
        if len(fitting) == 1:
            mention.left, mention.spelling = (fitting[0],), True
            mention.because = [f"the gazetteer spells it {fitting[0].name}"]

    def _one_sense(self) -> None:
        """A name stands for one place throughout a document."""
        several = [mention for mention in self.several if len(mention.left) > 1]
        teachers = [m for m in self.mentions if m.place and not m.spelling] if several else ()
        known = {(m.key, m.kind in UNITS): m.place for m in teachers}
        for mention in several:
            taught = known.get((mention.key, mention.kind in UNITS))
            if taught and taught in mention.left:
                mention.narrow([taught], "it is so elsewhere in the document")


def _first_of_sentences(mentions: Sequence[Mention]) -> dict[int, tuple[int, int]]:
    """The numbers of the first mention of each sentence and of the one after its last."""
    bounds: dict[int, tuple[int, int]] = {}
    for mention in mentions:
        start = bounds.get(mention.sentence, (mention.number, 0))[0]
        bounds[mention.sentence] = start, mention.number + 1
    return bounds


class _Points:
    """The first mention of each place that is known and has coordinates, in the order of the text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions: list[Mention] = []
        self._seen: set[str] = set()
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Keep a mention when it is known now."""
        point = mention.point
        if point and point.id not in self._seen:
            self._seen.add(point.id)
            self._mentions.insert(self._place_of(mention), mention)

    def near(self, mention: Mention) -> list[Mention]:
        """No more than a hundred of them, the nearest in the text."""
        at = self._place_of(mention)
        start = max(0, min(at - _MOST_POINTS // 2, len(self._mentions) - _MOST_POINTS))
        return self._mentions[start : start + _MOST_POINTS]

    def _place_of(self, mention: Mention) -> int:
        return bisect_left(self._mentions, mention.number, key=lambda kept: kept.number)


def nearest(mention: Mention, known: Sequence[Mention], most: float) -> None:
    """Keep the candidate that lies by a known place, when the next is much further from all of them."""
    ranked = sorted(
        ((*found, place) for place in mention.left if (found := _closest(place, known, most * _CLEARLY))),
        key=lambda found: (found[0], found[2].id),
    )
    if ranked and ranked[0][0] <= most:
        km, words, place = ranked[0]
        if all(further >= _CLEARLY * max(km, _LEAST_KM) for further, *_ in ranked[1:]):
            mention.narrow([place], f"it is {km:.0f} km from {words}")


def _closest(place: Place, known: Sequence[Mention], most: float) -> tuple[float, str] | None:
    """Kilometres to the nearest of the known points no further than ``most`` off, and its words."""
    best = None
    for mention in known:
        other = mention.point
        if other and within_km(place, other, most):
            km = apart_km(place, other)
            if km is not None and (best is None or km < best[0]):
                best = km, mention.words
    return best


def by_kind(mention: Mention) -> None:
    """Keep the candidates that are what the text calls the place."""
    if mention.kind is None:
        if len(mention.left) > 1 and is_countryside(mention.around):
            mention.narrow([p for p in mention.left if p.place_type == "admin1"], "its countryside is spoken of")
        return
    fitting = [place for place in mention.left if fits(place, mention.kind)]
    if fitting:
        mention.narrow(fitting, f"it is called a place of type {mention.kind}")
    elif mention.left:
        mention.namesakes = mention.left
        mention.drop(f"no place of this name is of type {mention.kind}")


def by_town(mention: Mention) -> None:
    """The town before the unit that bears its name."""
    towns = [place for place in mention.left if place.place_type in _PEOPLED]
    others = [place for place in mention.left if place.place_type not in _PEOPLED]
    if len(towns) == 1 and all(_is_seat(towns[0], unit) for unit in others):
        mention.narrow(towns, "the town is meant where no unit is said")


def by_size(mention: Mention) -> None:
    """A place far larger than every other of its name."""
    ranked = sorted(mention.left, key=lambda place: -place.population)
    least = _A_TOWN if all(place.population for place in ranked) else _A_CITY
    if ranked[0].population >= max(least, _FAR_LARGER * ranked[1].population):
        mention.narrow(ranked[:1], f"it is by far the largest of {len(ranked)}")


def _is_seat(town: Place, unit: Place) -> bool:
    if unit.place_type not in UNITS or town.country != unit.country:
        return False
    return apart_km(town, unit) is None or within_km(town, unit, _SEAT_KM)


class _Unit:
    """Whether places lie in a unit: by its name in their own rows, else by nearness to it."""

    def __init__(self, mention: Mention) -> None:
        known = (*mention.units, *mention.left)
        self.names = {mention.words, *(name for found in known for name in (found.name, found.native) if name)}
        self.known = known
        self.smaller = [unit for unit in known if unit.place_type != "admin1"]
        self._told: dict[str, bool] = {}

    def __call__(self, place: Place) -> bool:
        """Whether it lies there."""
        if any(self._is_named(name) for name in (place.admin1, place.admin2) if name):
            return True
        untold = [] if place.admin2 else self.smaller if place.admin1 else self.known
        return any(within_km(place, centre, _UNIT_KM) for centre in untold)

    def _is_named(self, told: str) -> bool:
        if told not in self._told:
            self._told[told] = any(same_name(told, name) for name in self.names)
        return self._told[told]
