"""What the words of a time say that no day could be given to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tawthiq.packs import compile as packs


def weekdays(words: Iterable[str], language: str) -> frozenset[int]:
    """The weekdays that some words name, Monday as 0.

    >>> weekdays(["last", "friday"], "en"), weekdays(["مساء", "الخميس"], "ar")
    (frozenset({4}), frozenset({3}))
    """
    return frozenset(day for word in words if (day := _weekday(word, language)) is not None)


@lru_cache(maxsize=4_096)
def _weekday(word: str, language: str) -> int | None:
    if language not in packs.languages():
        return None
    pieces = packs.get(language).analyser.pieces(word, "word")
    return next(
        (sense.means["weekday"] for piece in pieces for sense in piece.senses if "weekday" in sense.means), None
    )
