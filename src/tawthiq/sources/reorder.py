"""From the order in which a line was drawn, left to right, to the order in which it is read.

This turns the Unicode Bidirectional Algorithm (UAX 9) around for lines of Arabic, Latin and figures: Arabic runs
from right to left, Latin words and figures inside it from left to right. Figures keep the separators inside them
("1,250", "8/6/2018"), a range of years does not ("2014-2018" is drawn with its end on the left).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from tawthiq.sources.raised import RAISED

_NUMBER = "D(?:s?D)*t?u*"
_LEFT_TO_RIGHT = re.compile(rf"(?:{_NUMBER})?L(?:L|u|{_NUMBER})*(?:[nst ]{{1,3}}(?:L|{_NUMBER})+)*|{_NUMBER}|u+")
_RIGHT_TO_LEFT = re.compile(r"R(?:[^L]*R)?")
_KINDS = {"L": "L", "R": "R", "AL": "R", "EN": "D", "AN": "D", "CS": "s", "ET": "t", "WS": " "}
_MIRRORED = str.maketrans("()[]{}<>«»‹›“”", ")(][}{><»«›‹”“")
_CLOSES_BEFORE_A_WORD = re.compile(r"(?<![^\s(\[{«‹])[)\]}»›](?=\w)")
_OPENS_AFTER_A_WORD = re.compile(r"(?<=[\w.!؟?%])[(\[{«‹](?=[\s.,،؛;:!؟?)\]}»›]|\Z)")
_LETTERS = re.compile("[LR]")


def in_reading_order(drawn: Sequence[str], right_to_left: bool | None = None) -> list[int]:
    """The indexes of the pieces of a line, drawn from left to right, in the order in which they are read.

    Without ``right_to_left`` the line runs as most of its letters do.

    >>> drawn = ["7", " ", "2018", " ", "ن", "م"]
    >>> "".join(drawn[at] for at in in_reading_order(drawn))
    'من 2018 7'
    """
    kinds = "".join(map(_kind, drawn))
    if right_to_left is None:
        right_to_left = runs_right_to_left(drawn)
    if right_to_left:
        return _right_to_left(kinds, 0, len(kinds))
    order: list[int] = []
    at = 0
    for run in _RIGHT_TO_LEFT.finditer(kinds):
        order += range(at, run.start())
        order += _right_to_left(kinds, *run.span())
        at = run.end()
    return order + list(range(at, len(kinds)))


def runs_right_to_left(drawn: Sequence[str]) -> bool:
    """Whether most letters of a line are written from right to left."""
    kinds = "".join(map(_kind, drawn))
    return kinds.count("R") > kinds.count("L")


def has_letters(drawn: Sequence[str]) -> bool:
    """Whether the line says itself in which direction it runs."""
    return bool(_LETTERS.search("".join(map(_kind, drawn))))


def _right_to_left(kinds: str, start: int, end: int) -> list[int]:
    order: list[int] = []
    at = end
    for run in reversed(list(_LEFT_TO_RIGHT.finditer(kinds, start, end))):
        order += range(at - 1, run.end() - 1, -1)
        order += range(*run.span())
        at = run.start()
    return order + list(range(at - 1, start - 1, -1))


def _kind(piece: str) -> str:
    """L and R for letters, D for a figure, s for what may stand inside a number, t after one, n for any other sign.

    A raised figure is u: it stands after a number or a word, and is no part of it.
    """
    return "u" if piece in RAISED else _KINDS.get(unicodedata.bidirectional(piece[0]), "n")


def mirrored(words: str) -> str:
    """The words with their brackets and quotation marks turned round.

    >>> mirrored(")4 و11 عاما(")
    '(4 و11 عاما)'
    """
    return words.translate(_MIRRORED)


def with_brackets_turned(text: str) -> str:
    """A text whose brackets open before a word and close after one, where their place leaves no doubt.

    >>> with_brackets_turned("المتحدة (OCHA( قد ذكرت")
    'المتحدة (OCHA) قد ذكرت'
    """
    return _OPENS_AFTER_A_WORD.sub(_turned, _CLOSES_BEFORE_A_WORD.sub(_turned, text))


def _turned(found: re.Match[str]) -> str:
    return mirrored(found.group())
