"""``derived/lists/``: lists that are written whole, each under the SHA-256 of its bytes and never altered."""

from __future__ import annotations

import errno
import hashlib
import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from tawthiq.casebook.disk import remove, write
from tawthiq.casebook.layout import LISTS
from tawthiq.errors import CasebookDamaged


def save(casebook: Path, found: Iterable[dict[str, Any]]) -> str:
    """Keep a list; its name, or an empty one for an empty list. Raises OSError."""
    data = _bytes(found)
    if data == _EMPTY:
        return ""
    name = hashlib.sha256(data).hexdigest()
    path = _path(casebook, name)
    if not path.exists():
        write(path, data)
    return name


def read(casebook: Path, name: str) -> list[dict[str, Any]]:
    """The list of this name. Raises FileNotFoundError when it has gone, and CasebookDamaged."""
    if not name:
        return []
    path = _path(casebook, name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileNotFoundError(errno.ENOENT, "the list has gone", str(path)) from None
    if hashlib.sha256(data).hexdigest() != name:
        raise CasebookDamaged(f"{path}: it is not what was written (remove it and build again)")
    found: list[dict[str, Any]] = json.loads(data)
    return found


def sweep(casebook: Path, keep: set[str]) -> None:
    """Remove the lists that nothing names."""
    home = casebook / LISTS
    for path in list(home.iterdir()) if home.is_dir() else ():
        if path.stem not in keep:
            remove(path)


def _path(casebook: Path, name: str) -> Path:
    return casebook / LISTS / f"{name}.json"


_EMPTY = b"[]"


def _bytes(found: Iterable[dict[str, Any]]) -> bytes:
    """A list as it is written; only one of its things is in memory as it is given."""
    words = BytesIO(b"[")
    words.seek(1)
    for number, one in enumerate(found):
        line = json.dumps(one, ensure_ascii=False, separators=(",", ":"))
        words.write(b"," * bool(number) + line.encode("utf-8", "surrogatepass"))
    words.write(b"]")
    return words.getvalue()
