"""Which clauses of two documents say the same: dynamic programming over runs of clauses.

The cost of a bead (a run on either side, one of which may be empty) is its kind, how far the lengths are from the
documents' own proportion (Gale and Church 1993), and what it does with anchors: one that is met again makes it cheaper
by what it tells, the rarer the more; one that is not met makes it dearer. How sure a bead is, is its share of all
ways to align the documents, each weighed by its cost (the forward-backward algorithm).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

from tawthiq.linking.anchors import READ, Anchor, anchors
from tawthiq.linking.clauses import clauses
from tawthiq.linking.evidence import Page
from tawthiq.model.links import Aligned, Alone
from tawthiq.model.span import Span

SPREAD = 6.8
"""Variance of the length of one side a character of the other (Gale and Church 1993)."""
BAND = 40
"""How many clauses the alignment may stray from the diagonal in long documents."""
WORDS, FACTS = 0.7, 1.0
"""What an anchor is worth: a word that may mean the same, or a date, a figure, a name."""
MOST = 3.0
"""No anchor is worth more."""
NOT_MET, NOWHERE = 0.5, 1.0
"""What it costs that an anchor is not met: one that stands elsewhere in the other document, and a fact that stands
nowhere there."""
OVER_SENTENCE, OVER_PARAGRAPH = 0.4, 3.0
"""What it costs that a run goes on over the end of a sentence, of a paragraph."""

# What is left out bears no likelihood of a length or of anchors, so it is less rare here than in texts.
_PRIOR = {(1, 1): 0.65, (1, 0): 0.1, (0, 1): 0.1, (2, 2): 0.005, (3, 3): 0.001}
_PRIOR |= {bead: 0.11 / 3 ** (k - 2) for k in (2, 3, 4, 5) for bead in ((1, k), (k, 1))}
_PRIOR |= {bead: 0.0025 / 3 ** (k - 3) for k in (3, 4) for bead in ((2, k), (k, 2))}
_COST = {bead: -math.log(prior) for bead, prior in _PRIOR.items()}
_FAR = float("inf")

Bead = tuple[range, range]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Aligned runs in order, and the clauses that only one side has."""

    aligned: tuple[Aligned, ...]
    only_left: tuple[Alone, ...]
    only_right: tuple[Alone, ...]


def align(left: Page, right: Page) -> Alignment:
    """Align two documents clause by clause."""
    mine, theirs = clauses(left.text, left.sentences), clauses(right.text, right.sentences)
    sides = Sides(left, right, mine, theirs)
    beads = best(sides)
    return Alignment(
        aligned=tuple(
            Aligned(_run(mine, one), _run(theirs, other), round(sure, 3)) for one, other, sure in beads if one and other
        ),
        only_left=tuple(_alone(left, mine[one[0]], sure) for one, other, sure in beads if not other),
        only_right=tuple(_alone(right, theirs[other[0]], sure) for one, other, sure in beads if not one),
    )


def _run(clauses: Sequence[Span], which: range) -> Span:
    return clauses[which[0]].to(clauses[which[-1]])


def _alone(page: Page, clause: Span, sure: float) -> Alone:
    return Alone(clause, clause.of(page.text), round(sure, 3))


class _Run(NamedTuple):
    """Some clauses of one side: their letters, anchors, and what it costs to read on and to meet none of them."""

    letters: int
    held: frozenset[Anchor]
    broken: float
    missed: float


class Costs(Protocol):
    """The clauses of two documents, and what a bead of them costs."""

    clauses: tuple[Sequence[Span], Sequence[Span]]

    def cost(self, left: range, right: range) -> float:
        """What it costs to say that these clauses say the same, or that one side lacks them."""


class Sides:
    """The clauses of two documents, and what a bead of them costs."""

    def __init__(self, left: Page, right: Page, mine: Sequence[Span], theirs: Sequence[Span]) -> None:
        self.clauses = (mine, theirs)
        letters = [sum(clause.end - clause.start for clause in own) for own in (mine, theirs)]
        self.proportion = max(1, letters[1]) / max(1, letters[0])
        self.breaks = [_breaks(page, own) for page, own in ((left, mine), (right, theirs))]
        self.anchors = _useful(anchors(left, right, (mine, theirs)))
        self.worth = _worth(self.anchors)
        self._runs: dict[tuple[int, int, int], _Run] = {}

    def cost(self, left: range, right: range) -> float:
        """What it costs to say that these clauses say the same, or that one side lacks them."""
        mine, theirs = self._run(0, left), self._run(1, right)
        kind = _COST[len(left), len(right)] + mine.broken + theirs.broken
        if not left or not right:
            return kind + sum(NOT_MET * self.worth[anchor] for anchor in mine.held or theirs.held)
        met = sum(self.worth[anchor] + 2 * self._missed(anchor) for anchor in mine.held & theirs.held)
        return kind + self._length_cost(mine.letters, theirs.letters) + mine.missed + theirs.missed - met

    def _missed(self, anchor: Anchor) -> float:
        return NOT_MET * self.worth[anchor] or (NOWHERE if anchor[0] in READ else 0.0)

    def _run(self, side: int, which: range) -> _Run:
        key = side, which.start, which.stop
        if key not in self._runs:
            held: frozenset[Anchor] = frozenset().union(*(self.anchors[side][at] for at in which))
            self._runs[key] = _Run(
                letters=sum(self.clauses[side][at].end - self.clauses[side][at].start for at in which),
                held=held,
                broken=sum(self.breaks[side][at] for at in which[1:]),
                missed=sum(map(self._missed, held)),
            )
        return self._runs[key]

    def _length_cost(self, mine: int, theirs: int) -> float:
        mean = max(1.0, (mine + theirs / self.proportion) / 2)
        away = abs(theirs - mine * self.proportion) / math.sqrt(mean * SPREAD)
        return -math.log(max(1e-9, math.erfc(away / math.sqrt(2))))


def _breaks(page: Page, own: Sequence[Span]) -> list[float]:
    """What it costs a run to go on from the clause before."""
    starts = {sentence.start for sentence in page.sentences}
    costs = [0.0]
    for one, other in pairwise(own):
        between = page.text[one.end : other.start]
        costs.append(OVER_PARAGRAPH if "\n" in between else OVER_SENTENCE if other.start in starts else 0.0)
    return costs


def _useful(found: list[list[frozenset[Anchor]]]) -> list[list[frozenset[Anchor]]]:
    """Without words that stand in one document only: they tell nothing."""
    left, right = (frozenset().union(*side) for side in found)
    return [
        [frozenset(a for a in clause if a[0] in READ - {"digits"} or (a in left and a in right)) for clause in side]
        for side in found
    ]


def _worth(found: list[list[frozenset[Anchor]]]) -> dict[Anchor, float]:
    """What it tells that an anchor is met: the rarer, the more; nothing where one document lacks it."""
    counts = [Counter(anchor for clause in side for anchor in clause) for side in found]
    size = min(map(len, found))
    worth: dict[Anchor, float] = defaultdict(float)
    for anchor in counts[0].keys() & counts[1].keys():
        told = math.log(max(1.0, size / max(count[anchor] for count in counts)))
        worth[anchor] = min(MOST, told * (FACTS if anchor[0] in READ else WORDS))
    return worth


def best(sides: Costs) -> list[tuple[range, range, float]]:
    """The beads of the cheapest way, each with how sure it is."""
    rows, columns = map(len, sides.clauses)
    ways = _Ways(sides, rows, columns)
    return list(ways.cheapest())


class _Ways:
    """All ways through two documents near the diagonal."""

    def __init__(self, sides: Costs, rows: int, columns: int) -> None:
        self.end = (rows, columns)
        self.cells = list(_cells(rows, columns))
        known = set(self.cells)
        self.into: dict[Cell, list[tuple[Cell, float]]] = {
            (row, column): [
                (before, sides.cost(range(before[0], row), range(before[1], column)))
                for down, across in _COST
                if (before := (row - down, column - across)) in known
            ]
            for row, column in self.cells
        }

    def cheapest(self) -> Iterator[tuple[range, range, float]]:
        """The beads in order."""
        total = {(0, 0): 0.0}
        came: dict[Cell, tuple[Cell, float]] = {}
        for cell in self.cells[1:]:
            cost, before, own = min((total[b] + c, b, c) for b, c in self.into[cell])
            total[cell], came[cell] = cost, (before, own)
        first, last = self._forward(), self._backward()
        beads, cell = [], self.end
        while cell != (0, 0):
            before, cost = came[cell]
            sure = math.exp(min(0.0, first[before] - cost + last[cell] - first[self.end]))
            beads.append((range(before[0], cell[0]), range(before[1], cell[1]), sure))
            cell = before
        yield from reversed(beads)

    def _forward(self) -> dict[Cell, float]:
        """The logarithm of the weight of all ways to a cell."""
        first = {(0, 0): 0.0}
        for cell in self.cells[1:]:
            first[cell] = _sum([first[before] - cost for before, cost in self.into[cell]])
        return first

    def _backward(self) -> dict[Cell, float]:
        """The logarithm of the weight of all ways from a cell to the end."""
        ways: dict[Cell, list[float]] = defaultdict(list, {self.end: [0.0]})
        last: dict[Cell, float] = {}
        for cell in reversed(self.cells):
            last[cell] = _sum(ways[cell])
            for before, cost in self.into[cell]:
                ways[before].append(last[cell] - cost)
        return last


def _sum(logarithms: Sequence[float]) -> float:
    most = max(logarithms, default=-_FAR)
    return most if most == -_FAR else most + math.log(sum(math.exp(each - most) for each in logarithms))


def _cells(rows: int, columns: int) -> Iterator[Cell]:
    """Every cell near the diagonal, the first one first."""
    slope = columns / max(1, rows)
    for row in range(rows + 1):
        middle = int(row * slope)
        for column in range(max(0, middle - BAND), min(columns, middle + BAND) + 1):
            yield row, column
