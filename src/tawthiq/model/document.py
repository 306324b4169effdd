"""A document: bytes that came from somewhere, and the text that was read from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a casebook. Offsets everywhere count code points of its immutable ``text``.

    ``id`` and ``sha256`` come from the original bytes alone, so they are the same on every machine.
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
            "length": len(self.text),
        }
