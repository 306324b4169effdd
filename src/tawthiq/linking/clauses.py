"""Clauses: what is aligned between two languages, since one Arabic sentence may be a paragraph in English.

A sentence is cut after commas, colons, semicolons and dashes, where some words stand on both sides of the cut; what
is in brackets stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from tawthiq.model.span import Span

LEAST = 4
"""So many words on both sides of a cut, up to the next pause."""

_PAUSE = re.compile(r"\([^()\n]*\)|(?P<pause>[,;:،؛][\"'”’»\]]*|\s[–—])\s+")
_WORD = re.compile(r"\w[\w'’‘ʿʾ-]*")


def clauses(text: str, sentences: Iterable[Span]) -> list[Span]:
    """The clauses of some sentences, in order.

    >>> text = "On 4 June, their aircraft bombed the town; two houses there fell."
    >>> [clause.of(text) for clause in clauses(text, [Span(0, len(text))])]
    ['On 4 June, their aircraft bombed the town;', 'two houses there fell.']
    """
    return [clause for sentence in sentences for clause in _clauses(text, sentence)]


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start, pieces = sentence.start, list(_pieces(text, sentence))
    for piece, following in pairwise(pieces):
        if min(_words(text, Span(start, piece.end)), _words(text, following)) >= LEAST:
            yield Span(start, piece.end)
            start = following.start
    yield Span(start, sentence.end)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for found in _PAUSE.finditer(text, *sentence):
        if found["pause"]:
            yield Span(start, found.end("pause"))
            start = found.end()
    yield Span(start, sentence.end)


def _words(text: str, span: Span) -> int:
    return len(_WORD.findall(text, *span))
