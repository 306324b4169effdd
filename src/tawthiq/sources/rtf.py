"""Rich text (RTF): its words, in whatever code page or Unicode they were written.

The nesting of groups is kept in a list of our own, so that no depth of it overflows anything.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources.extract import PAGE_BREAK, Text

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf"
    b" themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl fldinst nonshppict".split()
)
_WORDS = {
    b"par": "\n",
    b"line": "\n",
    b"cell": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": PAGE_BREAK,
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"zwj": "\N{ZERO WIDTH JOINER}",
    b"zwnj": "\N{ZERO WIDTH NON-JOINER}",
    b"ltrmark": "\N{LEFT-TO-RIGHT MARK}",
    b"rtlmark": "\N{RIGHT-TO-LEFT MARK}",
}
_SIGNS = {b"~": "\N{NO-BREAK SPACE}", b"_": "-", b"-": "\N{SOFT HYPHEN}", b"\\": "\\", b"{": "{", b"}": "}"}
_SIGNS |= {b"\n": "\n", b"\r": "\n"}
_CHARSETS = {0: "cp1252", 161: "cp1253", 162: "cp1254", 177: "cp1255", 178: "cp1256", 204: "cp1251", 238: "cp1250"}
_DEEPEST = 10_000


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The text of one file. Raises SourceError when it is no RTF."""
    data = file.read()
    if not data.lstrip().startswith(b"{\\rtf"):
        raise SourceError(f"{name}: it is not RTF (save it anew with the program that made it)")
    text = _Reading().text(data, name)
    yield Text("\n".join(line.strip(" \t") for line in text.split("\n")).strip(), "rtf")


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside one pair of braces; ``after`` counts the bytes that stand for a character in old readers."""

    page: str = "cp1252"
    after: int = 1
    skipped: bool = False
    fonts: bool = False
    note: bool = False


@dataclass(slots=True)
class _Reading:
    group: _Group = field(default_factory=_Group)
    above: list[_Group] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    waiting: bytearray = field(default_factory=bytearray)
    pages: dict[int, str] = field(default_factory=dict)
    skip: int = 0
    font: int = 0
    default: int = 0
    high: int = 0

    def text(self, data: bytes, name: str) -> str:
        at = 0
        while at < len(data):
            found = _TOKEN.match(data, at)
            if found is None:
                at += 1
                continue
            at = found.end()
            word, number, code, sign, brace, plain = found.groups()
            if word == b"bin":
                at += max(0, int(number or 0))
            elif word:
                self._word(word, int(number) if number else None)
            elif code:
                self._bytes(bytes([int(code, 16)]))
            elif sign:
                self._sign(sign)
            elif brace:
                self._brace(brace, name)
            elif plain:
                self._bytes(plain)
        self._flush()
        return "".join(self.pieces + self.notes)

    def _brace(self, brace: bytes, name: str) -> None:
        self._flush()
        self.skip = 0
        if brace == b"}":
            of_fonts, self.group = self.group.fonts, self.above.pop() if self.above else self.group
            if of_fonts and not self.group.fonts:
                self._use_font(self.default)
        elif len(self.above) >= _DEEPEST:
            raise SourceError(f"{name}: its groups are nested too deep (save it as text)")
        else:
            self.above.append(self.group)

    def _word(self, word: bytes, number: int | None) -> None:
        self._flush()
        if word == b"u" and number is not None:
            self._unicode(number % 65_536)
        elif word == b"uc" and number is not None:
            self.group = replace(self.group, after=max(0, number))
        elif word == b"ansicpg" and number is not None:
            self.group = replace(self.group, page=_page(number))
        elif word == b"f" and number is not None:
            self._use_font(number)
        elif word == b"deff" and number is not None:
            self.default = number
        elif word == b"plain":
            self._use_font(self.default)
        elif word == b"fcharset" and self.group.fonts and number in _CHARSETS:
            self.pages[self.font] = _CHARSETS[number]
        elif word == b"footnote":
            self.group = replace(self.group, skipped=False, note=True)
            self._put("\n")
        elif word in _SKIPPED:
            self.group = replace(self.group, skipped=True, fonts=word == b"fonttbl")
        elif word in _WORDS:
            self._put(_WORDS[word])
            self._end_paragraph(word)

    def _use_font(self, number: int) -> None:
        self.font = number
        if not self.group.fonts and number in self.pages:
            self.group = replace(self.group, page=self.pages[number])

    def _unicode(self, point: int) -> None:
        """A UTF-16 unit; two of them may make one character."""
        self.skip = self.group.after
        if 0xD800 <= point < 0xDC00:
            self.high = point
            return
        if 0xDC00 <= point < 0xE000 and self.high:
            point = 0x10000 + ((self.high - 0xD800) << 10) + point - 0xDC00
        self.high = 0
        self._put(chr(point))

    def _sign(self, sign: bytes) -> None:
        self._flush()
        if sign == b"*":
            self.group = replace(self.group, skipped=True)
        elif sign in _SIGNS:
            self._put(_SIGNS[sign])

    def _bytes(self, data: bytes) -> None:
        dropped = min(self.skip, len(data))
        self.skip -= dropped
        if not self.group.skipped:
            self.waiting += data[dropped:]

    def _flush(self) -> None:
        if self.waiting:
            self._to().append(self.waiting.decode(self.group.page, "replace"))
            self.waiting.clear()

    def _put(self, words: str) -> None:
        if not self.group.skipped:
            self._to().append(words)

    def _to(self) -> list[str]:
        return self.notes if self.group.note else self.pieces

    def _end_paragraph(self, word: bytes) -> None:
        """After a paragraph come the notes that it calls."""
        if word == b"par" and self.notes and not self.group.note:
            self.pieces.append("".join(self.notes).strip() + "\n")
            self.notes.clear()


def _page(number: int) -> str:
    name = "utf-8" if number == 65_001 else f"cp{number}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
