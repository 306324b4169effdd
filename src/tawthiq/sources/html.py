"""Saved web pages: the article, and what the page states of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources.article import article
from tawthiq.sources.charset import decode_markup
from tawthiq.sources.extract import UNKNOWN, Text
from tawthiq.sources.markup import CutShort, parsed
from tawthiq.sources.spoken import plausible
from tawthiq.sources.stated import stated


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
    text = "\n\n".join(article(root, origin.title)) if root is not None else ""
    if not text:
        raise SourceError(f"{name}: no words were found on this page (save it again from the browser, or as text)")
    return Text(text, encoding, replace(origin, language=plausible(origin.language, text)))
