"""Incidents that are told by their harm alone: "two guards were killed in Arin on 8 June", and no word of the deed."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.cascade.clauses import draft
from tawthiq.cascade.material import Draft, Material
from tawthiq.model.claims import Toll
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_KINDS = {"killed": "other", "injured": "other", "casualties": "other", "bodies": "other", "detained": "detention"}
_DEADLY = ("killed", "bodies")
_HERE = "cascade/harms.py"


def harms(sentence: Span, told: Sequence[Draft], material: Material) -> list[Draft]:
    """The incident of a sentence without attack words that gives a figure, its place and its day.

    Deaths in another place of the incident told before them need no day.
    """
    figures = [toll for toll in material.tolls.inside(sentence.start, sentence.end) if _counts(toll)]
    if not figures:
        return []
    made = draft(_deed(figures[0]), sentence, material)
    dated = any(date.value for date in made.dates)
    apart = bool(told) and figures[0].measure in _DEADLY and _goes_on(told[-1], made, material)
    return [made] if made.places and (dated or apart) else []


def _counts(toll: Toll) -> bool:
    return toll.scope == "incident" and toll.measure in _KINDS


def _deed(toll: Toll) -> Finding:
    value = {"type": _KINDS[toll.measure], "plain": True, "by": [], "against": None, "act": None, "stance": None}
    marks = dict.fromkeys(("refers", "known", "with", "hand", "assault", "goes.on", "victims"), False)
    return Finding("event", toll.span, value | marks, "account.harm", _HERE, (toll.made,))


def _goes_on(last: Draft, made: Draft, material: Material) -> bool:
    """Whether a figure stands in the paragraph of the account before it, in one voice with it and in another place."""
    layout = material.layout
    together = layout.paragraph(last.event.span.start) == layout.paragraph(made.event.span.start)
    known = {place.name or place.id for place in last.places}
    return together and last.voice == made.voice and all((p.name or p.id) not in known for p in made.places)
