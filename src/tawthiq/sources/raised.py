"""Small figures that are drawn above the line: they call a footnote, and are none of the line's own figures.

They are given as the raised characters of Unicode, so that "12" with a call of note 3 reads "12³" and never "123".
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from statistics import median

from tawthiq.sources.glyphs import Glyph

_SMALL = 0.88
_LEAST, _MOST = 0.15, 0.62
"""How far above the line they stand, in parts of its letters' size."""
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNS = {"(": "⁽", ")": "⁾", "[": "⁽", "]": "⁾", ",": "⁻", "-": "⁻", "–": "⁻"}
RAISED = frozenset(_DIGITS) | frozenset(_SIGNS.values())


def stands_over(one: Glyph, other: Glyph) -> bool:
    """Whether one is a small figure that stands raised beside the other, as to its height."""
    if raised(one.text) is None or one.size > _SMALL * other.size:
        return False
    return _LEAST * other.size <= one.y - other.y <= _MOST * other.size


def raised(text: str) -> str | None:
    """The raised form of a figure or of a sign that stands with figures; None of anything else.

    >>> raised("3"), raised("٣"), raised("a")
    ('³', '³', None)
    """
    if len(text) != 1:
        return None
    return _DIGITS[unicodedata.decimal(text)] if text.isdecimal() else _SIGNS.get(text)


def with_raised(letters: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a line, those that call a note in their raised form."""
    large = max((glyph.size for glyph in letters), default=0.0)
    base = [glyph for glyph in letters if glyph.size > _SMALL * large]
    if len(base) == len(letters):
        return list(letters)
    on = base[0]._replace(y=median(glyph.y for glyph in base), size=median(glyph.size for glyph in base))
    return [glyph._replace(text=raised(glyph.text) or "") if stands_over(glyph, on) else glyph for glyph in letters]
