"""An invented war with known truth: incidents, and what documents in two languages tell of them.

    world(accounts=100_000, seed=5)

Rates that were measured on real records (docs/linking.md gives the sources) are in `Rates`; what could not be measured
is a plain guess and says so. Names are made from invented roots, in Arabic and in two ways of Latin spelling.
Nothing here is about a real place or a real event.
"""

from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Figure, Place, Telling
from tawthiq.model.claims import Actor
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

FRONTS = 45
FRONT_SHARE = 0.5
FIRST_DAY = datetime.date(2031, 1, 1)
WORDS = {
    "ب": "b", "ت": "t", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ط": "t", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
MOULDS = (
    ("123ة", "1a23ah"), ("12ي3", "1a2i3"), ("12و3", "1u2u3"), ("123ان", "1a23an"), ("م123", "ma12a3"),
    ("1ا2ية", "1a2iyah"), ("12ي3ة", "1u2ay3ah"), ("1ا2و3", "1a2u3"), ("123ين", "1a23in"), ("12ا3", "1i2a3"),
)  # fmt: skip
BEFORE = (("تل", "Tall"), ("كفر", "Kafr"), ("خربة", "Khirbat"), ("عين", "Ayn"), ("بئر", "Bir"), ("أم", "Umm"))
PRESS = (("q", "k"), ("ay", "ei"), ("u", "ou"), ("iyah", "iya"), ("ah", "a"), ("Tall", "Tell"), ("Khirbat", "Khirbet"))
KINDS = ("airstrike", "shelling", "missile", "drone", "bombing", "ground_attack", "shooting", "raid", "detention")
SEEN_AS = {
    "airstrike": ("shelling", "drone", "missile"),
    "shelling": ("missile", "airstrike"),
    "missile": ("shelling", "airstrike"),
    "drone": ("airstrike", "missile"),
    "bombing": ("destruction", "missile"),
    "ground_attack": ("shooting", "raid", "shelling"),
    "shooting": ("execution", "ground_attack"),
    "raid": ("detention", "ground_attack"),
    "detention": ("raid",),
}
PARTIES = [Actor(f"{name}-army", f"{name.capitalize()} Army") for name in ("amber", "birch", "cedar", "delta")]
SPEAKERS = [Actor(f"speaker{at}-office", f"Speaker {at}") for at in range(60)]


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares out of one. Measured: neighbours, the days, disjoint tolls, coordinates, names that are shared."""

    a_day: int = 12
    tellings: float = 3.46
    days_at_most: int = 2500
    near: float = 0.3
    same_place: float = 0.45
    other_day: float = 0.04
    far_day: float = 0.004
    span: float = 0.05
    month: float = 0.02
    undated: float = 0.03
    town_only: float = 0.1
    region_only: float = 0.02
    no_place: float = 0.02
    wrong_place: float = 0.03
    misspelt: float = 0.06
    shared_name: float = 0.29
    resolved: float = 0.6
    named_town: float = 0.4
    named_region: float = 0.4
    seen_otherwise: float = 0.12
    nobody_accused: float = 0.2
    other_accused: float = 0.05
    no_toll: float = 0.3
    vague_toll: float = 0.08
    other_toll: float = 0.3
    relayed: float = 0.35


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the world, with its names and what it lies in."""

    key: str
    arabic: str
    latin: str
    latitude: float
    longitude: float
    kind: str
    town: Spot | None
    region: Spot | None

    @property
    def chain(self) -> tuple[Spot, ...]:
        """The place, its town, its governorate."""
        return tuple(spot for spot in (self, self.town, self.region) if spot)


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident as it was."""

    key: str
    day: datetime.date
    spot: Spot
    kind: str
    by: Actor
    killed: int
    injured: int


@dataclass(frozen=True, slots=True)
class World:
    """The accounts, and for each the incident that it tells of."""

    incidents: tuple[Happened, ...]
    tellings: tuple[Telling, ...]
    truth: dict[str, str]


def world(accounts: int, seed: int = 5, rates: Rates | None = None) -> World:
    """So many accounts; the same for the same seed."""
    return _Maker(Random(seed), rates or Rates()).world(accounts)


def km(a: Spot, b: Spot) -> float:
    """Kilometres on flat ground, which is near enough within a country."""
    east = (a.longitude - b.longitude) * 111.2 * math.cos(math.radians(a.latitude))
    return math.hypot((a.latitude - b.latitude) * 111.2, east)


def neighbours(incidents: tuple[Happened, ...], days: int, reach: float) -> Iterator[tuple[Happened, Happened]]:
    """Pairs of different incidents no more than so many days and kilometres apart."""
    cells: dict[tuple[int, int, int], list[Happened]] = defaultdict(list)
    step = reach / 80
    for one in incidents:
        at = (one.day.toordinal(), int(one.spot.latitude // step), int(one.spot.longitude // step))
        for day in range(-days, days + 1):
            for up in (-1, 0, 1):
                for right in (-1, 0, 1):
                    for other in cells.get((at[0] + day, at[1] + up, at[2] + right), ()):
                        if km(one.spot, other.spot) <= reach:
                            yield other, one
        cells[at].append(one)


class _Maker:
    def __init__(self, random: Random, rates: Rates) -> None:
        self.random = random
        self.rates = rates
        self.names: list[tuple[str, str]] = []
        self.spots: dict[str, Spot] = {}
        self.towns: dict[str, list[Spot]] = {}

    def world(self, accounts: int) -> World:
        wanted = int(accounts / self.rates.tellings * 1.1) + 20
        days = max(7, min(wanted // self.rates.a_day, self.rates.days_at_most))
        countries = max(1, round(wanted / (days * self.rates.a_day)))
        incidents: list[Happened] = []
        for country in range(countries):
            incidents += self._incidents(self._country(country), wanted // countries, days, country)
        told = self._told(incidents, accounts)
        truth = {telling.id: key for telling, key in told}
        known = set(truth.values())
        return World(tuple(one for one in incidents if one.key in known), tuple(t for t, _ in told), truth)

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _name(self) -> tuple[str, str]:
        """A name in Arabic and in systematic Latin; some are another place's name."""
        if self.names and self._chance(self.rates.shared_name / 2):
            return self.random.choice(self.names)
        root = self.random.sample(list(WORDS), 3)
        arabic, latin = self.random.choice(MOULDS)
        for at, letter in enumerate(root, start=1):
            arabic, latin = arabic.replace(str(at), letter), latin.replace(str(at), WORDS[letter])
        latin = latin.capitalize()
        if self._chance(0.3):
            before = self.random.choice(BEFORE)
            arabic, latin = f"{before[0]} {arabic}", f"{before[1]} {latin}"
        elif self._chance(0.3):
            arabic, latin = f"ال{arabic}", f"Al-{latin}"
        self.names.append((arabic, latin))
        return self.names[-1]

    def _country(self, country: int) -> list[list[Spot]]:
        """Villages and towns by town: 14 governorates, 5 towns each, 100 to 140 villages around a town."""
        towns = []
        for row in range(14):
            south, west = 30 + 1.0 * (row % 4), 36 + 1.2 * (row // 4) + 8 * country
            region = self._spot(f"{country}-{row}", south + 0.45, west + 0.5, "admin1", None, None)
            for at in range(5):
                up, right = self.random.uniform(0, 0.9), self.random.uniform(0, 1.0)
                town = self._spot(f"{country}-{row}-{at}", south + up, west + right, "settlement", None, region)
                villages = [self._village(f"{town.key}-{n}", town) for n in range(self.random.randint(100, 140))]
                towns.append([town, *villages])
                self.towns[town.key] = towns[-1]
        return towns

    def _village(self, key: str, town: Spot) -> Spot:
        reach = abs(self.random.gauss(0, 0.12))
        turn = self.random.uniform(0, math.tau)
        up, right = reach * math.sin(turn), reach * math.cos(turn)
        return self._spot(key, town.latitude + up, town.longitude + right, "settlement", town, town.region)

    def _spot(self, key: str, up: float, right: float, kind: str, town: Spot | None, region: Spot | None) -> Spot:
        self.spots[key] = Spot(key, *self._name(), up, right, kind, town, region)
        return self.spots[key]

    def _incidents(self, towns: list[list[Spot]], wanted: int, days: int, country: int) -> list[Happened]:
        """Fronts move: at any time a few towns see half of it. No two incidents share a place and a day."""
        made: list[Happened] = []
        seen: set[tuple[datetime.date, str]] = set()
        fronts = self.random.sample(towns, FRONTS)
        for day in range(days):
            if self._chance(0.2):
                fronts[self.random.randrange(FRONTS)] = self.random.choice(towns)
            while len(made) < (day + 1) * wanted // days:
                date = FIRST_DAY + datetime.timedelta(days=day)
                one = self._incident(f"{country}-{len(made)}", date, fronts, towns, made)
                if (one.day, one.spot.key) not in seen:
                    seen.add((one.day, one.spot.key))
                    made.append(one)
        return made

    def _incident(
        self, key: str, date: datetime.date, fronts: list[list[Spot]], towns: list[list[Spot]], made: list[Happened]
    ) -> Happened:
        party = self.random.choice(PARTIES)
        kind = self.random.choices(KINDS, (40, 25, 6, 6, 8, 6, 4, 3, 2))[0]
        recent = made[-30:]
        if recent and self._chance(self.rates.near):
            before = self.random.choice(recent)
            town = self.towns[(before.spot.town or before.spot).key]
            close = [spot for spot in town if km(spot, before.spot) <= 5 and spot is not before.spot]
            again = self._chance(self.rates.same_place) and before.day != date
            spot = before.spot if again or not close else self.random.choice(close)
            party, kind = (before.by, before.kind) if self._chance(0.6) else (party, kind)
            date = before.day + datetime.timedelta(days=1) if spot is before.spot else date
        else:
            spot = self.random.choice(self.random.choice(fronts if self._chance(FRONT_SHARE) else towns))
        killed = int(self.random.paretovariate(1.1))
        return Happened(key, date, spot, kind, party, min(killed, 300), int(killed * self.random.uniform(0, 3)))

    def _told(self, incidents: list[Happened], accounts: int) -> list[tuple[Telling, str]]:
        told: list[tuple[Telling, str]] = []
        share = 1 - 1 / self.rates.tellings
        for happened in incidents:
            if len(told) >= accounts:
                break
            mine: list[Telling] = []
            while not mine or self._chance(share):
                mine.append(self._telling(f"a-{len(told) + len(mine)}", happened, mine))
            told += [(telling, happened.key) for telling in mine]
        return self._in_documents(told[:accounts])

    def _telling(self, key: str, happened: Happened, before: list[Telling]) -> Telling:
        arabic = self._chance(0.5)
        relayed = self.random.choice(before) if before and self._chance(self.rates.relayed) else None
        when = relayed.when if relayed else self._when(happened)
        published = happened.day + datetime.timedelta(days=self.random.choice((0, 0, 1, 1, 1, 2, 3, 5)))
        return Telling(
            id=key,
            document=f"d-{key}",
            span=Span(0, 9),
            sentence=Span(0, 9),
            language="ar" if arabic else "en",
            published=published.isoformat(),
            publisher=f"press-{self.random.randrange(40)}",
            type=relayed.type if relayed else self._kind(happened),
            when=when,
            days=days_of(when),
            places=self._places(happened, arabic, relayed),
            by=relayed.by if relayed else self._accused(happened),
            chain=relayed.chain if relayed else (self.random.choice(SPEAKERS),),
            stance="asserted",
            tolls=relayed.tolls if relayed else self._tolls(happened),
            moments=frozenset(),
            words=(),
        )

    def _when(self, happened: Happened) -> str | None:
        day = happened.day
        if self._chance(self.rates.far_day):
            day += datetime.timedelta(days=self.random.choice((-3, -2, 2, 3)))
        elif self._chance(self.rates.other_day):
            day += datetime.timedelta(days=self.random.choice((-1, 1)))
        if self._chance(self.rates.undated):
            return None
        if self._chance(self.rates.month):
            return day.isoformat()[:7]
        if self._chance(self.rates.span):
            return f"{day - datetime.timedelta(days=self.random.choice((0, 1)))}/{day + datetime.timedelta(days=1)}"
        return day.isoformat()

    def _kind(self, happened: Happened) -> str:
        if self._chance(0.04):
            return "other"
        return self.random.choice(SEEN_AS[happened.kind]) if self._chance(self.rates.seen_otherwise) else happened.kind

    def _accused(self, happened: Happened) -> tuple[Actor, ...]:
        if self._chance(self.rates.nobody_accused):
            return ()
        return (self.random.choice(PARTIES) if self._chance(self.rates.other_accused) else happened.by,)

    def _tolls(self, happened: Happened) -> tuple[Figure, ...]:
        if self._chance(self.rates.no_toll):
            return ()
        tolls = [self._toll("killed", happened.killed)]
        if happened.injured and self._chance(0.6):
            tolls.append(self._toll("injured", happened.injured))
        return tuple(tolls)

    def _toll(self, measure: str, count: int) -> Figure:
        if self._chance(self.rates.vague_toll):
            return Figure("t", measure, "people", None, None, "several" if count < 20 else "dozens", "incident")
        low = count
        if self._chance(self.rates.other_toll):
            low = max(1, round(count * self.random.choice((0.7, 0.8, 0.9, 1.1, 1.2, 1.3))))
        high = None if self._chance(0.15) else low + (self.random.randrange(1, 4) if self._chance(0.1) else 0)
        return Figure("t", measure, "people", low, high, None, "incident")

    def _places(self, happened: Happened, arabic: bool, relayed: Telling | None) -> tuple[Place, ...]:
        """What a teller names: mostly the place, with its town or governorate or without."""
        if relayed and relayed.language == ("ar" if arabic else "en"):
            return relayed.places
        spot = happened.spot
        if relayed and not relayed.places:
            return ()
        if relayed:
            spots = [self.spots[place.mention] for place in relayed.places]
        elif self._chance(self.rates.no_place):
            return ()
        elif self._chance(self.rates.region_only) and spot.region:
            spots = [spot.region]
        else:
            if self._chance(self.rates.wrong_place):
                spot = self.random.choice(self.towns[(spot.town or spot).key])
            elif self._chance(self.rates.town_only) and spot.town:
                spot = spot.town
            outer = [spot.town] if self._chance(self.rates.named_town) else []
            outer += [spot.region] if self._chance(self.rates.named_region) else []
            spots = [spot, *(each for each in outer if each)]
        return tuple(self._place(each, arabic) for each in spots)

    def _place(self, spot: Spot, arabic: bool) -> Place:
        text = spot.arabic if arabic else self._latin(spot.latin)
        if self._chance(self.rates.misspelt):
            text = self._misspelt(text)
        known = spot.kind == "admin1" or self._chance(self.rates.resolved)
        names = (text, spot.latin, spot.arabic) if known else (text,)
        return Place(
            mention=spot.key,
            document="d",
            text=text,
            keys=frozenset(map(skeleton, names)),
            place_type=spot.kind,
            name=spot.latin if known else None,
            native=spot.arabic if known else None,
            country="ZZ",
            admin1=spot.region.latin if known and spot.region else None,
            latitude=spot.latitude if known else None,
            longitude=spot.longitude if known else None,
            gazetteer_id=spot.key if known else None,
        )

    def _latin(self, name: str) -> str:
        """As the press spells it, half of the time."""
        for old, new in PRESS:
            if self._chance(0.5):
                name = name.replace(old, new)
        return name

    def _misspelt(self, name: str) -> str:
        """One letter left out, doubled, or changed places with the next."""
        at = self.random.randrange(1, len(name) - 1)
        wrong = (name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], _swapped(name, at))
        return self.random.choice(wrong)

    def _in_documents(self, told: list[tuple[Telling, str]]) -> list[tuple[Telling, str]]:
        """A publisher's accounts of one day stand in one document, up to six; each has its own place in it."""
        filed: dict[tuple[str | None, str | None, str | None], int] = defaultdict(int)
        placed = []
        for telling, key in told:
            sheet = (telling.publisher, telling.published, telling.language)
            number = filed[sheet]
            filed[sheet] += 1
            document = f"d-{'-'.join(map(str, sheet))}-{number // 6}"
            at = Span(number % 6 * 10, number % 6 * 10 + 9)
            mine = tuple(replace(place, document=document) for place in telling.places)
            placed.append((replace(telling, document=document, span=at, sentence=at, places=mine), key))
        return placed


def _swapped(name: str, at: int) -> str:
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
