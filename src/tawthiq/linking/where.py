"""How the places of two accounts stand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tawthiq.gazetteer.keys import same_name
from tawthiq.linking.evidence import Place, Telling


class Bearing(Enum):
    """From "the same" to "cannot be compared"."""

    SAME = "the same most specific place"
    WITHIN = "one place lies in the other"
    REGION = "they share a governorate or country only"
    NEIGHBOURS = "different places of one town or district"
    APART = "different places"
    UNKNOWN = "one names no place, or none that can be compared"


@dataclass(frozen=True, slots=True)
class Met:
    """How two accounts' places stand to each other, and the two mentions that met."""

    bearing: Bearing
    left: Place | None = None
    right: Place | None = None

    @property
    def words(self) -> str:
        """The place in the words of both."""
        if self.left is None or self.right is None:
            return ""
        return " / ".join(sorted({self.left.text, self.right.text}))


@lru_cache(maxsize=4096)
def meet(a: Telling, b: Telling) -> Met:
    """Compare the places of two accounts, the most specific first."""
    if a.head is None or b.head is None:
        return Met(Bearing.UNKNOWN)
    if a.head.same(b.head):
        return Met(_same_head(a, b), a.head, b.head)
    left, right = _find(a.head, b.places), _find(b.head, a.places)
    if left and right:
        return Met(Bearing.SAME, a.head, left)
    if left or right:
        inner, outer = (b.head, a.head) if left else (a.head, b.head)
        return Met(Bearing.REGION if inner.wide or outer.wide else Bearing.WITHIN, inner, outer)
    return _shared_container(a, b)


def _same_head(a: Telling, b: Telling) -> Bearing:
    """One name of a village in two governorates is two places."""
    if a.head and b.head and a.head.wide:
        return Bearing.REGION
    left, right = _wide(a.places[1:]), _wide(b.places[1:])
    contradict = left and right and not any(one.same(other) for one in left for other in right)
    return Bearing.APART if contradict else Bearing.SAME


def _wide(places: Sequence[Place]) -> list[Place]:
    return [place for place in places if place.place_type == "admin1"]


def _find(place: Place, among: Sequence[Place]) -> Place | None:
    return next((other for other in among if place.same(other) or _share_a_name(place, other)), None)


def _share_a_name(one: Place, other: Place) -> bool:
    """Whether one is a town and the other the governorate that bears its name: "Arin" alone may mean either."""
    if one.place_type != "settlement" or other.place_type != "admin1":
        return False
    return (
        one.admin1 is not None and any(same_name(one.admin1, name) for name in other.spellings) and _alike(one, other)
    )


def _alike(one: Place, other: Place) -> bool:
    return any(same_name(mine, theirs) for mine in one.spellings for theirs in other.spellings)


def _shared_container(a: Telling, b: Telling) -> Met:
    met = [(mine, theirs) for mine in a.places[1:] if (theirs := _find(mine, b.places[1:]))]
    narrow = [(mine, theirs) for mine, theirs in met if not mine.wide and not theirs.wide]
    if narrow:
        return Met(Bearing.NEIGHBOURS, *narrow[0])
    if a.head and b.head and _may_contain(a.head, b.head):
        return Met(Bearing.UNKNOWN)
    return Met(Bearing.APART, a.head, b.head)


def _may_contain(a: Place, b: Place) -> bool:
    """Whether one is a governorate and nothing tells in which governorate the other lies."""
    if a.wide == b.wide:
        return False
    inner, outer = (b, a) if a.wide else (a, b)
    return inner.admin1 is None or any(same_name(inner.admin1, name) for name in outer.spellings)
