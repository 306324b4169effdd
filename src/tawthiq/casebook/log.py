"""``log.jsonl``: everything that changed a casebook, in order, each entry sealed together with the one before.

A line is the SHA-256 of its entry and the entry itself, in JSON; the entry names the seal of the one before, so that
no entry can be altered, taken out or put in between without breaking every seal after it. An entry is written before
what it tells of takes effect. When a crash comes between the two, the next writer adds that it was undone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tawthiq import __version__
from tawthiq.casebook import appended
from tawthiq.casebook.layout import LOG
from tawthiq.errors import CasebookDamaged

_SEAL = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its number from 1, when (UTC), by which program, what it was, and the facts of it.

    ``before`` is the seal of the entry before, empty for the first.
    """

    n: int
    at: str
    by: str
    what: str
    facts: dict[str, Any]
    before: str
    seal: str = ""

    def line(self) -> bytes:
        """Its line in the log, sealed."""
        words = {name: getattr(self, name) for name in ("n", "at", "by", "what", "facts", "before")}
        data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        return hashlib.sha256(data).hexdigest().encode() + b" " + data


def entries(casebook: Path) -> Iterator[Entry]:
    """Every entry in order. Raises CasebookDamaged, naming the first line whose seal does not hold."""
    path, before, number = casebook / LOG, "", 0
    for number, (line, whole) in enumerate(appended.lines(path), 1):
        entry = _entry(line if whole else line[:-1])
        if not whole and entry is None:
            return  # cut short by a crash, before it counted
        if entry is None or not whole or (entry.n, entry.before) != (number, before):
            raise _broken(path, number)
        before = entry.seal
        yield entry
    if not number:
        raise CasebookDamaged(f"{path}: it is missing or empty (restore it from a backup)")


def first(**facts: Any) -> bytes:
    """The log of a casebook that begins, as the bytes of a file."""
    return _next(None, "taken over" if facts.get("format") else "made", facts).line() + b"\n"


def last(casebook: Path) -> Entry:
    """The last entry, by itself. Raises CasebookDamaged."""
    entry = _entry(appended.last_line(casebook / LOG) or b"")
    if entry is None:
        raise CasebookDamaged(f"{casebook / LOG}: its last line is no entry (`tawthiq verify` tells more)")
    return entry


def is_begun(casebook: Path) -> bool:
    """Whether there is a log that has begun and gone no further."""
    line = appended.last_line(casebook / LOG)
    entry = _entry(line) if line else None
    return entry is not None and entry.n == 1


def add(casebook: Path, what: str, facts: dict[str, Any]) -> None:
    """Add an entry and wait until it is on the disk. Raises OSError and CasebookDamaged."""
    appended.append(casebook / LOG, _next(last(casebook), what, facts).line())


def _next(before: Entry | None, what: str, facts: dict[str, Any]) -> Entry:
    at, by = datetime.now(UTC).isoformat(timespec="seconds"), f"tawthiq {__version__}"
    if before is None:
        return Entry(1, at, by, what, facts, "")
    return Entry(before.n + 1, at, by, what, facts, before.seal)


def _entry(line: bytes) -> Entry | None:
    """The entry of a line, or None when its seal is not that of its words."""
    seal, data = line[:_SEAL], line[_SEAL + 1 :]
    if line[_SEAL : _SEAL + 1] != b" " or hashlib.sha256(data).hexdigest().encode() != seal:
        return None
    return Entry(**json.loads(data), seal=seal.decode())


def _broken(path: Path, number: int) -> CasebookDamaged:
    return CasebookDamaged(f"{path}:{number}: the seal of this entry does not hold (restore the log from a backup)")
