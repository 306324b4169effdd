"""Small figures that are drawn above the line: they call a footnote, and are none of the line's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tawthiq.sources.glyphs import Glyph
from tawthiq.sources.raised import raised

_TINY, _SMALLER, _SMALL = 0.45, 0.75, 0.88
"""How small they are, in parts of the line's letters: raised letters at most the middle one, figures the last."""
_CLOSE = 0.3
_LEAST, _MOST = 0.15, 0.62
"""How far above the line they stand, in parts of its letters' size."""


def stands_over(one: Glyph, other: Glyph) -> bool:
    """Whether one is a small figure that stands raised beside the other, as to its height."""
    return _is_above(one, other, _SMALL) and raised(one.text) is not None


def rises(letter: Glyph, last: Glyph, first: Glyph) -> bool:
    """Whether a small letter is raised right after the last one of a line, as in "5th"."""
    if not letter.text.isalpha() or not _is_above(letter, first, _SMALLER):
        return False
    return abs(letter.left - last.right) < _CLOSE * first.size


def _is_above(one: Glyph, other: Glyph, small: float) -> bool:
    if not _TINY * other.size <= one.size <= small * other.size:
        return False
    return _LEAST * other.size <= one.y - other.y <= _MOST * other.size


def with_raised(letters: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a line, those that call a note in their raised form."""
    large = max((glyph.size for glyph in letters), default=0.0)
    base = [glyph for glyph in letters if glyph.size > _SMALL * large]
    if not base or len(base) == len(letters):
        return list(letters)
    on = base[0]._replace(y=median(glyph.y for glyph in base), size=median(glyph.size for glyph in base))
    return [glyph._replace(text=raised(glyph.text) or "") if stands_over(glyph, on) else glyph for glyph in letters]
