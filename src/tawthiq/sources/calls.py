"""Small figures that are drawn above the line: they call a footnote, and are none of the line's own figures."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tawthiq.sources.glyphs import Glyph
from tawthiq.sources.raised import raised

_SMALL, _SMALLER = 0.88, 0.75
_LEAST, _MOST = 0.15, 0.62
"""How far above the line they stand, in parts of its letters' size."""


def stands_over(one: Glyph, other: Glyph) -> bool:
    """Whether one is a small figure, or a smaller letter, that stands raised beside the other, as to its height."""
    if one.size > _SMALL * other.size or not _LEAST * other.size <= one.y - other.y <= _MOST * other.size:
        return False
    return raised(one.text) is not None or (one.text.isalpha() and one.size < _SMALLER * other.size)


def with_raised(letters: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a line, those that call a note in their raised form."""
    large = max((glyph.size for glyph in letters), default=0.0)
    base = [glyph for glyph in letters if glyph.size > _SMALL * large]
    if len(base) == len(letters):
        return list(letters)
    on = base[0]._replace(y=median(glyph.y for glyph in base), size=median(glyph.size for glyph in base))
    return [_in_raised(glyph) if stands_over(glyph, on) else glyph for glyph in letters]


def _in_raised(glyph: Glyph) -> Glyph:
    return glyph._replace(text=raised(glyph.text) or glyph.text)
