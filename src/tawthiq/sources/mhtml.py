"""Pages that a browser saved as one file (MHTML): the page itself; pictures and frames are left."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.message import Message
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.sources.extract import Text, joined
from tawthiq.sources.html import page


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The page, with the address it was saved from. Raises SourceError when none is in the file."""
    message = message_from_binary_file(file, policy=policy.compat32)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if part is None:
        raise SourceError(f"{name}: no page is in this file (save it again from the browser)")
    found = page(_bytes_of(part), name, part.get_content_charset())
    address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
    known = Origin(url=str(address).strip()) if address and str(address).startswith("http") else Origin()
    yield Text(found.text, found.how, joined(known, found.origin))


def _bytes_of(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
