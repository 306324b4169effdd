"""Calls of footnotes: numbers that stand in a text and are none of its figures.

Plain texts print them on the line ("civilians2 were killed.3 The ministry"), Arabic ones in brackets (مدنيين(2)).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterator

from tawthiq.model.span import Span

_AFTER = r"[.,;:!?؟،؛\"”’»)]"
_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_HIGH = f"{_DIGITS}⁽⁾⁻"
_RAISED = re.compile(rf"[{_HIGH}\[](?:(?<=[{_HIGH}])[{_HIGH}]*|(?:(?<=[^\W\d_]\[)|(?<={_AFTER}\[))\d{{1,3}}\])")
"""It begins with one set of characters, which alone is quick to look for."""
_CALL = re.compile(
    rf"(?:(?<=[a-z]{{3}})|(?<=[a-z]{_AFTER}))(?P<bare>\d{{1,3}})(?=\s|{_AFTER}|\Z)(?![.,]\d)"
    rf"|(?:(?<=[^\W\d_])|(?<={_AFTER}))\((?P<bracketed>\d{{1,3}})\)"
    rf"|(?<=[^\s{_DIGITS}])(?P<raised>[{_DIGITS}]{{1,3}})"
)
_NOTE = re.compile(
    rf"^[ \t\f]*(?:\((?P<bracketed>\d{{1,3}})\)|(?P<bare>\d{{1,3}})|(?P<raised>[{_DIGITS}]{{1,3}}))[ \t\xa0]+"
    r"(?=[^\W\d_]|[\"“”«(])",
    re.MULTILINE,
)
_Number = tuple[str, int]
"""The style of a number, and what it is."""


def without_calls(text: str) -> str:
    """A text of the same length with white space for the calls of its footnotes, and for their numbers at the notes.

    A raised number and one in square brackets call a note. Another does where it is written to a word, the calls
    count up, and a later line begins with it in the same style.

    >>> without_calls("Two civilians1 died.2 Rain fell.\\n1 See page 9.\\n2 Later three.")
    'Two civilians  died.  Rain fell.\\n  See page 9.\\n  Later three.'
    >>> without_calls("Police shot2 men.\\n1. A.\\n2. B."), without_calls("قتل (2) منهم.\\n(1) أ\\n(2) ب")
    ('Police shot2 men.\\n1. A.\\n2. B.', 'قتل (2) منهم.\\n(1) أ\\n(2) ب')
    """
    pieces, done = [], 0
    calls = [span for call, note in _called(text) for span in (Span(*call.span()), _number_of(note))]
    for span in sorted([*calls, *(Span(*found.span()) for found in _RAISED.finditer(text))]):
        pieces += [text[done : span.start], " " * (span.end - max(done, span.start))]
        done = max(done, span.end)
    return "".join([*pieces, text[done:]]) if pieces else text


def note_lines(text: str) -> list[Span]:
    """The lines of the footnotes that are called, each from its number on."""
    ends = [(_number_of(note).start, text.find("\n", note.end())) for _, note in _called(text)]
    return [Span(start, len(text) if end < 0 else end) for start, end in ends]


def _number_of(note: re.Match[str]) -> Span:
    """The number of a note, with its brackets."""
    style = note.lastgroup or ""
    return Span(note.start(style) - (style == "bracketed"), note.end(style) + (style == "bracketed"))


def _called(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """The calls that have a note, each with its note: below it, but for a raised call, whose note may stand above."""
    notes: dict[_Number, deque[re.Match[str]]] = defaultdict(deque)
    for note in _NOTE.finditer(text):
        notes[_number(note)].append(note)
    called = dict.fromkeys(("bare", "bracketed", "raised"), 0)
    for call in _CALL.finditer(text) if notes else ():
        style, number = _number(call)
        if number not in (1, called[style] + 1):
            continue
        later = notes[style, number]
        while later and style != "raised" and later[0].start() < call.end():
            later.popleft()
        if later:
            called[style] = number
            yield call, later.popleft()


def _number(found: re.Match[str]) -> _Number:
    style = found.lastgroup or ""
    return style, int("".join(str(unicodedata.digit(digit)) for digit in found[style]))
