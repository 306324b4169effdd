"""JSON Lines of documents: an object a line, its keys the columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tawthiq.sources.extract import Found, Member
from tawthiq.sources.problem import Problem
from tawthiq.sources.rows import SUFFIX, documents

_LONGEST = 50_000_000


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The lines of a file; one that cannot be read becomes a problem, and the next counts."""
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
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


def _numbered(found: Found, name: str, number: int) -> Found:
    """What was found on a line, under the line's own number."""
    if isinstance(found, Member):
        return replace(found, name=f"{number:06}{SUFFIX}")
    return replace(found, where=f"{name}:{number}") if isinstance(found, Problem) else found
