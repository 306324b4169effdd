"""Names of files as text that can be stored and printed, whatever bytes the disk holds."""

from __future__ import annotations

import os
import re
from pathlib import Path

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and marks that turn the direction of what follows: a name may not dress up as another."""


def shown(path: Path | str) -> str:
    """A path as text; bytes of it that are not UTF-8, and characters that would act, are written as escapes.

    >>> shown(Path("رسالة إلى المجلس.txt")), shown("broken\\udcff.txt")
    ('رسالة إلى المجلس.txt', 'broken\\\\udcff.txt')
    >>> shown("bill\N{RIGHT-TO-LEFT OVERRIDE}fdp.txt")
    'bill\\\\u202efdp.txt'
    """
    text = os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
