"""Mailboxes (MBOX): every message a mail of its own, read as the file streams by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources.extract import Found, Member
from tawthiq.sources.problem import Problem

_LONGEST = 100_000_000
_FROM = b"From "


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The messages in order. Raises SourceError when it is no mailbox."""
    if not file.readline().startswith(_FROM):
        raise SourceError(f"{name}: it is no mailbox (export it anew from the mail program)")
    for number, data in enumerate(_messages(file), start=1):
        if data is None:
            yield Problem(f"{name}/{number:06}.eml", "the message is too large", "save it as a file of its own")
        else:
            yield Member(f"{number:06}.eml", data)


def _messages(file: BinaryIO) -> Iterator[bytes | None]:
    """The bytes of each message; None for one that is too large."""
    lines: list[bytes] = []
    size, empty = 0, False
    while line := file.readline(_LONGEST):
        if empty and line.startswith(_FROM):
            yield b"".join(lines) if size <= _LONGEST else None
            lines, size = [], 0
            continue
        empty = not line.strip()
        size += len(line)
        if size <= _LONGEST:
            lines.append(line[1:] if line.lstrip(b">").startswith(_FROM) and line.startswith(b">") else line)
    yield b"".join(lines) if size <= _LONGEST else None
