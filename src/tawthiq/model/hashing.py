"""The SHA-256 by which bytes and texts are known: one door for all who need one of a file or a text."""

from __future__ import annotations

import hashlib
from pathlib import Path


def hash_of_file(path: Path) -> str:
    """The SHA-256 of a file of any size. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8.

    >>> hash_of("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode()).hexdigest()
