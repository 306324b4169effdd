"""The process that reads foreign formats: asked on standard input, answering on standard output.

It is bounded in memory, and in time for each file; it opens no connection. A crash here is an answer too: the
process that asked reports it (see ``guard``).
"""

from __future__ import annotations

import importlib
import io
import os
import resource
import signal
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources import frames
from tawthiq.sources.extract import Found, Member, Text, sound

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request")


def main() -> None:
    """Answer until standard input ends."""
    questions, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the talk
    sys.addaudithook(_no_network)
    while True:
        try:
            asked, data = frames.unpacked(lambda count: _exactly(questions, count))
        except EOFError:
            return
        _bound(asked["memory"], asked["seconds"])
        for header, blob in _answers(asked, data):
            answers.writelines(frames.packed(header, blob))
            answers.flush()


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data


def _no_network(event: str, arguments: object) -> None:
    if event in _NETWORK:
        raise PermissionError(f"reading a file opens no connection ({event})")


def _bound(memory: int, seconds: float) -> None:
    """Bound this process; when its time is over the system ends it, wherever it is."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    bound = memory if most == resource.RLIM_INFINITY else min(memory, most)
    resource.setrlimit(resource.RLIMIT_AS, (bound, most))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _answers(asked: dict[str, Any], data: bytes) -> Iterator[tuple[dict[str, Any], bytes]]:
    """What is found, each as a frame; then the end, with what went wrong."""
    try:
        read = importlib.import_module(f"tawthiq.sources.{asked['module']}").read
        with _opened(asked["path"], data) as file:
            yield from map(_frame, read(file, asked["name"]))
        fault = None
    except SourceError as error:
        fault = [type(error).__name__, str(error)]
    except MemoryError:
        fault = ["MemoryError", ""]
    except Exception as error:
        fault = ["Fault", f"{type(error).__name__}: {error}"[:300]]
    yield {"kind": "end", "fault": fault}, b""


def _opened(path: str | None, data: bytes) -> BinaryIO:
    return io.BytesIO(data) if path is None else Path(path).open("rb")


def _frame(found: Found) -> tuple[dict[str, Any], bytes]:
    if isinstance(found, Member):
        return {"kind": "member", "name": found.name, "origin": asdict(found.origin)}, found.data
    if isinstance(found, Text):
        header = {"kind": "text", "how": found.how, "origin": asdict(found.origin)}
        return header, sound(found.text).encode()
    return {"kind": "problem", **asdict(found)}, b""


if __name__ == "__main__":
    main()
