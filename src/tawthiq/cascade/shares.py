"""Which account a figure belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tawthiq.cascade.clauses import Draft, Material
from tawthiq.model.claims import PlaceMention, Toll
from tawthiq.model.span import Span

_APART = 1
_APART_FROM_A_SUM = 2
_HOLDING = ("detention", "raid", "ground_attack", "siege", "shooting", "execution", "other")
"""Kinds of deed in which people can be taken away: nobody is detained by a shell."""
_LOOSE = ("country", "admin1", "site", "feature", "neighbourhood")
"""Places that tell no other incident: wide ones, and hospitals; a figure that names another town is of another one."""
_MOST = 40
"""How many accounts a sum can be over."""


def give_tolls(sentence: Span, told: Sequence[Draft], material: Material) -> None:
    """Give each figure of a sentence to the account it stands with, or to those it points back to."""
    for toll in material.tolls.inside(sentence.start, sentence.end):
        if toll.scope != "cumulative":
            for known in _meant(toll, told, material):
                known.tolls.append(toll)


def give_sums(told: Sequence[Draft], material: Material) -> None:
    """Give a sum that stands before its list to the accounts that the same voice tells after it."""
    ordered = sorted(told, key=lambda known: known.event.span.start)
    starts = [known.event.span.start for known in ordered]
    for toll in material.tolls:
        if toll.scope == "incidents":
            first = bisect_left(starts, material.layout.paragraph_span(toll.span.start).start)
            after = [known for known in ordered[first : first + _MOST] if _leads(known, toll, material)]
            if not any(toll in known.tolls for known in after):
                for known in after:
                    known.tolls.append(toll)


def _leads(known: Draft, toll: Toll, material: Material) -> bool:
    """Whether an account of one day is told by a figure's speaker soon after the figure, or in its own clause."""
    same = known.voice == _voice(toll)
    return same and bool(known.when) and -_APART_FROM_A_SUM <= _apart(known, toll, material) <= 0


def _meant(toll: Toll, told: Sequence[Draft], material: Material) -> Sequence[Draft]:
    if toll.scope == "incidents":
        beside = [known for known in told if 0 <= _apart(known, toll, material) <= _APART_FROM_A_SUM]
        return [known for known in beside if known.voice == _voice(toll)] or beside
    own = [known for known in told if known.window.covers(toll.span)]
    beside = [known for known in told if _apart(known, toll, material) <= _APART]
    if own:
        return ([known for known in own if known.voice == _voice(toll)] or own)[:1]
    if toll.measure == "displaced":
        return ()
    beside = [known for known in beside if _may_own(known, toll, material)]
    ground = _ground(toll, material)
    there = [known for known in beside if _names(ground) & _names(known.places)]
    if not there and any(place.place_type not in _LOOSE for place in ground):
        return ()
    return _latest(there, toll) or _latest(beside, toll)


def _latest(some: Sequence[Draft], toll: Toll) -> Sequence[Draft]:
    """The last account by the figure's speaker, or else the last."""
    return ([known for known in some if known.voice == _voice(toll)] or some)[-1:]


def _may_own(known: Draft, toll: Toll, material: Material) -> bool:
    """Whether an account told before can have a figure of a sentence of its own.

    What is denied has the figures of its own words alone, and people are held by those who came for them.
    """
    if known.stance == "denied" or _of_another_day(toll, known, material):
        return False
    return toll.measure != "detained" or known.kind in _HOLDING


def _of_another_day(toll: Toll, known: Draft, material: Material) -> bool:
    """Whether a figure's sentence opens with a day that is not the account's."""
    sentence = material.layout.sentence_span(toll.span.start)
    dates = [
        d for d in material.dates.inside(sentence.start, toll.span.start) if d.value and not material.of_speech(d.span)
    ]
    return bool(dates) and known.when is not None and all(date.value != known.when for date in dates)


def _ground(toll: Toll, material: Material) -> list[PlaceMention]:
    """The places that a sentence names with a figure: between the figures before and after it, or else anywhere."""
    sentence = material.layout.sentence_span(toll.span.start)
    others = [other.span for other in material.tolls.inside(sentence.start, sentence.end) if other is not toll]
    start = max((span.end for span in others if span.end <= toll.span.start), default=sentence.start)
    end = min((span.start for span in others if span.start >= toll.span.end), default=sentence.end)
    return material.places.inside(start, end) or material.places.inside(sentence.start, sentence.end)


def _names(places: Iterable[PlaceMention]) -> set[str]:
    return {place.name or place.id for place in places}


def _voice(toll: Toll) -> str:
    return toll.chain[0].key if toll.chain else ""


def _apart(known: Draft, toll: Toll, material: Material) -> int:
    """How many paragraphs after an account a figure stands."""
    layout = material.layout
    return layout.paragraph(toll.span.start) - layout.paragraph(known.event.span.start)
