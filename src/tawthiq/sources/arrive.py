"""A file arrives: its bytes, their hash, its text, how it was read, and what is known of it from outside.

A file may hold documents (an archive, a mail with attachments, a table); each of them arrives as one of its own,
under the file's path with its name after it, and with the hashes of what it was inside of.
"""

from __future__ import annotations

import hashlib
import io
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from io import BufferedReader
from pathlib import Path
from typing import Any

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.model.ids import make_id
from tawthiq.sources import guard, members, plain
from tawthiq.sources.extract import UNKNOWN, Found, Member, Text, joined
from tawthiq.sources.looks import other_kind
from tawthiq.sources.manifest import Manifest, manifest_of
from tawthiq.sources.names import shown
from tawthiq.sources.notes import disagreements
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import Reader, Skipped, reader_for
from tawthiq.sources.walk import MANIFEST

MAX_DEPTH = 8
"""Documents inside documents are read so deep."""
MAX_MEMBERS = 1_000_000
MAX_UNPACKED = 50_000_000_000
"""So many documents and bytes are drawn from one file on disk."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file before anything is read from it: it may become a document, hold documents, or not be read at all.

    ``data`` are its bytes, or the file itself when it is read as it streams; ``within`` as in Arrival.
    """

    path: Path
    data: bytes | Path
    sha256: str
    within: tuple[str, ...] = ()

    def facts(self) -> dict[str, Any]:
        """What is told of its arrival."""
        told = {"sha256": self.sha256, "bytes": _size(self.data), "path": shown(self.path)}
        return {**told, "within": list(self.within)} if self.within else told


def _size(data: bytes | Path) -> int:
    return data.stat().st_size if isinstance(data, Path) else len(data)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One document as it came.

    ``reader`` names reader, version and encoding ("plain/1 utf-8"); ``path`` is as it was given, and inside a file
    goes on with the name in it. ``within`` are the SHA-256 of the files around it, the outermost first;
    ``library`` what its reader read it with, and its version.
    """

    name: str
    path: Path
    data: bytes
    sha256: str
    text: str
    reader: str
    origin: Origin
    within: tuple[str, ...] = ()
    library: str = ""

    def facts(self) -> dict[str, Any]:
        """What is told of its arrival: its bytes, how it came, and what read it."""
        told = Original(self.path, self.data, self.sha256, self.within).facts()
        return {**told, "url": self.origin.url, "library": self.library}

    @property
    def document_id(self) -> str:
        """The id of the document, made from the bytes alone."""
        return make_id("document", self.sha256)


def arrive(path: Path, origin: Origin | None = None) -> Arrival:
    """Read the one document that a file is.

    Raises SourceError when no reader takes it, when it cannot be opened, is no regular file, is larger than its
    reader takes or is no document itself, and NotText when its bytes are not text.
    """
    own = None
    for came in arrivals(path, origin):
        if isinstance(came, Skipped):
            raise SourceError(str(came.problem()))
        if isinstance(came, Arrival) and came.path == path:
            own = came
    if own is None:
        raise SourceError(f"{shown(path)}: it has no text of its own (build with it to read what is inside)")
    return own


Came = Original | Arrival | Problem | Skipped


def arrivals(path: Path, origin: Origin | None = None) -> Iterator[Came]:
    """Every document of one file, and what could not be read in it; each file before what is found in it.

    ``origin`` is what a manifest says of the file. Raises SourceError when the file itself cannot be read.
    """
    reader = reader_for(path)
    if isinstance(reader, Skipped):
        yield reader
        return
    with _opened(path) as file:
        sha256, data = _taken(file, path, reader)
        source = path if data is None else data
        came = _Came(path, sha256, source, origin or Origin())
        yield from _Reading().of(came, reader)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """The open file. Raises SourceError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError(f"{shown(path)}: this is not a regular file (name a file or a folder of files)")
        file = path.open("rb")
    except PermissionError:
        raise SourceError(f"{shown(path)}: it may not be read (give yourself the right to read it)") from None
    except OSError as error:
        raise SourceError(f"{shown(path)}: {error.strerror} (check the path and the disk it is on)") from None
    with file:
        yield file


def _taken(file: BufferedReader, path: Path, reader: Reader) -> tuple[str, bytes | None]:
    """The hash of a file and its bytes; no bytes of a container, which is read as it streams."""
    try:
        _refuse_large(file.seek(0, io.SEEK_END), shown(path), reader)
        file.seek(0)
        if reader.container:
            return hashlib.file_digest(file, "sha256").hexdigest(), None
        data = file.read(reader.most_bytes + 1)
    except OSError as error:
        raise SourceError(f"{shown(path)}: {error.strerror} (check the path and the disk it is on)") from None
    _refuse_large(len(data), shown(path), reader)
    return hashlib.sha256(data).hexdigest(), data


def _refuse_large(size: int, where: str, reader: Reader) -> None:
    if size > reader.most_bytes:
        bound = f"it is larger than {reader.megabytes} MB"
        raise SourceError(f"{where}: {bound} (split it into its documents and build again)")


def _refuse_other(source: bytes | Path, name: str, reader: Reader) -> None:
    """Raise SourceError for a file that is empty, or plainly another kind than its name says."""
    if not _size(source):
        raise SourceError(f"{name}: it is empty (look for the whole file and build again)")
    kind = other_kind(source) if isinstance(source, bytes) else None
    if kind and not any(suffix in kind for suffix in (*reader.suffixes, *reader.inside_of)):
        raise SourceError(f"{name}: it is {kind}")


@dataclass(frozen=True, slots=True)
class _Came:
    """A file that is to be read: on disk, or inside another. ``known`` is what a manifest says of it."""

    path: Path
    sha256: str
    source: Path | bytes
    known: Origin
    around: Origin = UNKNOWN
    within: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The reading of one file on disk, with all that is inside it; it counts what was drawn from it."""

    drawn: int = 0
    unpacked: int = 0
    manifests: dict[Path, Manifest] = field(default_factory=dict)

    def of(self, came: _Came, reader: Reader) -> Iterator[Came]:
        yield Original(came.path, came.source, came.sha256, came.within)
        if isinstance(came.source, bytes):
            _refuse_large(len(came.source), shown(came.path), reader)
        for found in self._found(came, reader):
            if isinstance(found, Problem):
                yield found
            elif isinstance(found, Text):
                yield from self._document(came, reader, found)
            else:
                yield from self._member(came, found, reader)

    def _found(self, came: _Came, reader: Reader) -> Iterator[Found]:
        name = shown(came.path)
        if reader.guarded:
            _refuse_other(came.source, name, reader)
            return guard.found_in(reader, came.source, name, len(came.within))
        assert isinstance(came.source, bytes)
        return plain.read(io.BytesIO(came.source), name)

    def _document(self, came: _Came, reader: Reader, found: Text) -> Iterator[Arrival | Problem]:
        assert isinstance(came.source, bytes)
        guessed = joined(came.around, found.origin)
        yield from disagreements(shown(came.path), came.known, guessed)
        yield Arrival(
            shown(came.path.name),
            came.path,
            came.source,
            came.sha256,
            found.text,
            f"{reader.name} {found.how}",
            joined(came.known, guessed),
            came.within,
            reader.made_with,
        )

    def _member(self, came: _Came, member: Member, outer: Reader) -> Iterator[Came]:
        path = came.path / members.safe(member.name)
        self.drawn += 1
        self.unpacked += len(member.data)
        if self.drawn > MAX_MEMBERS or self.unpacked > MAX_UNPACKED:
            raise SourceError(f"{shown(came.path)}: it holds more than can be read (unpack it and build with a part)")
        if path.name == MANIFEST:
            manifest = self.manifests[path.parent] = manifest_of(member.data, path)
            yield from manifest.problems
            return
        yield from self._inside(came, path, member)

    def _inside(self, came: _Came, path: Path, member: Member) -> Iterator[Came]:
        reader = reader_for(path)
        if isinstance(reader, Skipped):
            yield replace(reader, path=path)
        elif len(came.within) + 1 >= MAX_DEPTH:
            yield Problem(shown(path), f"it stands more than {MAX_DEPTH} files deep", "unpack it and build again")
        else:
            sha256 = hashlib.sha256(member.data).hexdigest()
            known = joined(self._said_of(path), _inherited(came.known))
            inner = _Came(path, sha256, member.data, known, member.origin, (*came.within, came.sha256))
            try:
                yield from self.of(inner, reader)
            except SourceError as error:
                yield replace(Problem.of(shown(path), str(error)), kept=sha256)

    def _said_of(self, path: Path) -> Origin:
        manifest = self.manifests.get(path.parent)
        return manifest.origin_of(path.name) if manifest else Origin()


def _inherited(known: Origin) -> Origin:
    """What a manifest's line on a file says of every document inside it."""
    return replace(known, title=None, url=None)
