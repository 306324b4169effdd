"""Names of files as text that can be stored and printed, whatever bytes the disk holds."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path | str) -> str:
    """A path as text; bytes of it that are not UTF-8 are written as escapes.

    >>> shown(Path("رسالة إلى المجلس.txt")), shown("broken\\udcff.txt")
    ('رسالة إلى المجلس.txt', 'broken\\\\udcff.txt')
    """
    return os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")
