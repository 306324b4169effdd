"""Which files a person means by the paths they name: sorted, so that every machine sees the same order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tawthiq.errors import SourceError
from tawthiq.sources.names import shown

MANIFEST = "manifest.csv"
_CASEBOOK = "casebook.json"


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file under the paths, each once, in sorted order; folders are entered, hidden entries are not.

    Hidden means that the name begins with a dot; a hidden path that is named itself is taken.
    ``manifest.csv`` is no document, and a casebook inside a folder is not entered. A folder that cannot be
    listed is given itself: ``reader_for`` then says why. Raises SourceError at once, naming every path that
    does not exist.
    """
    given = sorted({Path(path) for path in paths})
    missing = [shown(path) for path in given if not _exists(path)]
    if missing:
        raise SourceError(f"{', '.join(missing)}: no such file or folder (check the path and its spelling)")
    for path in given:
        if _is_casebook(path):
            raise SourceError(f"{shown(path)}: this is a casebook (name the folder that holds the documents)")
    return _each_once(given)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True


def _is_casebook(path: Path) -> bool:
    try:
        return (path / _CASEBOOK).is_file()
    except OSError:
        return False


def _each_once(given: list[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in given:
        for found in _under(path):
            where = found.absolute()
            if where not in seen and found.name != MANIFEST:
                seen.add(where)
                yield found


def _under(given: Path) -> Iterator[Path]:
    """The files of one path. Each waits with the real folders above it, so that no link leads round."""
    waiting: list[tuple[Path, tuple[Path, ...]]] = [(given, ())]
    while waiting:
        path, above = waiting.pop()
        inside = _inside(path)
        if inside is None:
            yield path
        elif not above or not _is_casebook(path):
            real = path.resolve()
            if real not in above:
                waiting += [(entry, (*above, real)) for entry in reversed(inside)]


def _inside(path: Path) -> list[Path] | None:
    """What a folder holds, hidden entries left out, in order; None for a file or a folder we cannot list."""
    try:
        if not path.is_dir():
            return None
        return sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
    except OSError:
        return None
