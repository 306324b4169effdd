"""Which importer a file is for: by what its first line looks like, never by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer import geonames, places, table, wof
from tawthiq.gazetteer.intake import Row, opened

SUFFIXES = (".csv", ".tsv", ".txt", ".zip", ".gz")
KINDS = {
    "own": "a gazetteer of our own form",
    "geonames": f"a country dump of {geonames.CREDIT}",
    "alternates": f"alternate names of {geonames.CREDIT}",
    "codes": f"codes of admin units of {geonames.CREDIT}",
    "wof": f"a table of {wof.CREDIT}",
    "table": "a table of places (its licence is its publisher's)",
}
_MOST_IN_MEMORY = 5_000_000


def kind_of(path: Path) -> str:
    """Which of KINDS a file is. Raises VocabularyError naming its columns when it is none."""
    if path.suffix.casefold() not in SUFFIXES:
        raise VocabularyError(f"{path}: a file of gazetteer ends in .csv or {', '.join(SUFFIXES[1:])} (save it as CSV)")
    with opened(path) as lines:
        first = next((line for line in lines if line.strip()), "")
    cells = geonames.cells_of(first)
    for kind, test in (
        ("codes", geonames.is_codes),
        ("alternates", geonames.is_alternates),
        ("geonames", geonames.is_dump),
    ):
        if test(cells):
            return kind
    if tuple(cells[: len(wof.HEADER)]) == wof.HEADER:
        return "wof"
    return _table_kind(path)


def _table_kind(path: Path) -> str:
    header = [cell.strip() for cell in table.header_of(path)]
    ours = set(header) <= set(places.COLUMNS) or not table.Columns.of(header).usable()
    if path.suffix == ".csv" and ours and not _foreign(header):
        return "own"
    table.check(path)
    return "table"


def _foreign(header: Sequence[str]) -> bool:
    """A table with enough columns of its own that it cannot be meant to be in our form."""
    return len(header) > 2 and not {"id", "name", "type"} & set(header)


def is_small(path: Path) -> bool:
    """Whether a file of our own form is read whole, so that its names count like those of the package."""
    return kind_of(path) == "own" and path.stat().st_size <= _MOST_IN_MEMORY


def read(paths: Sequence[Path]) -> Iterator[Row]:
    """The places of some files and the rows left out; codes of admin units are known before the dumps are read."""
    kinds = [(path, kind_of(path)) for path in paths]
    units: dict[str, str] = {}
    for path, kind in sorted(kinds, key=lambda pair: pair[1] == "codes"):
        if kind in ("geonames", "codes"):
            units |= geonames.codes(path)
    for path, kind in kinds:
        if kind == "geonames":
            yield from geonames.rows(path, units)
        elif kind == "wof":
            yield from wof.rows(path)
        elif kind == "table":
            yield from table.rows(path)
        elif kind == "own":
            yield from places.rows(path)


def further_names(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """(id, name) of the names that files of alternate names add to places of other files."""
    for path in paths:
        if kind_of(path) == "alternates":
            yield from geonames.alternates(path)
