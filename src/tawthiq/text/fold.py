"""Folding: one key for the many ways of writing a word, with a map back to the words as written.

Stored text is never changed. What is folded away: Arabic vowel signs and tatweel, the hamza of alef, waw and yeh,
alef maqsura, teh marbuta, Persian yeh and kaf, presentation forms and other compatibility forms, digits of every
script, quotation marks, dashes and spaces of every kind, Latin accents and letter case, bidi controls and other
invisible characters.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tawthiq.model.span import Span

_SAME = {
    **dict.fromkeys("\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}«»„‟″＂", '"'),
    **dict.fromkeys("‘’‚‛′`´ʼʻʿʾʽˊ", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
    "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    "\N{ARABIC COMMA}": ",",
    "\N{ARABIC SEMICOLON}": ";",
    "\N{ARABIC QUESTION MARK}": "?",
    "\N{ARABIC PERCENT SIGN}": "%",
    "\N{ARABIC DECIMAL SEPARATOR}": ".",
    "\N{ARABIC THOUSANDS SEPARATOR}": ",",
    "\N{ARABIC TATWEEL}": "",
}


class _Folder(dict[int, str]):
    """One code point to its folded form, worked out once each."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        same = _SAME.get(char)
        folded = _decompose(char) if same is None else same
        self[point] = folded
        return folded


def _decompose(char: str) -> str:
    if unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return ""
    if char.isspace():
        return "\n" if char in "\n\r\x0b\x1c\x1d\x1e\x85\u2028\u2029" else " "
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    parts = unicodedata.normalize("NFKD", char).casefold()
    return "".join(_SAME.get(part, part) for part in parts if unicodedata.category(part) not in ("Mn", "Cf"))


_FOLDER = _Folder()


def fold(text: str) -> str:
    """The key of a word or text.

    >>> fold("مَدنيّةٌ"), fold("الإرهاب"), fold("٢٠١٨"), fold("Ta‘izz")
    ('مدنيه', 'الارهاب', '2018', "ta'izz")
    """
    return text.translate(_FOLDER)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where each of its characters came from."""

    text: str
    source: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> Folded:
        """Fold a text and keep the way back."""
        pieces = [_FOLDER[ord(char)] for char in source]
        origins = tuple(at for at, piece in enumerate(pieces) for _ in piece)
        return cls("".join(pieces), source, origins)

    def back(self, span: Span) -> Span:
        """Where a span of the folded text stands in the source, with the marks that sit on its last letter.

        Raises ValueError when the span is empty or reaches outside the folded text.

        >>> folded = Folded.of("قُتِلَ مدنيّ")
        >>> folded.back(Span(0, 3)).of(folded.source)
        'قُتِلَ'
        """
        if not 0 <= span.start < span.end <= len(self.text):
            raise ValueError(f"no words at {span} of a folded text of {len(self.text)} characters")
        end = self.origins[span.end - 1] + 1
        while end < len(self.source) and _sits_on_the_letter(self.source[end]):
            end += 1
        return Span(self.origins[span.start], end)


def _sits_on_the_letter(char: str) -> bool:
    return char == "\N{ARABIC TATWEEL}" or unicodedata.combining(char) > 0
