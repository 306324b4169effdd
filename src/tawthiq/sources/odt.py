"""OpenDocument texts (ODT): body, tables and footnotes; deleted words of tracked changes are left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from tawthiq.model.document import Origin
from tawthiq.sources.extract import PAGE_BREAK, Text
from tawthiq.sources.packed import Packed
from tawthiq.sources.raised import in_raised

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DEAD = frozenset((f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_OFFICE}forms"))
_DEAD |= {f"{_TEXT}ruby-text"}
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_MARKS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n", f"{_TEXT}soft-page-break": PAGE_BREAK}


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The text of one file. Raises SourceError."""
    packed = Packed(file, name)
    content = packed.xml("content.xml")
    body = content.find(f"{_OFFICE}body")
    if body is None:
        raise packed.broken()
    raised = _raised_styles(content, *([packed.xml("styles.xml")] if packed.has("styles.xml") else []))
    for span in body.iter(f"{_TEXT}span"):
        if span.get(f"{_TEXT}style-name") in raised:
            span.text = in_raised(span.text or "")
    yield Text("\n".join(_paragraphs(body)), "utf-8", _origin(packed))


def _raised_styles(*parts: Any) -> set[str]:
    """The names of the styles whose words stand above the line."""
    told = (properties for part in parts for properties in part.iter(f"{_STYLE}text-properties"))
    up = (one for one in told if re.match(r"super|[1-9]", one.get(f"{_STYLE}text-position") or ""))
    return {str(one.getparent().get(f"{_STYLE}name")) for one in up}


def _paragraphs(body: Any) -> Iterator[str]:
    for paragraph in body.iter(*_PARAGRAPHS):
        if any(above.tag in _DEAD for above in paragraph.iterancestors()):
            continue
        if words := "".join(_words(paragraph)).strip(" \t\n"):
            yield words


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph and of no other inside it, such as a footnote's, in order."""
    yield paragraph.text or ""
    waiting: list[Any] = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if isinstance(element, str):
            yield element
            continue
        waiting.append(element.tail or "")
        if element.tag in _DEAD or element.tag in _PARAGRAPHS or not isinstance(element.tag, str):
            continue
        yield _mark(element) + (element.text or "")
        waiting += reversed(element)


def _mark(element: Any) -> str:
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c") or "1"
        return " " * (min(int(count), 100) if count.isdecimal() else 1)
    return _MARKS.get(element.tag, "")


def _origin(packed: Packed) -> Origin:
    if not packed.has("meta.xml"):
        return Origin()
    title = next(packed.xml("meta.xml").iter(f"{_DC}title"), None)
    return Origin(title=((title.text or "").strip() or None) if title is not None else None)
