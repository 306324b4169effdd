"""PDF: the words of each page in reading order, rebuilt from where the characters were drawn.

The order in which pdfium gives Arabic is not trusted: it has changed between its releases (docs/decisions/0013).
A page without words is a scan; it is read by Tesseract where that is installed (``ocr``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

import pypdfium2

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.sources import ocr
from tawthiq.sources.extract import Found, Text
from tawthiq.sources.glyphs import glyphs
from tawthiq.sources.lines import Line, lines
from tawthiq.sources.paragraphs import text_of
from tawthiq.sources.problem import Problem

MOST_PAGES = 5_000
_FEW_WORDS = 5
_FILE_NAME = re.compile(r"\.\w{2,4}$|^microsoft |^untitled|^document\d*$|^رسالة\d*$", re.IGNORECASE)


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The text of one file, and a problem for the pages that have none. Raises SourceError."""
    try:
        document = pypdfium2.PdfDocument(file.read())
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        what = "it is locked (save it without a password)" if locked else "it is no sound PDF (print it to PDF anew)"
        raise SourceError(f"{name}: {what}") from None
    try:
        yield from _read(document, name)
    finally:
        document.close()


def _read(document: Any, name: str) -> Iterator[Found]:
    count = len(document)
    if count > MOST_PAGES:
        raise SourceError(f"{name}: it has more than {MOST_PAGES} pages (split it into its documents)")
    pages: list[list[Line]] = []
    scans: list[int] = []
    for number in range(count):
        page = _page(document, number)
        found = lines(glyphs(page)) if page is not None else []
        if page is None or sum(map(_words, found)) < _FEW_WORDS:
            scans += [number] if page is None or _has_picture(page) else []
        pages.append(found)
        if page is not None:
            page.close()
    yield from _text(document, name, pages, scans)


def _text(document: Any, name: str, pages: list[list[Line]], scans: list[int]) -> Iterator[Found]:
    seen = scans if ocr.languages() else []
    for number in seen:
        page = _page(document, number)
        pages[number] = ocr.lines(page) if page is not None else []
    text = text_of(pages)
    if not text.strip():
        mend = "print it to PDF anew" if seen else ocr.MEND
        raise SourceError(f"{name}: its pages are pictures, or empty ({mend})")
    if scans and not seen:
        what = f"page {', '.join(str(number + 1) for number in scans[:20])} is a picture; the others were read"
        yield Problem(name, what, ocr.MEND)
    yield Text(text, f"tesseract {ocr.languages()}" if seen else "text", _origin(document))


def _page(document: Any, number: int) -> Any | None:
    try:
        return document[number]
    except pypdfium2.PdfiumError:
        return None


def _words(line: Line) -> int:
    return len(line.text.split())


def _has_picture(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _origin(document: Any) -> Origin:
    """Its title. The day on which a file was made is not that on which its words were published."""
    title = " ".join(str(document.get_metadata_value("Title") or "").split())
    return Origin(title=title if title and not _FILE_NAME.search(title) else None)
