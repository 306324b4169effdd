"""From lines to paragraphs: what repeats on every page is dropped, lines are joined, pages stay marked."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from tawthiq.sources.extract import PAGE_BREAK
from tawthiq.sources.feet import Feet
from tawthiq.sources.lines import Line
from tawthiq.sources.reorder import mirrored, runs_right_to_left, with_brackets_turned

_EDGE = 3
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|صفحة|الصفحة)?\s*\d{1,4}\s*(?:(?:/|of|de|من|-)\s*\d{1,4})?\W*", re.IGNORECASE)
_JOB_NUMBER = re.compile(
    r"(?=.*(?:\d{2}-\d{5}|\*\d{6}))(?:\d{2}-\d{5}|\([A-Z]\)|\d{6}|\*\d{6,8}\*|\d{1,3}/\d{1,3}|\s)+"
)
"""What the United Nations print at the foot of a page: "18-09562 (E) 140618 *1809562*", "2/3 18-09562"."""
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?؟:؛…][\"'”’»)\]]*$")
_BROKEN_WORD = re.compile(r"[a-z][-\N{SOFT HYPHEN}]$")
_LISTED = re.compile(r"(?:[-–•●▪*]|\(?[0-9٠-٩]{1,3}[.)]|\(?[a-hأبجدهـ][.)])\s")
_WIDER_GAP = 1.3
_OTHER_SIZE = 0.12
_FULL = 0.75


def text_of(pages: Sequence[Sequence[Line]]) -> str:
    """The text of a document, one paragraph a line; a form feed stands where a page ends.

    Inside a paragraph it stands for a space, so that a sentence goes on from page to page. The footnotes of a page
    stand on it before the paragraph that goes on over its end, or else after its last one.
    """
    pieces: list[str] = []
    at = 0
    for paragraph in _in_order(pages):
        for number, (page, line) in enumerate(paragraph):
            pieces.append(_joint(pieces, line.text, PAGE_BREAK * (page - at), number > 0) + line.text)
            at = max(at, page)
    text = "".join(pieces) + ("\n" * bool(pieces) + PAGE_BREAK * (len(pages) - 1 - at)) * (at < len(pages) - 1)
    if _is_mirrored(text):
        text = "\n".join(mirrored(line) if runs_right_to_left(line) else line for line in text.split("\n"))
    return with_brackets_turned(text)


_Paragraph = list[tuple[int, Line]]
"""Its lines, each with the number of its page from 0."""


def _in_order(pages: Sequence[Sequence[Line]]) -> list[_Paragraph]:
    """The paragraphs of all pages, the notes of each page among them where they break none."""
    feet = Feet.of(pages)
    paragraphs: list[_Paragraph] = []
    notes: list[_Paragraph] = []
    for number, page in enumerate(_without_heads(pages, feet)):
        body, found = feet.parted(page)
        before = paragraphs[-1][-1][1] if paragraphs else None
        for line, goes_on in _paragraphs(body, before, number > 0):
            if goes_on:
                paragraphs[-1].append((number, line))
            else:
                paragraphs.append([(number, line)])
        notes += [[(number, line) for line in note] for note in found]
    return _with_notes(paragraphs, notes)


def _with_notes(paragraphs: Sequence[_Paragraph], notes: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Each note before the first paragraph that ends on a later page, or after it when it began on an earlier one."""
    placed: list[_Paragraph] = []
    waiting = deque(notes)
    for paragraph in paragraphs:
        first, last = paragraph[0][0], paragraph[-1][0]
        while waiting and waiting[0][0][0] < last and waiting[0][0][0] <= first:
            placed.append(waiting.popleft())
        placed.append(paragraph)
        while waiting and waiting[0][0][0] < last:
            placed.append(waiting.popleft())
    return [*placed, *waiting]


def _joint(pieces: list[str], following: str, breaks: str, goes_on: bool) -> str:
    """What stands between the line before and this one. A word broken at the end of a line is put together."""
    if not pieces:
        return breaks
    if not goes_on:
        return "\n" + breaks
    if _BROKEN_WORD.search(pieces[-1]) and following[:1].isalpha():
        pieces[-1] = pieces[-1][:-1] if following[0].islower() else pieces[-1]
        return breaks
    return breaks or " "


def _paragraphs(page: Sequence[Line], before: Line | None, on_next_page: bool) -> Iterator[tuple[Line, bool]]:
    """The lines of a page, each with whether it goes on the paragraph of the line before it."""
    gaps = [one.y - other.y for one, other in pairwise(page) if 0 < one.y - other.y < 4 * one.size]
    usual = min(gaps, default=0.0)
    usual = median([gap for gap in gaps if gap < _WIDER_GAP * usual] or [usual])
    left, right = min((line.left for line in page), default=0), max((line.right for line in page), default=0)
    for at, line in enumerate(page):
        above = page[at - 1] if at else before
        far = bool(at) and not 0 < page[at - 1].y - line.y <= _WIDER_GAP * usual
        yield line, above is not None and not far and _goes_on(above, line, right - left, not at and on_next_page)


def _goes_on(above: Line, line: Line, width: float, over_page: bool) -> bool:
    if above.right_to_left != line.right_to_left or _LISTED.match(line.text):
        return False
    if abs(above.size - line.size) > _OTHER_SIZE * line.size:
        return False
    if over_page and _ENDS.search(above.text):
        return False
    return _fills(above, line, width)


def _fills(above: Line, line: Line, width: float) -> bool:
    """Whether the line above is full: the first word of this one would not have stood on it."""
    first = line.text.split(" ", 1)[0]
    room = line.width * (len(first) + 1) / max(len(line.text), 1)
    return above.width >= _FULL * width or above.width + 1.2 * room > width


def _without_heads(pages: Sequence[Sequence[Line]], feet: Feet) -> list[list[Line]]:
    """The pages without page numbers, and without the lines at their edges that stand on other pages too."""
    edges = [{id(line): line for line in _edges(page) if not feet.begins(line)} for page in pages]
    seen = Counter(_edge_key(line) for lines in edges for line in lines.values())
    kept = []
    for page, at_edge in zip(pages, edges, strict=True):
        kept.append([line for line in page if not (id(line) in at_edge and _is_head(line, page, seen, len(pages)))])
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _edge_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.y / 10)


def _is_head(line: Line, page: Sequence[Line], seen: Counter[tuple[str, int]], pages: int) -> bool:
    if _JOB_NUMBER.fullmatch(line.text):
        return True
    if _PAGE_NUMBER.fullmatch(line.text):
        return line.y in (max(one.y for one in page), min(one.y for one in page))
    return pages > 1 and len(line.text) < 150 and seen[_edge_key(line)] > max(1, pages // 3)


def _is_mirrored(text: str) -> bool:
    """Whether brackets are given as they look and not as they are meant: more close and then open.

    That is what pdfium does where Arabic runs, also to curly quotation marks; these are used either way round, so
    that they do not count.
    """
    right = len(re.findall(r"\([^()\n]{1,200}\)|«[^«»\n]{1,300}»", text))
    return len(re.findall(r"\)[^()\n]{1,200}\(|»[^«»\n]{1,300}«", text)) >= right
