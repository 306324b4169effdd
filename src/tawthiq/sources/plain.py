"""Plain text: from bytes to characters, with nothing changed on the way.

Newlines, spaces and marks stay as they are, because every offset of the ledger counts them; only a
byte-order mark at the start is dropped. Bytes that are not UTF-8 are tried as the legacy encodings of our
documents, and the one that makes the best words is taken (see ``legacy``); a file of which some lines are UTF-8
and the others are not is read line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from tawthiq.errors import NotText
from tawthiq.sources import legacy
from tawthiq.sources.extract import Text
from tawthiq.sources.looks import other_kind
from tawthiq.sources.wide import MARKS, unmarked

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURE = 4
"""Bytes beyond ASCII in a line of UTF-8 that no other encoding has by chance."""
_MEND = "save the document as UTF-8 text and build again"


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The text of a file. Raises NotText."""
    data = file.read()
    yield Text(*(_line_by_line(data) or decode(data, name)))


def decode(data: bytes, name: str = "text") -> tuple[str, str]:
    """The text of the bytes, and the encoding it was in.

    ``name`` is used in errors. Raises NotText for NUL bytes, for more control characters than one in a
    hundred, for UTF-8 with a broken byte, and for bytes that make no words in any encoding we know.

    >>> decode("قُتل ثلاثة مدنيين".encode("windows-1256"))
    ('قُتل ثلاثة مدنيين', 'windows-1256')
    """
    text, encoding = _decoded(data, name)
    _refuse_controls(text, name)
    return text, encoding


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    if other := other_kind(data):
        what, _, mend = other.removesuffix(")").partition(" (")
        raise NotText(f"{name}: it is no text but {what} ({mend} and build again)")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name), encoding
    if wide := unmarked(data):
        return _strictly(data, wide, name), wide
    if b"\x00" in data:
        raise _not_text(name, f"byte {data.index(0)} is NUL, so this is no text, or UTF-16 without its mark")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _legacy(data, name, error)


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(name, f"its mark says {encoding}, but byte {error.start} after it is not") from None


def _legacy(data: bytes, name: str, error: UnicodeDecodeError) -> tuple[str, str]:
    if _mostly_utf8(data):
        raise _not_text(name, f"this is UTF-8, but byte {error.start} is broken")
    found = legacy.best(data)
    if not found:
        raise _not_text(name, "the bytes make no words in UTF-8, " + ", ".join(legacy.ENCODINGS))
    return found


def _line_by_line(data: bytes) -> tuple[str, str] | None:
    """A text that was put together of UTF-8 and of one other encoding, whole lines of each; None for any other."""
    if b"\x00" in data or _is_utf8(data):
        return None
    lines = data.split(b"\n")
    other = [line for line in lines if not _is_utf8(line)]
    sound = any(_is_utf8(line) and len(line) - len(line.decode()) >= _SURE for line in lines)
    found = legacy.best(b"\n".join(other)) if sound else None
    if found is None or any(map(_mostly_utf8, other)) or _CONTROL.search(found[0]):
        return None
    read = [line.decode("utf-8" if _is_utf8(line) else found[1], "replace") for line in lines]
    return "\n".join(read), f"utf-8, {found[1]}"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8: then a byte is broken and no other encoding meant."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    other = sum(1 for _ in re.finditer(r"[^\x00-\x7f]", text))
    return other - broken > broken


def _refuse_controls(text: str, name: str) -> None:
    found = sum(1 for _ in _CONTROL.finditer(text))
    if "\x00" in text:
        raise _not_text(name, f"character {text.index(chr(0))} is NUL")
    if found > 1 and found * 100 > len(text):
        raise _not_text(name, f"{found} of {len(text)} characters are control characters")


def _not_text(name: str, what: str) -> NotText:
    return NotText(f"{name}: {what} ({_MEND})")
