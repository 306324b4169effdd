"""Encodings of several bytes a character: known by their marks; UTF-16 by its words, too, where the mark is missing."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The marks at the start of a text; the longer one first where one begins with the other."""

_USUAL = re.compile("[\t\n\r -~\u00a0-\u017f\u0600-\u06ff\u200c-\u200f\u2010-\u2026\ufeff]")
_MOSTLY = 0.97
_LEAST = 20
_JUDGED = 20_000


def unmarked(data: bytes) -> str | None:
    """Which UTF-16 some bytes with NULs among them are, though no mark says so; None when they are neither.

    >>> unmarked("قُتل ثلاثة".encode("utf-16-le")), unmarked(b"PK\\x03\\x04\\x00\\x00")
    ('utf-16-le', None)
    """
    if len(data) % 2 or len(data) < _LEAST or b"\x00" not in data[:_JUDGED]:
        return None
    return next((encoding for encoding in ("utf-16-le", "utf-16-be") if _is(data, encoding)), None)


def _is(data: bytes, encoding: str) -> bool:
    text = data[:_JUDGED].decode(encoding, "replace")
    return len(_USUAL.findall(text)) >= _MOSTLY * len(text)
