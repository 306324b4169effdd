"""A casebook: a folder that holds documents, what was found in them, and what people decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tawthiq.casebook import current, decisions, former, history, lists, log, marker, problems, vocabulary
from tawthiq.casebook.current import Current, DocumentRow
from tawthiq.casebook.custody import Texts
from tawthiq.casebook.disk import explained, sweep
from tawthiq.casebook.layout import CURRENT, FORMAT, LOG
from tawthiq.casebook.lock import held
from tawthiq.casebook.tables import KINDS
from tawthiq.casebook.vocabulary import VocabularyKind
from tawthiq.casebook.writer import Writer
from tawthiq.errors import CasebookDamaged, CasebookError, NoSuchItem
from tawthiq.model.ids import kind_of
from tawthiq.model.links import Decision
from tawthiq.sources.problem import Problem

if TYPE_CHECKING:
    from tawthiq.casebook.log import Entry
    from tawthiq.casebook.reading import Reading

_T = TypeVar("_T")


class Casebook:
    """A casebook that exists. Every call reads its state as it then is; only ``writing`` needs the lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._texts = Texts(path)
        self._seen: tuple[tuple[int, int, int], Current] | None = None
        self._writer: Writer | None = None

    @classmethod
    def create(cls, path: Path | str) -> Casebook:
        """Make a casebook in a folder that is new or empty, or open the one that is there.

        Raises NotACasebook when the folder holds anything else, CasebookReadOnly when we may not write there.
        """
        marker.make(Path(path))
        return cls(Path(path))

    @classmethod
    def open(cls, path: Path | str) -> Casebook:
        """Open a casebook. Raises NotACasebook, NewerFormat or CasebookDamaged."""
        marker.check(Path(path))
        return cls(Path(path))

    def __repr__(self) -> str:
        return f"Casebook({str(self.path)!r})"

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The lines of the incidents."""
        return self.lines("incident")

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Hold the casebook for writing. A clean end commits; an exception discards what is not committed.

        Raises CasebookBusy when another process writes, CasebookReadOnly when we may not write there.
        """
        with held(self.path) as killed:
            found = marker.check(self.path)
            if killed:
                sweep(self.path)
            if found < FORMAT:
                with explained(self.path):
                    former.take_over(self.path)
            writer = self._writer = Writer(self.path)
            self._seen = None
            try:
                yield writer
                writer.commit()
            finally:
                self._writer = None
                writer.close()

    def documents(self) -> list[DocumentRow]:
        """What is held of each document, in order of name, then id."""
        return self._current().in_order()

    def text(self, document_id: str) -> str:
        """The text of a document. Raises NoSuchItem, and CasebookDamaged when it is not what was written."""
        row = self._current().documents.get(document_id)
        if row is None:
            raise self._no_such(document_id)
        return self._texts.of(row)

    def lines(self, kind: str) -> Iterator[dict[str, Any]]:
        """The ledger lines of one kind, by document (in their order), then span, then id.

        Lines across documents (statement_group, incident) come by id. Raises CasebookError for a kind that
        there is not.
        """
        if kind not in KINDS:
            raise CasebookError(f"{kind!r} is no kind of line (say one of {', '.join(KINDS)})")
        return self._reading(kind).lines(kind)

    def shelves(self, *kinds: str) -> Iterator[tuple[DocumentRow, dict[str, list[dict[str, Any]]]]]:
        """Every document with its lines of these kinds, in no order that counts; few of them are held at a time."""
        from tawthiq.casebook.shelves import Shelves

        return iter(self._retrying(lambda now: Shelves(self.path, now, kinds)))

    def ledger(self) -> Iterator[dict[str, Any]]:
        """All lines of one state of the casebook, kind by kind."""
        reading = self._reading(*KINDS)
        return chain.from_iterable(reading.lines(kind) for kind in KINDS)

    def item(self, item_id: str) -> dict[str, Any]:
        """The ledger line of one document, item, group or incident. Raises NoSuchItem, naming near ids."""
        kind = kind_of(item_id)
        if kind == "document":
            row = self._current().documents.get(item_id)
            found = dict(row.line) if row else None
        else:
            found = self._reading(kind).find(kind, item_id) if kind in KINDS else None
        if found is None:
            raise self._no_such(item_id)
        return found

    def ladder(self, item_id: str) -> str:
        """How an item was made, as it is printed. Raises NoSuchItem when none is kept of it."""
        found = self._reading("ladder").ladder(item_id)
        if found is not None:
            return found
        kind = self.item(item_id)["kind"]
        raise NoSuchItem(
            f"{item_id}: no ladder is kept of this {kind} (ask for the ladder of a mention, toll or account)"
        )

    def decisions(self) -> list[Decision]:
        """What people decided, in the order in which they did."""
        return decisions.read(self.path)

    def problems(self) -> list[Problem]:
        """What could not be read in the last build and how to mend it, then what is in quarantine from former ones."""
        return self._retrying(lambda now: problems.read(self.path, now))

    def log(self) -> Iterator[Entry]:
        """Everything that changed the casebook, in order; nothing in a casebook of a former format.

        Raises CasebookDamaged at the first entry whose seal does not hold.
        """
        return log.entries(self.path) if (self.path / LOG).exists() else iter(())

    def changes(self) -> Iterator[dict[str, Any]]:
        """What became of incidents from build to build: each merge, split and regrouping, with ``at`` and ``entry``.

        Raises CasebookDamaged at the first entry of the log whose seal does not hold.
        """
        for entry in history.effective(self.path) if (self.path / LOG).exists() else ():
            for change in entry.facts.get("changes", ()):
                yield {"at": entry.at, "entry": entry.n, **change}

    def became(self, incident_id: str) -> list[str]:
        """The incidents that hold now what a former one held; empty when nothing of it is left.

        Raises NoSuchItem for an id that no build of this casebook gave.
        """
        present = {line["id"]: line["accounts"] for line in self.lines("incident")}
        if incident_id in present:
            return [incident_id]
        ended = [moves for change in self.changes() if (moves := _of(change, incident_id))]
        if not ended:
            raise self._no_such(incident_id)
        held = {account for move in ended[-1] for account in move["accounts"]}
        return [key for key, accounts in present.items() if held & set(accounts)]

    def arrivals(self, document_id: str) -> Iterator[dict[str, Any]]:
        """When and how a document came, as often as it did: the facts of the log, each with ``at``."""
        for entry in self.log():
            for came in entry.facts.get("arrivals", ()):
                if came["document"] == document_id:
                    yield {"at": entry.at, **came}

    def seen(self) -> list[dict[str, Any]]:
        """What the last build remembered of each file, so as not to read it again."""
        return self._retrying(lambda now: lists.read(self.path, now.seen))

    def vocabulary(self, kind: VocabularyKind) -> list[Path]:
        """The gazetteer or actors files that people added, in order of name."""
        return vocabulary.files(self.path, kind)

    def _current(self) -> Current:
        """The present state, read anew when its file is another; while we write, what the writer committed last."""
        if self._writer:
            return self._writer.current
        try:
            found = (self.path / CURRENT).stat()
        except OSError:
            return current.load(self.path)
        signature = (found.st_ino, found.st_mtime_ns, found.st_size)
        if not self._seen or self._seen[0] != signature:
            self._seen = (signature, current.load(self.path))
        return self._seen[1]

    def _reading(self, *tables: str) -> Reading:
        from tawthiq.casebook.reading import Reading

        return self._retrying(lambda now: Reading(self.path, now, tables))

    def _retrying(self, read: Callable[[Current], _T]) -> _T:
        """Read the present state; when a part has gone, a commit came meanwhile: read the state after it."""
        try:
            return read(self._current())
        except FileNotFoundError:
            try:
                return read(current.load(self.path))
            except FileNotFoundError as error:
                raise CasebookDamaged(f"{error.filename}: it is missing (build again)") from None

    def _no_such(self, item_id: str) -> NoSuchItem:
        kind = kind_of(item_id)
        if kind == "incident" and any(_of(change, item_id) for change in self.changes()):
            return NoSuchItem(f"{item_id}: this is no incident any more (`tawthiq show CASE {item_id}` tells more)")
        near = self._reading(*([kind] if kind in KINDS else KINDS)).near(item_id)
        mend = f"did you mean {' or '.join(near)}?" if near else "`tawthiq show CASE incidents` lists what there is"
        return NoSuchItem(f"{item_id}: no item of the casebook has this id ({mend})")


def _of(change: dict[str, Any], incident_id: str) -> list[dict[str, Any]]:
    """Where a change took the accounts of one former incident."""
    return [move for move in change["moves"] if move["former"] == incident_id]
