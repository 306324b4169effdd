"""``vocabulary/``: places and actors that people added, used beside the package's own in this casebook."""

from __future__ import annotations

import shutil
from filecmp import cmp
from pathlib import Path
from typing import Literal

from tawthiq.casebook.disk import flush, hidden
from tawthiq.casebook.layout import GAZETTEER, VOCABULARY
from tawthiq.errors import VocabularyError

VocabularyKind = Literal["gazetteer", "actors"]

_SUFFIXES: dict[str, tuple[str, ...]] = {
    "gazetteer": (".csv", ".tsv", ".txt", ".zip", ".gz"),
    "actors": (".yaml", ".yml"),
}


def files(casebook: Path, kind: VocabularyKind) -> list[Path]:
    """The files of one kind, in order of name. Raises VocabularyError for a kind that there is not."""
    suffixes = _suffixes(kind)
    folder = casebook / VOCABULARY / kind
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix in suffixes and not path.name.startswith("."))


def add(casebook: Path, kind: VocabularyKind, path: Path) -> None:
    """Copy a file in, in the place of one of the same name.

    Raises VocabularyError when it cannot be used, and OSError when the casebook cannot be written to.
    """
    suffixes = _suffixes(kind)
    if path.suffix not in suffixes:
        raise VocabularyError(f"{path}: a file of {kind} ends in {' or '.join(suffixes)} (convert or rename it)")
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise VocabularyError(f"{path}: {error.strerror} (check the path and add the file again)") from None
    there = casebook / VOCABULARY / kind / path.name
    if not there.exists() or not cmp(there, path, shallow=False):
        _copy(path, there)


def index_folder(casebook: Path) -> Path:
    """Where the indexes of a casebook's gazetteer are: made from its files, and made anew when they are gone."""
    return casebook / GAZETTEER


def _copy(path: Path, there: Path) -> None:
    """A file of any size, all of it or none."""
    there.parent.mkdir(parents=True, exist_ok=True)
    beside = hidden(there)
    try:
        shutil.copyfile(path, beside)
        flush([beside])
        beside.replace(there)
        flush([there.parent])
    finally:
        beside.unlink(missing_ok=True)


def _suffixes(kind: str) -> tuple[str, ...]:
    if kind not in _SUFFIXES:
        raise VocabularyError(f"{kind!r} is no kind of vocabulary (say one of {', '.join(_SUFFIXES)})")
    return _SUFFIXES[kind]
