"""Any table of places as CSV or TSV, OCHA's operational datasets among them: columns are known by their names."""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer.intake import Left, Row, degrees, number, opened, readable
from tawthiq.gazetteer.names import is_arabic
from tawthiq.gazetteer.places import TYPES, Place

_SYNONYMS = Path(__file__).with_name("columns.yaml")
_UNIT = re.compile(r"adm(?:in)?(\d)(?:name|ref)?(en|ar|fr|pcode|code|alt\w*)?")
_APART = re.compile(r"[^\w]+|_")
_LEVELS = {0: "country", 1: "admin1", 2: "admin2", 3: "admin2"}
_KINDS = {
    "admin1": ("governorate", "province", "state", "region", "admin1", "adm1"),
    "admin2": ("district", "subdistrict", "county", "admin2", "admin3", "adm2", "adm3"),
    "neighbourhood": ("neighbourhood", "neighborhood", "quarter", "suburb", "section"),
    "site": ("camp", "site", "airport", "port", "crossing", "hospital", "school", "building", "base"),
    "feature": ("river", "mountain", "road", "island", "wadi", "valley", "lake", "feature"),
    "country": ("country", "admin0", "adm0"),
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table says what: plain ones by our name, those of admin units by level and what they give."""

    plain: Mapping[str, int]
    units: Mapping[tuple[int, str], int]

    @classmethod
    def of(cls, header: Sequence[str]) -> Columns:
        """Recognise the columns of a header; of two that say the same the first counts."""
        plain: dict[str, int] = {}
        units: dict[tuple[int, str], int] = {}
        for at, column in enumerate(header):
            word = _APART.sub("", column).casefold()
            if unit := _UNIT.fullmatch(word):
                units.setdefault((int(unit.group(1)), _said(unit.group(2))), at)
            if word in _meanings():
                plain.setdefault(_meanings()[word], at)
        return cls(plain, units)

    def usable(self) -> bool:
        """Whether there are names, with coordinates or with admin units."""
        placed = {"latitude", "longitude"} <= self.plain.keys()
        named = bool({"name", "native"} & self.plain.keys())
        return (named and (placed or bool(self.units))) or any(what in ("en", "ar") for _, what in self.units)

    def cell(self, row: Sequence[str], name: str) -> str:
        """A plain cell; empty where the table has no such column."""
        at = self.plain.get(name)
        return row[at].strip() if at is not None and at < len(row) else ""

    def unit(self, row: Sequence[str], level: int, what: str) -> str:
        """A cell of an admin unit: its name (en, ar) or code."""
        at = self.units.get((level, what))
        return row[at].strip() if at is not None and at < len(row) else ""


def _said(ending: str | None) -> str:
    if ending in ("pcode", "code"):
        return "code"
    return "en" if ending in (None, "fr") else "alt" if ending.startswith("alt") else ending


@cache
def _meanings() -> dict[str, str]:
    table = yaml.safe_load(_SYNONYMS.read_text(encoding="utf-8"))
    return {str(word): str(meaning) for meaning, words in table.items() for word in words}


def header_of(path: Path) -> list[str]:
    """The cells of the first line."""
    with opened(path) as lines:
        first = next(lines, "")
    return next(csv.reader([first], delimiter=_delimiter(first)), [])


def check(path: Path) -> None:
    """Raise VocabularyError, naming the columns there are and those that are missing, when no places can be read."""
    header = header_of(path)
    if not Columns.of(header).usable():
        raise VocabularyError(
            f"{path}:1: no columns for a place's name and coordinates among {', '.join(header)[:200] or 'none'}"
            " (name them name, native, latitude, longitude; docs/guides/gazetteer.md lists what else is understood)"
        )


def rows(path: Path) -> Iterator[Row]:
    """The places of a table, then the admin units that its rows name and that have no row of their own."""
    check(path)
    units: dict[str, Place] = {}
    with opened(path) as lines:
        first = next(lines)
        delimiter = _delimiter(first)
        columns = Columns.of(next(csv.reader([first], delimiter=delimiter)))
        table = csv.reader(lines, delimiter=delimiter)
        try:
            for row in table:
                where = f"{path.name}:{table.line_num + 1}"
                if any(cell.strip() for cell in row):
                    yield _row(columns, row, where, units)
        except csv.Error as error:
            raise VocabularyError(f"{path}:{table.line_num + 1}: it is no table: {error} (save it anew)") from None
    yield from units.values()


def _delimiter(line: str) -> str:
    return max("\t;,", key=line.count) if any(mark in line for mark in "\t;,") else ","


def _row(columns: Columns, row: Sequence[str], where: str, units: dict[str, Place]) -> Row:
    deepest = max((level for level, what in columns.units if columns.unit(row, level, what)), default=-1)
    named = [columns.cell(row, "name"), columns.cell(row, "native")]
    own = any(named)
    given = named if own else [columns.unit(row, deepest, what) for what in ("en", "ar")]
    names = readable([*given, *_others(columns, row, deepest if not own else -1)])
    if not names:
        return Left(where, "no name in Arabic or Latin letters")
    at = degrees(columns.cell(row, "latitude"), columns.cell(row, "longitude"))
    if at is None and "latitude" in columns.plain:
        said = columns.cell(row, "latitude"), columns.cell(row, "longitude")
        return Left(where, f"no coordinates in {said[0]!r}, {said[1]!r}")
    _keep_units(columns, row, deepest if own else deepest - 1, where, units)
    kind = _kind(columns.cell(row, "type")) if own else _LEVELS.get(deepest, "settlement")
    key = columns.cell(row, "id") if own else columns.unit(row, deepest, "code")
    latitude, longitude = at or (None, None)
    return Place(
        key or _made_up(names[0], at, columns.unit(row, 1, "en")),
        next((name for name in names if not is_arabic(name)), names[0]),
        next((name for name in names if is_arabic(name)), None),
        kind,
        _country(columns, row),
        columns.unit(row, 1, "en") or columns.unit(row, 1, "ar") or columns.cell(row, "admin1") or None,
        latitude,
        longitude,
        names,
        where,
        columns.unit(row, 2, "en") or columns.unit(row, 2, "ar") or columns.cell(row, "admin2") or None,
        number(columns.cell(row, "population")),
    )


def _others(columns: Columns, row: Sequence[str], level: int) -> list[str]:
    more = [columns.unit(row, level, "alt")] if level >= 0 else []
    return [*more, *re.split(r"[|;,]", columns.cell(row, "alternates"))]


def _keep_units(columns: Columns, row: Sequence[str], deepest: int, where: str, units: dict[str, Place]) -> None:
    for level in range(1, min(deepest, 3) + 1):
        names = readable([columns.unit(row, level, what) for what in ("en", "ar", "alt")])
        key = columns.unit(row, level, "code") or f"{_country(columns, row)}-{level}-{names[0] if names else ''}"
        if names and key not in units:
            native = next((name for name in names if is_arabic(name)), None)
            above = columns.unit(row, 1, "en") or columns.unit(row, 1, "ar") or None
            units[key] = Place(
                key, names[0], native, _LEVELS[level], _country(columns, row), above, None, None, names, where
            )


def _country(columns: Columns, row: Sequence[str]) -> str | None:
    """A country's two letters: as given, or as the codes of admin units begin."""
    codes = [columns.unit(row, level, "code") for level in range(5)]
    for said in (columns.cell(row, "country"), *codes):
        if said[:2].isalpha() and said[:2].isupper() and (len(said) == 2 or said[2:].isdecimal()):
            return said[:2]
    return None


def _kind(said: str) -> str:
    word = said.casefold().strip()
    if word in TYPES:
        return word
    return next((kind for kind, words in _KINDS.items() if any(part in word.split() for part in words)), "settlement")


def _made_up(name: str, at: tuple[float, float] | None, unit: str) -> str:
    """An id for a row without one, the same wherever the same place is given."""
    return "t-" + hashlib.sha256(f"{name}|{at}|{unit if at is None else ''}".encode()).hexdigest()[:12]
