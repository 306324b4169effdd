"""Clusters from pairs with weights for and against: greedy additive edge contraction.

The best two clusters are joined while what speaks for it outweighs what speaks against it over all their
pairs (Keuper et al. 2015, correlation clustering), so one wrong link cannot chain two clusters together.
Decisions of people come first and always hold.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from tawthiq.errors import DecisionError

UNSEEN = -0.25
"""What a pair that was never compared says: a little against."""

Pair = tuple[str, str]


def cluster(
    items: Sequence[str],
    weights: Mapping[Pair, float],
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[tuple[str, ...]]:
    """Clusters of items, each sorted, in the order of their first member.

    Raises DecisionError when ``together`` and ``apart`` contradict each other.

    >>> cluster(["a", "b", "c"], {("a", "b"): 2.0, ("b", "c"): 1.0, ("a", "c"): -4.0})
    [('a', 'b'), ('c',)]
    """
    graph = _Graph(items, weights, apart)
    for a, b in sorted(together):
        graph.join(graph.find(a), graph.find(b))
    graph.check(apart)
    graph.contract()
    fixed = {item for pair in (*together, *apart) for item in pair}
    moved = _moved(graph, weights, [item for item in sorted(items) if item not in fixed])
    return sorted(tuple(sorted(members)) for members in moved.values() if members)


def _moved(graph: _Graph, weights: Mapping[Pair, float], free: Sequence[str]) -> dict[str, list[str]]:
    """Single items moved, once, to the cluster that they fit better than the one a greedy join put them in."""
    members, home = graph.members, {item: key for key, items in graph.members.items() for item in items}
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), weight in weights.items():
        near[a][b] = near[b][a] = weight - UNSEEN
    for item in free:
        pull = {home[item]: 0.0}
        for other, weight in sorted(near[item].items()):
            pull[home[other]] = pull.get(home[other], 0.0) + weight
        fits = {key: pull[key] + UNSEEN * len({*members[key]} - {item}) for key in pull}
        best = max(sorted(fits), key=lambda key: fits[key])
        if fits[best] > max(0.0, fits[home[item]]) + 1e-9:
            members[home[item]].remove(item)
            members[best].append(item)
            home[item] = best
    return members


class _Graph:
    """Clusters and what speaks for joining any two of them."""

    def __init__(self, items: Sequence[str], weights: Mapping[Pair, float], apart: Collection[Pair]) -> None:
        self.members: dict[str, list[str]] = {item: [item] for item in sorted(items)}
        self.home = {item: item for item in self.members}
        self.edges: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
        self.barred: dict[str, set[str]] = defaultdict(set)
        for (a, b), weight in sorted(weights.items()):
            self.edges[a][b] = self.edges[b][a] = (weight, 1)
        for a, b in apart:
            self.barred[a].add(b)
            self.barred[b].add(a)

    def find(self, item: str) -> str:
        """The cluster that an item is in."""
        while self.home[item] != item:
            item = self.home[item]
        return item

    def check(self, apart: Collection[Pair]) -> None:
        """Two decisions must not contradict each other."""
        for a, b in sorted(apart):
            if self.find(a) == self.find(b):
                raise DecisionError(f"{a} and {b} were decided to be different, and joined by other decisions.")

    def contract(self) -> None:
        """Join the best two clusters while something speaks for it."""
        heap = [(-worth, a, b) for a in self.members for b, worth in self._worths(a) if a < b]
        heapq.heapify(heap)
        while heap:
            negative, a, b = heapq.heappop(heap)
            known = a in self.members and b in self.members and b not in self.barred[a]
            if known and self._worth(a, b) == -negative:
                kept = self.join(a, b)
                for other, worth in self._worths(kept):
                    heapq.heappush(heap, (-worth, min(kept, other), max(kept, other)))

    def _worths(self, a: str) -> Iterator[tuple[str, float]]:
        for b in self.edges[a]:
            worth = self._worth(a, b)
            if worth > 0 and b not in self.barred[a]:
                yield b, worth

    def _worth(self, a: str, b: str) -> float:
        total, seen = self.edges[a].get(b, (0.0, 0))
        return round(total + UNSEEN * (len(self.members[a]) * len(self.members[b]) - seen), 6)

    def join(self, a: str, b: str) -> str:
        """Make two clusters one; the larger takes in the smaller."""
        if a == b:
            return a
        kept, gone = sorted((a, b), key=lambda key: (-len(self.members[key]), key))
        self.members[kept] += self.members.pop(gone)
        self.home[gone] = kept
        for other, (weight, seen) in self.edges.pop(gone, {}).items():
            self.edges[other].pop(gone, None)
            if other != kept:
                had, count = self.edges[kept].get(other, (0.0, 0))
                self.edges[kept][other] = self.edges[other][kept] = (had + weight, count + seen)
        for other in self.barred.pop(gone, set()):
            self.barred[other].discard(gone)
            self.barred[other].add(kept)
            self.barred[kept].add(other)
        return kept
