"""The lines of a PDF page: characters on one baseline, in reading order, with the spaces between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tawthiq.sources.glyphs import Glyph, is_right_to_left
from tawthiq.sources.raised import stands_over, with_raised
from tawthiq.sources.reorder import has_letters, in_reading_order, runs_right_to_left

_SAME_BASELINE = 0.35
_SPACE = 0.15
_NARROW_SPACE = 0.05
"""Gaps, in parts of the letters' size, that are spaces; the narrow ones where pdfium too takes them for such."""
_FAR = 2.0
_RECENT = 12
_STRETCHED = re.compile("(?<!ه)ـ+|ـ+(?=[\u0621-\u064a])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, where it stands on the page, the size of its letters, and which way it runs."""

    text: str
    left: float
    right: float
    y: float
    size: float
    right_to_left: bool

    @property
    def width(self) -> float:
        """From its left end to its right."""
        return self.right - self.left


def lines(drawn: Iterable[Glyph]) -> list[Line]:
    """The lines of a page, in the order in which they were drawn; columns stay apart by it."""
    rows: list[list[Glyph]] = []
    for glyph in drawn:
        row = next((row for row in reversed(rows[-_RECENT:]) if _belongs(glyph, row)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    joined = _joined([row for row in rows if any(not glyph.text.isspace() for glyph in row)])
    page = runs_right_to_left([glyph.text for row in joined for glyph in row])
    return [line for row in joined if (line := _line(row, page)).text]


def _joined(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Rows on one baseline that meet, put together: programs draw figures and other scripts out of turn."""
    found: list[list[Glyph]] = []
    for row in rows:
        near = [other for other in found[-_RECENT:] if _meets(row, other)]
        if near:
            near[0] += row
            for other in near[1:]:
                near[0] += other
                found.remove(other)
        else:
            found.append(row)
    return found


def _meets(row: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    one, two = _on_baseline(row), _on_baseline(other)
    size = max(one.size, two.size)
    if abs(one.y - two.y) > _SAME_BASELINE * size and not (stands_over(one, two) or stands_over(two, one)):
        return False
    gap = max(min(one.left for one in row), min(one.left for one in other)) - min(
        max(one.right for one in row), max(one.right for one in other)
    )
    return gap < _FAR * size


def _on_baseline(row: Sequence[Glyph]) -> Glyph:
    """The first of its largest letters: smaller ones may be raised."""
    return max((glyph for glyph in row if not glyph.is_mark), key=lambda glyph: glyph.size, default=row[0])


def _belongs(glyph: Glyph, row: Sequence[Glyph]) -> bool:
    """Whether a character stands on the baseline of a row (a mark or a raised figure near it), beside the last one."""
    size = max(glyph.size, row[0].size)
    near = abs(glyph.y - row[0].y) <= (1.0 if glyph.is_mark else _SAME_BASELINE) * size
    if not (near or stands_over(glyph, row[0]) or stands_over(row[0], glyph)):
        return False
    last = row[-1]
    return glyph.left - last.right < _FAR * size and last.left - glyph.right < _FAR * size


def _line(row: Sequence[Glyph], page_runs_right_to_left: bool) -> Line:
    letters = sorted(with_raised([glyph for glyph in row if not glyph.is_mark]), key=lambda glyph: glyph.x)
    if not letters:
        return Line("", 0, 0, 0, 0, False)
    marked = _with_marks(letters, [glyph for glyph in row if glyph.is_mark])
    size = median(glyph.size for glyph in letters)
    spaced = _spaced(letters, marked, size)
    rtl = runs_right_to_left(spaced) if has_letters(spaced) else page_runs_right_to_left
    text = "".join(spaced[at] for at in in_reading_order(spaced, rtl))
    text = _STRETCHED.sub("", " ".join(text.split()))
    ink = [glyph for glyph in letters if not glyph.text.isspace()] or letters
    left, right = min(glyph.left for glyph in ink), max(glyph.right for glyph in ink)
    return Line(text, left, right, median(glyph.y for glyph in ink), size, rtl)


def _with_marks(letters: Sequence[Glyph], marks: Sequence[Glyph]) -> list[str]:
    """The letters from left to right, each with the marks drawn over it."""
    words = [letter.text for letter in letters]
    for mark in marks:
        centre = (mark.left + mark.right) / 2
        on = min(range(len(letters)), key=lambda at: _distance(letters[at], centre))
        words[on] += mark.text
    return words


def _distance(letter: Glyph, x: float) -> tuple[float, float]:
    outside = max(letter.left - x, x - letter.right, 0) + (0 if letter.text[0].isalpha() else 1_000)
    return outside, abs((letter.left + letter.right) / 2 - x)


def _spaced(letters: Sequence[Glyph], words: Sequence[str], size: float) -> list[str]:
    """The letters with a space wherever there is a gap between two of them that has none."""
    spaced: list[str] = []
    for at, (letter, word) in enumerate(zip(letters, words, strict=True)):
        if at and _is_gap(letters[at - 1], letter, size):
            spaced.append(" ")
        spaced.append(word)
    return spaced


def _is_gap(left: Glyph, right: Glyph, size: float) -> bool:
    if left.text.isspace() or right.text.isspace():
        return False
    narrow = len(left.text) == 1 and (left if is_right_to_left(left.text) else right).spaced
    return right.left - left.right > (_NARROW_SPACE if narrow else _SPACE) * size
