"""Original bytes and the texts drawn from them: stored under their hashes, never altered."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from pathlib import Path, PurePath

from tawthiq.casebook.current import DocumentRow
from tawthiq.casebook.disk import Stage
from tawthiq.casebook.layout import ORIGINALS, TEXTS
from tawthiq.errors import CasebookDamaged

_CACHED = 20_000_000
"""Characters of text that a casebook keeps in memory, however many documents it holds."""


def original(sha256: str) -> PurePath:
    """Where original bytes stand in a casebook."""
    return ORIGINALS / sha256[:2] / sha256


def text_file(sha256: str, reader: str) -> str:
    """Where, under ``texts/``, the text stands that a reader drew from some bytes.

    >>> text_file("ab12", "plain/1 utf-8")
    'ab/ab12.plain-1-utf-8.txt'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", reader.lower()).strip("-")
    return f"{sha256[:2]}/{sha256}.{slug}.txt"


def hash_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


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


class Texts:
    """The texts of a casebook; the last ones read stay in memory."""

    def __init__(self, casebook: Path) -> None:
        self._folder = casebook / TEXTS
        self._cached: OrderedDict[tuple[str, str], str] = OrderedDict()

    def of(self, row: DocumentRow) -> str:
        """The text of one document. Raises CasebookDamaged when it is missing or not what was written."""
        key = (row.text_file, row.text_sha256)
        if key not in self._cached:
            self._cached[key] = self._read(row)
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
        while len(self._cached) > 1 and sum(map(len, self._cached.values())) > _CACHED:
            self._cached.popitem(last=False)
