"""Who says it: the chain from the original speaker to the last relay."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.evaluation.actors import Actors, shown
from tawthiq.evaluation.figures import Mark, answered
from tawthiq.evaluation.gold import GoldAccount, GoldToll
from tawthiq.evaluation.ledger import Item

__all__ = ["chain_marks"]


def chain_marks(kind: str, gold: GoldToll | GoldAccount, said: Item, actors: Actors) -> Iterator[Mark]:
    """The speaker and the whole chain of a toll or an account; no marks where the gold gives no chain."""
    if gold.chain is None:
        return
    chain = said.get("chain") or []
    error = f"{kind} {gold.text[:40]!r} is said by {list(gold.chain)}, not {list(map(shown, chain))}"
    yield answered(f"{kind} speaker", actors.first(gold.chain, chain))
    yield answered(f"{kind} chain", actors.chain(gold.chain, chain), error)
