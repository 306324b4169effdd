"""Accounts: one source's telling of one incident, met one to one and then judged slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from tawthiq.evaluation.actors import Actor, Actors, shown
from tawthiq.evaluation.agreement import date_agrees, overlap
from tawthiq.evaluation.assign import Assignment, assign
from tawthiq.evaluation.chains import chain_marks
from tawthiq.evaluation.figures import Mark, answered, extra, hit, missed
from tawthiq.evaluation.gold import GoldAccount, GoldToll
from tawthiq.evaluation.ledger import Item
from tawthiq.evaluation.spelling import fold

__all__ = ["Told", "account_marks", "assign_accounts", "held_marks", "read_accounts"]


@dataclass(frozen=True, slots=True)
class Told:
    """An account of the ledger with the words of its places, folded."""

    item: Item
    places: tuple[str, ...]

    @property
    def by(self) -> Sequence[Actor]:
        """Who is alleged to have done it."""
        return self.item.get("by") or []


Met = Assignment[GoldAccount, Told]


def read_accounts(accounts: Sequence[Item], mentions: Sequence[Item]) -> list[Told]:
    """The ledger's accounts, each place looked up among the document's mentions."""
    by_id = {m["id"]: m for m in mentions if "id" in m}
    return [Told(a, tuple(fold(_place_words(p, by_id)) for p in a.get("places") or [])) for a in accounts]


def assign_accounts(golds: Sequence[GoldAccount], said: Sequence[Told], actors: Actors) -> Met:
    """Accounts that tell of the same: enough of span, place, date, type and perpetrator in common."""
    return assign(golds, said, partial(_closeness, actors))


def account_marks(met: Met, actors: Actors) -> Iterator[Mark]:
    """What was found, and date, type, perpetrator, place and chain of each account found."""
    for gold, said in met.pairs:
        if not gold.optional:
            yield hit("accounts")
            yield from _slot_marks(gold, said, actors)
            yield from chain_marks("account", gold, said.item, actors)
    for gold in met.missed:
        if not gold.optional:
            yield missed("accounts", f"account missed: {gold.text[:70]!r}")
    for said in met.extra:
        told = f"{said.item.get('type')} {said.item.get('when')} {str(said.item.get('text'))[:60]!r}"
        yield extra("accounts", f"no such account: {told}")


def held_marks(met: Met, tolls: Sequence[GoldToll], ids: Mapping[int, Any]) -> Iterator[Mark]:
    """Each account found holds all its tolls and no more than the gold; `ids` leads from gold to ledger."""
    for gold, said in met.pairs:
        if not gold.optional:
            need = [n for n in gold.tolls if not tolls[n - 1].optional]
            have = set(said.item.get("tolls") or [])
            whole = all(n in ids and ids[n] in have for n in need)
            yield answered("account tolls", whole and len(have) <= len(gold.tolls))


def _slot_marks(gold: GoldAccount, said: Told, actors: Actors) -> Iterator[Mark]:
    """One answer a slot; the place is right when the first is named, or the second of three or more."""
    enough = {fold(quote) for quote in gold.where[: 2 if len(gold.where) > 2 else 1]}
    placed = not gold.where or not enough.isdisjoint(_places_hit(gold, said))
    slots = (
        ("account date", _dated(gold, said), gold.when, said.item.get("when")),
        ("account type", _typed(gold, said), gold.types, said.item.get("type")),
        ("account perpetrator", _blamed(gold, said, actors), gold.by, list(map(shown, said.by))),
        ("account place", placed, gold.where, list(said.places)),
    )
    for slot, right, wanted, found in slots:
        yield answered(slot, right, f"{slot} of {gold.text[:50]!r}: gold {list(wanted)}, ledger {found!r}")


def _closeness(actors: Actors, gold: GoldAccount, said: Told) -> float:
    """Points for what the two have in common; none below 0.6, none without shared words or place and date.

    The sum is of floats and stands in this order: at the threshold another order may round another way.
    """
    near = overlap(gold.span, said.item["span"]) > 0
    hits, dated = _places_hit(gold, said), _dated(gold, said)
    first = bool(gold.where) and fold(gold.where[0]) in hits
    points = 0.35 * dated + 0.3 * (first or not gold.where) + 0.1 * bool(hits)
    points = points + 0.1 * _typed(gold, said) + 0.05 * _blamed(gold, said, actors) + 0.3 * near
    return points if points >= 0.6 and (near or (first and dated)) else 0.0


def _places_hit(gold: GoldAccount, said: Told) -> list[str]:
    """The gold's places, folded, that some place of the account names."""
    wanted = map(fold, gold.where)
    return [one for one in wanted if any(_names(p, one) for p in said.places if p)]


def _names(place: str, wanted: str) -> bool:
    """The wanted place is a word of this one, or this one is part of its words."""
    return place in wanted or wanted in place.split()


def _dated(gold: GoldAccount, said: Told) -> bool:
    return date_agrees(gold.when, said.item.get("when"))


def _typed(gold: GoldAccount, said: Told) -> bool:
    return said.item.get("type") in gold.types


def _blamed(gold: GoldAccount, said: Told, actors: Actors) -> bool:
    return all(any(actors.same(key, actor) for actor in said.by) for key in gold.by)


def _place_words(place: Any, by_id: Mapping[str, Item]) -> str:
    """The words of a place given as a mention's id, as a place object, or as words."""
    found = by_id.get(place, place) if isinstance(place, str) else place
    return found if isinstance(found, str) else str(found.get("text") or found.get("name") or "")
