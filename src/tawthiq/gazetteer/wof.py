"""Who's On First as a table: wof_id, placetype, name, lat, lon, …, names_json. Data CC BY, GeoNames among it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tawthiq.gazetteer.intake import Left, Row, degrees, number, opened, readable
from tawthiq.gazetteer.names import is_arabic
from tawthiq.gazetteer.places import Place

CREDIT = "Who's On First and GeoNames, CC BY"
HEADER = ("wof_id", "placetype", "name", "lat", "lon")
_COUNTRY = re.compile(r"(?:^|[_-])([a-z]{2})(?=[._-]|$)")
_TYPES = {
    "country": "country",
    "region": "admin1",
    "macroregion": "admin1",
    "county": "admin2",
    "localadmin": "admin2",
    "locality": "settlement",
    "borough": "neighbourhood",
    "neighbourhood": "neighbourhood",
    "macrohood": "neighbourhood",
    "campus": "site",
}


def rows(path: Path) -> Iterator[Row]:
    """The places of a table; the file is gone through twice, first for the names of its admin units."""
    units = {row["wof_id"]: row for _, row in _lines(path) if row.get("placetype") in ("region", "county")}
    names = {key: _preferred(row) for key, row in units.items()}
    found = _COUNTRY.search(path.name.casefold())
    country = found.group(1).upper() if found else None
    for where, row in _lines(path):
        yield _row(row, where, names, country)


def _lines(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    with opened(path) as lines:
        header = next(lines).rstrip("\r\n").split("\t")
        for at, line in enumerate(lines, start=2):
            yield f"{path.name}:{at}", dict(zip(header, line.rstrip("\r\n").split("\t"), strict=False))


def _row(row: Mapping[str, str], where: str, units: Mapping[str, str], country: str | None) -> Row:
    kind = _TYPES.get(row.get("placetype", ""))
    if kind is None:
        return Left(where, f"no place type of ours ({row.get('placetype')!r})", fault=False)
    if row.get("superseded") == "1":
        return Left(where, "superseded by another row", fault=False)
    at = degrees(row.get("lat", ""), row.get("lon", ""))
    given = _names(row)
    if at is None or given is None:
        return Left(where, "no names that can be read" if at else "no coordinates")
    names = readable([row.get("name", ""), *given])
    if not names:
        return Left(where, "no name in Arabic or Latin letters", fault=False)
    return Place(
        f"wof-{row['wof_id']}",
        next((name for name in names if not is_arabic(name)), names[0]),
        next((name for name in names if is_arabic(name)), None),
        kind,
        country,
        _preferred(row) if kind == "admin1" else units.get(row.get("region_id", "")),
        *at,
        names,
        where,
        units.get(row.get("county_id", "")),
        number(row.get("population", "")),
    )


def _names(row: Mapping[str, str]) -> list[str] | None:
    """Names in Arabic and English, and those of no stated language; other languages write other names."""
    try:
        by_language = json.loads(row.get("names_json") or "{}")
    except ValueError:
        return None
    return [
        name
        for language in ("eng", "ara", "und")
        for kind in ("preferred", "variant", "colloquial")
        for name in by_language.get(f"{language}_x_{kind}", ())
    ]


def _preferred(row: Mapping[str, str]) -> str:
    names = _names(row) or []
    return next((name for name in names if not is_arabic(name)), row.get("name", ""))
