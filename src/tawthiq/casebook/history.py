"""What a casebook should hold by its log: the facts of all entries that took effect, together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.casebook import decisions, effects, log
from tawthiq.casebook.layout import LOG
from tawthiq.casebook.log import Entry
from tawthiq.errors import CasebookDamaged


@dataclass(slots=True)
class History:
    """The sum of a log.

    ``state`` is the SHA-256 of the present state (empty when there is none), ``decided`` those of the decisions in
    order, ``files`` those of single files by path, ``originals`` those of all bytes that ever came. ``unfinished`` is
    the last entry when a crash kept it from its effect: it does not count.
    """

    marker: str = ""
    state: str = ""
    decided: list[str] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    originals: set[str] = field(default_factory=set)
    entries: int = 0
    seal: str = ""
    unfinished: Entry | None = None

    def take(self, entry: Entry) -> None:
        """Add the facts of one entry."""
        facts = entry.facts
        if entry.what == "vocabulary":
            self.files[facts["file"]] = facts["sha256"]
        elif entry.what == "decision":
            self.decided.append(hashlib.sha256(decisions.line_of(facts["decision"])).hexdigest())
        else:
            self.marker = facts.get("marker", self.marker)
            self.state = facts.get("state", self.state)
            self.decided += facts.get("decisions", [])
            self.files |= facts.get("files", {})
            self.originals.update(came["sha256"] for came in facts.get("arrivals", ()))


def effective(casebook: Path) -> Iterator[Entry]:
    """The entries that took effect, in order: those that a crash undid are left out. Raises CasebookDamaged."""
    last: Entry | None = None
    for entry in log.entries(casebook):
        if last and entry.what != "undone":
            yield last
        last = None if entry.what == "undone" else entry
    if last and effects.done(casebook, last):
        yield last


def of(casebook: Path, head: str | None = None) -> History:
    """The sum of a casebook's log; ``head`` is the seal of an entry that must be in it.

    Raises CasebookDamaged when a seal does not hold, or none is that of ``head``.
    """
    found, last, met = History(), None, head is None
    for entry in log.entries(casebook):
        met = met or entry.seal == head
        found.entries, found.seal = entry.n, entry.seal
        if last and entry.what != "undone":
            found.take(last)
        last = None if entry.what == "undone" else entry
    if not met:
        raise CasebookDamaged(
            f"{casebook / LOG}: no entry has the seal {head} (the log was shortened or written anew since it was noted)"
        )
    if last and effects.done(casebook, last):
        found.take(last)
    else:
        found.unfinished = last
    return found
