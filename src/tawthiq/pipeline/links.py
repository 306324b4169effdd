"""Everything across documents, made anew over a casebook: statement groups, incidents, and what is assessed of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.assessment.incidents import assess
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.current import DocumentRow
from tawthiq.casebook.writer import Writer
from tawthiq.linking import lines as evidence
from tawthiq.linking.evidence import Page, Telling
from tawthiq.linking.publishers import Publishers
from tawthiq.linking.resolve import link
from tawthiq.model.document import Document
from tawthiq.model.ids import make_id
from tawthiq.model.links import StatementGroup
from tawthiq.model.span import Span
from tawthiq.packs import compile as packs
from tawthiq.pipeline.language import LONGEST
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
    pages, tellings = _evidence(casebook)
    decisions = casebook.decisions()
    previous = {line["id"]: line["accounts"] for line in casebook.lines("incident")}
    links = link(pages, tellings, decisions, previous)
    incidents = assess(links.clusters, tellings, pages, links.groups, decisions, _figures(casebook))
    groups = [*links.groups, *_unread_versions(casebook.documents())]
    writer.put_links(
        (group.line() for group in groups),
        (incident.line() for incident in incidents),
        [change.line() for change in links.changes],
    )
    progress("linking", 1, 1)
    return len(groups), len(incidents), len(links.questions)


def _evidence(casebook: Casebook) -> tuple[list[Page], list[Telling]]:
    """What linking works on, in the order of the documents' ids; the lines of few documents are held at a time."""
    publishers = Publishers(mention for _, lines in casebook.shelves("mention") for mention in lines.get("mention", ()))
    found = []
    for row, lines in casebook.shelves(*_KINDS):
        if row.line["language"]:
            document = _document(casebook, row.line)
            spans = sentences(document.text, _abbreviations(document.language))
            found.append(evidence.read(document, lines, spans, publishers))
    found.sort(key=lambda read: read[0].id)
    return [page for page, _ in found], [telling for _, told in found for telling in told]


def _unread_versions(rows: Iterable[DocumentRow]) -> Iterator[StatementGroup]:
    """Documents in a language that no pack reads, each with the first of the same UN symbol: they are one document."""
    symbols: dict[str, list[DocumentRow]] = defaultdict(list)
    for row in rows:
        if row.line["symbol"]:
            symbols[row.line["symbol"]].append(row)
    for symbol, same in sorted(symbols.items()):
        first, *others = sorted(same, key=lambda row: (row.line["language"] is None, row.id))
        for other in others:
            if other.line["language"] is None and other.made_by and 0 < other.line["length"] <= LONGEST:
                documents = (first.id, other.id)
                reasons = (f"both carry the UN symbol {symbol}", f"no language pack reads {other.name}")
                key = make_id("statement_group", "translation", *documents)
                yield StatementGroup(key, "translation", documents, reasons, 1.0)


def _figures(casebook: Casebook) -> Iterator[Line]:
    """What is assessed of each toll."""
    for _, lines in casebook.shelves("toll"):
        for toll in lines.get("toll", ()):
            yield {name: toll[name] for name in ("id", "text", "chain", "of_whom", "part_of", "replaces")}


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
