"""Names of documents inside a file, made into paths that lead nowhere else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_LONGEST = 240


def safe(name: str) -> PurePosixPath:
    """The name of a member as a path below what it is in. Nothing is ever written under it; it is only shown.

    >>> safe("../../etc/passwd"), safe("C:\\\\letters\\\\a.txt"), safe("/")
    (PurePosixPath('etc/passwd'), PurePosixPath('letters/a.txt'), PurePosixPath('unnamed'))
    """
    parts = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/").replace("\0", "")).split("/")
    kept = [part[-_LONGEST:] for part in parts if part not in ("", ".", "..")]
    return PurePosixPath(*kept) if kept else PurePosixPath("unnamed")


def is_hidden(name: str) -> bool:
    """Whether a member is none of the documents: a dot begins a name of its path, or a Mac put it there.

    >>> is_hidden("__MACOSX/._a.txt"), is_hidden("letters/a.txt")
    (True, False)
    """
    parts = safe(name).parts
    return parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)
