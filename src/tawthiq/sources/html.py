"""Saved web pages: the article, and what the page states of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources.article import article
from tawthiq.sources.blocks import blocks
from tawthiq.sources.charset import decode_markup
from tawthiq.sources.extract import UNKNOWN, Text
from tawthiq.sources.markup import CutShort, parsed
from tawthiq.sources.spoken import plausible
from tawthiq.sources.stated import body, stated

_STUB = 0.3
"""A page that shows so little of the article it tells programs of is built by a program, or shown to payers only."""


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The article of one page. Raises SourceError when there are no words in it."""
    yield page(file.read(), name)


def page(data: bytes, name: str, told: str | None = None) -> Text:
    """The article in the bytes of a page; ``told`` is the encoding that came with it."""
    markup, encoding = decode_markup(data, told)
    try:
        root = parsed(markup)
    except CutShort:
        raise SourceError(f"{name}: its elements are nested too deep to be read whole (save it as text)") from None
    origin = stated(root, markup) if root is not None else UNKNOWN
    given = _words(body(root)) if root is not None else ""
    text = "\n\n".join(article(root, origin.title)) if root is not None else ""
    if len(text) < _STUB * len(given):
        text = given
    if not text:
        raise SourceError(f"{name}: no words were found on this page (save it again from the browser, or as text)")
    return Text(text, encoding, replace(origin, language=plausible(origin.language, text)))


def _words(body: str) -> str:
    """The words of an article that may be given as markup."""
    root = parsed(body) if "<" in body else None
    return body if root is None else "\n\n".join(block.text for block in blocks(root))
