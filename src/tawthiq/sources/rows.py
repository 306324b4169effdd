"""Tables of documents: which column holds what, and a row as a document.

The columns are known by their headers (``columns.yaml``), or told by a file beside the table with its name and
``.yaml`` after it: ``{text: Body of letter, published: Day}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

import yaml

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.model.when import days_of
from tawthiq.sources.dates import day_of
from tawthiq.sources.extract import Found, Member, Text
from tawthiq.sources.problem import Problem

SUFFIX = ".row.json"
_TOP = 10
"""Among so many rows the header is sought."""
_MEND = "name the columns text, title, publisher, published, url, language"


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The text of one row, as ``documents`` wrote it."""
    try:
        text = json.loads(file.read())["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise SourceError(f"{name}: it is no row of a table (give the table itself)") from None
    yield Text(str(text), "utf-8")


def table(file: BinaryIO, name: str, rows: Iterable[Sequence[Any]]) -> Iterator[Found]:
    """The rows of a table, each a document. Its header is the first row, or stands below a title."""
    rows = iter(rows)
    top, told = list(islice(rows, _TOP)), _told(file, name)
    at = next((at for at, row in enumerate(top) if is_header(row, told)), 0)
    header = [_words(cell) for cell in top[at]] if top else []
    yield from documents(file, name, header, chain(top[at + 1 :], rows), at + 2)


def is_header(row: Sequence[Any], told: dict[str, str] | None = None) -> bool:
    """Whether a row names the column that holds the text."""
    return "text" in _places([_words(cell) for cell in row], told or {})


def documents(
    file: BinaryIO, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]], first: int = 2
) -> Iterator[Found]:
    """The rows under a header, each a document; a note when no column holds their text.

    ``first`` is the number of the first of them.
    """
    places = _places(header, _told(file, name))
    if "text" not in places:
        yield Problem(name, "no column of this table holds the text of documents", _MEND, "note")
        return
    for number, row in enumerate(rows, start=first):
        cells = {what: _words(row[at]) if at < len(row) else "" for what, at in places.items()}
        if not cells["text"]:
            continue
        if fault := _fault(cells, f"{name}:{number}"):
            yield fault
        yield Member(f"{number:06}{SUFFIX}", _bytes(header, row, cells), _origin(cells))


def _places(header: Sequence[str], told: dict[str, str]) -> dict[str, int]:
    """Which column holds each of the things that are known of a document; the first that fits."""
    plain = [_key(name) for name in header]
    found = {}
    for what, names in _known().items():
        wanted = [_key(told[what])] if what in told else names
        at = next((plain.index(name) for name in wanted if name in plain), None)
        if at is not None:
            found[what] = at
    return found


def _key(name: str) -> str:
    return " ".join(str(name).replace("_", " ").casefold().split())


@cache
def _known() -> dict[str, list[str]]:
    data = yaml.safe_load(files("tawthiq.sources").joinpath("columns.yaml").read_text(encoding="utf-8"))
    return {what: [_key(name) for name in names] for what, names in data.items()}


def _told(file: BinaryIO, name: str) -> dict[str, str]:
    """What a file beside the table says of its columns. Raises SourceError when it is broken."""
    place = getattr(file, "name", None)
    beside = Path(f"{place}.yaml") if isinstance(place, str) else None
    if beside is None or not beside.is_file():
        return {}
    try:
        told = yaml.safe_load(beside.read_text(encoding="utf-8"))
    except (yaml.YAMLError, OSError, ValueError):
        told = None
    if not isinstance(told, dict) or not set(told) <= set(_known()):
        raise SourceError(f"{name}: {beside.name} does not tell its columns (write text: NAME OF COLUMN)")
    return {str(what): str(column) for what, column in told.items()}


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _bytes(header: Sequence[str], row: Sequence[Any], cells: dict[str, str]) -> bytes:
    """The row as it is kept: its text, and every cell under its header."""
    title, text = cells.get("title", ""), cells["text"]
    whole = f"{title}\n\n{text}" if title and not text.startswith(title) else text
    kept = {"text": whole, "row": [[str(name), _words(cell)] for name, cell in zip(header, row, strict=False)]}
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace")


def _origin(cells: dict[str, str]) -> Origin:
    language = cells.get("language", "").lower()[:2]
    return Origin(
        publisher=cells.get("publisher") or None,
        published=_day(cells.get("published", "")),
        title=cells.get("title") or None,
        url=cells.get("url") or None,
        language=language if language.isalpha() else None,
    )


def _day(words: str) -> str | None:
    if day := day_of(words):
        return day
    return words if words and days_of(words) else None


def _fault(cells: dict[str, str], where: str) -> Problem | None:
    published = cells.get("published", "")
    if not published or _day(published):
        return None
    return Problem(where, f"published {published!r} cannot be used; the row was", "write YYYY-MM-DD", "note")
