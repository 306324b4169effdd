"""The one process that writes: it gathers what was found, and commits it at once or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from tawthiq.casebook import custody, decisions, problems, vocabulary
from tawthiq.casebook.current import Current, DocumentRow, Part, load, save
from tawthiq.casebook.disk import Stage, explained, remove
from tawthiq.casebook.layout import LINKS, PARTS, TEXTS
from tawthiq.casebook.vocabulary import VocabularyKind
from tawthiq.errors import CasebookError, NoSuchItem
from tawthiq.model.document import Document
from tawthiq.model.links import Decision
from tawthiq.sources.arrive import Arrival
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem

if TYPE_CHECKING:
    from tawthiq.casebook.parts import Batches

MOST_PARTS = 32
"""With more live parts than this, a commit writes them anew as one."""


class Writer:
    """What may be written to a casebook; made by ``Casebook.writing()``, which holds the lock.

    Every method raises CasebookReadOnly or CasebookError when the disk refuses. Until ``commit`` nothing
    counts, except decisions and vocabulary, which are people's and are kept at once.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current = load(path)
        self._stage = Stage()
        self._texts: dict[str, str] = {}
        self._rows: dict[str, DocumentRow] = {}
        self._findings: dict[str, Batches] = {}
        self._links: Batches | None = None
        self._problems: list[Problem] | None = None

    def keep(self, arrival: Arrival) -> None:
        """Keep the original bytes and the text of a file. Done twice it is done once."""
        file, data = custody.text_file(arrival.sha256, arrival.reader), arrival.text.encode()
        with explained(self._path):
            custody.keep(self._stage, self._path / custody.original(arrival.sha256), arrival.data)
            custody.keep(self._stage, self._path / TEXTS / file, data)
        self._texts[file] = custody.hash_of(arrival.text)

    def made_by(self, document_id: str) -> str | None:
        """The fingerprint under which a document's findings were made; None for a document not yet put."""
        row = self._row(document_id)
        return row.made_by if row else None

    def put(
        self,
        document: Document,
        made_by: str,
        lines: Iterable[dict[str, Any]],
        ladders: Mapping[str, str],
        origin_path: str,
    ) -> None:
        """Put a document's findings in the place of those it had.

        ``lines`` are the ledger lines of its items, ``ladders`` how each was made, by its id, ``origin_path``
        where the bytes came from. A document keeps the name under which it was first seen. Raises
        CasebookError when its bytes were not kept before, or a line does not fit its kind: then nothing of it
        is taken.
        """
        from tawthiq.casebook import batches

        known = self._row(document.id)
        file = custody.text_file(document.sha256, document.reader)
        line = {**document.line(), "name": known.name if known else document.name}
        text_sha256 = self._kept_text(document, file, known)
        findings = batches.of_document(line, lines, ladders)
        origins = _with(known.origins if known else (), origin_path)
        self._findings[document.id] = findings
        self._rows[document.id] = DocumentRow(line, made_by, text_sha256, origins, "", file)

    def note_origin(self, document_id: str, path: str) -> None:
        """The same bytes came again, by this path. Raises NoSuchItem for a document not yet put."""
        row = self._row(document_id)
        if row is None:
            raise NoSuchItem(f"{document_id}: no document of the casebook has this id (put it first)")
        origins = _with(row.origins, path)
        if origins != row.origins:
            self._rows[document_id] = replace(row, origins=origins)

    def put_links(self, groups: Iterable[dict[str, Any]], incidents: Iterable[dict[str, Any]]) -> None:
        """Put all statement groups and incidents, in the place of those before. Raises CasebookError."""
        from tawthiq.casebook import batches

        self._links = batches.of_links(groups, incidents)

    def put_problems(self, problems: Sequence[Problem]) -> None:
        """Put what could not be read, in the place of what was said before."""
        self._problems = list(problems)

    def add_vocabulary(self, kind: VocabularyKind, path: Path) -> None:
        """Copy a file of places or actors in, at once. Raises VocabularyError."""
        with explained(self._path):
            vocabulary.add(self._path, kind, path)

    def decide(self, decision: Decision) -> None:
        """Append a person's decision, at once. Raises DecisionError when it cannot stand."""
        with explained(self._path):
            decisions.append(self._path, decision)

    def commit(self) -> None:
        """Make what was put the present state, at once or not at all. Nothing new, nothing written."""
        with explained(self._path):
            self._stage.settle()
            following = self._compacted(self._with_links(self._with_documents(self._current)))
            following = self._with_problems(following)
            if following is not self._current:
                following = replace(following, commit=self._current.commit + 1)
                save(self._path, following)
                self._sweep(following)
                self._current = following
        self._forget()

    def close(self) -> None:
        """Drop what was not committed."""
        self._stage.drop()
        self._forget()

    def _forget(self) -> None:
        self._rows, self._findings, self._links, self._problems = {}, {}, None, None

    def _row(self, document_id: str) -> DocumentRow | None:
        return self._rows.get(document_id) or self._current.documents.get(document_id)

    def _kept_text(self, document: Document, file: str, known: DocumentRow | None) -> str:
        text_sha256 = custody.hash_of(document.text)
        before = known.text_sha256 if known and known.text_file == file else None
        if text_sha256 not in (self._texts.get(file), before):
            raise CasebookError(
                f"{document.name}: the text under these findings was not kept (call keep with its arrival first)"
            )
        return text_sha256

    def _with_documents(self, current: Current) -> Current:
        if not self._rows:
            return current
        parts, rows = dict(current.parts), {**current.documents, **self._rows}
        if self._findings:
            part = self._written(PARTS, (self._findings[name] for name in sorted(self._findings)))
            parts[part.id] = part
            rows |= {name: replace(rows[name], part=part.id) for name in self._findings}
        live = {row.part for row in rows.values()}
        return replace(current, documents=rows, parts={name: part for name, part in parts.items() if name in live})

    def _with_links(self, current: Current) -> Current:
        if self._links is None:
            return current
        part = self._written(LINKS, [self._links])
        return current if part == current.links else replace(current, links=part)

    def _with_problems(self, current: Current) -> Current:
        if self._problems is None or problems.are(self._path, self._current, self._problems):
            return current
        commit = self._current.commit + 1
        problems.save(self._path, self._current, commit, self._problems)
        return replace(current, problems=commit)

    def _compacted(self, current: Current) -> Current:
        if len(current.parts) <= MOST_PARTS:
            return current
        from tawthiq.casebook.parts import merge

        part = merge(self._path, current)
        rows = {name: replace(row, part=part.id) for name, row in current.documents.items()}
        return replace(current, parts={part.id: part}, documents=rows)

    def _written(self, home: PurePath, batches: Iterable[Batches]) -> Part:
        from tawthiq.casebook.parts import tables_of, write_part

        return write_part(self._path / home, tables_of(batches))

    def _sweep(self, following: Current) -> None:
        """Remove parts that neither this state nor the one before names: readers may still be in that one."""
        keep = self._current.named() | following.named()
        for home in (self._path / PARTS, self._path / LINKS):
            for entry in list(home.iterdir()) if home.is_dir() else ():
                if entry.name not in keep:
                    remove(entry)


def _with(origins: tuple[str, ...], path: str) -> tuple[str, ...]:
    path = shown(path)
    return origins if path in origins else (*origins, path)
