"""Which accounts are worth comparing: a sweep over the days, coarse enough to miss little, with a bound on each shelf.

Accounts are taken in the order of the first day they can mean. Each is put on the shelves of its places, its
governorate, its ground on the map, its document, its statement; it meets those that stand there already and whose days
are not over. So a pair is met once, and what is met grows with the accounts of a few days, not with all of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Days, Place, Telling
from tawthiq.model.when import days_of

NEWS_DAYS = 60
"""A document of known date that gives no day is taken to tell of what happened in the days before it."""
WHOLE_DOCUMENT = 60
"""An account meets so many of its own document."""
NARROW, COARSE = 200, 60
"""And so many on a shelf of one place, and of more ground or of a figure: those whose days began last."""
TELLING_TOLL = 5
"""A toll of so many is met wherever it was."""
CELL = 0.1
"""Degrees: accounts on the map within about 10 km share a cell."""
LONGEST = 366
"""Days that an account of a longer time is sought in."""

Pair = tuple[int, int]
Shelf = tuple[Hashable, ...]

_LASTING = ("document", "sentence")
_ALWAYS = (datetime.date.min, datetime.date.max)
_DAY = datetime.timedelta(days=1)


def candidates(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs of positions in the list, the smaller first; each pair once."""
    reach = [_reach(telling) for telling in tellings]
    shelves: dict[Shelf, list[int]] = defaultdict(list)
    for at in sorted(range(len(tellings)), key=lambda at: (reach[at], at)):
        met: set[int] = set()
        eve = max(reach[at][0], _ALWAYS[0] + _DAY) - _DAY
        for shelf, most in _looks(tellings[at]):
            if shelf in shelves:
                if shelf[0] not in _LASTING:
                    shelves[shelf] = [other for other in shelves[shelf] if reach[other][1] >= eve]
                met.update(shelves[shelf][-most:])
        for shelf in _stands(tellings[at]):
            shelves[shelf].append(at)
        yield from ((min(at, other), max(at, other)) for other in sorted(met))


def _reach(telling: Telling) -> Days:
    """The days it can mean: those it gives, or those before its publication, or any."""
    if telling.days:
        first, last = telling.days
        return first, min(last, first + datetime.timedelta(days=LONGEST))
    news = days_of(telling.published)
    return (news[0] - datetime.timedelta(days=NEWS_DAYS), news[1]) if news else _ALWAYS


def _looks(telling: Telling) -> Iterator[tuple[Shelf, int]]:
    """Where it looks for others, and how many it meets there."""
    yield ("document", telling.document), WHOLE_DOCUMENT
    for bead in telling.beads:
        yield ("sentence", bead), NARROW
    for statement in telling.carried if telling.precise else ():
        yield ("statement", statement, telling.when), NARROW
    for key in _narrow(telling):
        yield ("open", key), COARSE
        yield ("place", key), NARROW if telling.definite else COARSE
    for shelf in _coarse(telling) if telling.definite else ():
        yield shelf, COARSE
    for figure in _small(telling):
        yield ("placed" if telling.head is None else "placeless", telling.when, *figure), COARSE


def _stands(telling: Telling) -> Iterator[Shelf]:
    """Where others find it."""
    yield "document", telling.document
    for bead in telling.beads:
        yield "sentence", bead
    for statement in telling.carried if telling.precise else ():
        yield "statement", statement, telling.when
    for key in _narrow(telling):
        yield "place" if telling.definite else "open", key
    if telling.definite:
        yield from _coarse(telling)
    for figure in _small(telling):
        yield "placeless" if telling.head is None else "placed", telling.when, *figure


def _narrow(telling: Telling) -> set[str]:
    """The skeletons of its places; a governorate's only where it is all that it names."""
    places = [place for place in telling.places if not place.wide or place is telling.head]
    return {key for place in places if place.place_type != "country" for key in place.keys}


def _coarse(telling: Telling) -> set[Shelf]:
    """Its governorates, its ground on the map, its larger tolls; without a place who did it and who says so."""
    shelves: set[Shelf] = {("region", key) for place in telling.places for key in _regions(place)}
    shelves |= {("toll", *figure) for figure in telling.figures if figure[1] >= TELLING_TOLL}
    if telling.head is None:
        return shelves | {("who", actor.key) for actor in (*telling.by, *telling.chain[:1])}
    if not telling.head.wide:
        shelves |= {("start", key[:2]) for key in telling.head.keys}
        shelves |= set(_ground(telling.head))
    return shelves


def _small(telling: Telling) -> list[tuple[str, int]]:
    """Its smaller tolls, where it gives the day: by them an account that names no place meets those that do."""
    return [figure for figure in telling.figures if figure[1] < TELLING_TOLL] if telling.precise else []


def _regions(place: Place) -> frozenset[str]:
    if place.place_type == "admin1":
        return place.keys
    return frozenset({skeleton(place.admin1)}) if place.admin1 else frozenset()


def _ground(place: Place) -> Iterator[Shelf]:
    """Four cells of the map, so that places nearer than a cell's width share one."""
    if place.latitude is None or place.longitude is None:
        return
    row, column = int(place.latitude // CELL), int(place.longitude // CELL)
    yield from (("ground", row + up, column + right) for up in (0, 1) for right in (0, 1))
