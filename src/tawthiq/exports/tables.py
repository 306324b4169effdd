"""CSV: a folder with one file for each kind of item, for spreadsheets."""

from __future__ import annotations

import csv
import errno
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, TextIO

from tawthiq.casebook.tables import KINDS, TABLES
from tawthiq.exports.common import Exporter

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Tables(Exporter):
    """One file a kind of line, UTF-8 with a byte-order mark, so that spreadsheets show Arabic.

    Actors are written by name, chains as "speaker < relay", lists with " | "; a cell that a spreadsheet would run
    as a formula begins with an apostrophe.
    """

    file_name = "tables"
    media_type = "text/csv"
    title = "CSV tables, one file a kind"
    loses = "the structure of chains, parts and ranges, which are written as words"

    def start(self, target: Path) -> None:
        """Make a temporary folder beside the target, with a table for every kind of line."""
        self.target = target.resolve()
        if self.target.exists() and not self.target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "this is a file; CSV tables are a folder", str(target))
        if not self.target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "there is no such folder; make it first", str(target.parent))
        self.draft = Path(tempfile.mkdtemp(prefix=f".{self.target.name}.", dir=self.target.parent))
        self.files = {kind: self._table(kind) for kind in KINDS}

    def _table(self, kind: str) -> tuple[TextIO, csv.DictWriter[str]]:
        out = (self.draft / f"{kind}.csv").open("w", encoding="utf-8-sig", newline="")
        rows = csv.DictWriter(out, list(TABLES[kind]))
        rows.writeheader()
        return out, rows

    def feed(self, line: dict[str, Any]) -> None:
        """Write one row into the table of its kind."""
        _, rows = self.files[line["kind"]]
        rows.writerow({name: cell(value) for name, value in line.items() if name != "kind"})

    def finish(self) -> None:
        """Put the files into the target folder; other files there stay."""
        for out, _ in self.files.values():
            out.close()
        self.target.mkdir(exist_ok=True)
        for file in sorted(self.draft.iterdir()):
            file.replace(self.target / file.name)
        self.draft.rmdir()

    def abandon(self) -> None:
        """Remove the temporary folder."""
        for out, _ in self.files.values():
            out.close()
        shutil.rmtree(self.draft, ignore_errors=True)


def cell(value: Any) -> str:
    """A value as words in one cell.

    >>> cell([{"actor": "sana", "name": "SANA"}, {"actor": "a", "name": "A"}]), cell(None), cell([4, 10])
    ('SANA < A', '', '4-10')
    """
    if value is None:
        return ""
    if isinstance(value, dict):
        return _safe(str(value.get("name") or value.get("text") or json.dumps(value, ensure_ascii=False)))
    if isinstance(value, list):
        return _safe(_list(value))
    return _safe(str(value)) if isinstance(value, str) else str(value)


def _list(values: list[Any]) -> str:
    if len(values) == 2 and all(isinstance(value, int) for value in values):
        return f"{values[0]}-{values[1]}"
    if values and all(isinstance(value, dict) and "actor" in value for value in values):
        return " < ".join(str(value["name"]) for value in values)
    return " | ".join(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values)


def _safe(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text
