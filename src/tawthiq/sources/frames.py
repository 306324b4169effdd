"""How a reader's process and the one that asked it talk: a length, a header in JSON, and bytes after it.

JSON and not pickle: what comes out of a process that read a hostile file must not be able to run anything.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import Any

_LENGTHS = struct.Struct(">IQ")


def packed(header: dict[str, Any], data: bytes = b"") -> list[bytes]:
    """The pieces of one frame, in order."""
    words = json.dumps(header).encode()
    return [_LENGTHS.pack(len(words), len(data)) + words, data]


def unpacked(take: Callable[[int], bytes]) -> tuple[dict[str, Any], bytes]:
    """The next frame; ``take`` gives so many bytes, or raises EOFError."""
    words, data = _LENGTHS.unpack(take(_LENGTHS.size))
    header: dict[str, Any] = json.loads(take(words))
    return header, take(data)
