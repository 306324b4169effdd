"""Web archives (WARC): what servers answered, each page or file a document with its address."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.sources.extract import Found, Member
from tawthiq.sources.problem import Problem

_LARGEST = 100_000_000
_BROKEN = (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, zlib.error)
"""What the library gives for an archive that breaks off; the last for one that breaks off in a header."""
_OF_GZIP = 31
_PIECE = 65_536
_SAID = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})", re.IGNORECASE)
_UNPACKED = frozenset(("", "identity", "gzip", "x-gzip", "deflate", *(("br",) if find_spec("brotli") else ())))
"""How the body of an answer may be packed: what the library unpacks."""
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The documents of a web archive; scripts, pictures and refusals are left. Raises SourceError."""
    records = 0
    try:
        for record in ArchiveIterator(_unpacked(file)):
            if record.format != "warc":
                break
            records += 1
            if (suffix := _suffix(record)) is not None:
                yield _member(record, records, suffix, name)
    except _BROKEN as error:
        raise SourceError(f"{name}: it breaks off after {records} records: {error} (fetch it anew)") from None
    if not records:
        raise SourceError(f"{name}: there are no records in it (fetch it anew)")


def _unpacked(file: BinaryIO) -> BinaryIO:
    """The archive itself, whether its records were packed one by one, as is usual, or all together."""
    together = _is_packed_together(file)
    file.seek(0)
    return cast("BinaryIO", gzip.GzipFile(fileobj=file)) if together else file


def _is_packed_together(file: BinaryIO) -> bool:
    """Whether the first thing that was packed holds more than the first record."""
    packed, start, count = zlib.decompressobj(_OF_GZIP), b"", 0
    try:
        while not packed.eof and (piece := file.read(_PIECE)):
            words = packed.decompress(piece)
            count += len(words)
            start = start if len(start) > _PIECE else start + words
            if count > _length(start):
                return True
    except zlib.error:
        return False
    return False


def _length(start: bytes) -> float:
    """How many bytes the first record of an archive takes, from its head."""
    head, ended, _ = start.partition(b"\r\n\r\n")
    said = _SAID.search(head)
    return len(head) + 8 + int(said[1]) if ended and said else float("inf")


def _suffix(record: Any) -> str | None:
    """How the document would be named as a file; None for what is none."""
    if record.rec_type not in ("response", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return None
    kind = (headers.get_header("Content-Type") if headers else record.content_type) or ""
    return _SUFFIXES.get(kind.partition(";")[0].strip().lower())


def _member(record: Any, number: int, suffix: str, name: str) -> Found:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    inside = f"{number:06}-{_slug(url)}{suffix}"
    packed = (record.http_headers.get_header("Content-Encoding") or "").strip().lower() if record.http_headers else ""
    if packed not in _UNPACKED:
        return Problem(f"{name}/{inside}", f"it is packed with {packed}, which is not read", "fetch it anew with gzip")
    data = record.content_stream().read(_LARGEST + 1)
    if len(data) > _LARGEST:
        return Problem(f"{name}/{inside}", f"it is larger than {_LARGEST // 10**6} MB", "leave it out")
    return Member(inside, data, Origin(url=url.strip("<>") or None))


def _slug(url: str) -> str:
    """The host of an address and the last part of its path."""
    parts = urlsplit(url)
    last = PurePosixPath(parts.path).stem
    return "-".join(filter(None, (parts.hostname or "page", last[:60])))
