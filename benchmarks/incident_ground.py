"""The ground of an invented war: villages around towns, towns in governorates, with names and coordinates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from invented_names import Names


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


def km(a: Spot, b: Spot) -> float:
    """Kilometres on flat ground, which is near enough within a country."""
    east = (a.longitude - b.longitude) * 111.2 * math.cos(math.radians(a.latitude))
    return math.hypot((a.latitude - b.latitude) * 111.2, east)


class Ground:
    """The places of all countries by their keys, and those of a town by the town's key."""

    def __init__(self, random: Random, names: Names) -> None:
        self.random = random
        self.names = names
        self.spots: dict[str, Spot] = {}
        self.towns: dict[str, list[Spot]] = {}

    def country(self, country: int) -> list[list[Spot]]:
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
        self.spots[key] = Spot(key, *self.names.new(), up, right, kind, town, region)
        return self.spots[key]
