"""What the reasons say of every pair that was compared, in little room; in words only when they are read."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from tawthiq.linking.candidates import candidates
from tawthiq.linking.evidence import Telling
from tawthiq.linking.incident_reasons import REASONS
from tawthiq.linking.reasons import Verdict, total, weigh

Pair = tuple[str, str]
Component = tuple[list[str], dict[Pair, float]]


def ordered_pair(a: str, b: str) -> Pair:
    """Two ids, the smaller first."""
    return (a, b) if a < b else (b, a)


class Compared:
    """Every account, and the weights of the pairs that matter.

    ``loose`` tells an account that does not say enough to found an incident; ``together`` are pairs that people
    joined. Loose and firm accounts are no pair of one component.
    """

    def __init__(
        self, tellings: Sequence[Telling], loose: Callable[[Telling], bool], together: Iterable[Pair] = ()
    ) -> None:
        self.tellings = {telling.id: telling for telling in tellings}
        self.loose = {telling.id for telling in tellings if loose(telling)}
        self.near: dict[str, dict[str, float]] = {key: {} for key in self.loose}
        self._ids = [telling.id for telling in tellings]
        self._left, self._right, self._weights = array("l"), array("l"), array("d")
        self._root = list(range(len(tellings)))
        self._weigh(tellings)
        at = {key: at for at, key in enumerate(self._ids)}
        for a, b in together:
            self._join(at[a], at[b])

    def verdict(self, a: str, b: str) -> Verdict:
        """What is said of two accounts, in words."""
        return weigh(REASONS, self.tellings[a], self.tellings[b])

    def components(self) -> Iterator[Component]:
        """Accounts that may be of one incident, with the weights of their pairs, for and against.

        No chain of weights above nought leads from one component to the next, so each is clustered by itself.
        """
        members: dict[int, list[str]] = defaultdict(list)
        for at, key in enumerate(self._ids):
            members[self._find(at)].append(key)
        weights: dict[int, dict[Pair, float]] = defaultdict(dict)
        for left, right, weight in zip(self._left, self._right, self._weights, strict=True):
            root = self._find(left)
            if root == self._find(right):
                weights[root][ordered_pair(self._ids[left], self._ids[right])] = weight
        for root, items in members.items():
            yield items, weights.pop(root, {})

    def _weigh(self, tellings: Sequence[Telling]) -> None:
        for left, right in candidates(tellings):
            weight = total(REASONS, tellings[left], tellings[right])
            a, b = self._ids[left], self._ids[right]
            for one, other in ((a, b), (b, a)):
                if one in self.near:
                    self.near[one][other] = weight
            if (a in self.loose) == (b in self.loose):
                self._keep(left, right, weight)

    def _keep(self, left: int, right: int, weight: float) -> None:
        self._left.append(left)
        self._right.append(right)
        self._weights.append(weight)
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
