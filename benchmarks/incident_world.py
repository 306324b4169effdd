"""An invented war with known truth: incidents, and what documents in two languages tell of them.

    world(accounts=100_000, seed=5)

Rates that were measured on real records (docs/linking.md gives the sources) are in `Rates`; what could not be measured
is a plain guess and says so. Names are made from invented roots, in Arabic and in two ways of Latin spelling.
Nothing here is about a real place or a real event.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from incident_accounts import Tellers
from incident_ground import Ground, Spot, km
from incident_rates import PARTIES, Happened, Rates
from invented_names import Names

from tawthiq.linking.evidence import Telling

FRONTS = 45
FRONT_SHARE = 0.5
FIRST_DAY = datetime.date(2031, 1, 1)
KINDS = ("airstrike", "shelling", "missile", "drone", "bombing", "ground_attack", "shooting", "raid", "detention")


@dataclass(frozen=True, slots=True)
class World:
    """The accounts, and for each the incident that it tells of."""

    incidents: tuple[Happened, ...]
    tellings: tuple[Telling, ...]
    truth: dict[str, str]


def world(accounts: int, seed: int = 5, rates: Rates | None = None) -> World:
    """So many accounts; the same for the same seed."""
    return _Maker(Random(seed), rates or Rates()).world(accounts)


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
        self.ground = Ground(random, Names(random, rates.shared_name))
        self.tellers = Tellers(random, rates, self.ground)

    def world(self, accounts: int) -> World:
        wanted = int(accounts / self.rates.tellings * 1.1) + 20
        days = max(7, min(wanted // self.rates.a_day, self.rates.days_at_most))
        countries = max(1, round(wanted / (days * self.rates.a_day)))
        incidents: list[Happened] = []
        for country in range(countries):
            incidents += self._incidents(self.ground.country(country), wanted // countries, days, country)
        told = self.tellers.told(incidents, accounts)
        truth = {telling.id: key for telling, key in told}
        known = set(truth.values())
        return World(tuple(one for one in incidents if one.key in known), tuple(t for t, _ in told), truth)

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

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
            town = self.ground.towns[(before.spot.town or before.spot).key]
            close = [spot for spot in town if km(spot, before.spot) <= 5 and spot is not before.spot]
            again = self._chance(self.rates.same_place) and before.day != date
            spot = before.spot if again or not close else self.random.choice(close)
            party, kind = (before.by, before.kind) if self._chance(0.6) else (party, kind)
            date = before.day + datetime.timedelta(days=1) if spot is before.spot else date
        else:
            spot = self.random.choice(self.random.choice(fronts if self._chance(FRONT_SHARE) else towns))
        killed = int(self.random.paretovariate(1.1))
        return Happened(key, date, spot, kind, party, min(killed, 300), int(killed * self.random.uniform(0, 3)))
