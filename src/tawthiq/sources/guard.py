"""Readers of foreign formats run in a process of their own, so that none of their faults ends a build.

The process is kept from file to file, one for each depth of nesting (an archive is still being read while the
documents inside it are). When it dies, of a crash, of its time or of its memory, that file becomes a problem and
the next file gets a new process.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tawthiq.errors import NotText, SourceError
from tawthiq.model.document import Origin
from tawthiq.sources import frames
from tawthiq.sources.extract import Found, Member, Text
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import Reader

MEMORY = 3_000_000_000
"""Bytes of address space that a reader's process may take."""
_PATIENCE = 5
"""A reader that waits, and does not work, is given up after so many times the processor time it may take."""
_LARGEST_ANSWER = 1_000_000_000
_ERRORS = {"NotText": NotText, "SourceError": SourceError}
_workers: dict[int, _Worker] = {}


def found_in(reader: Reader, source: Path | bytes, name: str, depth: int) -> Iterator[Found]:
    """What a guarded reader finds in a file. Raises SourceError, also when the reader dies."""
    worker = _workers.get(depth)
    if worker is None or not worker.lives():
        worker = _workers[depth] = _Worker()
    done = False
    try:
        yield from worker.ask(reader, source, name)
        done = True
    except _Ended as ended:
        raise SourceError(f"{name}: {ended}") from None
    except SourceError:
        done = worker.lives()
        raise
    finally:
        if not done:
            worker.end()


class _Ended(Exception):
    """The process ended before its answer did."""


class _Worker:
    """One process that reads, and how far our patience with it has gone."""

    def __init__(self) -> None:
        home = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tawthiq.sources.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        self._left = 0.0

    @property
    def process_id(self) -> int:
        """The id of the process."""
        return self._process.pid

    def lives(self) -> bool:
        """Whether the process can be asked."""
        return self._process.poll() is None

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def ask(self, reader: Reader, source: Path | bytes, name: str) -> Iterator[Found]:
        """What the reader answers, one by one."""
        self._left = reader.seconds * _PATIENCE
        question = {
            "module": reader.module,
            "name": name,
            "path": None if isinstance(source, bytes) else str(source.absolute()),
            "memory": MEMORY,
            "seconds": reader.seconds,
        }
        self._say(frames.packed(question, source if isinstance(source, bytes) else b""), reader)
        while True:
            header, data = frames.unpacked(lambda count: self._take(count, reader))
            if header["kind"] == "end":
                _raise(header["fault"], name)
                return
            yield _found(header, data)

    def _say(self, pieces: list[bytes], reader: Reader) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.writelines(pieces)
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._ended(reader) from None

    def _take(self, count: int, reader: Reader) -> bytes:
        assert self._process.stdout
        if count > _LARGEST_ANSWER:
            raise _Ended("its reader gave more than can be held (split it into its documents)")
        pieces, descriptor = bytearray(), self._process.stdout.fileno()
        while len(pieces) < count:
            began = time.monotonic()
            ready, _, _ = select.select([descriptor], [], [], max(self._left, 0))
            self._left -= time.monotonic() - began
            if not ready:
                raise _Ended(_late(reader))
            piece = os.read(descriptor, min(count - len(pieces), 1 << 20))
            if not piece:
                raise self._ended(reader)
            pieces += piece
        return bytes(pieces)

    def _ended(self, reader: Reader) -> _Ended:
        code = self._process.wait()
        if code == -signal.SIGPROF:
            return _Ended(_late(reader))
        how = signal.Signals(-code).name if code < 0 else f"code {code}"
        return _Ended(
            f"the program that reads {reader.suffixes[0]} files broke on it ({how}) (save it as text and build again)"
        )


def _late(reader: Reader) -> str:
    return f"it took more than {reader.seconds:g} seconds to read (split it, or save it as text, and build again)"


def _raise(fault: list[str] | None, name: str) -> None:
    if fault is None:
        return
    kind, words = fault
    if kind in _ERRORS:
        raise _ERRORS[kind](words)
    if kind == "MemoryError":
        raise SourceError(f"{name}: it takes more than {MEMORY // 10**9} GB of memory to read (split it into parts)")
    raise SourceError(f"{name}: it is broken: {words} (save it anew with the program that made it)")


def _found(header: dict[str, object], data: bytes) -> Found:
    kind, origin = header.pop("kind"), header.pop("origin", None)
    if kind == "problem":
        return Problem(**header)  # type: ignore[arg-type]
    known = Origin(**origin) if isinstance(origin, dict) else Origin()
    if kind == "member":
        return Member(str(header["name"]), data, known)
    return Text(data.decode(), str(header["how"]), known)


def processes() -> list[int]:
    """The ids of the processes that read now."""
    return [worker.process_id for worker in _workers.values() if worker.lives()]


@atexit.register
def end_all() -> None:
    """End every process; the next file gets a new one."""
    while _workers:
        _workers.popitem()[1].end()
