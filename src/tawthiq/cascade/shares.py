"""Which account a figure belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawthiq.cascade.clauses import Draft, Material
from tawthiq.model.claims import Toll
from tawthiq.model.span import Span

_APART = 1
_APART_FROM_A_SUM = 2
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
    beside = [known for known in beside if not _of_another_day(toll, known, material)]
    there = [known for known in beside if _on_one_ground(toll, known, material)]
    return _latest(there, toll, material) or _latest(beside, toll, material)


def _latest(some: Sequence[Draft], toll: Toll, material: Material) -> Sequence[Draft]:
    """The last account by the figure's speaker, or else the last."""
    return ([known for known in some if known.voice == _voice(toll)] or some)[-1:]


def _of_another_day(toll: Toll, known: Draft, material: Material) -> bool:
    """Whether a figure's sentence opens with a day that is not the account's."""
    sentence = material.layout.sentence_span(toll.span.start)
    dates = [
        d for d in material.dates.inside(sentence.start, toll.span.start) if d.value and not material.of_speech(d.span)
    ]
    return bool(dates) and known.when is not None and all(date.value != known.when for date in dates)


def _on_one_ground(toll: Toll, known: Draft, material: Material) -> bool:
    """Whether a figure's sentence names a place of the account."""
    sentence = material.layout.sentence_span(toll.span.start)
    named = {place.name or place.id for place in material.places.inside(sentence.start, sentence.end)}
    return bool(named & {place.name or place.id for place in known.places})


def _voice(toll: Toll) -> str:
    return toll.chain[0].key if toll.chain else ""


def _apart(known: Draft, toll: Toll, material: Material) -> int:
    """How many paragraphs after an account a figure stands."""
    layout = material.layout
    return layout.paragraph(toll.span.start) - layout.paragraph(known.event.span.start)
