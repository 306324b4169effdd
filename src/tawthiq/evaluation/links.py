"""Across documents: which carry one and the same statement, and which accounts tell of one incident."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from tawthiq.evaluation.figures import Mark, extra, hit, missed
from tawthiq.evaluation.gold import GoldFolder

__all__ = ["Placed", "b_cubed", "link_marks"]

Placed = tuple[str, str | None]
"""A gold account's incident, and the one the ledger put it in: None when in none, or when not found."""


def link_marks(gold: GoldFolder, groups: Iterable[frozenset[str]]) -> Iterator[Mark]:
    """Pairs of documents that share a statement; documents outside the folder do not count."""
    inside = {document.name for document in gold.documents}
    said = {pair for group in groups for pair in combinations(sorted(group & inside), 2)}
    yield from (hit("statement links") for _ in said & gold.links)
    for one, other in sorted(gold.links - said):
        yield missed("statement links", f"link missed: {one} and {other}")
    for one, other in sorted(said - gold.links):
        yield extra("statement links", f"no such link: {one} and {other}")


def b_cubed(placed: Sequence[Placed]) -> list[tuple[float, float]]:
    """B-cubed precision and recall, account by account (Bagga and Baldwin 1998).

    An account in no incident is wrong on both sides: it does not count as a cluster of its own.

    >>> b_cubed([("market", "i1"), ("market", "i1"), ("bridge", "i1"), ("bridge", None)])[1:]
    [(0.6666666666666666, 1.0), (0.3333333333333333, 0.5), (0.0, 0.0)]
    """
    together = Counter(placed)
    wanted, said = Counter(gold for gold, _ in placed), Counter(found for _, found in placed)
    shares = []
    for gold, found in placed:
        both = 0 if found is None else together[gold, found]
        shares.append((both / said[found], both / wanted[gold]))
    return shares
