"""Writing so that a crash at any instant leaves either the old or the new, and saying plainly when it fails.

A file is written beside its place under a hidden name, flushed to the disk, renamed, and its folder flushed.
Many files are flushed together (``Stage``): the disk takes hundreds almost as fast as one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from tawthiq.errors import CasebookError, CasebookReadOnly
from tawthiq.model.ids import digest

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def explained(casebook: Path) -> Iterator[None]:
    """Inside, the disk's refusals to write become CasebookReadOnly or CasebookError, with their mending."""
    try:
        yield
    except OSError as error:
        raise _in_words(casebook, error) from error


def _in_words(casebook: Path, error: OSError) -> CasebookError:
    reason = error.strerror or str(error)
    if error.errno in _FORBIDDEN:
        return CasebookReadOnly(
            f"{casebook}: it cannot be written to: {reason}"
            " (give yourself the right to write there, or build into another folder)"
        )
    if error.errno in _FULL:
        return CasebookError(f"{casebook}: the disk is full; nothing was changed (make room and run the command again)")
    return CasebookError(
        f"{casebook}: the disk refused a write: {reason}; nothing was changed (check the disk and run again)"
    )


def hidden(path: Path) -> Path:
    """The name beside a path under which it is written; always the same, so that a leftover is reused."""
    return path.with_name(f".{digest(path.name)}.tmp")


class Stage:
    """Files that are written but do not count yet. ``settle`` makes them count, ``drop`` removes them."""

    def __init__(self) -> None:
        self._waiting: dict[Path, Path] = {}
        self._parents: set[Path] = set()

    def __contains__(self, path: Path) -> bool:
        return path in self._waiting

    def add(self, path: Path, data: bytes, mode: int = 0o644) -> None:
        """Write the bytes beside their place. Raises OSError."""
        with self._beside(path, mode) as file:
            file.write(data)

    def copy(self, path: Path, source: Path, sha256: str, mode: int = 0o644) -> bool:
        """Copy a file of any size beside its place; False, and nothing is kept, when it has not this hash.

        Raises OSError.
        """
        seal = hashlib.sha256()
        with source.open("rb") as original, self._beside(path, mode) as file:
            while block := original.read(1 << 20):
                seal.update(block)
                file.write(block)
        if seal.hexdigest() == sha256:
            return True
        self._waiting.pop(path).unlink()
        return False

    def _beside(self, path: Path, mode: int) -> BinaryIO:
        self._make_folder(path.parent)
        beside = hidden(path)
        beside.unlink(missing_ok=True)
        self._waiting[path] = beside
        return os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb")

    def flush(self) -> None:
        """Wait until every file is on the disk, still without its name: then naming it needs no more room."""
        flush(self._waiting.values())

    def settle(self) -> None:
        """Flush every file, give it its name, and flush the folders. Raises OSError."""
        self.flush()
        for path, beside in self._waiting.items():
            beside.replace(path)
        flush({path.parent for path in self._waiting} | self._parents)
        self._waiting.clear()
        self._parents.clear()

    def drop(self) -> None:
        """Remove what has not been settled."""
        for beside in self._waiting.values():
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        self._waiting.clear()

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir(exist_ok=True)
            self._parents.add(folder.parent)


def write(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file, all of them or none. Raises OSError."""
    stage = Stage()
    try:
        stage.add(path, data)
        stage.settle()
    finally:
        stage.drop()


def flush(paths: Iterable[Path]) -> None:
    """Wait until files or folders are on the disk itself. Raises OSError."""
    waiting = list(paths)
    if len(waiting) < 4:
        for path in waiting:
            _flush_one(path)
        return
    with ThreadPoolExecutor(max_workers=16) as workers:
        list(workers.map(_flush_one, waiting))


def _flush_one(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what a process that was killed left under hidden names."""
    for left in list(folder.rglob(".*.tmp")):
        remove(left)


def remove(path: Path) -> None:
    """Take away a file or folder that nothing names any more; what cannot be removed waits for next time."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
