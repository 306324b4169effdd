"""Which account a figure belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.cascade.clauses import Draft, Material
from tawthiq.cascade.retold import speaker
from tawthiq.model.claims import Toll
from tawthiq.model.span import Span

_APART = 1
_APART_FROM_A_SUM = 2


def give_tolls(sentence: Span, told: Sequence[Draft], material: Material) -> None:
    """Give each figure of a sentence to the account it stands with, or to those it points back to."""
    for toll in material.tolls.inside(sentence.start, sentence.end):
        if toll.scope != "cumulative":
            for known in _meant(toll, told, material):
                known.tolls.append(toll)


def _meant(toll: Toll, told: Sequence[Draft], material: Material) -> Sequence[Draft]:
    voice = toll.chain[0].key if toll.chain else ""
    if toll.scope == "incidents":
        beside = [known for known in told if _apart(known, toll, material) <= _APART_FROM_A_SUM]
        return [known for known in beside if speaker(known.event.span, material) == voice] or beside
    beside = [known for known in told if _apart(known, toll, material) <= _APART]
    own = [known for known in beside if known.window.covers(toll.span)]
    for some in (own, beside):
        if said := [known for known in some if speaker(known.event.span, material) == voice]:
            return said[:1] if some is own else said[-1:]
    return own[:1] or beside[-1:]


def _apart(known: Draft, toll: Toll, material: Material) -> int:
    """How many paragraphs after an account a figure stands."""
    layout = material.layout
    return layout.paragraph(toll.span.start) - layout.paragraph(known.event.span.start)
