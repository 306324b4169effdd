"""The documents of one state, each with its lines by kind, as they stand in the parts: some thousand rows at a time.

All files are opened at once: a commit that comes meanwhile, and sweeps what it replaced, changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from sys import intern
from typing import Any

from tawthiq.casebook.current import Current, DocumentRow, Part
from tawthiq.casebook.layout import PARTS
from tawthiq.casebook.parts import TableFile
from tawthiq.casebook.tables import line_of

Row = dict[str, Any]
Shelf = tuple[DocumentRow, dict[str, list[Row]]]
"""A document, and its lines by kind."""

_AT_ONCE = 1_000


class Shelves:
    """Some tables of one state, opened.

    Raises FileNotFoundError when a part has gone, and CasebookDamaged when one cannot be read.
    """

    def __init__(self, casebook: Path, current: Current, kinds: Sequence[str]) -> None:
        self._current = current
        self._parts = [_opened(casebook / PARTS, part, kinds) for part in current.parts.values()]

    def __iter__(self) -> Iterator[Shelf]:
        for owners, files in self._parts:
            ahead = {kind: _Ahead(kind, file) for kind, file in files.items()}
            for document in map(str, owners.rows(["id"])["id"].to_pylist()):
                lines = {kind: table.of(document) for kind, table in ahead.items()}
                row = self._current.documents.get(document)
                if row is not None and row.part == owners.part:
                    yield row, lines


class _Ahead:
    """The lines of one table of a part, taken document by document in the order of the part."""

    def __init__(self, kind: str, file: TableFile) -> None:
        rows = (
            row
            for piece in file.pieces()
            for batch in piece.to_batches(max_chunksize=_AT_ONCE)
            for row in _lean(batch.to_pylist())
        )
        self._groups = groupby((line_of(kind, row) for row in rows), key=itemgetter("document"))
        self._next = next(self._groups, None)

    def of(self, document: str) -> list[Row]:
        """The lines of the next document; none where it has none."""
        if self._next is None or self._next[0] != document:
            return []
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def _lean(value: Any) -> Any:
    """The same, with every word held once: most rows repeat the names, keys and kinds of others."""
    if isinstance(value, str):
        return intern(value)
    if isinstance(value, dict):
        return {name: _lean(each) for name, each in value.items()}
    return [_lean(each) for each in value] if isinstance(value, list) else value


def _opened(home: Path, part: Part, kinds: Sequence[str]) -> tuple[TableFile, Mapping[str, TableFile]]:
    files = {kind: TableFile(home, part, kind) for kind in kinds if kind in part.tables}
    return TableFile(home, part, "document"), files
