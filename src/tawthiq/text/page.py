"""The lines of a web page that are not its text: menus, share buttons, notes on cookies, what else there is to read.

A line is left out only for what it says itself, by the page words of its language: the whole line is such words, it
begins with one of their phrases, or it is a row of short cells with such a word among them. After a line that announces
other stories ("Read also") the headlines right below it are left out too. A line with a number in it is no menu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.model.span import Span
from tawthiq.text.fold import fold

_CELLS = re.compile(r"\s*[|•·›»/–—]\s+|\s+[|•·›»/–—]\s*|\t+|\s{3,}")
_FRAME = " \t[](){}<>|•·*–—-:#►▶🔴…"
_LONGEST = 240
_LONGEST_CELL = 4
_LONGEST_HEADLINE = 22
_MOST_HEADLINES = 8
_ENDS = (".", "!", "؟", "?", "…", "”", '"', "»", ":")
_COUNTED = re.compile(r"^[\d٠-٩]+\s+|\s*[(\[]?[\d٠-٩]+[)\]]?$")


@dataclass(frozen=True)
class PageWords:
    """The page words of a language, folded.

    ``whole`` are lines and cells, ``opens`` what a line begins with, ``also`` what announces other stories, and
    ``credit`` the beginning of a note beside a picture.
    """

    whole: frozenset[str] = frozenset()
    opens: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: Mapping[str, Any]) -> PageWords:
        """Read them from a pack's text.yaml."""
        page = text.get("page") or {}
        lists = {name: tuple(fold(str(word)) for word in page.get(name) or ()) for name in _LISTS}
        return cls(frozenset(lists["whole"]), lists["opens"], lists["also"], lists["credit"])


_LISTS = ("whole", "opens", "also", "credit")


def beside_the_text(text: str, lines: Sequence[Span], words: PageWords) -> list[Span]:
    """Those of a text's lines that belong to the page and not to what it tells.

    >>> words = PageWords(frozenset({"home", "world"}), ("we use cookies",), ("read also",))
    >>> page = "Home | World | Tarbol\\nShells fell at noon.\\nRead also:\\nA mill reopens\\nNobody was hurt."
    >>> from tawthiq.text.sentences import paragraphs
    >>> [span.of(page) for span in beside_the_text(page, paragraphs(page), words)]
    ['Home | World | Tarbol', 'Read also:', 'A mill reopens']
    """
    return list(_found(text, lines, words)) if words.whole or words.opens else []


def _found(text: str, lines: Sequence[Span], words: PageWords) -> Iterator[Span]:
    headlines = 0
    for line in lines:
        said = line.of(text)
        told = _told(said)
        if _announces(said, told, words):
            headlines = _MOST_HEADLINES if told in words.also else 0
        elif headlines and _is_headline(said):
            headlines = headlines - 1 if _follows(text, line) else 0
        elif not _is_page(said, told, words):
            headlines = 0
            continue
        yield line


def _announces(said: str, told: str, words: PageWords) -> bool:
    """Whether a line announces other stories: by its phrase alone, or with a headline after it."""
    return told in words.also or (told.startswith(words.also) and not said.endswith("."))


def _follows(text: str, line: Span) -> bool:
    """Whether the next line stands right below, with no empty line between."""
    below = text[line.end : line.end + 8]
    return below[: len(below) - len(below.lstrip())].count("\n") < 2


def _told(said: str) -> str:
    """A line as it is compared: folded, without what frames it."""
    return fold(said[:_LONGEST]).strip(_FRAME)


def _is_page(said: str, told: str, words: PageWords) -> bool:
    if len(said) > _LONGEST:
        return False
    if _COUNTED.sub("", told) in words.whole or told.startswith(words.opens):
        return True
    return _is_menu(said, words) or _is_credit(said, words)


def _is_menu(said: str, words: PageWords) -> bool:
    """Whether a line is a row of short cells without a number, one of them a page word."""
    parts = _CELLS.split(said)
    cells = [cell for cell in map(_told, parts) if cell] if len(parts) > 2 else []
    if len(cells) < 3 or not any(cell in words.whole for cell in cells):
        return False
    short = all(len(cell.split()) <= _LONGEST_CELL for cell in cells)
    return short and not any(char.isdigit() for char in said)


def _is_credit(said: str, words: PageWords) -> bool:
    """Whether a line in brackets opens as the note beside a picture."""
    return said.startswith(("(", "[")) and said.endswith((")", "]")) and _told(said).startswith(words.credit)


def _is_headline(said: str) -> bool:
    """Whether a line can be the name of a story: short, with no stop after it, no number or mark before it."""
    return said[0].isalpha() and not said.endswith(_ENDS) and len(said.split()) <= _LONGEST_HEADLINE
