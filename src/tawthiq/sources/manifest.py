"""``manifest.csv``: what the reader knows of the documents beside it.

A line with a fault becomes a problem that says how to mend it; its sound fields and all other lines count.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.model.when import days_of
from tawthiq.sources import plain
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem
from tawthiq.sources.walk import MANIFEST

COLUMNS = ("file", "publisher", "published", "title", "url", "language")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is known of each file, under the file's name, and what could not be used."""

    origins: dict[str, Origin] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def origin_of(self, name: str) -> Origin:
        """What is known of one file; all unknown when the manifest does not name it."""
        return self.origins.get(name, Origin())


@dataclass(frozen=True, slots=True)
class _Check:
    """How a value of a column proves itself by its form."""

    holds: Callable[[str], bool]
    mend: str


def _is_date(value: str) -> bool:
    days = days_of(value)
    return days is not None and days[0] <= days[1]


def _is_language(value: str) -> bool:
    return re.fullmatch("[A-Za-z]{2,3}", value) is not None


_CHECKS = {
    "published": _Check(_is_date, "write YYYY-MM-DD, YYYY-MM or YYYY"),
    "language": _Check(_is_language, "write two or three letters, such as ar or en"),
}


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder; an empty one when there is none. Never raises: what is wrong is a problem."""
    path, manifest = folder / MANIFEST, Manifest()
    try:
        text, encoding = plain.decode(path.read_bytes(), shown(path))
        names = {_composed(entry.name): entry.name for entry in folder.iterdir()}
    except FileNotFoundError:
        return manifest
    except (OSError, SourceError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is not text"
        manifest.problems.append(Problem(shown(path), f"{what}; it was not used", "save it as UTF-8 text"))
        return manifest
    if encoding != "utf-8":
        manifest.problems.append(Problem(shown(path), f"read as {encoding}", "save it as UTF-8", "note"))
    _Reading(shown(path), manifest, names).read(text)
    return manifest


def manifest_of(data: bytes, path: Path) -> Manifest:
    """The manifest that lies inside an archive, as bytes; the names on its lines are not looked up."""
    manifest = Manifest()
    try:
        text, _ = plain.decode(data, shown(path))
    except SourceError:
        manifest.problems.append(Problem(shown(path), "it is not text; it was not used", "save it as UTF-8 text"))
        return manifest
    _Reading(shown(path), manifest, None).read(text)
    return manifest


def _composed(name: str) -> str:
    """One spelling of a name: some disks keep a letter and its hamza apart."""
    return unicodedata.normalize("NFC", name)


@dataclass(slots=True)
class _Reading:
    """One pass over a manifest; ``names`` leads from a name's composed form to the name on the disk, if known."""

    path: str
    manifest: Manifest
    names: dict[str, str] | None
    line: int = 1

    def read(self, text: str) -> None:
        rows = self._rows(list(io.StringIO(text, newline="")))
        header = [name.lower() for name in next(rows, ([], False))[0]]
        if not self._sound(header):
            return
        for row, broken in rows:
            if any(row):
                self._use(header, row, broken)

    def _rows(self, lines: list[str]) -> Iterator[tuple[list[str], bool]]:
        """The rows, and whether a row's quotes are broken; ``line`` is the line on which it begins.

        After broken quotes the reading goes on with the next line, so that one quote cannot swallow the rest.
        """
        start = 0
        while start < len(lines):
            reader, done = csv.reader(islice(lines, start, None), strict=True), 0
            try:
                for row in reader:
                    self.line, done = start + done + 1, reader.line_num
                    yield [cell.strip() for cell in row], False
                return
            except csv.Error as error:
                start = self.line = start + done + 1
                self._problem(f"the columns cannot be told apart: {error}", "mend its quotation marks")
                yield _split_at_commas(lines[start - 1]), True

    def _sound(self, header: list[str]) -> bool:
        twice = sorted({name for name in COLUMNS if header.count(name) > 1})
        if "file" not in header:
            mend = f"begin with the line {','.join(COLUMNS)}"
            self._problem("there is no column `file`; the manifest was not used", mend)
        elif twice:
            what = f"column {', '.join(twice)} stands twice; the manifest was not used"
            self._problem(what, "leave one of them")
        return "file" in header and not twice

    def _use(self, header: list[str], row: list[str], broken: bool) -> None:
        cells = dict(zip(header, row, strict=False))
        if broken:
            cells = _in_place(header, cells, short=False)
        elif len(row) != len(header):
            what = f"{len(row)} columns where the header has {len(header)}"
            self._problem(what, "give every column its comma, and quotes to a value with a comma")
            cells = _in_place(header, cells, short=len(row) < len(header))
        name = self._file(cells.get("file", ""))
        if name is not None:
            self.manifest.origins[name] = self._origin(cells)

    def _file(self, given: str) -> str | None:
        on_disk = self.names.get(_composed(given)) if self.names is not None else given
        name = on_disk or given
        if not given:
            self._problem("the line names no file", "write the file's name in the column `file`")
            return None
        if name in self.manifest.origins:
            self._problem(f"{given} was named before; this line was not used", "leave one line a file")
            return None
        if not on_disk:
            self._problem(f"{given} is not in this folder", "check its spelling, or drop the line", note=True)
        return name

    def _origin(self, cells: dict[str, str]) -> Origin:
        known = {column: cells.get(column) or None for column in COLUMNS if column != "file"}
        for column, check in _CHECKS.items():
            value = known[column]
            if value and not check.holds(value):
                self._problem(f"{column} {value!r} cannot be used; the rest of the line was", check.mend)
                known[column] = None
        return Origin(**{**known, "language": known["language"] and known["language"].lower()})

    def _problem(self, what: str, mend: str, note: bool = False) -> None:
        where = f"{self.path}:{self.line}"
        self.manifest.problems.append(Problem(where, what, mend, "note" if note else "error"))


def _split_at_commas(line: str) -> list[str]:
    """The cells of a line whose quotes are broken: a quote without its fellow is taken out."""
    cells = (cell.strip() for cell in line.split(","))
    return [cell.replace('"', "") if cell.count('"') % 2 else cell for cell in cells]


def _in_place(header: list[str], cells: dict[str, str], short: bool) -> dict[str, str]:
    """The cells that can be trusted on a line with too many or too few columns.

    A value that proves itself by its form (a date, a language) stands in its place, and so does all to its
    left. A short line on which nothing disproves itself has lost its last columns: what it has is in place.
    """
    proven = {name: check.holds(cells[name]) for name, check in _CHECKS.items() if cells.get(name)}
    if short and all(proven.values()):
        return cells
    last = max((header.index(name) for name, holds in proven.items() if holds), default=header.index("file"))
    return {name: cells[name] for name in header[: last + 1] if name in cells}
