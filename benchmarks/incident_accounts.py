"""What documents in two languages tell of an invented war: day, place, kind, who did it and tolls, rightly or not."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import replace
from random import Random

from incident_ground import Ground, Spot
from incident_rates import PARTIES, Happened, Rates

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Figure, Place, Telling
from tawthiq.model.claims import Actor
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

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
SPEAKERS = [Actor(f"speaker{at}-office", f"Speaker {at}") for at in range(60)]


class Tellers:
    """Makes the accounts of incidents; some relay an earlier one."""

    def __init__(self, random: Random, rates: Rates, ground: Ground) -> None:
        self.random = random
        self.rates = rates
        self.ground = ground

    def told(self, incidents: list[Happened], accounts: int) -> list[tuple[Telling, str]]:
        """So many accounts in their documents, each with the incident that it tells of."""
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

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

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
            spots = [self.ground.spots[place.mention] for place in relayed.places]
        elif self._chance(self.rates.no_place):
            return ()
        elif self._chance(self.rates.region_only) and spot.region:
            spots = [spot.region]
        else:
            if self._chance(self.rates.wrong_place):
                spot = self.random.choice(self.ground.towns[(spot.town or spot).key])
            elif self._chance(self.rates.town_only) and spot.town:
                spot = spot.town
            outer = [spot.town] if self._chance(self.rates.named_town) else []
            outer += [spot.region] if self._chance(self.rates.named_region) else []
            spots = [spot, *(each for each in outer if each)]
        return tuple(self._place(each, arabic) for each in spots)

    def _place(self, spot: Spot, arabic: bool) -> Place:
        text = spot.arabic if arabic else self.ground.names.latin(spot.latin)
        if self._chance(self.rates.misspelt):
            text = self.ground.names.misspelt(text)
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
