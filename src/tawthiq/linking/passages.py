"""Words that two documents share word for word: copied or quoted passages.

Winnowing (Schleimer, Wilkerson and Aiken 2003) over runs of folded words finds where to look, then each
meeting is followed to its full length. A passage that many documents share is boilerplate and does not count.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations, groupby
from operator import itemgetter
from sys import intern
from zlib import crc32

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Page
from tawthiq.model.span import Span

RUN = 4
WINDOW = 2
BOILERPLATE = 30
_KEPT = 1_000
"""Documents whose words are kept while passages are followed."""

_WORD = re.compile(r"\w+")

_HEAPS = 8
"""Bits of a mark that tell its heap."""

Words = Sequence[tuple[str, Span]]


def words_of(text: str) -> list[tuple[str, Span]]:
    """The folded words of a text, and where they stand.

    >>> words_of("No signs")[1]
    ('signs', Span(start=3, end=8))
    """
    return [(intern(letters(found.group())), Span(*found.span())) for found in _WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of words that stands in two documents."""

    left: Span
    right: Span
    words: int


def shared_passages(pages: Sequence[Page], least: int = 5) -> dict[tuple[str, str], tuple[Passage, ...]]:
    """Passages of at least so many words, by the ids of two documents in order."""
    texts = {page.id: page.text for page in pages}
    words = lru_cache(maxsize=_KEPT)(lambda document: words_of(texts[document]))
    found = {}
    for left, right, starts in _meetings(texts):
        grown = tuple(p for p in _grown(words(left), words(right), starts) if p.words >= least)
        if grown:
            found[left, right] = grown
    return found


Starts = list[tuple[int, int]]


def _meetings(texts: Mapping[str, str]) -> Iterator[tuple[str, str, Starts]]:
    """Two documents in order, and the words where one mark stands in both: twelve bytes each until it is asked for."""
    documents = sorted(texts)
    met = [array("I") for _ in documents]
    for (left, at), (right, to) in _marked_alike(documents, texts):
        met[left].extend((right, at, to))
    for left, places in enumerate(met):
        meetings = sorted(zip(places[::3], places[1::3], places[2::3], strict=True))
        for right, same in groupby(meetings, key=itemgetter(0)):
            yield documents[left], documents[right], [(at, to) for _, at, to in same]


Place = tuple[int, int]
"""The number of a document, and of a word in it."""


def _marked_alike(documents: Sequence[str], texts: Mapping[str, str]) -> Iterator[tuple[Place, Place]]:
    """Where two documents have one mark: all marks stand in arrays, some 16 bytes each, and are sorted to meet.

    They lie in heaps by their first bits, so that no more than one heap is sorted at a time.
    """
    owners, places = array("I"), array("I")
    heaps = [array("Q") for _ in range(1 << _HEAPS)]
    for number, document in enumerate(documents):
        for mark, at in _marks([letters(found.group()) for found in _WORD.finditer(texts[document])]):
            heaps[mark >> 32 - _HEAPS].append(mark << 32 | len(owners))
            owners.append(number)
            places.append(at)
    for _, same in groupby(chain.from_iterable(map(sorted, heaps)), key=lambda key: key >> 32):
        met = [(owners[at], places[at]) for at in (key & 0xFFFFFFFF for key in same)]
        if 1 < len({owner for owner, _ in met}) <= BOILERPLATE:
            for (left, at), (right, to) in combinations(met, 2):
                if left != right:
                    yield (left, at), (right, to)


def _marks(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The winnowed marks of a text: of each window of runs the one with the smallest hash."""
    runs = [crc32(" ".join(words[at : at + RUN]).encode()) for at in range(len(words) - RUN + 1)]
    last = -1
    for start in range(max(0, len(runs) - WINDOW + 1)):
        at = min(range(start, start + WINDOW), key=lambda at: (runs[at], -at))
        if at != last:
            last = at
            yield runs[at], at


def _grown(left: Words, right: Words, starts: Iterable[tuple[int, int]]) -> Iterator[Passage]:
    """Each meeting followed to both sides as far as the words agree; overlapping ones once."""
    done: dict[int, int] = {}
    for at, to in starts:
        if done.get(to - at, -1) > at:
            continue
        first = _agreeing(left, right, at - 1, to - 1, -1)
        last = _agreeing(left, right, at, to, 1)
        if last:
            done[to - at] = at + last
            yield Passage(
                left[at - first][1].to(left[at + last - 1][1]),
                right[to - first][1].to(right[to + last - 1][1]),
                first + last,
            )


def _agreeing(left: Words, right: Words, at: int, to: int, step: int) -> int:
    count = 0
    while 0 <= at < len(left) and 0 <= to < len(right) and left[at][0] == right[to][0]:
        count, at, to = count + 1, at + step, to + step
    return count


def longest_common_run(left: Sequence[str], right: Sequence[str]) -> list[str]:
    """The longest run of words that stands in both.

    >>> longest_common_run("they hit the old mill".split(), "when they hit the bridge".split())
    ['they', 'hit', 'the']
    """
    best, lengths = (0, 0), [0] * (len(right) + 1)
    for at, word in enumerate(left, 1):
        for to in range(len(right), 0, -1):
            lengths[to] = lengths[to - 1] + 1 if right[to - 1] == word else 0
            best = max(best, (lengths[to], at))
    return list(left[best[1] - best[0] : best[1]])
