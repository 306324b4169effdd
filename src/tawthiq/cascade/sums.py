"""Sentences that sum up a period tell of no one incident: "since August the coalition has carried out 300 strikes"."""

from __future__ import annotations

from tawthiq.cascade.material import Draft, Material

_DAY = 10
"""The length of a whole day in EDTF."""


def is_sum(made: Draft, material: Material) -> bool:
    """Whether a sentence sums up a period: no place is told, or all its figures are counted over the period.

    "Since August the coalition has carried out 300 strikes"; "gunmen abducted 1,400 people across Arin last year".
    """
    window = made.window
    figures = material.tolls.inside(*window)
    accused = bool(made.by and made.chain)
    if len(made.when or "") < _DAY and not accused and material.signals.between("often", *window):
        return True
    if figures and all(toll.scope == "cumulative" for toll in figures):
        return not made.places or (not accused and _over_a_time(made, material))
    return not made.places and bool(material.signals.between("cumulative", window.start, window.end))


def _over_a_time(made: Draft, material: Material) -> bool:
    """Whether the words beside a deed tell a time of many days: "since", "last year"."""
    turn = material.signals.between("contrast", made.event.span.end, made.window.end)
    told = material.signals.between("cumulative", made.window.start, turn[0].start if turn else made.window.end)
    sentence = material.layout.sentence_span(made.event.span.start)
    period = [word for word in told if not material.is_of_who_speaks(word, sentence)]
    return bool(period) or any(len(date.value or "") not in (0, _DAY) for date in made.dates)
