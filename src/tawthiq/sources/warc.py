"""Web archives (WARC): what servers answered, each page or file a document with its address."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.sources.extract import Found, Member
from tawthiq.sources.problem import Problem

_LARGEST = 100_000_000
_BROKEN = (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError)
"""What the library gives for an archive that breaks off; the last for one that breaks off in a header."""
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
        for record in ArchiveIterator(file):
            if record.format != "warc":
                break
            records += 1
            if (suffix := _suffix(record)) is not None:
                yield _member(record, records, suffix, name)
    except _BROKEN as error:
        raise SourceError(f"{name}: it breaks off after {records} records: {error} (fetch it anew)") from None
    if not records:
        raise SourceError(f"{name}: there are no records in it (fetch it anew)")


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
    data = record.content_stream().read(_LARGEST + 1)
    inside = f"{number:06}-{_slug(url)}{suffix}"
    if len(data) > _LARGEST:
        return Problem(f"{name}/{inside}", f"it is larger than {_LARGEST // 10**6} MB", "leave it out")
    return Member(inside, data, Origin(url=url.strip("<>") or None))


def _slug(url: str) -> str:
    """The host of an address and the last part of its path."""
    parts = urlsplit(url)
    last = PurePosixPath(parts.path).stem
    return "-".join(filter(None, (parts.hostname or "page", last[:60])))
