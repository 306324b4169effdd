"""What the names of a country sound like in an index without sounds: made when first asked for, and kept beside it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Numbers = dict[str, list[int]]
"""The numbers of places by the skeletons of their names (see keys.skeleton), the largest place first."""


def kept_beside(index: Path, country: str, make: Callable[[], Numbers]) -> Numbers:
    """The numbers of a country's places, from the file beside an index; ``make`` tells them where it is not there.

    Where the folder takes no file they are made anew by each process.
    """
    kept = index.with_suffix(f".{country}.json")
    try:
        found: Numbers = json.loads(kept.read_text("ascii"))
    except (OSError, ValueError):
        found = make()
        with suppress(OSError):
            _write_whole(kept, json.dumps(found, separators=(",", ":")))
    return found


def _write_whole(path: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="ascii", dir=path.parent, prefix=".heard-", delete=False) as out:
        out.write(text)
    try:
        Path(out.name).replace(path)
    except OSError:
        Path(out.name).unlink()
        raise
