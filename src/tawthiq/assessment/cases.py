"""The incidents of a ledger with all that is said of them: read from its lines, so that any ledger can be counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.assessment.figures import Book, Sheet, sheet
from tawthiq.assessment.incidents import published
from tawthiq.assessment.sources import Source, sources_of
from tawthiq.linking import lines as evidence
from tawthiq.linking.evidence import Telling
from tawthiq.linking.resolve import with_statements
from tawthiq.model.document import Document
from tawthiq.model.links import Aligned, StatementGroup
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One incident: its line, its accounts, where they come from, and their figures."""

    incident: Line
    tellings: tuple[Telling, ...]
    sources: tuple[Source, ...]
    sheet: Sheet

    @property
    def one_day(self) -> bool:
        """Whether it is given one day."""
        days = days_of(self.incident["when"])
        return days is not None and days[0] == days[1]


@dataclass(frozen=True, slots=True)
class Docket:
    """All cases of a ledger, and the lines that they were read from."""

    cases: tuple[Case, ...]
    documents: Mapping[str, Line]
    groups: tuple[StatementGroup, ...]
    mentions: Mapping[str, Sequence[Line]]
    """By document."""
    versions: Mapping[str, tuple[str, ...]]
    """By document, of which other it is a translation or reissue, in words."""
    book: Book


def read(lines: Iterable[Line]) -> Docket:
    """The cases of a ledger, in the order of its incidents."""
    kinds: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        kinds[line["kind"]].append(line)
    documents = {line["id"]: line for line in kinds["document"]}
    groups = tuple(map(_group, kinds["statement_group"]))
    names = {key: line["publisher"] or line["name"] for key, line in documents.items()}
    told = evidence.tellings(map(_document, documents.values()), kinds, {})
    tellings = {telling.id: published(telling, names) for telling in with_statements(told, groups)}
    members = {line["id"]: [tellings[account] for account in line["accounts"]] for line in kinds["incident"]}
    book = Book.of(kinds["toll"], members)
    return Docket(
        cases=tuple(_case(line, members[line["id"]], book) for line in kinds["incident"]),
        documents=documents,
        groups=groups,
        mentions=_by_document(kinds["mention"]),
        versions=_versions(groups, documents),
        book=book,
    )


def _case(incident: Line, tellings: Sequence[Telling], book: Book) -> Case:
    sources = sources_of(tellings)
    return Case(incident, tuple(tellings), sources, sheet(sources, book))


def _document(line: Line) -> Document:
    known = {name: value for name, value in line.items() if name not in ("kind", "length")}
    return Document(**known, text="", reader="")


def _group(line: Line) -> StatementGroup:
    aligned = tuple(Aligned(Span(*left), Span(*right)) for left, right in line["aligned"])
    words = {name: line[name] for name in ("id", "relation", "score")}
    return StatementGroup(**words, documents=tuple(line["documents"]), reasons=tuple(line["reasons"]), aligned=aligned)


def _versions(groups: Iterable[StatementGroup], documents: Mapping[str, Line]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        if group.relation in ("translation", "reissue"):
            first, *others = group.documents
            for other in others:
                found[other] = (*found.get(other, ()), f"{group.relation} of {documents[first]['name']}")
    return found


def _by_document(mentions: Iterable[Line]) -> dict[str, list[Line]]:
    shelves: dict[str, list[Line]] = defaultdict(list)
    for mention in mentions:
        shelves[mention["document"]].append(mention)
    return shelves
