"""Parts: immutable folders of Parquet tables, named by their content.

The rows of one document stand together, in order of their span, so that reading needs no sorting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tawthiq.casebook.current import Current, Part
from tawthiq.casebook.disk import flush, hidden, remove
from tawthiq.casebook.layout import PARTS
from tawthiq.casebook.tables import TABLES, schema
from tawthiq.errors import CasebookDamaged
from tawthiq.model.hashing import hash_of, hash_of_file

Batches = Mapping[str, pa.RecordBatch]
"""Rows by table; a table without rows is left out."""


_AT_ONCE = 10_000
"""Rows of a part that are held at a time when a table is read through."""


class TableFile:
    """One table of one part, opened: it can be read even when the part is swept meanwhile.

    Raises FileNotFoundError when the part has gone, and CasebookDamaged when it cannot be read.
    """

    def __init__(self, home: Path, part: Part, table: str) -> None:
        self.part = part.id
        self._table = table
        self._path = home / part.id / f"{table}.parquet"
        try:
            self._file = pq.ParquetFile(self._path)
        except FileNotFoundError as error:
            raise FileNotFoundError(error.errno, "the part has gone", str(self._path)) from None
        except pa.ArrowException as error:
            raise self._damaged(error) from None

    def rows(self, columns: list[str] | None = None) -> pa.Table:
        """All rows; a column that came later than the part is empty. Raises CasebookDamaged."""
        try:
            found = self._file.read(columns=columns)
            return found if columns else _with_all_columns(found, self._table)
        except (pa.ArrowException, OSError) as error:
            raise self._damaged(error) from None

    def pieces(self) -> Iterator[pa.Table]:
        """All rows, some thousand at a time, in their order. Raises CasebookDamaged."""
        try:
            for batch in self._file.iter_batches(batch_size=_AT_ONCE):
                yield _with_all_columns(pa.Table.from_batches([batch]), self._table)
        except (pa.ArrowException, OSError) as error:
            raise self._damaged(error) from None

    def _damaged(self, error: Exception) -> CasebookDamaged:
        return CasebookDamaged(f"{self._path}: {error} (build again from the originals into a new folder)")


def _with_all_columns(rows: pa.Table, table: str) -> pa.Table:
    columns = schema(table)
    for field in columns:
        if field.name not in rows.column_names:
            rows = rows.append_column(field, pa.nulls(len(rows), field.type))
    return rows.select(columns.names)


def write_part(home: Path, tables: Mapping[str, Iterable[pa.Table]]) -> Part:
    """Write a part into the folder ``home``, flushed to the disk; the same again is kept. Raises OSError."""
    home.mkdir(parents=True, exist_ok=True)
    beside = hidden(home / "part")
    remove(beside)
    beside.mkdir()
    try:
        hashes = {table: _write_table(beside, table, pieces) for table, pieces in tables.items()}
        part = Part(name_of(hashes), hashes)
        flush([*beside.iterdir(), beside])
        if (home / part.id).exists():
            remove(beside)
        else:
            beside.rename(home / part.id)
    except BaseException:
        remove(beside)
        raise
    flush([home, home.parent, home.parent.parent])
    return part


def name_of(hashes: Mapping[str, str]) -> str:
    """The name of a part, made from the hashes of its tables."""
    words = "\n".join(f"{hashes[table]} {table}" for table in sorted(hashes))
    return hash_of(words)[:16]


def _write_table(folder: Path, table: str, pieces: Iterable[pa.Table]) -> str:
    path = folder / f"{table}.parquet"
    with path.open("wb") as file, pq.ParquetWriter(file, schema(table), compression="zstd") as writer:
        for piece in pieces:
            writer.write_table(piece)
    return hash_of_file(path)


def tables_of(batches: Iterable[Batches]) -> dict[str, list[pa.Table]]:
    """The tables that batches make, in the order of the batches; tables without rows are left out."""
    found: dict[str, list[pa.RecordBatch]] = {}
    for one in batches:
        for table, batch in one.items():
            found.setdefault(table, []).append(batch)
    return {table: [pa.Table.from_batches(found[table], schema=schema(table))] for table in TABLES if table in found}


def merge(casebook: Path, current: Current) -> Part:
    """All live rows of all live parts in one new part, some thousand rows in memory at a time. Raises OSError."""
    present = [table for table in TABLES if any(table in part.tables for part in current.parts.values())]
    return write_part(casebook / PARTS, {table: _live_rows(casebook / PARTS, current, table) for table in present})


def _live_rows(home: Path, current: Current, table: str) -> Iterator[pa.Table]:
    owner = "id" if table == "document" else "document"
    for part in current.parts.values():
        if table in part.tables:
            live = pa.array([row.id for row in current.documents.values() if row.part == part.id], pa.string())
            for rows in TableFile(home, part, table).pieces():
                yield rows.filter(pc.is_in(rows[owner], value_set=live))
