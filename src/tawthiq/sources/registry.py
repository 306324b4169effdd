"""The readers, listed by hand: which one takes a file, by its suffix.

A new reader is one file, and one line here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Reader:
    """One way from bytes to text.

    ``name`` carries its version ("plain/1"); ``module`` is the module of this package whose ``read`` does the
    work (see ``extract.Read``), imported when it is needed. A file of more than ``megabytes`` is refused, and so
    is one that takes more than ``seconds`` of processor time. A ``guarded`` reader runs in a process of its own. A
    ``container`` has no text itself: it is read as it streams. ``library`` is the package that does its reading,
    ``inside_of`` the suffixes of the archives that its files are.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    megabytes: int = 200
    seconds: float = 120
    guarded: bool = True
    container: bool = False
    library: str = ""
    inside_of: tuple[str, ...] = ()

    @property
    def most_bytes(self) -> int:
        """How large a file it takes."""
        return self.megabytes * _MB

    @property
    def made_with(self) -> str:
        """Its library and the version of it that is installed ("lxml 6.0.2"); empty when it needs none."""
        return f"{self.library} {_version(self.library)}" if self.library else ""


@cache
def _version(library: str) -> str:
    return version(library)


READERS = (
    Reader("plain/1", (".txt", ".md", ".text"), "plain", guarded=False),
    Reader("html/2", (".html", ".htm", ".xhtml"), "html", megabytes=64, library="lxml"),
    Reader("mhtml/2", (".mhtml", ".mht"), "mhtml", megabytes=128, library="lxml"),
    Reader("pdf/2", (".pdf",), "pdf", seconds=600, library="pypdfium2"),
    Reader("docx/1", (".docx", ".docm"), "docx", megabytes=100, library="lxml"),
    Reader("odt/1", (".odt", ".ott"), "odt", megabytes=100, library="lxml", inside_of=(".zip",)),
    Reader("rtf/1", (".rtf",), "rtf", megabytes=100),
    Reader("mail/1", (".eml",), "mail", library="lxml"),
    Reader("mbox/1", (".mbox",), "mbox", megabytes=20_000, seconds=3_600, container=True),
    Reader("csv/1", (".csv", ".tsv"), "table_csv", megabytes=2_000, seconds=3_600, container=True),
    Reader("jsonl/1", (".jsonl", ".ndjson"), "table_json", megabytes=20_000, seconds=3_600, container=True),
    Reader("xlsx/1", (".xlsx", ".xlsm"), "table_xlsx", seconds=3_600, container=True, library="openpyxl"),
    Reader("row/1", (".row.json",), "rows"),
    Reader("zip/1", (".zip",), "zips", megabytes=20_000, seconds=3_600, container=True),
    Reader("warc/1", (".warc", ".warc.gz"), "warc", megabytes=20_000, seconds=3_600, container=True, library="warcio"),
)


KNOWN = " ".join(suffix for reader in READERS for suffix in reader.suffixes)
"""The suffixes of all files that are read, in words."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that is not read, and why; never dropped in silence."""

    path: Path
    reason: str
    mend: str = f"save it as one of {KNOWN} and build again"
    severity: Literal["error", "note"] = "note"

    def problem(self) -> Problem:
        """What is kept of it."""
        return Problem(shown(self.path), self.reason, self.mend, self.severity)


def reader_for(path: Path) -> Reader | Skipped:
    """The reader that takes this file, or why none does.

    >>> reader_for(Path("letter.TXT")).name, reader_for(Path("scan.tiff")).reason
    ('plain/1', 'no reader takes .tiff files')
    """
    reader = reader_by_name(path.name)
    if reader:
        return reader
    suffix = path.suffix.lower()
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it never raises
        return Skipped(path, "the folder cannot be listed", "give yourself the right to list it", "error")
    if not suffix:
        return Skipped(path, "no reader takes a file without a suffix")
    return Skipped(path, f"no reader takes {shown(suffix)} files")


def reader_by_name(name: str) -> Reader | None:
    """The reader that takes files of this name; the longest suffix decides.

    >>> reader_by_name("page.HTM").name
    'html/2'
    """
    low = name.lower()
    takes = [(len(suffix), reader) for reader in READERS for suffix in reader.suffixes if low.endswith(suffix)]
    return max(takes, key=lambda pair: pair[0])[1] if takes else None
