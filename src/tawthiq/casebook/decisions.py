"""``decisions/decisions.jsonl``: what people decided, one JSON object a line, only ever appended to."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from tawthiq.casebook.disk import flush
from tawthiq.casebook.layout import DECISIONS
from tawthiq.errors import CasebookDamaged, DecisionError
from tawthiq.model.links import GRADES, Decision

VERDICTS = {"same": 2, "different": 2, "accept": 1, "reject": 1, **dict.fromkeys(GRADES, 1)}
"""What a person can decide, and about how many items at least."""


def read(casebook: Path) -> list[Decision]:
    """Every decision, in the order in which they were made. Raises CasebookDamaged for a line that is none.

    A last line without its end was cut short by a crash, before anybody was told that it is kept: it is none.
    """
    path = casebook / DECISIONS
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return []
    return [_decision(line, f"{path}:{number}") for number, line in enumerate(lines, 1)]


def _decision(line: bytes, where: str) -> Decision:
    try:
        words = json.loads(line)
        return Decision(**{**words, "items": tuple(words["items"])})
    except (ValueError, KeyError, TypeError):
        raise CasebookDamaged(f"{where}: this line is no decision (restore the file from a backup)") from None


def append(casebook: Path, decision: Decision) -> None:
    """Add a decision and wait until it is on the disk; one that is there already is left.

    Raises DecisionError when it cannot stand, and OSError.
    """
    _refuse(decision)
    before = {one.id: one for one in read(casebook)}
    if before.get(decision.id, decision) != decision:
        raise DecisionError(f"{decision.id}: another decision has this id (make its id from its content)")
    if decision.id not in before:
        line = json.dumps(asdict(decision), ensure_ascii=False) + "\n"
        _add(casebook / DECISIONS, line.encode())


def _refuse(decision: Decision) -> None:
    least = VERDICTS.get(decision.verdict)
    if least is None:
        raise DecisionError(f"{decision.id}: {decision.verdict!r} is no verdict (say one of {', '.join(VERDICTS)})")
    if len(decision.items) < least:
        raise DecisionError(f"{decision.id}: {decision.verdict} needs {least} items (name what it is about)")
    if not decision.by.strip():
        raise DecisionError(f"{decision.id}: nobody signed it (say by whom it was made)")


def _add(path: Path, line: bytes) -> None:
    """Append after the last whole line; when the disk refuses, take back what it took of this one."""
    path.parent.mkdir(exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = _end_of_last_line(descriptor)
        os.ftruncate(descriptor, end)
        try:
            _write_at(descriptor, line, end)
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


def _end_of_last_line(descriptor: int) -> int:
    size = os.fstat(descriptor).st_size
    return os.pread(descriptor, size, 0).rfind(b"\n") + 1
