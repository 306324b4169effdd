"""Which sentences of two documents say the same: dynamic programming over runs of sentences.

The cost of a bead is Gale and Church's (1993): its kind, and how far the lengths are from the documents' own
proportion. Figures, dates and names that both sides share make it cheaper; those of one side only, dearer.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Page
from tawthiq.model.links import Aligned
from tawthiq.model.span import Span

SPREAD = 6.8
"""Variance of the length of one side a character of the other (Gale and Church 1993)."""
ANCHOR = 2.0
"""What a shared date, figure or name is worth (field/linking.md: w=2 on NTREX)."""
BAND = 60
"""How many sentences the alignment may stray from the diagonal in long documents."""

_PRIOR = {(1, 1): 0.84, (1, 0): 0.005, (0, 1): 0.005, (2, 2): 0.01}
_PRIOR |= {bead: 0.045 / 2 ** (k - 2) for k in (2, 3, 4, 5) for bead in ((1, k), (k, 1))}
_COST = {bead: -math.log(prior) for bead, prior in _PRIOR.items()}


@dataclass(frozen=True, slots=True)
class Alignment:
    """Aligned runs in order, and the sentences that only one side has."""

    aligned: tuple[Aligned, ...]
    only_left: tuple[Span, ...]
    only_right: tuple[Span, ...]


Anchors = Counter[Hashable]
Bead = tuple[range, range]


def align(left: Page, right: Page) -> Alignment:
    """Align two documents sentence by sentence."""
    beads = _best_path(_Sides(left, right))
    both = [(one, other) for one, other in beads if one and other]
    return Alignment(
        aligned=tuple(Aligned(_run(left.sentences, a), _run(right.sentences, b)) for a, b in both),
        only_left=tuple(left.sentences[at] for one, other in beads if not other for at in one),
        only_right=tuple(right.sentences[at] for one, other in beads if not one for at in other),
    )


def _run(sentences: Sequence[Span], which: range) -> Span:
    return sentences[which[0]].to(sentences[which[-1]])


class _Sides:
    """Lengths and anchors of two documents' sentences, and what a bead of them costs."""

    def __init__(self, left: Page, right: Page) -> None:
        self.lengths = [[s.end - s.start for s in page.sentences] for page in (left, right)]
        self.anchors = [_anchors(page) for page in (left, right)]
        self.proportion = max(1, sum(self.lengths[1])) / max(1, sum(self.lengths[0]))

    def cost(self, left: range, right: range) -> float:
        """What it costs to say that these sentences say the same."""
        kind = _COST[len(left), len(right)]
        if not left or not right:
            return kind + ANCHOR * self._held(0, left).total() + ANCHOR * self._held(1, right).total()
        mine, theirs = self._held(0, left), self._held(1, right)
        met = (mine & theirs).total()
        missed = mine.total() + theirs.total() - 2 * met
        return kind + self._length_cost(left, right) - ANCHOR * met + ANCHOR / 2 * missed

    def _held(self, side: int, which: range) -> Anchors:
        held: Anchors = Counter()
        for at in which:
            held.update(self.anchors[side][at])
        return held

    def _length_cost(self, left: range, right: range) -> float:
        mine = sum(self.lengths[0][at] for at in left)
        theirs = sum(self.lengths[1][at] for at in right)
        mean = max(1.0, (mine + theirs / self.proportion) / 2)
        away = abs(theirs - mine * self.proportion) / math.sqrt(mean * SPREAD)
        return -math.log(max(1e-9, math.erfc(away / math.sqrt(2))))


def _anchors(page: Page) -> list[Anchors]:
    """Dates, figures and name skeletons, sentence by sentence."""
    found = [(at.span, ("date", at.value)) for at in page.dates]
    found += [(at.span, ("figure", str(at.value))) for at in page.numbers]
    found += [(at.span, ("name", skeleton(at.value))) for at in page.names]
    return [
        Counter(anchor for span, anchor in found if sentence.start <= span.start < sentence.end)
        for sentence in page.sentences
    ]


def _best_path(sides: _Sides) -> list[Bead]:
    rows, columns = (len(lengths) for lengths in sides.lengths)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for row, column in _cells(rows, columns):
        for down, across in _COST:
            before = best.get((row - down, column - across))
            if before is None:
                continue
            cost = before[0] + sides.cost(range(row - down, row), range(column - across, column))
            if (row, column) not in best or cost < best[row, column][0]:
                best[row, column] = (cost, (row - down, column - across))
    return list(_walk_back(best, (rows, columns)))[::-1]


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Every cell but the first, near the diagonal."""
    slope = columns / max(1, rows)
    for row in range(rows + 1):
        middle = int(row * slope)
        for column in range(max(0, middle - BAND), min(columns, middle + BAND) + 1):
            if row or column:
                yield row, column


def _walk_back(best: dict[tuple[int, int], tuple[float, tuple[int, int]]], end: tuple[int, int]) -> Iterator[Bead]:
    while end != (0, 0):
        before = best[end][1]
        yield range(before[0], end[0]), range(before[1], end[1])
        end = before
