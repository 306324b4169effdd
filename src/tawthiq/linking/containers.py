"""What one text says of where a village lies holds for the others, where all that say it agree.

So it is known, too, how many places of a town were struck on a day: an account that names the town alone may tell of
any of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Place, Telling

Key = Hashable


def with_containers(tellings: Sequence[Telling]) -> list[Telling]:
    """Accounts that name a village alone, with the one town or district that all other texts name for it."""
    known = _known(tellings)
    filled = [_filled(telling, known) for telling in tellings]
    struck = _struck(filled)
    return [replace(telling, inside=count) if (count := _inside(telling, struck)) else telling for telling in filled]


def _struck(tellings: Iterable[Telling]) -> Mapping[Key, list[Place]]:
    """For a name and a day, the most specific places told inside it, each once in whatever spelling."""
    found: dict[Key, list[Place]] = defaultdict(list)
    for telling in tellings:
        head = telling.head
        if telling.precise and head and not head.wide:
            for key in {key for outer in telling.places[1:] if not outer.wide for key in outer.keys}:
                if not any(head.same(other) for other in found[key, telling.days]):
                    found[key, telling.days].append(head)
    return found


def _inside(telling: Telling, struck: Mapping[Key, Sequence[Place]]) -> int:
    if not telling.precise or telling.head is None or telling.head.wide:
        return 0
    return max((len(struck.get((key, telling.days), ())) for key in telling.head.keys), default=0)


def _known(tellings: Iterable[Telling]) -> Mapping[Key, Place]:
    """For a most specific place, what it lies in: only where nobody names another."""
    named: dict[Key, dict[Key, Place]] = defaultdict(dict)
    for telling in tellings:
        outer = _outer(telling)
        if telling.head and outer:
            named[_key(telling.head)].setdefault(_key(outer), outer)
    return {key: one for key, places in named.items() for one in places.values() if len(places) == 1}


def _outer(telling: Telling) -> Place | None:
    """The first place below the governorate that it names after the most specific one."""
    return next((place for place in telling.places[1:] if not place.wide), None)


def _key(place: Place) -> Key:
    return place.gazetteer_id or skeleton(place.text)


def _filled(telling: Telling, known: Mapping[Key, Place]) -> Telling:
    head = telling.head
    if head is None or head.wide or _outer(telling):
        return telling
    outer = known.get(_key(head))
    if outer is None or outer.same(head) or _elsewhere(telling, outer) or outer.place_type == "site":
        return telling  # a hospital that is told beside a camp does not hold it
    return replace(telling, places=(*telling.places, outer))


def _elsewhere(telling: Telling, outer: Place) -> bool:
    """Whether it names a governorate that the town is not in."""
    wide = [place for place in telling.places if place.place_type == "admin1"]
    keys = {key for place in wide for key in place.keys}
    return bool(keys) and outer.admin1 is not None and skeleton(outer.admin1) not in keys
