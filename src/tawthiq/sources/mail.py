"""Mail (EML): the message as its plain part or its page says it; what is attached are documents of their own."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_binary_file, policy
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from itertools import islice
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.sources.charset import decode_markup
from tawthiq.sources.dates import day_of
from tawthiq.sources.extract import Found, Member, Text
from tawthiq.sources.html import page

_MOST_PARTS = 2_000
_SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/csv": ".csv",
    "application/zip": ".zip",
}


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The text of a message, then its attachments. Raises SourceError when it is no mail."""
    message = message_from_binary_file(file, policy=policy.compat32)
    if not message.keys():
        raise SourceError(f"{name}: it is no mail (save it anew with the mail program)")
    parts = list(islice(_leaves(message), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS:
        raise SourceError(f"{name}: it has more than {_MOST_PARTS:,} parts (save what is attached as files)")
    body = _body([part for part in parts if not _is_attached(part)], name)
    if body is not None:
        yield Text(body.text, body.how, _origin(message))
    for number, part in enumerate((part for part in parts if _is_attached(part)), start=1):
        yield Member(_name_of(part, number), _bytes_of(part))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others; a mail that is attached is one of them, and is not entered."""
    waiting: list[Message] = [message]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inside, list):
            waiting += [one for one in reversed(inside) if isinstance(one, Message)]
        else:
            yield part


def _is_attached(part: Message) -> bool:
    """Whether it is a document of its own: it says so, or it is one that only a name or a program shows."""
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return True
    return part.get_filename() is not None and part.get_content_maintype() != "image"


def _body(parts: list[Message], name: str) -> Text | None:
    """The words of the message: its plain parts, or else its pages."""
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    said = [(_decoded(part)) for part in plain]
    if any(text.strip() for text, _ in said):
        return Text("\n\n".join(text.replace("\r\n", "\n").strip() for text, _ in said), said[0][1])
    for part in parts:
        if part.get_content_type() == "text/html":
            return page(_bytes_of(part), name, part.get_content_charset())
    return None


def _decoded(part: Message) -> tuple[str, str]:
    return decode_markup(_bytes_of(part), part.get_content_charset())


def _bytes_of(part: Message) -> bytes:
    inside = part.get_payload()
    if isinstance(inside, list):
        return inside[0].as_bytes() if inside and isinstance(inside[0], Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _name_of(part: Message, number: int) -> str:
    """The name that the mail gives an attachment, or one made of its number and kind."""
    given = _plain(part.get_filename())
    if given and "." in given:
        return given
    mail = part.get_content_type() == "message/rfc822"
    return f"{given or f'attachment-{number}'}{'.eml' if mail else _SUFFIXES.get(part.get_content_type(), '')}"


def _origin(message: Message) -> Origin:
    name, address = parseaddr(_plain(message.get("From")))
    return Origin(
        publisher=name.strip() or address or None,
        published=day_of(str(message.get("Date") or "")),
        title=_plain(message.get("Subject")) or None,
    )


def _plain(words: object) -> str:
    """A header without the ways in which mail writes letters that are not ASCII."""
    if words is None:
        return ""
    try:
        return " ".join(str(make_header(decode_header(str(words)))).split())
    except (LookupError, ValueError):
        return " ".join(str(words).split())
