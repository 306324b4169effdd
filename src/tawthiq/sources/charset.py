"""The encoding of markup: what the bytes prove comes before what the page declares.

Saved pages are often changed from one encoding to another by the program that saved them, and keep the old word
for it in their head.
"""

from __future__ import annotations

import codecs
import re

from tawthiq.sources import legacy
from tawthiq.sources.wide import MARKS, unmarked

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_HEAD = 4_096
_OURS = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "cp1256": "windows-1256", "cp1252": "windows-1252"}
"""One name for each encoding, and the larger one for those that everybody names who means it."""


def decode_markup(data: bytes, told: str | None = None) -> tuple[str, str]:
    """The text of a page and its encoding; ``told`` is the encoding that a mail or a server gave with it.

    What cannot be decoded becomes U+FFFD: a page with one broken byte is still a page.

    >>> decode_markup("<meta charset=utf-8><p>قُتل ثلاثة في".encode("windows-1256"))[1]
    'windows-1256'
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    if wide := unmarked(data):
        return data.decode(wide, "replace"), wide
    if _is_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    for name in (told, _declared(data)):
        known = _known(name)
        if known and known != "utf-8" and _decodes(data, known):
            return data.decode(known), known
    return legacy.best(data) or (data.decode("utf-8", "replace"), "utf-8")


def _is_utf8(data: bytes) -> bool:
    """Whether this is UTF-8, but for a broken byte in a hundred that are not ASCII."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if not broken:
        return True
    return broken * 100 <= sum(1 for _ in re.finditer(r"[^\x00-\x7f]", text))


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    return found.group(1).decode("ascii") if found else None


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name.strip()).name if name else None
    except LookupError:
        return None
    return _OURS.get(found, found) if found else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        return isinstance(data.decode(encoding), str)
    except (UnicodeDecodeError, LookupError, TypeError, AssertionError):
        return False
