"""JSON Lines of documents: an object a line, its keys the columns. UTF-8, or what plain text may be written in."""

from __future__ import annotations

import codecs
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tawthiq.errors import NotText
from tawthiq.sources import plain
from tawthiq.sources.extract import Found, Member
from tawthiq.sources.problem import Problem
from tawthiq.sources.rows import SUFFIX, documents
from tawthiq.sources.wide import unmarked

_LONGEST = 50_000_000
_SAMPLE = 1_000_000


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The lines of a file; one that cannot be read becomes a problem, and the next counts."""
    for number, line in enumerate(_lines(file, name), start=1):
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        try:
            thing = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            yield Problem(f"{name}:{number}", f"it is no JSON: {error}", "mend the line")
            continue
        if not isinstance(thing, dict):
            yield Problem(f"{name}:{number}", "it is no JSON object", "write an object with the key text")
            continue
        for found in documents(file, name, list(thing), [list(thing.values())]):
            yield _numbered(found, name, number)


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    """The lines of a file, in UTF-8 or as broken as they are there."""
    encoding = _encoding(file.read(_SAMPLE), name)
    file.seek(0)
    if encoding == "utf-8":
        yield from iter(lambda: file.readline(_LONGEST), b"")
    else:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n")
        yield from (line.encode() for line in iter(lambda: text.readline(_LONGEST), ""))
        text.detach()


def _encoding(sample: bytes, name: str) -> str:
    """UTF-8 where any line shows it; another encoding where a mark says so, or no line can be UTF-8."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if wide := unmarked(sample):
        return wide
    foreign = [line for line in sample.splitlines() if not line.isascii()]
    if not foreign or any(_is_utf8(line) for line in foreign):
        return "utf-8"
    try:
        return plain.decode(sample[: sample.rfind(b"\n") + 1] or sample, name)[1]
    except NotText:
        return "utf-8"


def _is_utf8(line: bytes) -> bool:
    try:
        return bool(line.decode())
    except UnicodeDecodeError:
        return False


def _numbered(found: Found, name: str, number: int) -> Found:
    """What was found on a line, under the line's own number."""
    if isinstance(found, Member):
        return replace(found, name=f"{number:06}{SUFFIX}")
    return replace(found, where=f"{name}:{number}") if isinstance(found, Problem) else found
