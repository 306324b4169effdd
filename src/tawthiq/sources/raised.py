"""Raised figures, as Unicode writes them: "12" with a call of note 3 reads "12³" and never "123"."""

from __future__ import annotations

import unicodedata

_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = {"(": "⁽", ")": "⁾", "[": "⁽", "]": "⁾", ",": "⁻", "-": "⁻", "–": "⁻"}
RAISED = frozenset(_DIGITS) | frozenset(_SIGNS.values())


def raised(text: str) -> str | None:
    """The raised form of a figure or of a sign that stands with figures; None of anything else.

    >>> raised("3"), raised("٣"), raised("a")
    ('³', '³', None)
    """
    if len(text) != 1:
        return None
    return _DIGITS[unicodedata.decimal(text)] if text.isdecimal() else _SIGNS.get(text)


def in_raised(words: str) -> str:
    """Words that a document raises above the line, in raised form where they are figures and signs, else as they are.

    >>> in_raised("3"), in_raised("[12]"), in_raised("th")
    ('³', '⁽¹²⁾', 'th')
    """
    high = [char if char.isspace() else raised(char) for char in words]
    return words if None in high or not words.strip() else "".join(map(str, high))
