"""Why two accounts may, or may not, be of one place."""

from __future__ import annotations

from tawthiq.gazetteer.distance import apart_km
from tawthiq.gazetteer.keys import same_name
from tawthiq.gazetteer.slips import one_slip
from tawthiq.linking.evidence import Telling
from tawthiq.linking.reasons import Seen
from tawthiq.linking.where import Bearing, meet

FAR_KM = 30.0


def same_place(a: Telling, b: Telling) -> Seen | None:
    """The most specific place is the same, in whatever spelling."""
    met = meet(a, b)
    return Seen(1.0, f"both place it in {met.words}") if met.bearing is Bearing.SAME else None


def one_in_the_other(a: Telling, b: Telling) -> Seen | None:
    """One names a place inside the other's, or by it."""
    met = meet(a, b)
    if met.bearing is not Bearing.WITHIN or met.left is None or met.right is None:
        return None
    far = (apart_km(met.left, met.right) or 0.0) > FAR_KM
    return Seen(1.0, f"both name {met.right.text}" if far else f"{met.left.text} is in {met.right.text}")


def same_region(a: Telling, b: Telling) -> Seen | None:
    """They share no more than a governorate or a country."""
    met = meet(a, b)
    return Seen(1.0, f"both place it in {met.words}") if met.bearing is Bearing.REGION else None


def neighbours(a: Telling, b: Telling) -> Seen | None:
    """The most specific places differ inside one town or district: two names of a hamlet, or two hamlets."""
    met = meet(a, b)
    if met.bearing is not Bearing.NEIGHBOURS or misspelt(a, b):
        return None
    return Seen(1.0, f"different places near {met.words}")


def one_letter_off(a: Telling, b: Telling) -> Seen | None:
    """The most specific places differ by a slip of the hand, and no gazetteer knows both."""
    if not misspelt(a, b) or a.head is None or b.head is None:
        return None
    return Seen(1.0, f"{a.head.text} and {b.head.text} are one letter apart")


def other_place(a: Telling, b: Telling) -> Seen | None:
    """The places differ."""
    met = meet(a, b)
    if met.bearing is not Bearing.APART or met.left is None or met.right is None:
        return None
    if translated(a, b) or misspelt(a, b):
        return None
    return Seen(1.0, f"{met.left.text} is not {met.right.text}")


def no_place(a: Telling, b: Telling) -> Seen | None:
    """One of them names no place."""
    return Seen(1.0) if meet(a, b).bearing is Bearing.UNKNOWN else None


def translated(a: Telling, b: Telling) -> bool:
    """In sentences that translate each other: one name in both, or names that may be translated and not spelled.

    One name in both is one place, whatever two entries of the gazetteer it was found under; and so are two names of
    one day with two tolls in common, since either may be a part of the whole name.
    """
    if not a.beads & b.beads or a.head is None or b.head is None or a.language == b.language:
        return False
    if a.precise and a.days == b.days and len({*a.figures} & {*b.figures}) > 1:
        return True
    unknown = not a.head.gazetteer_id and not b.head.gazetteer_id
    return unknown or same_name(a.head.text, b.head.text)


def misspelt(a: Telling, b: Telling) -> bool:
    """Whether the most specific places may be one name, once written with a slip."""
    if a.head is None or b.head is None or meet(a, b).bearing not in (Bearing.APART, Bearing.NEIGHBOURS):
        return False
    if (a.head.gazetteer_id and b.head.gazetteer_id) or a.head.same(b.head):
        return False
    return any(one_slip(mine, theirs) for mine in a.head.spellings for theirs in b.head.spellings)


def far_on_the_map(a: Telling, b: Telling) -> Seen | None:
    """The places are far from each other on the map, and neither names the other's."""
    if a.head is None or b.head is None or a.head.wide or b.head.wide:
        return None
    if meet(a, b).bearing in (Bearing.SAME, Bearing.WITHIN) or translated(a, b):
        return None
    apart = apart_km(a.head, b.head)
    return Seen(1.0, f"the places are {apart:.0f} km apart") if apart is not None and apart > FAR_KM else None
