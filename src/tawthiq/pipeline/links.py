"""Everything across documents, made anew over a casebook: statement groups, incidents, and what is assessed of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.assessment.incidents import assess
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.writer import Writer
from tawthiq.linking import lines as evidence
from tawthiq.linking.resolve import link
from tawthiq.model.document import Document
from tawthiq.model.span import Span
from tawthiq.packs import compile as packs
from tawthiq.text.sentences import sentences

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Material:
    """The documents of a casebook, their lines by kind, and their sentences by document."""

    documents: Sequence[Document]
    lines: Mapping[str, Sequence[Line]]
    sentences: Mapping[str, Sequence[Span]]


_KINDS = ("mention", "statement", "toll", "account", "demand", "characterisation")


def relink(casebook: Casebook, writer: Writer, progress: Callable[[str, int, int], None]) -> tuple[int, int, int]:
    """Link and assess all that was read in a casebook; how many groups, incidents and open questions there are.

    The ids of the former build are kept: adding documents renames no incident, and a split or a merge is told
    in the log.
    """
    progress("linking", 0, 1)
    read = material(casebook)
    pages = evidence.pages(read.documents, read.lines, read.sentences)
    tellings = evidence.tellings(read.documents, read.lines, read.sentences)
    decisions = casebook.decisions()
    previous = {line["id"]: line["accounts"] for line in casebook.lines("incident")}
    links = link(pages, tellings, decisions, previous)
    incidents = assess(links.clusters, tellings, pages, links.groups, decisions, read.lines["toll"])
    writer.put_links(
        (group.line() for group in links.groups),
        (incident.line() for incident in incidents),
        [change.line() for change in links.changes],
    )
    progress("linking", 1, 1)
    return len(links.groups), len(incidents), len(links.questions)


def material(casebook: Casebook) -> Material:
    """What linking works on: every document that was read, and its lines."""
    documents = [_document(casebook, row.line) for row in casebook.documents() if row.line["language"]]
    return Material(
        documents=documents,
        lines={kind: list(casebook.lines(kind)) for kind in _KINDS},
        sentences={each.id: sentences(each.text, _abbreviations(each.language)) for each in documents},
    )


def _document(casebook: Casebook, line: dict[str, Any]) -> Document:
    fields = (
        "id",
        "name",
        "sha256",
        "language",
        "document_type",
        "title",
        "publisher",
        "published",
        "url",
        "symbol",
    )
    known = {name: line[name] for name in fields}
    return Document(**known, text=casebook.text(line["id"]), reader="")


def _abbreviations(language: str | None) -> frozenset[str]:
    return packs.get(language).abbreviations if language in packs.languages() else frozenset()
