"""``casebook.json``: that a folder is a casebook, and of which format."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from tawthiq import __version__
from tawthiq.casebook import log
from tawthiq.casebook.disk import explained, hidden, write
from tawthiq.casebook.layout import FORMAT, LOCK, LOG, MARKER
from tawthiq.casebook.lock import held
from tawthiq.errors import CasebookDamaged, CasebookError, CasebookReadOnly, NewerFormat, NotACasebook

_MEND = "make a casebook with `tawthiq build CASE PATH`, in a folder that is new or empty"


def words() -> bytes:
    """What the file says of a casebook made now."""
    return (json.dumps({"format": FORMAT, "made_by": f"tawthiq {__version__}"}) + "\n").encode()


def is_there(casebook: Path) -> None:
    """Pass when the folder is a casebook of any kind. Raises NotACasebook when it holds something else."""
    if not (casebook / LOG).exists():
        _read(casebook)


def check(casebook: Path) -> int:
    """The format of a casebook that this version can open.

    Raises NotACasebook, NewerFormat, CasebookDamaged, or CasebookError when it may not be read.
    """
    marker = _read(casebook)
    found = marker.get("format") if isinstance(marker, dict) else None
    if not isinstance(found, int) or found < 1:
        raise CasebookDamaged(f"{casebook / MARKER}: it names no format (restore it from a backup)")
    if found > FORMAT:
        by = marker.get("made_by", "an unknown version")
        raise NewerFormat(
            f"{casebook}: it has format {found}, made by {by}; this is tawthiq {__version__}, which reads"
            f" format {FORMAT} (upgrade Tawthiq to open it; nothing was changed)"
        )
    return found


def make(casebook: Path) -> None:
    """Make the folder a casebook, unless it is one.

    Raises NotACasebook when it holds anything else, CasebookReadOnly when it cannot be made or written to.
    """
    if casebook.exists() and not casebook.is_dir():
        raise NotACasebook(f"{casebook}: this is a file, not a folder ({_MEND})")
    _make_folder(casebook)
    if not _others(casebook):
        with held(casebook), explained(casebook):
            if not (casebook / MARKER).exists():
                write(casebook / LOG, log.first(marker=hashlib.sha256(words()).hexdigest()))
                write(casebook / MARKER, words())
    check(casebook)


def _make_folder(casebook: Path) -> None:
    try:
        casebook.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CasebookReadOnly(
            f"{casebook}: the folder cannot be made: {error.strerror} (name a folder that you may write to)"
        ) from error


def _others(casebook: Path) -> list[str]:
    """What a folder holds beside what an unfinished making leaves."""
    ours = {LOCK.name, hidden(casebook / MARKER).name, hidden(casebook / LOG).name}
    with explained(casebook):
        found = sorted(entry.name for entry in casebook.iterdir() if entry.name not in ours)
    return [] if found == [LOG.name] and log.is_begun(casebook) else found


def _read(casebook: Path) -> Any:
    path = casebook / MARKER
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise NotACasebook(f"{casebook}: {_what_instead(casebook)} ({_MEND})") from None
    except OSError as error:
        raise CasebookError(f"{casebook}: it may not be read: {error.strerror} (give yourself the right)") from None
    except ValueError:
        raise CasebookDamaged(f"{path}: it is not JSON (restore it from a backup)") from None


def _what_instead(casebook: Path) -> str:
    if not casebook.exists():
        return "there is no such folder"
    if not casebook.is_dir():
        return "this is a file, not a folder"
    return "this folder is no casebook: it holds other things" if _others(casebook) else "this folder is empty"
