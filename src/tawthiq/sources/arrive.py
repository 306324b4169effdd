"""A file arrives: its bytes, their hash, its text, how it was read, and what is known of it from outside."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.model.ids import make_id
from tawthiq.sources.names import shown
from tawthiq.sources.registry import Skipped, reader_for

MAX_BYTES = 200_000_000
"""A larger file is refused: a document is read whole, and one of this size is a collection to be split."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file as it came.

    ``reader`` names reader, version and encoding ("plain/1 utf-8"); ``path`` is as it was given.
    """

    name: str
    path: Path
    data: bytes
    sha256: str
    text: str
    reader: str
    origin: Origin

    @property
    def document_id(self) -> str:
        """The id of the document, made from the bytes alone."""
        return make_id("document", self.sha256)


def arrive(path: Path, origin: Origin | None = None) -> Arrival:
    """Read one file.

    Raises SourceError when no reader takes it, when it cannot be opened, is no regular file or is larger than
    MAX_BYTES, and NotText when its bytes are not text.
    """
    reader = reader_for(path)
    if isinstance(reader, Skipped):
        raise SourceError(str(reader.problem()))
    data = _bytes_of(path)
    text, how = reader.read(data, shown(path))
    sha256 = hashlib.sha256(data).hexdigest()
    return Arrival(shown(path.name), path, data, sha256, text, f"{reader.name} {how}", origin or Origin())


def _bytes_of(path: Path) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceError(f"{shown(path)}: this is not a regular file (name a file or a folder of files)")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except PermissionError:
        raise SourceError(f"{shown(path)}: it may not be read (give yourself the right to read it)") from None
    except OSError as error:
        raise SourceError(f"{shown(path)}: {error.strerror} (check the path and the disk it is on)") from None
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{shown(path)}: it is larger than {MAX_BYTES // 1_000_000} MB"
            " (split it into its documents and build again)"
        )
    return data
