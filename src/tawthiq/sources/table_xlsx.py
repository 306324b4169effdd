"""Excel workbooks (XLSX) of documents: every sheet a table."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO, cast

from openpyxl import load_workbook

from tawthiq.errors import SourceError
from tawthiq.sources.extract import Found, Member
from tawthiq.sources.merged import Merged, filled, merged
from tawthiq.sources.packed import refuse_old
from tawthiq.sources.rows import table

_MOST_BYTES = 1_000_000_000
_MOST_COLUMNS = 500


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The rows of all sheets. Raises SourceError when it is no workbook, or unpacks to too much."""
    refuse_old(file, name)
    try:
        packed = sum(info.file_size for info in zipfile.ZipFile(file).infolist())
        if packed > _MOST_BYTES:
            raise SourceError(f"{name}: it unpacks to more than {_MOST_BYTES // 10**6} MB (save it as CSV)")
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError):
        raise SourceError(f"{name}: it is no sound workbook (save it anew, or as CSV)") from None
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = ([_plain(cell) for cell in row[:_MOST_COLUMNS]] for row in sheet.iter_rows(values_only=True))
        for found in table(file, f"{name}/{sheet.title}", filled(rows, _merged(file, sheet))):
            yield _in_sheet(found, sheet.title)


def _merged(file: BinaryIO, sheet: Any) -> Merged:
    """The merged cells of a sheet; the library gives none of them while it streams."""
    with zipfile.ZipFile(file) as book, book.open(sheet._worksheet_path) as inside:
        return merged(cast("BinaryIO", inside))


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return cell


def _in_sheet(found: Found, sheet: str) -> Found:
    if isinstance(found, Member):
        return Member(f"{sheet}/{found.name}", found.data, found.origin)
    return found
