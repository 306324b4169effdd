"""Dates and places: the gold's spans against the ledger's mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.evaluation.agreement import date_agrees, overlap
from tawthiq.evaluation.assign import assign
from tawthiq.evaluation.figures import Mark, extra, hit, missed
from tawthiq.evaluation.gold import GoldDate, GoldPlace, Marked
from tawthiq.evaluation.ledger import Item

__all__ = ["date_marks", "place_marks"]


def date_marks(golds: Sequence[GoldDate], mentions: Sequence[Item]) -> Iterator[Mark]:
    """A date is found when its span overlaps, and right when its value is one of the gold's too."""
    met = assign(golds, [m for m in mentions if m.get("type") == "date"], _shared)
    for gold, said in met.pairs:
        if not gold.optional:
            yield hit("date spans")
            yield _dated(gold, said)
    for gold in met.missed:
        if not gold.optional:
            yield missed("date spans")
            yield missed("dates", f"date missed: {gold.text!r}")
    for said in met.extra:
        yield extra("date spans")
        yield extra("dates", f"not a date: {said.get('text')!r} = {said.get('value')!r}")


def place_marks(golds: Sequence[GoldPlace], mentions: Sequence[Item]) -> Iterator[Mark]:
    """A place is found when its span overlaps; countries are neither wanted nor wrong."""
    places = [m for m in mentions if m.get("type") == "place" and m.get("place_type") != "country"]
    met = assign(golds, places, _shared)
    yield from (hit("places") for gold, _ in met.pairs if not gold.optional)
    yield from (missed("places", f"place missed: {g.text!r}") for g in met.missed if not g.optional)
    yield from (extra("places", f"not a place: {said.get('text')!r}") for said in met.extra)


def _dated(gold: GoldDate, said: Item) -> Mark:
    """A date with the wrong value is one missed and one too many."""
    if date_agrees(gold.values, said.get("value")):
        return hit("dates")
    wanted = " or ".join(map(repr, gold.values))
    error = f"date {gold.text!r} is {wanted}, not {said.get('value')!r}"
    return Mark("dates", extras=1, misses=1, error=error)


def _shared(gold: Marked, said: Item) -> int:
    return overlap(gold.span, said["span"])
