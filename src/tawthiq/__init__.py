"""Tawthiq: a ledger of alleged incidents, every item traced to its words and its speakers.

Two doors, both small and stable:

- ``tawthiq.read(text, language=None, published=None)`` gives the typed findings of one text;
- ``tawthiq.open(path)`` opens a casebook to iterate.

The rest of the package may change between versions; these two and the records they give do not without notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tawthiq.cascade.reading import Reading
    from tawthiq.casebook.casebook import Casebook

__version__ = "0.1.0"
__all__ = ["__version__", "open", "read"]


def read(text: str, language: str | None = None, published: str | None = None) -> Reading:
    """Read one text and give its findings.

    ``language`` is an ISO 639-1 code (recognised from the text when None); ``published`` is an EDTF date that
    anchors relative dates: without it "yesterday" has no value. Raises ``UnknownLanguage`` when no pack reads it.

    >>> [toll.low for toll in read("Three civilians were killed in the village of Wadi Tin.").tolls]
    [3]
    """
    from tawthiq.cascade.reader import read_text

    return read_text(text, language=language, published=published)


def open(path: str | Path) -> Casebook:
    """Open a casebook that exists. Raises ``CasebookError`` when the folder is none, or of a newer format."""
    from tawthiq.casebook.casebook import Casebook

    return Casebook.open(path)
