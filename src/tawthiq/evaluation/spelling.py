"""When two spellings are one name: case, vowel signs, hamza, articles and quotation marks do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_QUOTES_AND_STOPS = "'\"`´‘’“”«»ʻʼ().,-–\N{ARABIC TATWEEL}"
_ONE_LETTER = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_ARTICLE = re.compile(r"^[وف]?(?:[بك]?ال|لل)(?=\w\w)")
_EMPTY_WORDS = {"the", "of", "al"}


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name as a key: names that fold alike are one name.

    >>> fold("The Ministry of Al-Qasr") == fold("ministry alqasr")
    True
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name).casefold() if _counts(sign))
    words = (_ARTICLE.sub("", word) for word in bare.translate(_ONE_LETTER).split())
    return " ".join(word for word in words if word not in _EMPTY_WORDS)


def _counts(sign: str) -> bool:
    return not unicodedata.combining(sign) and sign not in _QUOTES_AND_STOPS
