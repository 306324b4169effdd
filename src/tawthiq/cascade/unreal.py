"""What is told of and has not happened: plans, threats, fears, conditions, and deeds that are only compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawthiq.model.finding import Finding

if TYPE_CHECKING:
    from tawthiq.cascade.material import Material

_NEAR = 24
_COMPARED = 32
_CLAUSE = 90
_THEN = 60
_PARTING = ("mark.comma", "mark.semicolon")


def is_unreal(event: Finding, material: Material) -> bool:
    """Whether the words beside an attack say that it has not happened, or only compare another with it."""
    start, end = event.span.start, event.span.end
    if _leads("resembling", _COMPARED, start, material):
        return True
    if _leads("answering", _NEAR, start, material):
        return not _has_a_day(end, material)
    said = material.voices.over(event.value.get("act") or event.span)
    if said is not None and said.stance == "denies":
        return False
    if said is not None and said.stance == "threatens":
        return True
    if _leads("unreal.clause", _CLAUSE, start, material):
        return not _is_dated(event, material)
    if event.value.get("known"):
        return False
    return _leads("unreal.near", _NEAR, start, material) or _is_only_feared(end, material)


def _leads(name: str, reach: int, start: int, material: Material) -> bool:
    """Whether a word of a class stands before an attack with nothing parting them."""
    first = max(material.layout.sentence_span(start).start, start - reach)
    found = material.signals.between(name, first, start)
    return bool(found) and not _parted(found[-1].end, start, material)


def _is_only_feared(end: int, material: Material) -> bool:
    """Whether an attack without day or figure could have consequences: "an attack on Arin would displace many"."""
    sentence = material.layout.sentence_span(end)
    after = material.signals.between("unreal.near", end, min(end + _THEN, sentence.end))
    if not after or _parted(end, after[0].start, material) or material.tolls.inside(end, after[0].start):
        return False
    return not material.dates.inside(sentence.start, sentence.end)


def _has_a_day(end: int, material: Material) -> bool:
    """Whether a day stands right after an attack, in its own clause."""
    dates = material.dates.inside(end, end + _THEN)
    return bool(dates) and not _parted(end, dates[0].span.start, material)


def _is_dated(event: Finding, material: Material) -> bool:
    return bool(material.dates.inside(event.span.end, material.layout.sentence_span(event.span.end).end))


def _parted(start: int, end: int, material: Material) -> bool:
    return any(material.signals.between(name, start, end) for name in _PARTING)
