"""The one process that writes: it gathers what was found, and commits it at once or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from tawthiq.casebook import custody, decisions, effects, lists, log, problems, vocabulary
from tawthiq.casebook.current import Current, DocumentRow, Part, load, words_of
from tawthiq.casebook.disk import Stage, explained, remove
from tawthiq.casebook.layout import CURRENT, LINKS, PARTS, TEXTS
from tawthiq.casebook.vocabulary import VocabularyKind
from tawthiq.errors import CasebookError, NoSuchItem
from tawthiq.model.document import Document
from tawthiq.model.hashing import hash_of, hash_of_file
from tawthiq.model.links import Decision
from tawthiq.sources.arrive import Arrival, Original
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem

if TYPE_CHECKING:
    from tawthiq.casebook.parts import Batches

Facts = dict[str, Any]

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
        self._texts: set[str] = set()
        self._came: dict[tuple[str, str], Facts] = {}
        self._arrivals: list[Facts] = []
        self._rows: dict[str, DocumentRow] = {}
        self._findings: dict[str, Batches] = {}
        self._others: dict[str, tuple[str, ...]] = {}
        self._links: Batches | None = None
        self._problems: list[Problem] | None = None
        self._seen: Iterable[dict[str, Any]] | None = None
        self._changes: list[Facts] = []

    @property
    def current(self) -> Current:
        """The state that was committed last."""
        return self._current

    def keep(self, came: Arrival | Original) -> None:
        """Keep the original bytes of a file, and the text that was read from it. Done twice it is done once.

        Raises SourceError when a file is not any more what it was when it was read.
        """
        place = self._path / custody.original(came.sha256)
        with explained(self._path):
            if isinstance(came.data, Path):
                custody.keep_file(self._stage, place, came.data, came.sha256)
            else:
                custody.keep(self._stage, place, came.data)
            if isinstance(came, Arrival):
                self._keep_text(came.text)
        self._came[came.sha256, shown(came.path)] = came.facts()

    def _keep_text(self, text: str) -> None:
        text_sha256 = hash_of(text)
        custody.keep(self._stage, self._path / TEXTS / custody.text_file(text_sha256), text.encode())
        self._texts.add(text_sha256)

    def note_other(self, sha256: str, path: str) -> None:
        """Bytes that were kept and are no document: what documents came in, or what could not be read."""
        before = self._others.get(sha256) or self._current.others.get(sha256, ())
        if (now := _with(before, path)) != before:
            self._others[sha256] = now
            self._arrived(sha256, path, document=None)

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
        line = {**document.line(), "name": known.name if known else document.name}
        text_sha256, file = self._kept_text(document, known)
        findings = batches.of_document(line, lines, ladders)
        origins = _with(known.origins if known else (), origin_path)
        row = DocumentRow(line, made_by, text_sha256, origins, "", file, document.reader)
        if known is None or (known.origins, known.text_sha256, known.reader) != (origins, text_sha256, row.reader):
            self._arrived(document.sha256, origin_path, document=document.id, text=text_sha256, reader=row.reader)
        self._findings[document.id], self._rows[document.id] = findings, row

    def note_origin(self, document_id: str, path: str) -> None:
        """The same bytes came again, by this path. Raises NoSuchItem for a document not yet put."""
        row = self._row(document_id)
        if row is None:
            raise NoSuchItem(f"{document_id}: no document of the casebook has this id (put it first)")
        origins = _with(row.origins, path)
        if origins != row.origins:
            self._rows[document_id] = replace(row, origins=origins)
            self._arrived(row.line["sha256"], path, document=document_id)

    def put_links(
        self,
        groups: Iterable[dict[str, Any]],
        incidents: Iterable[dict[str, Any]],
        changes: Sequence[Facts] = (),
    ) -> None:
        """Put all statement groups and incidents, in the place of those before. Raises CasebookError.

        ``changes`` is what became of those before where they were merged or split: the log tells it.
        """
        from tawthiq.casebook import batches

        self._links = batches.of_links(groups, incidents)
        self._changes = list(changes)

    def put_problems(self, problems: Sequence[Problem]) -> None:
        """Put what could not be read, in the place of what was said before."""
        self._problems = list(problems)

    def put_seen(self, seen: Iterable[dict[str, Any]]) -> None:
        """Put what is to be remembered of each file, in the place of what was before; it is asked for at the commit."""
        self._seen = seen

    def add_vocabulary(self, kind: VocabularyKind, path: Path) -> None:
        """Copy a file of places or actors in, at once. Raises VocabularyError."""
        vocabulary.check(kind, path)
        with explained(self._path):
            if not vocabulary.is_there(self._path, kind, path):
                self._add_vocabulary(kind, path)

    def _add_vocabulary(self, kind: VocabularyKind, path: Path) -> None:
        file, stage, sha256 = vocabulary.name_of(kind, path.name), Stage(), hash_of_file(path)
        try:
            if not stage.copy(self._path / file, path, sha256):
                raise CasebookError(f"{shown(path)}: it changed while it was read (add it again when it is at rest)")
            stage.flush()
            with self._told("vocabulary", {"file": file.as_posix(), "sha256": sha256, "from": shown(path)}):
                stage.settle()
        finally:
            stage.drop()

    def decide(self, decision: Decision) -> None:
        """Append a person's decision, at once. Raises DecisionError when it cannot stand."""
        with explained(self._path):
            if decisions.is_new(self._path, decision):
                with self._told("decision", {"decision": asdict(decision)}):
                    decisions.append(self._path, decision)

    def commit(self) -> None:
        """Make what was put the present state, at once or not at all. Nothing new, nothing written."""
        with explained(self._path):
            self._stage.settle()
            following = self._compacted(self._with_links(self._with_documents(self._current)))
            following = self._with_lists(following)
            if following is not self._current:
                following = replace(following, commit=self._current.commit + 1)
                self._save(following)
                self._sweep(following)
                self._current = following
        self._forget()

    def _save(self, following: Current) -> None:
        """Write the state beside its place, tell of it in the log, and let it count: in this order."""
        stage, words = Stage(), words_of(following)
        try:
            stage.add(self._path / CURRENT, words)
            stage.flush()
            facts: Facts = {"commit": following.commit, "state": hashlib.sha256(words).hexdigest()}
            facts |= {"arrivals": self._arrivals, "findings": sorted(self._findings)}
            with self._told("build", facts | ({"changes": self._changes} if self._changes else {})):
                stage.settle()
        finally:
            stage.drop()

    @contextmanager
    def _told(self, what: str, facts: Facts) -> Iterator[None]:
        """Inside, what the log now tells of takes effect; what a crash kept from its effect is said to be undone."""
        last = log.last(self._path)
        if not effects.done(self._path, last):
            log.add(self._path, "undone", {"entry": last.n})
        log.add(self._path, what, facts)
        yield

    def _arrived(self, sha256: str, path: str, **facts: Any) -> None:
        came = self._came.pop((sha256, shown(path)), {"sha256": sha256, "path": shown(path)})
        self._arrivals.append({**came, **facts})

    def close(self) -> None:
        """Drop what was not committed."""
        self._stage.drop()
        self._came.clear()
        self._forget()

    def _forget(self) -> None:
        self._rows, self._findings, self._links, self._problems, self._seen = {}, {}, None, None, None
        self._arrivals, self._others, self._changes = [], {}, []

    def _row(self, document_id: str) -> DocumentRow | None:
        return self._rows.get(document_id) or self._current.documents.get(document_id)

    def _kept_text(self, document: Document, known: DocumentRow | None) -> tuple[str, str]:
        """The hash and the file of a document's text."""
        text_sha256 = hash_of(document.text)
        if text_sha256 in self._texts:
            return text_sha256, custody.text_file(text_sha256)
        if known and known.text_sha256 == text_sha256:
            return text_sha256, known.text_file
        raise CasebookError(
            f"{document.name}: the text under these findings was not kept (call keep with its arrival first)"
        )

    def _with_documents(self, current: Current) -> Current:
        if self._others:
            current = replace(current, others={**current.others, **self._others})
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

    def _with_lists(self, current: Current) -> Current:
        if self._problems is not None:
            name = problems.save(self._path, self._problems)
            current = current if name == current.problems else replace(current, problems=name)
        if self._seen is not None:
            name = lists.save(self._path, self._seen)
            current = current if name == current.seen else replace(current, seen=name)
        return current

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
        """Remove what neither this state nor the one before names: readers may still be in that one."""
        lists.sweep(self._path, self._current.lists() | following.lists())
        keep = self._current.named() | following.named()
        for home in (self._path / PARTS, self._path / LINKS):
            for entry in list(home.iterdir()) if home.is_dir() else ():
                if entry.name not in keep:
                    remove(entry)


def _with(origins: tuple[str, ...], path: str) -> tuple[str, ...]:
    path = shown(path)
    return origins if path in origins else (*origins, path)
