"""What made the findings of a document: the code and the data that its reading depends on, under one hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tawthiq
from tawthiq.gazetteer import default
from tawthiq.model.hashing import hash_of, hash_of_file
from tawthiq.sources import ocr
from tawthiq.sources.registry import READERS

_CODE = (".py", ".csv", ".yaml")
_SOURCES = ("model", "text", "sources")
_ROOMS = ("model", "text", "packs", "gazetteer", "cascade")


@cache
def of_reading() -> str:
    """A SHA-256 over the code and the packs that read a text; it changes when any of them does."""
    home = Path(tawthiq.__file__).parent
    code = sorted(file for room in _ROOMS for file in (home / room).rglob("*") if file.suffix in _CODE)
    return of_text(_of(code, home) + default.fingerprint())


@cache
def of_sources() -> str:
    """A SHA-256 over what draws texts from files: our code, the libraries it reads with, and the languages of OCR."""
    home = Path(tawthiq.__file__).parent
    code = sorted(file for room in _SOURCES for file in (home / room).rglob("*") if file.suffix in _CODE)
    libraries = " ".join(sorted({reader.made_with for reader in READERS}))
    return of_text(f"{_of(code, home)} {libraries} {ocr.languages()}")


def of_files(files: Iterable[Path]) -> str:
    """A SHA-256 over the names and bytes of some files, such as a casebook's vocabulary."""
    return _of(sorted(files), None)


def _of(files: Iterable[Path], home: Path | None) -> str:
    seal = hashlib.sha256()
    for file in files:
        name = file.relative_to(home).as_posix() if home else file.name
        seal.update(name.encode() + b"\0" + bytes.fromhex(hash_of_file(file)))
    return seal.hexdigest()


def of_contents(files: Iterable[Path]) -> str:
    """A SHA-256 over the bytes of some files, whatever their names and order; the same bytes twice count once."""
    return of_text(" ".join(sorted({hash_of_file(file) for file in files})))


def of_text(text: str) -> str:
    """A SHA-256 of a text."""
    return hash_of(text)
