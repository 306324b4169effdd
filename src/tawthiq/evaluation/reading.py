"""Reading a gold folder: NAME.txt with NAME.gold.toml, and links.toml for what joins the documents."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tawthiq.errors import GoldError
from tawthiq.evaluation.agreement import Bounds, Span
from tawthiq.evaluation.entries import Entry, read_source, read_toml
from tawthiq.evaluation.gold import (
    GoldAccount,
    GoldCharacterisation,
    GoldDate,
    GoldDemand,
    GoldDocument,
    GoldFolder,
    GoldPart,
    GoldPlace,
    GoldToll,
)

__all__ = ["read_folder"]


class _Anchor(NamedTuple):
    """Where an item stands; its four values open every marked record."""

    number: int
    text: str
    span: Span
    optional: bool


def read_folder(folder: Path) -> GoldFolder:
    """All the gold of a folder, documents in the order of their names; GoldError when there is none."""
    paths = sorted(folder.glob("*.gold.toml"))
    if not paths:
        raise GoldError(f"{folder}: no *.gold.toml here; name a folder of NAME.txt with NAME.gold.toml.")
    return GoldFolder(tuple(map(_document, paths)), _links(folder / "links.toml"))


def _document(path: Path) -> GoldDocument:
    source = path.with_name(path.name.replace(".gold.toml", ".txt"))
    entry, text = read_toml(path), read_source(source)
    tolls = tuple(_toll(at, item, text) for at, item in _marked(entry, "toll", text))
    return GoldDocument(
        name=source.name,
        text=text,
        language=entry.word("language"),
        types=entry.words("document_type"),
        dates=tuple(GoldDate(*at, item.words("value")) for at, item in _marked(entry, "date", text)),
        places=tuple(GoldPlace(*at) for at, _ in _marked(entry, "place", text)),
        tolls=tolls,
        accounts=tuple(_account(at, item, text, len(tolls)) for at, item in _marked(entry, "account", text)),
        demands=tuple(
            GoldDemand(*at, item.words("of"), item.word("action")) for at, item in _marked(entry, "demand", text)
        ),
        characterisations=tuple(
            GoldCharacterisation(*at, item.word("term")) for at, item in _marked(entry, "characterisation", text)
        ),
    )


def _marked(entry: Entry, kind: str, text: str) -> list[tuple[_Anchor, Entry]]:
    return [(_anchor(n, item, text), item) for n, item in enumerate(entry.tables(kind), start=1)]


def _anchor(number: int, item: Entry, text: str) -> _Anchor:
    quote, nth = item.word("text"), item.number("nth")
    return _Anchor(number, quote, _locate(item, text, quote, 1 if nth is None else nth), _optional(item))


def _locate(item: Entry, text: str, quote: str, nth: int = 1) -> Span:
    """The span of the nth occurrence of a quote; occurrences may overlap."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            raise item.fault(f"{quote!r} (occurrence {nth}) is not in the document", "copy it from the text")
    if at < 0 or not quote:
        raise item.fault(f"{quote!r} (occurrence {nth}) quotes nothing", "quote some words, and count from 1")
    return at, at + len(quote)


def _toll(at: _Anchor, item: Entry, text: str) -> GoldToll:
    return GoldToll(
        *at,
        measures=item.words("measure"),
        bounds=_bounds(item),
        groups=item.words("group", ("people",)),
        scopes=item.words("scope", ("incident",)),
        parts=tuple(_part(part, text) for part in item.tables("of_whom")),
        chain=_chain(item),
    )


def _part(item: Entry, text: str) -> GoldPart:
    quote = item.word("text")
    _locate(item, text, quote)
    return GoldPart(quote, _optional(item), _bounds(item), item.words("group", ("people",)))


def _account(at: _Anchor, item: Entry, text: str, tolls: int) -> GoldAccount:
    where, numbers = item.words("where"), item.numbers("tolls")
    for quote in where:
        _locate(item, text, quote)
    if not all(1 <= number <= tolls for number in numbers):
        raise item.fault(f"`tolls` is {list(numbers)}", f"count the document's {tolls} tolls from 1")
    return GoldAccount(
        *at,
        incident=item.word("incident"),
        types=item.words("type"),
        when=item.words("when"),
        where=where,
        by=item.words("by"),
        tolls=numbers,
        chain=_chain(item),
    )


def _bounds(item: Entry) -> Bounds:
    return Bounds(item.number("low"), item.number("high"), item.word("vague", ""))


def _chain(item: Entry) -> tuple[str, ...] | None:
    return item.words("chain") if "chain" in item.fields else None


def _optional(item: Entry) -> bool:
    return bool(item.fields.get("optional"))


def _links(path: Path) -> frozenset[tuple[str, str]]:
    """Pairs of file names, each in order of the alphabet; none when there is no such file."""
    if not path.exists():
        return frozenset()
    groups = [sorted(group.words("documents")) for group in read_toml(path).tables("same_statement")]
    return frozenset(pair for names in groups for pair in combinations(names, 2))
