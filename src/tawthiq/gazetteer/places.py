"""What a gazetteer holds: places with names in both scripts; and the form of a gazetteer of our own, as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.errors import VocabularyError
from tawthiq.packs.lexicon import Sense

DEFAULT = Path(__file__).parent / "default.csv"
TYPES = ("country", "admin1", "admin2", "settlement", "neighbourhood", "site", "feature")
COLUMNS = ("id", "name", "native", "type", "country", "admin1", "latitude", "longitude", "alternates")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a gazetteer. ``names`` are all its names in every script; coordinates are WGS 84 degrees.

    ``country`` is ISO 3166-1 alpha-2, ``admin1`` and ``admin2`` are names; ``where`` is the file and line.
    """

    id: str
    name: str
    native: str | None
    place_type: str
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    names: tuple[str, ...]
    where: str
    admin2: str | None = None
    population: int = 0


def read_csv(path: Path) -> list[Place]:
    """The places of a CSV file in our own form; see ``rows``."""
    return list(rows(path))


def rows(path: Path) -> Iterator[Place]:
    """The places of a CSV file with the columns id, name, native, type, country, admin1, latitude, longitude,
    alternates (names separated by ``|``).

    Raises VocabularyError naming the file and line of the first row that cannot be used.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            missing = [c for c in ("id", "name", "type") if c not in (table.fieldnames or ())]
            if missing:
                columns = ",".join(COLUMNS)
                raise VocabularyError(f"{path}:1: no column {', '.join(missing)} (the header is {columns})")
            for row in table:
                yield _place(row, f"{path.name}:{table.line_num}", path)
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: not UTF-8: {error.reason} (save it as UTF-8)") from None
    except OSError as error:
        raise VocabularyError(f"{path}: {error.strerror} (name a file that can be read)") from None


def _place(row: dict[str, str | None], where: str, path: Path) -> Place:
    value = {key: (given or "").strip() or None for key, given in row.items() if isinstance(given, str | None)}
    kind, name, key = value.get("type"), value.get("name"), value.get("id")
    if not key or not name:
        raise VocabularyError(f"{path.parent / where}: a place without id or name (give it both)")
    if kind not in TYPES:
        raise VocabularyError(f"{path.parent / where}: the type {kind!r} is none of {', '.join(TYPES)}")
    names = [name, value.get("native"), *(value.get("alternates") or "").split("|")]
    return Place(
        key,
        name,
        value.get("native"),
        kind,
        value.get("country"),
        value.get("admin1"),
        _degrees(value.get("latitude"), where, path),
        _degrees(value.get("longitude"), where, path),
        tuple(dict.fromkeys(n.strip() for n in names if n and n.strip())),
        where,
    )


def _degrees(value: str | None, where: str, path: Path) -> float | None:
    try:
        return float(value) if value else None
    except ValueError:
        raise VocabularyError(f"{path.parent / where}: {value!r} is no coordinate (write degrees: 35.1)") from None


def senses(places: Sequence[Place]) -> Iterator[tuple[str, Sense]]:
    """The names of places as lexicon rows; a name of several places has one sense with all of them."""
    by_name: dict[str, list[Place]] = {}
    for place in places:
        for name in place.names:
            by_name.setdefault(name, []).append(place)
    for name, found in by_name.items():
        kinds = {place.place_type for place in found}
        classes = {"place.known", *(f"place.known.{kind}" for kind in kinds if kind == "country")}
        exact = name if name.isascii() and len(name) <= 4 else None
        candidates = [place.id for place in found]
        yield name, Sense(frozenset(classes), {"candidates": candidates}, found[0].where, exact)
