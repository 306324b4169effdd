"""Cells of a workbook that were merged downwards: each row under them has their value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

_REF = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_PIECE = 1_000_000
_LONGEST = 200
_MOST = 100_000

Merged = dict[tuple[int, int], int]
"""The last row of a cell that was merged downwards, by its own row and column, all from 1."""


def merged(sheet: BinaryIO) -> Merged:
    """The merged cells of a sheet, from its XML as it streams by."""
    found: Merged = {}
    rest = b""
    while (piece := sheet.read(_PIECE)) and len(found) < _MOST:
        rest = rest[-_LONGEST:] + piece
        for left, first, _, last in _REF.findall(rest):
            if int(last) > int(first):
                found[int(first), _column(left)] = int(last)
    return found


def filled(rows: Iterable[list[Any]], cells: Merged) -> Iterator[list[Any]]:
    """The rows of a sheet, with the value of a merged cell in each row that it covers."""
    covering: dict[int, tuple[int, Any]] = {}
    columns = {column for _, column in cells}
    for number, row in enumerate(rows, start=1):
        for column in columns:
            if (number, column) in cells and column <= len(row):
                covering[column] = cells[number, column], row[column - 1]
            last, value = covering.get(column, (0, None))
            if number <= last and column <= len(row):
                row[column - 1] = value
        yield row


def _column(letters: bytes) -> int:
    """
    >>> _column(b"A"), _column(b"AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
