"""What a relay keeps of a statement, what it leaves out, and what it adds: clause by clause, in whatever order.

A clause of the relay is held against every clause of its source by the anchors of ``anchors.py``, in one language by
words too. What two clauses share is weighed by how rare it is in both documents.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from tawthiq.linking.anchors import Anchor, anchors
from tawthiq.linking.clauses import clauses
from tawthiq.linking.evidence import Page
from tawthiq.linking.passages import words_of
from tawthiq.model.links import Aligned, Alone, Version
from tawthiq.model.span import Span

SHARE, ELSEWHERE = 0.35, 0.6
"""So much of what two clauses tell, by weight, both tell; more where the relay does not give it the speaker."""
LEAST = 2
"""So many anchors at least are shared."""
LONG = 4
"""Shorter words tell nothing."""
ALONE = 0.15
"""What an anchor weighs that the other document has nowhere."""

Held = list[frozenset[Anchor]]


def retold(source: Page, relay: Page, said: Sequence[Span]) -> Version:
    """What a relay has of a source; ``said`` are the words that it gives the speaker: only there it can add."""
    mine, theirs = clauses(source.text, source.sentences), clauses(relay.text, relay.sentences)
    shares = _shares(source, relay, mine, theirs)
    heard = [any(span.meets(clause) for span in said) for clause in theirs]
    least = [SHARE if is_heard else ELSEWHERE for is_heard in heard]
    kept = [
        (at, to) for to, column in enumerate(zip(*shares, strict=True)) if (at := _best(column, least[to])) is not None
    ]
    told, retelling = {at for at, _ in kept}, {to for _, to in kept}
    return Version(
        document=relay.id,
        of=source.id,
        kept=tuple(Aligned(mine[at], theirs[to], round(shares[at][to], 3)) for at, to in kept),
        left_out=tuple(
            Alone(clause, clause.of(source.text), round(1 - max(shares[at], default=0.0), 3))
            for at, clause in enumerate(mine)
            if at not in told and max(shares[at], default=0.0) < SHARE
        ),
        added=tuple(
            Alone(clause, clause.of(relay.text), round(1 - max(row[to] for row in shares), 3))
            for to, clause in enumerate(theirs)
            if to not in retelling and heard[to]
        ),
    )


def _best(column: Sequence[float], least: float) -> int | None:
    """The clause of the source that a clause of the relay retells best, if any."""
    at = max(range(len(column)), key=lambda at: (column[at], -at))
    return at if column[at] >= least else None


def _shares(source: Page, relay: Page, mine: Sequence[Span], theirs: Sequence[Span]) -> list[list[float]]:
    """For every clause of both, how much of what the two tell is told by both."""
    left, right = anchors(source, relay, (mine, theirs))
    if source.language == relay.language:
        left, right = _with_words(source, mine, left), _with_words(relay, theirs, right)
    worth = _worth(left, right)
    weights = [[sum(worth[anchor] for anchor in held) for held in side] for side in (left, right)]
    return [
        [_share(one & other, worth, math.sqrt(weights[0][at] * weights[1][to])) for to, other in enumerate(right)]
        for at, one in enumerate(left)
    ]


def _share(both: frozenset[Anchor], worth: dict[Anchor, float], of: float) -> float:
    if len(both) < LEAST or not of:
        return 0.0
    return min(1.0, sum(worth[anchor] for anchor in both) / of)


def _worth(left: Held, right: Held) -> dict[Anchor, float]:
    """The rarer an anchor is in both documents, the more it tells; a fact of one side alone tells a little."""
    counts = [Counter(anchor for held in side for anchor in held) for side in (left, right)]
    worth: dict[Anchor, float] = defaultdict(lambda: ALONE)
    for anchor in counts[0].keys() & counts[1].keys():
        worth[anchor] = 1 / math.sqrt(max(count[anchor] for count in counts))
    return worth


def _with_words(page: Page, own: Sequence[Span], held: Held) -> Held:
    """With the words of each clause, where both documents are of one language."""
    found = [(span.start, ("word", word)) for word, span in words_of(page.text) if len(word) >= LONG]
    return [
        already | {anchor for at, anchor in found if clause.start <= at < clause.end}
        for clause, already in zip(own, held, strict=True)
    ]
