"""GeoNames: country dumps (19 columns, tab separated, no header), with alternateNamesV2 and admin1CodesASCII.

Columns and codes: https://download.geonames.org/export/dump/readme.txt. Data under CC BY 4.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tawthiq.gazetteer.intake import Left, Row, degrees, number, opened, readable
from tawthiq.gazetteer.names import is_arabic, these
from tawthiq.gazetteer.places import Place

CREDIT = "GeoNames, CC BY 4.0"
COLUMNS = 19
_LANGUAGES = frozenset({"ar", "en", "", "fr"})
_GONE = these("ADM1H ADM2H ADM3H ADM4H ADMDH PPLH PPLQ PPLCH PCLH RGNH")
_NO_PLACE = these("A.PCLH A.TERR A.ZN A.ZNB")


def is_dump(cells: Sequence[str]) -> bool:
    """Whether the first line of a file is one of a country dump."""
    return (
        len(cells) == COLUMNS
        and cells[0].isdecimal()
        and len(cells[6]) <= 1
        and degrees(cells[4], cells[5]) is not None
    )


def is_alternates(cells: Sequence[str]) -> bool:
    """Whether the first line of a file is one of alternateNamesV2."""
    return len(cells) in (8, 10) and cells[0].isdecimal() and cells[1].isdecimal()


def is_codes(cells: Sequence[str]) -> bool:
    """Whether the first line of a file is one of admin1CodesASCII or admin2Codes."""
    return len(cells) == 4 and "." in cells[0] and cells[3].isdecimal()


def cells_of(line: str) -> list[str]:
    """The columns of a line."""
    return line.rstrip("\r\n").split("\t")


def codes(path: Path) -> dict[str, str]:
    """Names of admin units by code (``SY.09``), from admin1CodesASCII or from a dump's own rows of units."""
    found = {}
    with opened(path) as lines:
        for line in lines:
            row = cells_of(line)
            if is_codes(row):
                found[row[0]] = row[2] or row[1]
            elif len(row) == COLUMNS and row[7] == "ADM1":
                found[f"{row[8]}.{row[10]}"] = row[2] or row[1]
            elif len(row) == COLUMNS and row[7] == "ADM2":
                found[f"{row[8]}.{row[10]}.{row[11]}"] = row[2] or row[1]
    return found


def alternates(path: Path) -> Iterator[tuple[str, str]]:
    """(GeoNames id, name) of every alternate name in Arabic or Latin letters that is not colloquial or of the past."""
    with opened(path) as lines:
        for line in lines:
            row = cells_of(line)
            if len(row) >= 8 and row[2] in _LANGUAGES and "1" not in (row[6], row[7]):
                yield from ((f"gn-{row[1]}", name) for name in readable([row[3]]))


def rows(path: Path, units: Mapping[str, str]) -> Iterator[Row]:
    """The places of a country dump. ``units`` are the names of admin units by code."""
    with opened(path) as lines:
        for at, line in enumerate(lines, start=1):
            if line.strip():
                yield _row(cells_of(line), f"{path.name}:{at}", units)


def _row(row: Sequence[str], where: str, units: Mapping[str, str]) -> Row:
    if len(row) != COLUMNS:
        return Left(where, f"{len(row)} columns where a GeoNames dump has {COLUMNS}")
    at = degrees(row[4], row[5])
    if at is None:
        return Left(where, f"no coordinates in {row[4]!r}, {row[5]!r}")
    if row[7] in _GONE or f"{row[6]}.{row[7]}" in _NO_PLACE:
        return Left(where, f"a place of the past or no place ({row[7]})", fault=False)
    names = readable([row[1], row[2], *row[3].split(",")])
    if not names:
        return Left(where, "no name in Arabic or Latin letters", fault=False)
    return Place(
        f"gn-{row[0]}",
        row[1],
        next((name for name in names if is_arabic(name)), None),
        kind_of(row[6], row[7]),
        row[8] or None,
        units.get(f"{row[8]}.{row[10]}"),
        *at,
        names,
        where,
        units.get(f"{row[8]}.{row[10]}.{row[11]}"),
        number(row[14]),
    )


def kind_of(feature_class: str, code: str) -> str:
    """Our type of place for a GeoNames feature code.

    >>> kind_of("P", "PPL"), kind_of("A", "ADM1"), kind_of("P", "PPLX"), kind_of("H", "STM"), kind_of("S", "AIRP")
    ('settlement', 'admin1', 'neighbourhood', 'feature', 'site')
    """
    if feature_class == "P":
        return "neighbourhood" if code == "PPLX" else "settlement"
    if feature_class == "A":
        return "country" if code.startswith("PCL") else "admin1" if code == "ADM1" else "admin2"
    return "site" if feature_class == "S" or code in ("CMP", "CMPRF", "MILB", "INDS", "PRT") else "feature"
