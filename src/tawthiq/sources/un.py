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
    rf"|الجمعية العامة|الرمز|\W)*({_WHOLE})(?:[\s\-–—]+({_WHOLE}))?"
    r"(?:United Nations|Security Council|General Assembly|Distr\.: \w+|الأمم المتحدة|مجلس الأمن|الجمعية العامة|\W)*"
)
_HEAD = 20
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")


def symbol_of(text: str) -> str | None:
    """The symbol on a line of its own among the first lines; None when there is none, or one body has several.

    A document of two bodies has a symbol of each; that of the General Assembly stands for both.

    A symbol inside a sentence is that of another document.

    >>> symbol_of("United Nations S/2018/571*\\nLetter dated 11 June 2018"), symbol_of("See S/2018/1.")
    ('S/2018/571', None)
    >>> symbol_of("A/72/684\\nS/2018/3\\nGeneral Assembly"), symbol_of("S/٢٠١٨/٥٧١")
    ('A/72/684', 'S/2018/571')
    """
    lines = [" ".join(line.split()) for line in text[:5_000].split("\n") if line.strip()][:_HEAD]
    heads = [match for line in lines if len(line) < 120 and (match := _LINE.fullmatch(line))]
    found = {symbol.rstrip("*").translate(_WESTERN) for head in heads for symbol in head.groups() if symbol}
    bodies = {symbol.split("/", 1)[0] for symbol in found}
    return min(found) if found and len(bodies) == len(found) else None
