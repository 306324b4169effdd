"""Whether a language that a file claims for itself can be that of its text."""

from __future__ import annotations

import re

_ARABIC_SCRIPT = frozenset(["ar", "fa", "ur", "ps", "ckb", "ug", "sd"])
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0620-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_SAMPLE = 5_000


def plausible(language: str | None, text: str) -> str | None:
    """The language, unless most letters of the text are of another script: a site's frame is often in English.

    >>> plausible("en", "قتل ثلاثة"), plausible("ar", "قتل ثلاثة")
    (None, 'ar')
    """
    letters = len(_LETTER.findall(text[:_SAMPLE]))
    arabic = len(_ARABIC.findall(text[:_SAMPLE])) * 2 > letters
    return language if language and (language in _ARABIC_SCRIPT) == arabic else None
