"""Whether what an entry of the log tells of has taken effect: it is written first, and a crash may come between."""

from __future__ import annotations

from pathlib import Path

from tawthiq.casebook import appended, decisions
from tawthiq.casebook.layout import CURRENT, DECISIONS
from tawthiq.casebook.log import Entry
from tawthiq.model.hashing import hash_of_file


def done(casebook: Path, entry: Entry) -> bool:
    """Whether it counts: only of the last entry this can be no. Raises OSError."""
    facts = entry.facts
    if entry.what == "build":
        return _has(casebook / CURRENT, facts["state"])
    if entry.what == "vocabulary":
        return _has(casebook / facts["file"], facts["sha256"])
    if entry.what == "decision":
        return appended.last_line(casebook / DECISIONS) == decisions.line_of(facts["decision"])
    return True


def _has(path: Path, sha256: str) -> bool:
    return path.exists() and hash_of_file(path) == sha256
