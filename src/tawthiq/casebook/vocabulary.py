"""``vocabulary/``: places and actors that people added, used beside the package's own in this casebook."""

from __future__ import annotations

from filecmp import cmp
from pathlib import Path, PurePath
from typing import Literal

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


def check(kind: VocabularyKind, path: Path) -> None:
    """Raise VocabularyError when a file cannot be used."""
    suffixes = _suffixes(kind)
    if path.suffix not in suffixes:
        raise VocabularyError(f"{path}: a file of {kind} ends in {' or '.join(suffixes)} (convert or rename it)")
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise VocabularyError(f"{path}: {error.strerror} (check the path and add the file again)") from None


def is_there(casebook: Path, kind: VocabularyKind, path: Path) -> bool:
    """Whether the same file was added before under the same name."""
    there = casebook / name_of(kind, path.name)
    return there.exists() and cmp(there, path, shallow=False)


def name_of(kind: VocabularyKind, name: str) -> PurePath:
    """Where a file stands in a casebook."""
    return VOCABULARY / kind / name


def index_folder(casebook: Path) -> Path:
    """Where the indexes of a casebook's gazetteer are: made from its files, and made anew when they are gone."""
    return casebook / GAZETTEER


def _suffixes(kind: str) -> tuple[str, ...]:
    if kind not in _SUFFIXES:
        raise VocabularyError(f"{kind!r} is no kind of vocabulary (say one of {', '.join(_SUFFIXES)})")
    return _SUFFIXES[kind]
