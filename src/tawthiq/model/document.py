"""A document: bytes that came from somewhere, and the text that was read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a document from outside its text; everything may be unknown.

    ``published`` is EDTF, ``language`` ISO 639-1.
    """

    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None


class Part(NamedTuple):
    """A part of a letter: an annex, a signature or a footnote, and where it stands."""

    part: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a casebook. Offsets everywhere count code points of its immutable ``text``.

    ``id`` and ``sha256`` come from the original bytes alone, so they are the same on every machine.
    Of a letter that the United Nations circulate, ``dated`` is its day (EDTF), ``addressees`` and ``signatory`` are as
    its words have them, and ``original`` is the language (ISO 639-1) that it was written in first.
    """

    id: str
    name: str
    sha256: str
    text: str
    reader: str
    language: str | None = None
    document_type: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    symbol: str | None = None
    dated: str | None = None
    addressees: tuple[str, ...] = ()
    signatory: str | None = None
    original: str | None = None
    parts: tuple[Part, ...] = ()

    def line(self) -> dict[str, Any]:
        """Its line in the ledger."""
        return {
            "kind": "document",
            "id": self.id,
            "name": self.name,
            "sha256": self.sha256,
            "language": self.language,
            "document_type": self.document_type,
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published,
            "url": self.url,
            "symbol": self.symbol,
            "dated": self.dated,
            "addressees": list(self.addressees),
            "signatory": self.signatory,
            "original": self.original,
            "parts": [{"part": part.part, "span": list(part.span)} for part in self.parts],
            "length": len(self.text),
        }
