"""Clusters that may be one incident told at another precision: joined only where one candidate is clearly left.

A firm cluster is of accounts of one place and day. What else speaks for one incident (a village and its town, a
governorate alone, no place, the next day, a month) joins two clusters only if each fits the other clearly better than
any third; a vague cluster, which names no place or day of its own, asks no more than that it fits one firm cluster so.
Once it is joined it speaks for no other firm cluster: a span of two days is no bridge between two strikes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from tawthiq.linking.clustering import UNSEEN, cluster

CLEARER = 1.0
"""By so much one candidate must fit better than the next: one reason more."""
AGAINST = -2.0
"""Where a pair speaks so much against it, the best pair does not count for more than the others."""
TOLD_APART = -5.0
"""Two accounts that speak so much against each other are never joined over others."""

Members = tuple[str, ...]
Pair = tuple[str, str]
Fits = list[tuple[float, int]]


class Link(NamedTuple):
    """The weights of the pairs between two clusters: their sum, how many they are, the best and the worst."""

    total: float
    seen: int
    best: float
    worst: float

    def with_(self, other: Link) -> Link:
        """Both together."""
        total, seen = self.total + other.total, self.seen + other.seen
        return Link(total, seen, max(self.best, other.best), min(self.worst, other.worst))


def join(
    clusters: Sequence[Members], weights: Mapping[Pair, float], vague: frozenset[str], apart: Collection[Pair]
) -> tuple[list[Members], list[tuple[Members, list[Members]]]]:
    """The clusters after joining, and each vague one that is left with its candidates."""
    joining = _Joining(clusters, weights, vague, apart)
    while joining.once():
        pass
    asked = joining.asked()
    waiting = {members for members, _ in asked}
    rest = [each for at, each in joining.members.items() if at in joining.vague and tuple(each) not in waiting]
    alone = {member for members in rest for member in members}
    inside = {pair: weight for pair, weight in weights.items() if alone.issuperset(pair)}
    kept = [(members[0], member) for members in rest for member in members[1:]]
    among = cluster(sorted(alone), inside, kept, [pair for pair in apart if alone.issuperset(pair)])
    firm = [tuple(sorted(each)) for at, each in joining.members.items() if not alone.issuperset(each)]
    return [*firm, *among], asked


class _Joining:
    def __init__(
        self,
        clusters: Sequence[Members],
        weights: Mapping[Pair, float],
        vague: frozenset[str],
        apart: Collection[Pair],
    ) -> None:
        self.members = {at: list(each) for at, each in enumerate(clusters)}
        self.vague = {at for at, each in self.members.items() if vague.issuperset(each)}
        self.links: dict[int, dict[int, Link]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        home = {member: at for at, each in self.members.items() for member in each}
        for (a, b), weight in sorted(weights.items()):
            self._link(home[a], home[b], Link(weight, 1, weight, weight))
            if weight <= TOLD_APART:
                self._bar(home[a], home[b])
        for a, b in apart:
            self._bar(home[a], home[b])

    def once(self) -> bool:
        """Join what is clear now; whether anything was."""
        fits = {at: self._fits(at) for at in self.members}
        best = {at: each[0] for at, each in fits.items() if self._clear(each)}
        clear = [(fit, at, other) for at, (fit, other) in best.items() if at in self.vague or self._both(at, best)]
        taken: set[int] = set()
        for _, at, other in sorted(clear, key=lambda each: (-each[0], each[1])):
            if at not in taken and other not in taken and other not in self.barred[at]:
                taken |= {at} if at in self.vague else {at, other}
                self._merge(at, other)
        return bool(taken)

    def asked(self) -> list[tuple[Members, list[Members]]]:
        """Vague clusters with candidates left."""
        left = {at: self._fits(at) for at in sorted(self.vague)}
        return [
            (tuple(self.members[at]), [tuple(self.members[other]) for _, other in fits])
            for at, fits in left.items()
            if fits
        ]

    def _clear(self, fits: Fits) -> bool:
        """Whether the best is ahead of every other one that is no part of it."""
        others = [fit for fit, other in fits[1:] if not self._one(fits[0][1], other)]
        return bool(fits) and (not others or fits[0][0] - others[0] >= CLEARER)

    def _one(self, at: int, other: int) -> bool:
        return other in self.links[at] and other not in self.barred[at] and self._fit(at, other) > 0

    def _both(self, at: int, best: Mapping[int, tuple[float, int]]) -> bool:
        other = best[at][1]
        return other in best and best[other][1] == at

    def _fits(self, at: int) -> Fits:
        """The firm clusters that it may belong to, the best first."""
        fits = [(self._fit(at, other), other) for other in self.links[at] if other not in self.vague]
        fits = [(fit, other) for fit, other in fits if fit > 0 and other not in self.barred[at]]
        return sorted(fits, key=lambda fit: (-fit[0], fit[1]))

    def _fit(self, at: int, other: int) -> float:
        """The mean of their pairs where any speaks against it; else nearer the best, for a vague cluster the best."""
        link = self.links[at][other]
        pairs = len(self.members[at]) * len(self.members[other])
        mean = (link.total + UNSEEN * (pairs - link.seen)) / pairs
        if link.worst <= AGAINST:
            return mean
        return link.best if at in self.vague else (mean + link.best) / 2

    def _merge(self, gone: int, kept: int) -> None:
        bridge = gone in self.vague and kept not in self.vague
        self.members[kept] += self.members.pop(gone)
        self.vague.discard(gone)
        for other, link in self.links.pop(gone, {}).items():
            self.links[other].pop(gone, None)
            if not bridge or other in self.vague:
                self._link(kept, other, link)
        for other in self.barred.pop(gone, set()):
            self.barred[other].discard(gone)
            self._bar(kept, other)

    def _link(self, one: int, other: int, link: Link) -> None:
        if one != other:
            had = self.links[one].get(other)
            self.links[one][other] = self.links[other][one] = had.with_(link) if had else link

    def _bar(self, one: int, other: int) -> None:
        if one != other:
            self.barred[one].add(other)
            self.barred[other].add(one)
