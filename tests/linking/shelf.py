"""Invented documents with marks for what the cascade would have read."""

import re
from collections import defaultdict
from typing import Any

from tawthiq.linking.evidence import Page
from tawthiq.linking.lines import pages
from tawthiq.model.document import Document
from tawthiq.model.span import Span

MARK = re.compile(r"\{([^|}]+)\|(\w+) ?([^}]*)\}")
ENVOY = "arda-envoy"


class Shelf:
    """Documents with marks: {words|date EDTF}, {words|place}, {words|number N}, {words|toll measure low high part}."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.lines: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.sentences: dict[str, list[Span]] = {}

    def put(self, name: str, language: str, marked: str, voice: str = ENVOY, **known: Any) -> "Shelf":
        """Read the marks; every toll and statement is the voice's."""
        text, at = "", 0
        key = f"d-{name}"
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            self._line(key, mark, Span(len(text), len(text) + len(mark[1])), voice)
            text, at = text + mark[1], mark.end()
        text += marked[at:]
        self.documents.append(Document(key, name, "", text, "test", language, **known))
        self.sentences[key] = [Span(*found.span()) for found in re.finditer(r"[^.\s][^.]*\.", text)]
        whole = {"id": f"s-{name}", "document": key, "span": [0, len(text)], "chain": [{"actor": voice}]}
        self.lines["statement"].append({"kind": "statement", **whole})
        return self

    def _line(self, key: str, mark: re.Match[str], span: Span, voice: str) -> None:
        line = {"document": key, "span": [span.start, span.end], "text": mark[1]}
        kind, values = mark[2], mark[3].split()
        if kind == "toll":
            toll: dict[str, Any] = {"measure": values[0], "low": int(values[1]), "high": int(values[2])}
            toll |= {"of_whom": [{"low": int(part), "high": int(part)} for part in values[3:]]}
            chain = {"chain": [{"actor": voice}], "kind": "toll"}
            self.lines["toll"].append({"id": f"t-{key}-{span.start}", **line, **toll, **chain})
        else:
            value = values[0] if values else None
            self.lines["mention"].append(
                {"id": f"m-{key}-{span.start}", "kind": "mention", "type": kind, "value": value, **line}
                | ({"low": int(values[0]), "high": int(values[0])} if kind == "number" else {})
            )

    def read(self) -> list[Page]:
        """The pages."""
        return pages(self.documents, self.lines, self.sentences)
