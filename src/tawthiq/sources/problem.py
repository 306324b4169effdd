"""Something that went wrong with one file or one line, kept and shown; it never ends a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, where, and how to mend it. ``where`` is a path, or a path and a line (``a.csv:3``).

    ``kept`` is the SHA-256 of a file that could not be read and is in quarantine: its bytes are among the originals,
    and it is tried again with other readers.

    >>> print(Problem("notes.pdf", "no reader takes .pdf files", "save it as text"))
    notes.pdf: no reader takes .pdf files (save it as text)
    """

    where: str
    what: str
    mend: str
    severity: Literal["error", "note"] = "error"
    kept: str = ""

    @classmethod
    def of(cls, where: str, words: str) -> Problem:
        """What is kept of an error's words: "path: what (mend)".

        >>> Problem.of("a.pdf", "a.pdf: it is locked (unlock it)").mend
        'unlock it'
        """
        what, opening, mend = words.removeprefix(f"{where}: ").rpartition(" (")
        return cls(where, what, mend.removesuffix(")")) if opening else cls(where, mend, "check the file")

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.mend})"
