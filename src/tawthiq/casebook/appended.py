"""Files of lines that are only ever appended to: the log, and the decisions.

A line counts from its end on: a last line without one was cut short by a crash, before anybody was told that it is
kept, and the next line takes its place.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tawthiq.casebook.disk import flush

_BLOCK = 1 << 16


def lines(path: Path) -> Iterator[tuple[bytes, bool]]:
    """Each line without its end, and whether it has one. A file that is not there has no lines."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        for line in file:
            yield line.removesuffix(b"\n"), line.endswith(b"\n")


def whole_lines(path: Path) -> list[bytes]:
    """The lines that have their end."""
    return [line for line, whole in lines(path) if whole]


def last_line(path: Path) -> bytes | None:
    """The last line that has its end, found from the end of the file; None when there is none."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        end = _end_before(descriptor, os.fstat(descriptor).st_size)
        start = _end_before(descriptor, end - 1)
        return os.pread(descriptor, end - start - 1, start) if end else None
    finally:
        os.close(descriptor)


def append(path: Path, line: bytes) -> None:
    """Add a line after the last whole one and wait until it is on the disk.

    Raises OSError; then what the disk took of it is taken back.
    """
    path.parent.mkdir(exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = _end_before(descriptor, os.fstat(descriptor).st_size)
        os.ftruncate(descriptor, end)
        try:
            _write_at(descriptor, line + b"\n", end)
        except OSError:
            os.ftruncate(descriptor, end)
            raise
    finally:
        os.close(descriptor)
    flush([path.parent, path.parent.parent])


def _write_at(descriptor: int, line: bytes, at: int) -> None:
    while line:
        written = os.pwrite(descriptor, line, at)
        line, at = line[written:], at + written
    os.fsync(descriptor)


def _end_before(descriptor: int, at: int) -> int:
    """Where the last line ends that is whole before a place of the file; 0 when there is none."""
    while at > 0:
        start = max(0, at - _BLOCK)
        found = os.pread(descriptor, at - start, start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        at = start
    return 0
