"""Casualty figures: measure and bounds make a toll right; of a right one group, scope, chain and parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.evaluation.actors import Actors
from tawthiq.evaluation.agreement import bounds_agree, bounds_of, group_agrees, overlap
from tawthiq.evaluation.assign import Assignment, assign
from tawthiq.evaluation.chains import chain_marks
from tawthiq.evaluation.figures import Mark, answered, extra, hit, missed
from tawthiq.evaluation.gold import GoldPart, GoldToll
from tawthiq.evaluation.ledger import Item

__all__ = ["assign_tolls", "toll_ids", "toll_marks"]

Met = Assignment[GoldToll, Item]


def assign_tolls(golds: Sequence[GoldToll], said: Sequence[Item]) -> Met:
    """Tolls whose spans overlap, right bounds before the right measure before the longer overlap."""
    return assign(golds, said, _closeness)


def toll_ids(met: Met) -> Mapping[int, str | None]:
    """For each gold toll that met one, by its number, the id of the ledger's toll."""
    return {gold.number: said.get("id") for gold, said in met.pairs}


def toll_marks(met: Met, actors: Actors) -> Iterator[Mark]:
    """Every mark the tolls of one document earn."""
    for gold, said in met.pairs:
        if not gold.optional:
            yield from _pair_marks(gold, said, actors)
    for gold in met.missed:
        if not gold.optional:
            yield missed("tolls", f"toll missed: {gold.text!r}")
    for said in met.extra:
        yield extra("tolls", f"not a toll: {said.get('text')!r} = {_figure(said)}")


def _pair_marks(gold: GoldToll, said: Item, actors: Actors) -> Iterator[Mark]:
    if not (_measured(gold, said) and bounds_agree(gold.bounds, bounds_of(said))):
        wanted = f"{' or '.join(gold.measures)} {gold.bounds}"
        error = f"toll {gold.text!r} is {wanted}, not {_figure(said)}"
        yield Mark("tolls", extras=1, misses=1, error=error)
        return
    yield hit("tolls")
    group = said.get("group")
    error = f"toll {gold.text!r} counts {' or '.join(gold.groups)}, not {group}"
    yield answered("toll group", group in gold.groups, error)
    yield answered("toll scope", (said.get("scope") or "incident") in gold.scopes)
    yield from chain_marks("toll", gold, said, actors)
    yield from _part_marks(gold, said)


def _part_marks(gold: GoldToll, said: Item) -> Iterator[Mark]:
    met = assign(gold.parts, said.get("of_whom") or [], _same_part)
    yield from (hit("toll parts") for part, _ in met.pairs if not part.optional)
    for part in met.missed:
        if not part.optional:
            yield missed("toll parts", f"part missed in toll {gold.text!r}: {part.text!r}")
    yield from (extra("toll parts") for _ in met.extra)


def _same_part(gold: GoldPart, said: Item) -> bool:
    """The same bounds, and the same group where the ledger names one."""
    group = said.get("group")
    return bounds_agree(gold.bounds, bounds_of(said)) and (not group or group_agrees(gold.groups, group))


def _closeness(gold: GoldToll, said: Item) -> int:
    shared = overlap(gold.span, said["span"])
    if shared <= 0:
        return 0
    return 2000 * bounds_agree(gold.bounds, bounds_of(said)) + 1000 * _measured(gold, said) + shared


def _measured(gold: GoldToll, said: Item) -> bool:
    return said.get("measure") in gold.measures


def _figure(said: Item) -> str:
    return f"{said.get('measure')} {bounds_of(said)}"
