"""Reading one state of a casebook: its lines in order, and one item by its id.

All files are opened at once: a commit that comes meanwhile, and sweeps what it replaced, changes nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import eq
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tawthiq.casebook.current import Current, Part
from tawthiq.casebook.layout import LINKS, PARTS
from tawthiq.casebook.parts import TableFile
from tawthiq.casebook.tables import LINK_KINDS, line_of

Row = dict[str, Any]


class Reading:
    """Some tables of one state, opened.

    Raises FileNotFoundError when a part has gone, and CasebookDamaged when one cannot be read.
    """

    def __init__(self, casebook: Path, current: Current, tables: Iterable[str]) -> None:
        self._current = current
        self._files = {table: _opened(casebook, current, table) for table in tables}

    def lines(self, kind: str) -> Iterator[Row]:
        """The lines of one kind: by document, then span, then id; lines across documents by id."""
        if kind == "document":
            return (dict(row.line) for row in self._current.in_order())
        rows: Iterator[Row]
        if kind in LINK_KINDS:
            rows = (row for file in self._files[kind] for row in _rows(file.rows()))
        else:
            rows = self._by_document(kind)
        return (line_of(kind, row) for row in rows)

    def _by_document(self, table: str) -> Iterator[Row]:
        places: dict[str, tuple[pa.Table, int, int]] = {}
        for file in self._files[table]:
            rows = file.rows()
            for document, start, count in _runs(rows):
                if self._is_live(document, file.part):
                    places[document] = (rows, start, count)
        for row in self._current.in_order():
            if row.id in places:
                rows, start, count = places[row.id]
                yield from _rows(rows.slice(start, count))

    def find(self, kind: str, item_id: str) -> Row | None:
        """The line of one item, or None."""
        row = self._row(kind, item_id)
        return line_of(kind, row) if row else None

    def ladder(self, item_id: str) -> str | None:
        """How one item was made, or None."""
        row = self._row("ladder", item_id)
        return row["ladder"] if row else None

    def _row(self, table: str, item_id: str) -> Row | None:
        for file in self._files[table]:
            for row in _rows(file.rows().filter(pc.field("id") == pc.scalar(item_id))):
                if table in LINK_KINDS or self._is_live(row["document"], file.part):
                    return row
        return None

    def near(self, item_id: str) -> list[str]:
        """Up to three ids of the opened tables that agree with this one in most letters, best first."""
        ids = set(self._current.documents) if "document" in self._files else set()
        for file in (file for files in self._files.values() for file in files):
            ids.update(map(str, file.rows(["id"])["id"].to_pylist()))
        close = (one for one in ids if _agreement(one, item_id) * 2 > len(one))
        return heapq.nlargest(3, close, key=lambda one: (_agreement(one, item_id), one))

    def _is_live(self, document: str, part: str) -> bool:
        row = self._current.documents.get(document)
        return row is not None and row.part == part


def _agreement(one: str, other: str) -> int:
    return sum(map(eq, one, other))


def _opened(casebook: Path, current: Current, table: str) -> list[TableFile]:
    if table == "document":
        return []
    home, parts = casebook / PARTS, list(current.parts.values())
    if table in LINK_KINDS:
        home, parts = casebook / LINKS, _present(current.links)
    return [TableFile(home, part, table) for part in parts if table in part.tables]


def _present(part: Part | None) -> list[Part]:
    return [part] if part else []


def _runs(table: pa.Table) -> Iterator[tuple[str, int, int]]:
    """Where the rows of each document begin, and how many they are; they stand together."""
    start = 0
    for document, run in groupby(table["document"].to_pylist()):
        count = sum(1 for _ in run)
        yield str(document), start, count
        start += count


def _rows(table: pa.Table) -> Iterator[Row]:
    for batch in table.to_batches(max_chunksize=1000):
        yield from batch.to_pylist()
