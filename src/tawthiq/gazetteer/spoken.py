"""What a document speaks of, in running totals: countries and regions, each asked for without one mention of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tawthiq.gazetteer.keys import same_name
from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.mention import Mention

_MOST_OF_WORDS = 3
_FAIR = 1 / 4
_NOTHING = 1e-9
_MOST_REGIONS = 100


class Countries:
    """The countries that a document is about: named by its words, and by its places, each name once.

    The places in memory weigh twice; a name of places in several countries gives each its part.
    """

    def __init__(self, mentions: Iterable[Mention], gazetteer: Gazetteer, words: Mapping[str, int]) -> None:
        self._total = {country: min(count, _MOST_OF_WORDS) * 0.5 for country, count in words.items()}
        self._given: dict[str, dict[str, float]] = {}
        for mention in mentions:
            if mention.key not in self._given:
                self._given[mention.key] = _votes(mention, gazetteer)
        for given in self._given.values():
            for country, share in given.items():
                self._total[country] = self._total.get(country, 0.0) + share
        self.all = _ranked(self._total)
        self._without: dict[str, list[str]] = {}

    def without(self, key: str) -> list[str]:
        """The countries with a fair share of the evidence that other names give, the most spoken of first."""
        given = self._given.get(key)
        if not given:
            return self.all
        if key not in self._without:
            left = {country: share - given.get(country, 0.0) for country, share in self._total.items()}
            self._without[key] = _ranked(left)
        return self._without[key]


def _votes(mention: Mention, gazetteer: Gazetteer) -> dict[str, float]:
    named = {place.country for place in mention.left if place.country}
    if not named:
        return {}
    weight = 1.0 if any(map(gazetteer.is_own, mention.left)) else 0.5
    return dict.fromkeys(named, weight / len(named))


def _ranked(votes: Mapping[str, float]) -> list[str]:
    least = max(_NOTHING, max(votes.values(), default=0.0) * _FAIR - _NOTHING)
    return [
        country for _, country in sorted((-round(share, 9), name) for name, share in votes.items() if share > least)
    ]


class Regions:
    """The units of the first order that a document names, or where its places lie; no more than a hundred."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._told: dict[int, frozenset[str]] = {}
        self._total: Counter[str] = Counter()
        self._alike: dict[str, list[str]] = {}
        for mention in mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Count what a mention tells, once."""
        told, before = _regions(mention), self._told.get(mention.number, frozenset())
        if told == before:
            return
        self._told[mention.number] = told | before
        for region in told - before:
            if region not in self._total:
                if len(self._total) >= _MOST_REGIONS:
                    continue
                self._alike.clear()
            self._total[region] += 1

    def hold(self, region: str, mention: Mention) -> bool:
        """Whether another mention than this tells of a region, however it is spelled."""
        mine = self._told.get(mention.number, frozenset())
        return any(self._total[name] > (name in mine) for name in self._spellings(region))

    def _spellings(self, region: str) -> list[str]:
        if region not in self._alike:
            self._alike[region] = [name for name in self._total if same_name(region, name)]
        return self._alike[region]


def _regions(mention: Mention) -> frozenset[str]:
    told = {place.admin1 for place in mention.units}
    if mention.place:
        told.add(mention.place.admin1)
    return frozenset(region for region in told if region)
