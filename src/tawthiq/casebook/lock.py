"""One writer at a time. Readers need no lock.

The lock is the kernel's (``flock``), so it goes with the process that holds it, however that ends. The file
holds the writer's process number while it writes: the next writer who finds one there knows that the last one
was killed.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tawthiq.casebook.disk import explained
from tawthiq.casebook.layout import LOCK
from tawthiq.errors import CasebookBusy

_held: set[int] = set()


@contextmanager
def held(casebook: Path) -> Iterator[bool]:
    """Hold the casebook for writing; gives whether the last writer was killed before it could finish.

    Raises CasebookBusy when another process, or another part of this one, holds it, and CasebookReadOnly when
    the folder cannot be written to.
    """
    owner = os.getpid()
    with explained(casebook):
        descriptor = os.open(casebook / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(descriptor, casebook)
        _held.add(descriptor)
        killed = os.pread(descriptor, 1, 0) != b""
        with explained(casebook):
            _say(descriptor, str(owner))
        yield killed
    finally:
        if os.getpid() == owner:
            if descriptor in _held:
                _held.discard(descriptor)
                _say(descriptor, "")
            os.close(descriptor)


@contextmanager
def at_rest(casebook: Path) -> Iterator[None]:
    """Inside, nobody writes, and others may look as well. Nothing is written, so that this works on a sealed medium.

    Raises CasebookBusy when somebody is writing.
    """
    try:
        descriptor = os.open(casebook / LOCK, os.O_RDONLY)
    except OSError:
        yield  # a copy of a casebook, or one that we may only read
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CasebookBusy(_busy(descriptor, casebook)) from None
    finally:
        os.close(descriptor)


def _take(descriptor: int, casebook: Path) -> None:
    with explained(casebook):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CasebookBusy(_busy(descriptor, casebook)) from None


def _busy(descriptor: int, casebook: Path) -> str:
    who = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
    return f"{casebook}: process {who or 'unknown'} is writing to it (wait for it to end and run the command again)"


def _say(descriptor: int, words: str) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, words.encode("ascii"), 0)


def _let_go() -> None:
    """A worker that was forked off must not keep the casebook locked when its parent is gone."""
    for descriptor in _held:
        os.close(descriptor)
    _held.clear()


os.register_at_fork(after_in_child=_let_go)
