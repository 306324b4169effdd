"""Everything a casebook holds, computed anew: the first thing that does not match what was written is named.

The seals of the log pin the state, the decisions and the files that people added; the state pins texts, tables and
lists; originals, texts and lists are named by their own hashes; and the words of every item are looked up in the text
they came from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tawthiq.casebook import appended, current, decisions, former, history, marker
from tawthiq.casebook.current import Current, Part
from tawthiq.casebook.custody import Texts, original
from tawthiq.casebook.history import History
from tawthiq.casebook.layout import (
    CURRENT,
    DECISIONS,
    FORMAT,
    GAZETTEER,
    LINKS,
    LISTS,
    LOG,
    MARKER,
    ORIGINALS,
    PARTS,
    TEXTS,
    VOCABULARY,
)
from tawthiq.casebook.lock import at_rest
from tawthiq.casebook.log import Entry
from tawthiq.casebook.tables import LINK_KINDS, TABLES
from tawthiq.errors import CasebookDamaged, CasebookError
from tawthiq.model.hashing import hash_of_file

_BACKUP = "restore it from a backup"
_ANEW = "restore it from a backup, or build again from the originals into a new folder"


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in order. ``unfinished`` is an entry of the log that a crash kept from its effect."""

    documents: int
    originals: int
    texts: int
    entries: int
    seal: str
    unfinished: Entry | None


def verify(casebook: Path, head: str | None = None) -> Verified:
    """Compute all of a casebook anew; ``head`` is the seal of an entry that its log must have.

    Raises CasebookDamaged, naming the first thing that does not match; CasebookBusy while somebody writes;
    CasebookError for a casebook of a former format, which has no log; NotACasebook.
    """
    if not (casebook / LOG).exists() and marker.check(casebook) < FORMAT:
        raise CasebookError(f"{casebook}: it is of a former format and has no log yet (build again; a log begins)")
    marker.is_there(casebook)
    with at_rest(casebook):
        told = history.of(casebook, head)
        _marker(casebook, told)
        marker.check(casebook)
        _added(casebook, told)
        _decided(casebook, told)
        now = _state(casebook, told)
        _lists(casebook, now)
        originals = _originals(casebook, now, told)
        texts = _texts(casebook, now, told)
        _tables(casebook, now)
        _indexes(casebook)
        _words(casebook, now)
    return Verified(len(now.documents), originals, texts, told.entries, told.seal, told.unfinished)


def _fail(path: Path, what: str, mend: str = _BACKUP) -> CasebookDamaged:
    return CasebookDamaged(f"{path}: {what} ({mend})")


def _files(folder: Path) -> Iterator[Path]:
    """Every file under a folder, in order; what a crash left under hidden names counts for nothing."""
    found = sorted(folder.rglob("*")) if folder.is_dir() else ()
    hidden = (any(part.startswith(".") for part in path.relative_to(folder).parts) for path in found)
    return (path for path, is_hidden in zip(found, hidden, strict=True) if not is_hidden and not path.is_dir())


def _hash(path: Path, mend: str = _BACKUP) -> str:
    try:
        return hash_of_file(path)
    except FileNotFoundError:
        raise _fail(path, "it is missing", mend) from None
    except OSError as error:
        raise _fail(path, f"it cannot be read: {error.strerror}", mend) from None


def _marker(casebook: Path, told: History) -> None:
    if _hash(casebook / MARKER) != told.marker and not (told.entries == 1 and former.is_former(casebook)):
        raise _fail(casebook / MARKER, "it is not what was written")


def _added(casebook: Path, told: History) -> None:
    """The files that people added, and the texts of a former format."""
    for name, sha256 in told.files.items():
        if _hash(casebook / name) != sha256:
            raise _fail(casebook / name, "it is not what was added")
    for path in _files(casebook / VOCABULARY):
        if path.relative_to(casebook).as_posix() not in told.files:
            raise _fail(path, "no entry of the log tells that it was added", "add it with `tawthiq gazetteer add`")


def _decided(casebook: Path, told: History) -> None:
    path, number = casebook / DECISIONS, 0
    for number, (line, whole) in enumerate(appended.lines(path), 1):
        if not whole:
            number -= 1
            if not _was_being_written(line, told.unfinished):
                raise _fail(path, f"line {number + 1} is not what was written")
        elif number > len(told.decided) or hashlib.sha256(line).hexdigest() != told.decided[number - 1]:
            raise _fail(path, f"line {number} is not what was decided")
    if number != len(told.decided):
        raise _fail(path, f"it has {number} decisions, and the log tells of {len(told.decided)}")


def _was_being_written(line: bytes, unfinished: Entry | None) -> bool:
    """Whether half a line is the beginning of the decision that a crash cut short."""
    if unfinished is None or unfinished.what != "decision":
        return False
    wanted = decisions.line_of(unfinished.facts["decision"])
    return wanted.startswith(line)


def _state(casebook: Path, told: History) -> Current:
    path = casebook / CURRENT
    if not told.state:
        if path.exists():
            raise _fail(path, "no entry of the log tells of it")
        return Current()
    if _hash(path, _ANEW) != told.state:
        raise _fail(path, "it is not the state of the last build that the log tells of", _ANEW)
    return current.load(casebook)


def _lists(casebook: Path, now: Current) -> None:
    for path in _files(casebook / LISTS):
        if _hash(path) != path.stem:
            raise _fail(path, "it is not what was written", "remove it and build again")
    for name in sorted(now.lists() - {""}):
        _hash(casebook / LISTS / f"{name}.json", "build again")


def _originals(casebook: Path, now: Current, told: History) -> int:
    found = {path.name for path in _hashed(casebook / ORIGINALS, "")}
    rows = {row.line["sha256"]: row.name for row in now.documents.values()}
    for sha256 in sorted(told.originals | rows.keys() | now.others.keys()):
        if sha256 not in found:
            raise _fail(casebook / original(sha256), f"the original of {rows.get(sha256, 'a file')} is missing")
    return len(found)


def _texts(casebook: Path, now: Current, told: History) -> int:
    former = {path for path in _files(casebook / TEXTS) if path.relative_to(casebook).as_posix() in told.files}
    found = {*former, *_hashed(casebook / TEXTS, ".txt", former)}
    for row in now.documents.values():
        path = casebook / TEXTS / row.text_file
        if path not in found:
            raise _fail(path, f"the text of {row.name} is missing", _ANEW)
        if (path not in former and path.stem != row.text_sha256) or (path in former and _hash(path) != row.text_sha256):
            raise _fail(path, f"it is not the text of {row.name}", _ANEW)
    return len(found)


def _hashed(folder: Path, suffix: str, but: set[Path] | None = None) -> Iterator[Path]:
    """The files of a folder that are named by their own hashes."""
    for path in _files(folder):
        if but and path in but:
            continue
        sha256 = _hash(path)
        if path.relative_to(folder).parts != (sha256[:2], f"{sha256}{suffix}"):
            raise _fail(path, "its bytes are not those that were kept")
        yield path


def _tables(casebook: Path, now: Current) -> None:
    for home, needed in ((PARTS, now.parts), (LINKS, {now.links.id: now.links} if now.links else {})):
        folders = sorted((casebook / home).iterdir()) if (casebook / home).is_dir() else []
        for folder in folders:
            if not folder.name.startswith("."):
                _folder(folder, needed)
        for name in needed.keys() - {folder.name for folder in folders}:
            raise _fail(casebook / home / name, "it is missing", _ANEW)


def _folder(folder: Path, needed: Mapping[str, Part]) -> None:
    """A folder of tables: those it was written with, unaltered; its name is made from their hashes."""
    from tawthiq.casebook.parts import name_of

    hashes = {path.stem: _hash(path, _ANEW) for path in _files(folder)}
    wanted = needed[folder.name].tables if folder.name in needed else {}
    for table, sha256 in wanted.items():
        if hashes.get(table) != sha256:
            raise _fail(folder / f"{table}.parquet", "it is missing or not what was written", _ANEW)
    if name_of(hashes) != folder.name:
        raise _fail(folder, "its tables are not those that were written", _ANEW)


def _indexes(casebook: Path) -> None:
    from tawthiq.gazetteer.index import sum_of

    for index in _files(casebook / GAZETTEER):
        said = sum_of(index)
        if index.suffix == ".sqlite" and (not said.exists() or said.read_bytes() != _hash(index).encode()):
            raise _fail(index, "it is not the index that was made", f"remove {casebook / GAZETTEER} and build again")


def _words(casebook: Path, now: Current) -> None:
    """Every item's words stand in its text where it says; every link is between what there is."""
    from tawthiq.casebook.reading import Reading

    texts = Texts(casebook)
    kinds = [kind for kind in TABLES if kind not in ("document", "ladder")]
    reading, accounts = Reading(casebook, now, kinds), set[str]()
    for kind in (kind for kind in kinds if kind not in LINK_KINDS):
        for line in reading.lines(kind):
            start, end = line["span"]
            if texts.of(now.documents[line["document"]])[start:end] != line["text"]:
                raise _fail(casebook, f"{line['id']}: its words are not in its document where it says", _ANEW)
            accounts.update([line["id"]] if kind == "account" else [])
    for kind, named, there in (
        ("statement_group", "documents", now.documents.keys()),
        ("incident", "accounts", accounts),
    ):
        for line in reading.lines(kind):
            if lost := set(line[named]) - there:
                raise _fail(casebook, f"{line['id']}: it names {min(lost)}, which there is not", _ANEW)
