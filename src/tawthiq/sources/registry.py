"""The readers, listed by hand: which one takes a file, by its suffix.

A new reader is one file, and one line here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tawthiq.sources import plain
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem


@dataclass(frozen=True, slots=True)
class Reader:
    """One way from bytes to text.

    ``name`` carries its version ("plain/1"). ``read`` takes the bytes and the name to use in errors, and
    gives the text and a word on how it was read (an encoding); it raises SourceError when it cannot.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str], tuple[str, str]]


READERS = (Reader("plain/1", (".txt", ".md", ".text"), plain.decode),)


_KNOWN = " ".join(suffix for reader in READERS for suffix in reader.suffixes)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that is not read, and why; never dropped in silence."""

    path: Path
    reason: str
    mend: str = f"save it as one of {_KNOWN} and build again"
    severity: Literal["error", "note"] = "note"

    def problem(self) -> Problem:
        """What is kept of it."""
        return Problem(shown(self.path), self.reason, self.mend, self.severity)


def reader_for(path: Path) -> Reader | Skipped:
    """The reader that takes this file, or why none does.

    >>> reader_for(Path("letter.TXT")).name, reader_for(Path("scan.tiff")).reason
    ('plain/1', 'no reader takes .tiff files')
    """
    suffix = path.suffix.lower()
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it never raises
        return Skipped(path, "the folder cannot be listed", "give yourself the right to list it", "error")
    if not suffix:
        return Skipped(path, "no reader takes a file without a suffix")
    return Skipped(path, f"no reader takes {shown(suffix)} files")
