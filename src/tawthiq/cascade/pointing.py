"""Whether the words of a deed have no ground of their own, and so point back to an account told before them."""

from __future__ import annotations

from tawthiq.cascade.clauses import words
from tawthiq.cascade.material import SITES, Draft, Material
from tawthiq.cascade.sums import is_sum

_AIMED = 40
"""Code points: so near to a deed stands what it was aimed at."""


def points_back(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a draft has no ground of its own: neither place nor time, or a time alone beside "that attack"."""
    value = made.event.value
    known = (value["known"] and made.when in (None, last.when)) or _is_of_that_day(made, last)
    refers = not made.places and (value["refers"] or known)
    return (
        not made.located
        or is_sum(made, material)
        or refers
        or _is_back_there(made, material)
        or _only_says_who_speaks(made, material)
    )


def _is_of_that_day(made: Draft, last: Draft) -> bool:
    """Whether "the Friday afternoon blast" is of the day of the last account, and of no other kind or hand."""
    same_day = bool(made.when) and made.when == last.when
    return same_day and "noun" in made.event.rule and made.kind in ("other", last.kind) and not made.by


def _only_says_who_speaks(made: Draft, material: Material) -> bool:
    """Whether "the attack" stands with no place but that in a speaker's name: "police of Arin said that the attack"."""
    sentence = material.layout.sentence_span(made.event.span.start)
    spoken = [place for place in made.places if material.is_of_who_speaks(place.span, sentence)]
    return bool(made.event.value["known"]) and not made.dates and len(spoken) == len(made.places)


def _is_back_there(made: Draft, material: Material) -> bool:
    """Whether a deed was done in "those villages", and other places are named only far from these words."""
    act = words(made.event)
    back = material.signals.between("place.back", act.end, min(made.window.end, act.end + _AIMED))
    named = [place.span.start for place in made.places if place.span.start > act.start]
    return bool(back and named) and not made.dates and all(start - back[0].end > _AIMED for start in named)


def is_detail(made: Draft) -> bool:
    """Whether a draft only adds what was hit at a site: no day, no hand, no weapon of its own."""
    sites = bool(made.places) and all(place.place_type in SITES for place in made.places)
    return made.kind == "other" and not made.dates and not made.by and sites
