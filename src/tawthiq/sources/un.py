"""The symbol of a United Nations document, from its head."""

from __future__ import annotations

import re

_SYMBOL = (
    r"(?:[AS]|ST|E|CCPR|CAT|CEDAW|CERD|CRC|CED|PBC)/(?:[A-Z][A-Za-z]{0,9}(?:\.\d{1,3})?/){0,3}"
    r"(?:\d{1,4}/)?(?:[A-Z]{1,6}[./])?\d{1,5}"
)
_WHOLE = rf"{_SYMBOL}(?:/(?:Add|Rev|Corr)\.\d{{1,3}})*\*?"
_LINE = re.compile(
    rf"(?:United Nations|Security Council|General Assembly|Document|Symbol|UN Doc\.?|الأمم المتحدة|مجلس الأمن"
    rf"|الجمعية العامة|الرمز|\W)*({_WHOLE})(?:[\s\-–—]+{_WHOLE})?"
    r"(?:United Nations|Security Council|General Assembly|Distr\.: \w+|الأمم المتحدة|مجلس الأمن|الجمعية العامة|\W)*"
)
_HEAD = 20


def symbol_of(text: str) -> str | None:
    """The symbol on a line of its own among the first lines; None when there is none, or there are several.

    A symbol inside a sentence is that of another document.

    >>> symbol_of("United Nations S/2018/571*\\nLetter dated 11 June 2018"), symbol_of("See S/2018/1.")
    ('S/2018/571', None)
    """
    lines = [" ".join(line.split()) for line in text[:5_000].split("\n") if line.strip()][:_HEAD]
    found = {match.group(1).rstrip("*") for line in lines if len(line) < 120 and (match := _LINE.fullmatch(line))}
    return found.pop() if len(found) == 1 else None
