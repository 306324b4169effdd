"""Which pack reads a text: letters of its script, and words that its language cannot do without."""

from __future__ import annotations

import re
from collections import Counter

from tawthiq.packs.compile import Pack, get, languages
from tawthiq.text.fold import fold

_SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_COMMON = 0.06
_MOST_KNOWN = 0.55
"""So many words that a pack knows make up for common ones: a telegram or a table has few of those."""
_FEWEST = 4
"""Of fewer words that a pack knows nothing is told."""


def recognise(text: str) -> str | None:
    """The ISO 639-1 code of the pack that reads a text, or None when no pack does.

    A pack must own the letters of the text and find its common words in it, or know most of its words; letters alone
    are not enough, so that Persian is not read as Arabic nor French as English.

    >>> recognise("The committee said that it was in the town."), recognise("Ils ont quitté la ville hier soir.")
    ('en', None)
    >>> recognise("Civilians killed: 61. Houses destroyed: 12.")
    'en'
    """
    words = _WORD.findall(fold(text[:_SAMPLE]))
    if not words:
        return None
    counts = Counter(words)
    scores = {language: _share(counts, len(words), get(language)) for language in languages()}
    best = max(scores, key=lambda language: (scores[language], language), default=None)
    if best and scores[best] >= _LEAST_COMMON:
        return best
    if len(words) < _FEWEST:
        return None
    known = {language: _known(counts, len(words), get(language)) for language in languages()}
    best = max(known, key=lambda language: (known[language], language), default=None)
    return best if best and known[best] >= _MOST_KNOWN else None


def _share(counts: Counter[str], total: int, pack: Pack) -> float:
    """The share of a text's words that are common words of the pack; 0 when the letters are not its own."""
    if not _owned(counts, total, pack):
        return 0.0
    return sum(count for word, count in counts.items() if word in pack.common) / total


def _known(counts: Counter[str], total: int, pack: Pack) -> float:
    """The share of a text's words that a pack knows in one way or another; 0 when the letters are not its own."""
    if not _owned(counts, total, pack):
        return 0.0
    return sum(count for word, count in counts.items() if _knows(pack, word)) / total


def _knows(pack: Pack, word: str) -> bool:
    return any(piece.senses for piece in pack.analyser.pieces(word, "word"))


def _owned(counts: Counter[str], total: int, pack: Pack) -> bool:
    letters = re.compile(rf"[{pack.letters}]+")
    own = sum(count for word, count in counts.items() if letters.fullmatch(word))
    return bool(pack.letters) and own >= 0.5 * total
