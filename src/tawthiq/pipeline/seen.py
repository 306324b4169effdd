"""What a build remembers of each file, so that the next need not read it again.

A file is the same when the system says that nothing touched it (device, number, size, and both times, none of them so
young that a later change could hide behind it), or else when its bytes have the same SHA-256. What was read from it
holds while the readers, their libraries and what a manifest says of it are the same.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from tawthiq.casebook.current import DocumentRow
from tawthiq.model.document import Origin
from tawthiq.model.hashing import hash_of, hash_of_file
from tawthiq.model.ids import make_id
from tawthiq.pipeline import fingerprint
from tawthiq.sources.arrive import Arrival
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import Skipped

_YOUNG = 2_000_000_000
"""Nanoseconds in which a disk may give two changes one time."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One document of a file as it was read, without its bytes and its text.

    ``length`` is that of its text, 0 when there are no words in it.
    """

    name: str
    path: str
    sha256: str
    text_sha256: str
    reader: str
    origin: Origin
    length: int

    @classmethod
    def of(cls, arrival: Arrival) -> Heard:
        """What is remembered of an arrival."""
        text = arrival.text
        told = (arrival.name, shown(arrival.path), arrival.sha256, hash_of(text), arrival.reader, arrival.origin)
        return cls(*told, length_of(text))

    @property
    def document_id(self) -> str:
        """The id of the document."""
        return make_id("document", self.sha256)


def length_of(text: str) -> int:
    """The characters of a text, 0 when there are no words in it."""
    return len(text) if text.strip() else 0


Found = Heard | Problem | Skipped


@dataclass(frozen=True, slots=True)
class File:
    """One file: what tells that it is the same, and what was found in it.

    ``signature`` is empty when it was too young to be trusted; ``known`` seals what is known of it from outside and
    what read it.
    """

    path: str
    signature: tuple[int, ...]
    sha256: str
    known: str
    found: tuple[Found, ...]


class Seen:
    """The files of former builds, and of this one."""

    def __init__(self, before: Iterable[Mapping[str, Any]], rows: Mapping[str, DocumentRow], again: bool) -> None:
        self._before = {words["path"]: _file(words) for words in before}
        self._now: dict[str, File] = {}
        self._rows = rows
        self._again = again
        self._readers = fingerprint.of_sources()

    def recalled(self, path: Path, origin: Origin) -> File | None:
        """What was found in a file before, when it is the same and all of it is still held; None to read it."""
        before = self._before.get(shown(path))
        if self._again or before is None or before.known != self._known(path, origin) or not self._holds(before):
            return None
        now = signature(path)
        if not now or (now != before.signature and _hash_of(path) != before.sha256):
            return None
        self._now[before.path] = replace(before, signature=trusted(now))
        return before

    def remember(self, path: Path, at: tuple[int, ...], sha256: str, origin: Origin, found: Iterable[Found]) -> None:
        """Keep what was found in a file; ``at`` is its signature from before it was read."""
        name = shown(path)
        self._now[name] = File(name, trusted(at), sha256, self._known(path, origin), tuple(found))

    def lines(self) -> Iterator[dict[str, Any]]:
        """What is to be kept, one file at a time; when nothing but signatures is new, what was kept before."""
        before = self._before
        same = all(name in before and _unsigned(file) == _unsigned(before[name]) for name, file in self._now.items())
        now = before if same else {**before, **self._now}
        return (_words(now[name]) for name in sorted(now))

    def _known(self, path: Path, origin: Origin) -> str:
        beside = path.with_name(f"{path.name}.yaml")
        told = _hash_of(beside) if beside.is_file() else ""
        return fingerprint.of_text(f"{self._readers} {origin} {told}")

    def _holds(self, file: File) -> bool:
        return all(self._is_held(found) for found in file.found if isinstance(found, Heard))

    def _is_held(self, found: Heard) -> bool:
        row = self._rows.get(found.document_id)
        return row is not None and (row.text_sha256, row.reader) == (found.text_sha256, found.reader)


def signature(path: Path) -> tuple[int, ...]:
    """What the system says of a file; empty when it says nothing."""
    try:
        told = path.stat()
    except OSError:
        return ()
    return (told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)


def trusted(told: tuple[int, ...]) -> tuple[int, ...]:
    """A signature, or none when a change that comes now could leave it as it is."""
    return told if told and max(told[3:]) < time.time_ns() - _YOUNG else ()


def _hash_of(path: Path) -> str:
    try:
        return hash_of_file(path)
    except OSError:
        return ""


def _unsigned(file: File) -> File:
    return replace(file, signature=())


def _words(file: File) -> dict[str, Any]:
    found = [{"is": _KINDS[type(one)], **asdict(one)} for one in file.found]
    for one in found:
        if one["is"] == "skipped":
            one["path"] = shown(one["path"])
    return {**asdict(replace(file, found=())), "found": found}


_KINDS: Mapping[type, str] = {Heard: "document", Problem: "problem", Skipped: "skipped"}


def _file(words: Mapping[str, Any]) -> File:
    signed, found = tuple(words["signature"]), tuple(map(_found, words["found"]))
    return File(words["path"], signed, words["sha256"], words["known"], found)


def _found(words: Mapping[str, Any]) -> Found:
    kind, told = words["is"], {name: value for name, value in words.items() if name != "is"}
    if kind == "problem":
        return Problem(**told)
    if kind == "skipped":
        return Skipped(**{**told, "path": Path(told["path"])})
    return Heard(**{**told, "origin": Origin(**told["origin"])})
