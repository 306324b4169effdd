"""Original bytes and the texts drawn from them: each stored under its own hash, never altered."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from pathlib import Path, PurePath

from tawthiq.casebook.current import DocumentRow
from tawthiq.casebook.disk import Stage
from tawthiq.casebook.layout import ORIGINALS, TEXTS
from tawthiq.errors import CasebookDamaged, SourceError
from tawthiq.model.hashing import hash_of_file
from tawthiq.sources.names import shown

_CACHED = 20_000_000
"""Characters of text that a casebook keeps in memory, however many documents it holds."""


def original(sha256: str) -> PurePath:
    """Where original bytes stand in a casebook."""
    return ORIGINALS / sha256[:2] / sha256


def text_file(text_sha256: str) -> str:
    """Where a text stands under ``texts/``.

    >>> text_file("ab12")
    'ab/ab12.txt'
    """
    return f"{text_sha256[:2]}/{text_sha256}.txt"


def keep(stage: Stage, path: Path, data: bytes) -> None:
    """Stage bytes for their place, unless they are there. Raises CasebookDamaged when others are; OSError."""
    if path in stage:
        return
    try:
        there = path.read_bytes()
    except FileNotFoundError:
        stage.add(path, data, mode=0o444)
        return
    if there != data:
        raise CasebookDamaged(f"{path}: it is not what was written (restore it from a backup)")


def keep_file(stage: Stage, path: Path, source: Path, sha256: str) -> None:
    """Stage a file of any size for its place, unless it is there.

    Raises SourceError when it is not any more what was hashed, CasebookDamaged when another is there; OSError.
    """
    if path in stage:
        return
    if not path.exists():
        if not stage.copy(path, source, sha256, mode=0o444):
            raise SourceError(f"{shown(source)}: it changed while it was read (build again when it is at rest)")
    elif hash_of_file(path) != sha256:
        raise CasebookDamaged(f"{path}: it is not what was written (restore it from a backup)")


class Texts:
    """The texts of a casebook; the last ones read stay in memory."""

    def __init__(self, casebook: Path) -> None:
        self._folder = casebook / TEXTS
        self._cached: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._length = 0

    def of(self, row: DocumentRow) -> str:
        """The text of one document. Raises CasebookDamaged when it is missing or not what was written."""
        key = (row.text_file, row.text_sha256)
        if key not in self._cached:
            self._cached[key] = text = self._read(row)
            self._length += len(text)
            self._make_room()
        self._cached.move_to_end(key)
        return self._cached[key]

    def _read(self, row: DocumentRow) -> str:
        path = self._folder / row.text_file
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CasebookDamaged(f"{path}: {error.strerror} (build again from the originals)") from error
        if hashlib.sha256(data).hexdigest() != row.text_sha256:
            raise CasebookDamaged(f"{path}: the text is not the one that was written (build again)")
        return data.decode()

    def _make_room(self) -> None:
        while len(self._cached) > 1 and self._length > _CACHED:
            self._length -= len(self._cached.popitem(last=False)[1])
