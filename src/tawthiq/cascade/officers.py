"""Officers: police where the words before them tell of police last, and soldiers otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.signals import Signals
from tawthiq.model.finding import Finding


def placed(figures: Sequence[Finding], around: Sequence[Finding], signals: Signals, layout: Layout) -> list[Finding]:
    """The figures of a text, where those of officers who are police count police; actors and people are around."""
    words = signals.between("police.word", 0, len(layout.text))
    named = [(item.span.start, force) for item in around if (force := _force(item))]
    named = sorted([*named, *((word.start, "police") for word in words)])
    return [_placed(each, named, layout) if each.value.get("officers") else each for each in figures]


def _placed(figure: Finding, named: Sequence[tuple[int, str]], layout: Layout) -> Finding:
    at = bisect_left(named, (figure.span.start, ""))
    end = layout.sentence_span(figure.span.start).end
    nearest = named[at - 1 : at] or [each for each in named[at : at + 1] if each[0] < end]
    if figure.value["group"] != "soldiers" or not nearest or nearest[0][1] != "police":
        return figure
    return figure._replace(value={**figure.value, "group": "police"})


def _force(item: Finding) -> str | None:
    """The force that an actor is, or that counted people are of; None where nothing says it."""
    value = item.value
    if item.kind == "people":
        return (
            str(value["group"]) if value.get("group") in ("police", "soldiers") and not value.get("officers") else None
        )
    if value.get("actor_type") == "army":
        return "soldiers"
    if value.get("actor_type") == "police" or any("police.word" in part.classes for part in item.parts):
        return "police"
    return "police" if "police" in str(value.get("actor") or "").split("-") else None
