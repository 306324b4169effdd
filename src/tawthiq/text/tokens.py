"""Words, numbers and marks: where each stands. White space is not a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    "\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}"
    "\N{ARABIC FATHATAN}-\N{ARABIC WAVY HAMZA BELOW}"
    "\N{ARABIC LETTER SUPERSCRIPT ALEF}"
    "\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}-\N{ARABIC SMALL LOW MEEM}"
    "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{SOFT HYPHEN}"
)
_AYN = "‘ʻʿʾʼ"
_LETTER = r"[^\W\d_]"
_NUMBER = r"\d+(?:[.,٫٬]\d+)*"
_WORD = rf"(?:{_LETTER}\.){{2,}}|{_LETTER}(?:{_LETTER}|[{_MARKS}]|['’{_AYN}](?={_LETTER}))*[‘ʻʿʾ]?"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<mark>\S)")
_PIECE = re.compile(rf"{_NUMBER}|{_WORD}|\s+|\S")


class Token(NamedTuple):
    """A word, a number or one mark, as written."""

    start: int
    end: int
    text: str
    kind: str


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of a text, or of a part of it, in order.

    An apostrophe or ayn inside a word belongs to it, and so does an ayn that ends it; the dots of "U.S." belong to
    the word, a hyphen does not.

    >>> [token.text for token in tokens("قُتل 1,119 مدنيا، in Ta‘izz (U.S.-led).")]
    ['قُتل', '1,119', 'مدنيا', '،', 'in', 'Ta‘izz', '(', 'U.S.', '-', 'led', ')', '.']
    """
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield Token(found.start(), found.end(), found.group(), found.lastgroup or "mark")


def pieces(text: str) -> list[str]:
    """A text cut into its tokens and the white space between them: together they are the text again.

    >>> pieces("Ta‘izz (2018)")
    ['Ta‘izz', ' ', '(', '2018', ')']
    """
    return _PIECE.findall(text)


def kind_of(token: str) -> str:
    """The kind of a token, from its own words: number, word, mark, or space for what stands between tokens.

    >>> [kind_of(piece) for piece in ("2018", "U.S.", "(", " ")]
    ['number', 'word', 'mark', 'space']
    """
    found = _TOKEN.match(token)
    return "space" if found is None else found.lastgroup or "mark"
