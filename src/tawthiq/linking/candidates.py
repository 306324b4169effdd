"""Which accounts are worth comparing: cheaply, and coarse enough to miss nothing that matters."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations, product

from tawthiq.linking.evidence import Telling

SHORT_DAYS = 7
"""A longer interval is filed by its months."""
WHOLE_DOCUMENT = 60
"""In a document with no more accounts than this, each is compared with each."""

Block = tuple[Hashable, ...]
Pair = tuple[Telling, Telling]


def candidates(tellings: Sequence[Telling]) -> Iterator[Pair]:
    """Pairs that share a sentence, a short document, a statement and a day, or a place and a time (or an open one)."""
    met = {pair for places in _filed(tellings).values() for pair in combinations(places, 2)}
    met |= set(_with_open_time(tellings))
    for left, right in sorted(met):
        yield tellings[left], tellings[right]


def _filed(tellings: Sequence[Telling]) -> dict[Block, list[int]]:
    filed: dict[Block, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        for block in _blocks(telling):
            filed[block].append(at)
    return {block: places for block, places in filed.items() if block[0] != "document" or len(places) <= WHOLE_DOCUMENT}


def _blocks(telling: Telling) -> set[Block]:
    times = set(_times(telling))
    blocks: set[Block] = {("document", telling.document)}
    blocks |= {("sentence", bead) for bead in telling.beads}
    blocks |= {("place", key, time) for key in _where(telling, wide=True) for time in times}
    if telling.precise:
        blocks |= {("statement", key, telling.when) for key in telling.carried}
    if not telling.places:
        blocks |= {("who", actor.key, time) for actor in telling.by for time in times}
    return blocks


def _where(telling: Telling, wide: bool) -> set[str]:
    """The skeletons of its places, and the start of the first one's for spellings that only sound alike."""
    if telling.head is None:
        return set()
    places = [place for place in telling.places if wide or not place.wide or place is telling.head]
    keys = {key for place in places if place.place_type != "country" for key in place.keys}
    return keys | {f"{key[:2]}…" for key in telling.head.keys if not telling.head.wide}


def _times(telling: Telling) -> Iterator[str]:
    """Its days and the day after, so that neighbours meet; a long interval by its months."""
    if not telling.days:
        return
    first, last = telling.days
    days = (last - first).days
    if days > SHORT_DAYS:
        yield from {(first + datetime.timedelta(days=day)).isoformat()[:7] for day in range(0, days + 1, 7)}
        yield last.isoformat()[:7]
    else:
        yield from ((first + datetime.timedelta(days=day)).isoformat() for day in range(days + 2))


def _with_open_time(tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Undated accounts with all others at a place they name; a governorate only where it is all they name."""
    dated: dict[str, list[int]] = defaultdict(list)
    undated: dict[str, list[int]] = defaultdict(list)
    for at, telling in enumerate(tellings):
        for key in _where(telling, wide=False):
            (dated if telling.days else undated)[key].append(at)
    for key, places in undated.items():
        yield from combinations(places, 2)
        yield from ((min(pair), max(pair)) for pair in product(places, dated.get(key, ())))
