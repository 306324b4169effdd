"""``decisions/decisions.jsonl``: what people decided, one JSON object a line, only ever appended to."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tawthiq.casebook import appended
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
    return [_decision(line, f"{path}:{number}") for number, line in enumerate(appended.whole_lines(path), 1)]


def _decision(line: bytes, where: str) -> Decision:
    try:
        words = json.loads(line)
        return Decision(**{**words, "items": tuple(words["items"])})
    except (ValueError, KeyError, TypeError):
        raise CasebookDamaged(f"{where}: this line is no decision (restore the file from a backup)") from None


def is_new(casebook: Path, decision: Decision) -> bool:
    """Whether a decision is not there yet. Raises DecisionError when it cannot stand."""
    _refuse(decision)
    before = {one.id: one for one in read(casebook)}
    if before.get(decision.id, decision) != decision:
        raise DecisionError(f"{decision.id}: another decision has this id (make its id from its content)")
    return decision.id not in before


def line_of(decision: dict[str, Any]) -> bytes:
    """The line of a decision, without its end."""
    return json.dumps(decision, ensure_ascii=False).encode()


def append(casebook: Path, decision: Decision) -> None:
    """Add a decision and wait until it is on the disk. Raises OSError."""
    appended.append(casebook / DECISIONS, line_of(asdict(decision)))


def _refuse(decision: Decision) -> None:
    least = VERDICTS.get(decision.verdict)
    if least is None:
        raise DecisionError(f"{decision.id}: {decision.verdict!r} is no verdict (say one of {', '.join(VERDICTS)})")
    if len(decision.items) < least:
        raise DecisionError(f"{decision.id}: {decision.verdict} needs {least} items (name what it is about)")
    if not decision.by.strip():
        raise DecisionError(f"{decision.id}: nobody signed it (say by whom it was made)")
