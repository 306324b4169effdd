"""Demands and characterisations: judged as sets, a document at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.evaluation.actors import Actor, Actors, shown
from tawthiq.evaluation.figures import Mark, extra, hit, missed
from tawthiq.evaluation.gold import GoldCharacterisation, GoldDemand
from tawthiq.evaluation.ledger import Item

__all__ = ["characterisation_marks", "demand_marks"]

Wanted = tuple[str, str, bool]
"""An addressee's key ("" when nobody is named), the action, and whether it is optional."""

Said = tuple[Actor, str | None]
"""An addressee (None when nobody is named) and the action."""

Label = tuple[frozenset[str], str | None]
"""What makes two stray demands one: the keys their addressees stand for, and the action."""


def demand_marks(golds: Sequence[GoldDemand], demands: Sequence[Item], actors: Actors) -> Iterator[Mark]:
    """Pairs of addressee and action; where the gold names nobody any addressee will do."""
    wanted = dict.fromkeys((of, d.action, d.optional) for d in golds for of in d.of or ("",))
    said = [(actor, d.get("action")) for d in demands for actor in d.get("of") or [None]]
    for want in wanted:
        yield from _sought(want, said, actors)
    strays: dict[Label, Said] = {}
    for one in said:
        if not any(_answers(want, one, actors) for want in wanted):
            strays.setdefault(_label(one, actors), one)
    for actor, action in strays.values():
        yield extra("demands", f"no such demand: {action} of {shown(actor) or 'nobody named'}")


def characterisation_marks(golds: Sequence[GoldCharacterisation], said: Sequence[Item]) -> Iterator[Mark]:
    """Terms; "other" and the optional ones are neither wanted nor wrong."""
    want = {gold.term for gold in golds if not gold.optional}
    allowed = {gold.term for gold in golds} | {"other"}
    found = {str(item.get("term")) for item in said}
    yield from (hit("characterisations") for _ in want & found)
    for term in sorted(want - found):
        yield missed("characterisations", f"characterisation missed: {term}")
    for term in sorted(found - allowed):
        yield extra("characterisations", f"no such characterisation: {term}")


def _sought(want: Wanted, said: Sequence[Said], actors: Actors) -> Iterator[Mark]:
    of, action, optional = want
    if optional:
        return
    if any(_answers(want, one, actors) for one in said):
        yield hit("demands")
    else:
        yield missed("demands", f"demand missed: {action} of {of or 'nobody named'}")


def _answers(want: Wanted, said: Said, actors: Actors) -> bool:
    of, action, _ = want
    actor, demanded = said
    return demanded == action and (not of or (actor is not None and actors.same(of, actor)))


def _label(said: Said, actors: Actors) -> Label:
    return actors.of(said[0]), said[1]
