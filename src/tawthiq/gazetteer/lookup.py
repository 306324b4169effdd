"""Which places of a gazetteer a name can be: by its letters, or by its sound where it is spelled otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from tawthiq.gazetteer.distance import apart_km
from tawthiq.gazetteer.index import Index
from tawthiq.gazetteer.keys import same_name, skeleton
from tawthiq.gazetteer.names import key_of
from tawthiq.gazetteer.places import Place

_ONE_PLACE_KM = 5.0
_SHORTEST_SOUND = 3


class Held:
    """Places in memory, by id, by name and by sound; for a few thousand."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: Mapping[str, Place] = {place.id: place for place in places}

    @cached_property
    def by_key(self) -> dict[str, list[Place]]:
        """Places by the keys of their names."""
        return _grouped((key_of(name), place) for place in self.places.values() for name in place.names)

    @cached_property
    def by_sound(self) -> dict[str, list[Place]]:
        """Places by the skeletons of their names."""
        return _grouped((skeleton(name), place) for place in self.places.values() for name in place.names)


def _grouped(pairs: Iterable[tuple[str, Place]]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for key, place in pairs:
        group = found.setdefault(key, [])
        if not group or group[-1] is not place:
            group.append(place)
    return found


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The places in memory (our own rows, a user's small file) and those of indexes, in order of preference."""

    own: Held
    indexes: tuple[Index, ...] = ()
    _found: dict[str, tuple[Place, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, places: Iterable[Place], indexes: Sequence[Index] = ()) -> Gazetteer:
        """A gazetteer of these places; of two with one id the later one stays."""
        gazetteer = cls(Held(places), tuple(indexes))
        object.__setattr__(gazetteer, "named", lru_cache(maxsize=50_000)(gazetteer.named))
        object.__setattr__(gazetteer, "sounding", lru_cache(maxsize=10_000)(gazetteer.sounding))
        return gazetteer

    def is_own(self, place: Place) -> bool:
        """Whether a place is of the rows in memory, which are curated."""
        return place.id in self.own.places

    def named(self, name: str) -> tuple[Place, ...]:
        """The places of this name, whatever its articles and marks; one place of several sources counts once."""
        key = key_of(name)
        found = [*self.own.by_key.get(key, ()), *(place for index in self.indexes for place in index.named(key))]
        return merged(list(map(self._ours, found)))

    def sounding(self, name: str, country: str) -> tuple[Place, ...]:
        """The places of a country whose name sounds like this one, in either script."""
        sound = skeleton(name)
        if len(sound) < _SHORTEST_SOUND:
            return ()
        found = [
            *self.own.by_sound.get(sound, ()),
            *(place for index in self.indexes for place in index.sounding(sound, country)),
        ]
        alike = [self._ours(place) for place in found if any(same_name(name, other) for other in place.names)]
        return tuple([place for place in merged(alike) if place.country == country])

    def _ours(self, place: Place) -> Place:
        """Our own row of a place of an index, where we have it under another of its names."""
        if place.id in self.own.places:
            return place
        alike = self.own.by_sound.get(skeleton(place.name), ())
        return next((_filled(mine, place) for mine in alike if _are_one(mine, place)), place)


def merged(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places with those that are one taken together: of one type and within 5 km, or of one unit without coordinates.

    The first of them stands for all, with the largest population any gives, and what it lacks itself.
    """
    kept: list[Place] = []
    for place in places:
        at = next((n for n, other in enumerate(kept) if _are_one(place, other)), None)
        if at is None:
            kept.append(place)
        else:
            kept[at] = _filled(kept[at], place)
    return tuple(kept)


def _filled(place: Place, other: Place) -> Place:
    return replace(
        place,
        native=place.native or other.native,
        country=place.country or other.country,
        admin1=place.admin1 or other.admin1,
        admin2=place.admin2 or other.admin2,
        latitude=other.latitude if place.latitude is None else place.latitude,
        longitude=other.longitude if place.latitude is None else place.longitude,
        population=max(place.population, other.population),
    )


def _are_one(a: Place, b: Place) -> bool:
    if a.id == b.id:
        return True
    if a.place_type != b.place_type and {a.place_type, b.place_type} != {"settlement", "neighbourhood"}:
        return False
    if a.place_type in ("admin1", "country"):
        return a.country == b.country
    apart = apart_km(a, b)
    if apart is None:
        return a.country == b.country and bool(a.admin1 and b.admin1 and same_name(a.admin1, b.admin1))
    return apart <= (25 if a.place_type == "admin2" else _breadth_km(max(a.population, b.population)))


def _breadth_km(population: int) -> float:
    """How far apart two sources may put the middle of one town."""
    return _ONE_PLACE_KM if population < 100_000 else 15 if population < 1_000_000 else 30
