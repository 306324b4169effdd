"""The characters of a PDF page as they were drawn: what each is, and where it stands."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_STRETCH = "\N{ARABIC TATWEEL}"
_HYPHEN = "\x02"
"""What pdfium gives for the hyphen at the end of a line."""
_SPACE = ord(" ")
_FLAT = frozenset("_…")
_THIN = 0.16
_UNREADABLE = frozenset((0, 0xFFFE, 0xFFFF, 0xFFFD))


class Glyph(NamedTuple):
    """A drawn character; ``text`` may be several letters when the font draws them as one.

    ``left`` and ``right`` bound it as its font spaces it, ``x`` and ``y`` are the point on the baseline it was drawn
    from, ``size`` is the height of its font on the page. All in points, from the lower left. ``spaced`` says that
    pdfium takes the gap before it, in its own order, for a space.
    """

    text: str
    left: float
    right: float
    x: float
    y: float
    size: float
    spaced: bool = False

    @property
    def is_mark(self) -> bool:
        """Whether it sits on a letter."""
        return unicodedata.category(self.text[0]) == "Mn"


def glyphs(page: Any) -> Iterator[Glyph]:
    """The characters of a page in the order in which they were drawn; spaces that were not drawn are left out."""
    text = page.get_textpage()
    try:
        yield from _ligatures(_each(text.raw, text.count_chars()))
    finally:
        text.close()


def _each(page: Any, count: int) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    spaced = False
    for at in range(count):
        point = pdfium.FPDFText_GetUnicode(page, at)
        if point in _UNREADABLE or pdfium.FPDFText_IsGenerated(page, at) == 1:
            spaced = spaced or point == _SPACE
            continue
        words = _plain(chr(point))
        pdfium.FPDFText_GetLooseCharBox(page, at, box)
        if not words or (words.isspace() and box.right <= box.left):
            spaced = True
            continue
        pdfium.FPDFText_GetCharOrigin(page, at, x, y)
        pdfium.FPDFText_GetMatrix(page, at, matrix)
        size = pdfium.FPDFText_GetFontSize(page, at) * (abs(matrix.d) or abs(matrix.b) or 1)
        words = _STRETCH if _is_stroke(page, at, words, y.value, size) else words
        yield Glyph(words, min(box.left, x.value), box.right, x.value, y.value, size, spaced)
        spaced = False


def _is_stroke(page: Any, at: int, words: str, baseline: float, size: float) -> bool:
    """Whether a sign is drawn as a flat stroke on the baseline, though it passes for another.

    The strokes that stretch an Arabic word have no character of their own in some files, and come out as any.
    """
    if words in _FLAT or is_right_to_left(words) or words.isspace():
        return False
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(page, at, left, right, bottom, top)
    height = top.value - bottom.value
    flat = height < _THIN * size and right.value - left.value > 1.8 * height
    return flat and abs((top.value + bottom.value) / 2 - baseline) < _THIN * size


def _plain(char: str) -> str:
    """A character without its presentation form, which only says how it joins its neighbours.

    A control character is what some fonts give for the stroke that stretches a word.

    >>> [_plain(char) for char in "\\ufefb\\ufe91\\ufe7c\\ufb01x"]
    ['لا', 'ب', '\N{ARABIC SHADDA}', 'fi', 'x']
    """
    if "\ufe70" <= char <= "\ufe7f":
        return unicodedata.normalize("NFKC", char)[-1]
    if "\ufb00" <= char <= "\ufb06" or "\ufb50" <= char <= "\ufdf1" or "\ufe80" <= char <= "\ufefc":
        return unicodedata.normalize("NFKC", char)
    if char == _HYPHEN:
        return "-"
    if unicodedata.category(char) == "Cc":
        return " " if char in "\t\n\r" else _STRETCH
    return "" if unicodedata.category(char) == "Co" else char


def _ligatures(drawn: Iterator[Glyph]) -> Iterator[Glyph]:
    """Characters that one glyph draws, put together in the order in which they are read."""
    group: list[Glyph] = []
    for glyph in drawn:
        if group and not _same_glyph(group[-1], glyph):
            yield _together(group)
            group = []
        group.append(glyph)
    if group:
        yield _together(group)


def _same_glyph(one: Glyph, other: Glyph) -> bool:
    """Whether both were drawn from one point."""
    return (one.x, one.y) == (other.x, other.y) and not other.text.isspace()


def _together(group: list[Glyph]) -> Glyph:
    if len(group) == 1:
        return group[0]
    letters = [glyph for glyph in group if not glyph.is_mark] or group[:1]
    if is_right_to_left(letters[0].text):
        letters.sort(key=lambda glyph: -glyph.right)
    words = "".join(glyph.text for glyph in letters)
    if len(words) == 2 and words[1] == "ل" and words[0] in "اأإآٱ":
        words = words[::-1]
    words += "".join(glyph.text for glyph in group if glyph.is_mark and glyph not in letters)
    left, right = min(glyph.left for glyph in group), max(glyph.right for glyph in group)
    return letters[0]._replace(text=words, left=left, right=right)


def is_right_to_left(text: str) -> bool:
    """Whether its first character is a letter that is written from right to left."""
    return unicodedata.bidirectional(text[0]) in ("R", "AL")
