"""Two lists side by side: each gold item meets at most one item of the ledger, the closest pairs first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Assignment", "assign"]

G = TypeVar("G")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Assignment(Generic[G, P]):
    """Who met whom, which gold items were missed, and which items of the ledger are extra."""

    pairs: tuple[tuple[G, P], ...]
    missed: tuple[G, ...]
    extra: tuple[P, ...]


def assign(golds: Sequence[G], said: Sequence[P], close: Callable[[G, P], float]) -> Assignment[G, P]:
    """Greedy, one to one: only closeness above zero pairs, and of two equal pairs the earlier goes first.

    >>> assign([10, 20], [19, 12, 50], lambda g, p: 5 - abs(g - p)).pairs
    ((20, 19), (10, 12))
    """
    table = [(close(gold, item), -g, -p) for g, gold in enumerate(golds) for p, item in enumerate(said)]
    met: dict[int, int] = {}
    taken: set[int] = set()
    for _, g, p in sorted((row for row in table if row[0] > 0), reverse=True):
        if -g not in met and -p not in taken:
            met[-g] = -p
            taken.add(-p)
    return Assignment(
        pairs=tuple((golds[g], said[p]) for g, p in met.items()),
        missed=tuple(gold for g, gold in enumerate(golds) if g not in met),
        extra=tuple(item for p, item in enumerate(said) if p not in taken),
    )
