"""What the reasons say of every pair that was compared, in little room; in words only when they are read."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawthiq.linking.candidates import candidates
from tawthiq.linking.evidence import Telling
from tawthiq.linking.incident_reasons import REASONS, marked, plain
from tawthiq.linking.reasons import Verdict, total, weigh

Pair = tuple[str, str]


class Component(NamedTuple):
    """Accounts, the weights of their pairs, and the pairs whose places or days are not simply the same."""

    items: list[str]
    weights: dict[Pair, float]
    loose: set[Pair]


def ordered_pair(a: str, b: str) -> Pair:
    """Two ids, the smaller first."""
    return (a, b) if a < b else (b, a)


class Compared:
    """Every account, and the weights of the pairs that matter.

    ``together`` are pairs that people joined. Dated and undated accounts are no pair of one component: what is said
    of them is in ``near``.
    """

    def __init__(self, tellings: Sequence[Telling], together: Iterable[Pair] = ()) -> None:
        self.tellings = {telling.id: telling for telling in tellings}
        self.near: dict[str, dict[str, float]] = {telling.id: {} for telling in tellings if not telling.days}
        self._ids = [telling.id for telling in tellings]
        self._left, self._right, self._weights, self._loose = array("i"), array("i"), array("d"), array("b")
        self._root = list(range(len(tellings)))
        self._weigh(tellings)
        at = {key: at for at, key in enumerate(self._ids)}
        for a, b in together:
            self._join(at[a], at[b])

    def verdict(self, a: str, b: str) -> Verdict:
        """What is said of two accounts, in words."""
        return weigh(REASONS, self.tellings[a], self.tellings[b])

    def dated(self, members: Iterable[str]) -> bool:
        """Whether any of these accounts is given a time."""
        return any(self.tellings[member].days for member in members)

    def components(self) -> Iterator[Component]:
        """Accounts that may be of one incident, with the weights of their pairs, for and against.

        No chain of weights above nought leads from one component to the next, so each is clustered by itself; it is
        made when it is asked for, and nothing of it is kept here.
        """
        members: dict[int, array[int]] = defaultdict(lambda: array("i"))
        for at in range(len(self._ids)):
            members[self._find(at)].append(at)
        last, before = self._chains()
        for root, inside in members.items():
            yield self._component(inside, last.get(root, -1), before)

    def _chains(self) -> tuple[dict[int, int], array[int]]:
        """For every component its last pair, and for every pair the one before it in its component, or -1."""
        last: dict[int, int] = {}
        before = array("i")
        for at, (left, right) in enumerate(zip(self._left, self._right, strict=True)):
            root = self._find(left)
            inside = root == self._find(right)
            before.append(last.get(root, -1) if inside else -1)
            if inside:
                last[root] = at
        return last, before

    def _component(self, inside: Iterable[int], at: int, before: Sequence[int]) -> Component:
        made = Component([self._ids[each] for each in inside], {}, set())
        while at >= 0:
            pair = ordered_pair(self._ids[self._left[at]], self._ids[self._right[at]])
            made.weights[pair] = self._weights[at]
            if self._loose[at]:
                made.loose.add(pair)
            at = before[at]
        return made

    def _weigh(self, tellings: Sequence[Telling]) -> None:
        for left, right in candidates(tellings):
            one, other = tellings[left], tellings[right]
            weight = total(REASONS, one, other)
            for a, b in ((one.id, other.id), (other.id, one.id)):
                if a in self.near:
                    self.near[a][b] = weight
            if (one.days is None) == (other.days is None):
                loose = not plain(one, other)
                bare = loose and weight > 0 and not marked(one, other)
                self._keep(left, right, 0.0 if bare else weight, loose)

    def _keep(self, left: int, right: int, weight: float, loose: bool) -> None:
        self._left.append(left)
        self._right.append(right)
        self._weights.append(weight)
        self._loose.append(loose)
        if weight > 0:
            self._join(left, right)

    def _join(self, left: int, right: int) -> None:
        one, other = self._find(left), self._find(right)
        self._root[max(one, other)] = min(one, other)

    def _find(self, at: int) -> int:
        """The first account of its component; the way there is made short."""
        while self._root[at] != at:
            self._root[at] = at = self._root[self._root[at]]
        return at
