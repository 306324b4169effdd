"""A corpus: what is new or changed is read, then everything is linked and assessed anew over the casebook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.vocabulary import index_folder
from tawthiq.casebook.writer import Writer
from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.pipeline import fingerprint
from tawthiq.pipeline.document import Job, Read, Result, read_document, safely
from tawthiq.pipeline.language import problem
from tawthiq.pipeline.links import relink
from tawthiq.pipeline.paths import check as check_paths
from tawthiq.pipeline.paths import gather, problem_of
from tawthiq.pipeline.seen import Found, Heard, Seen, length_of, signature
from tawthiq.pipeline.vocabulary import Vocabulary, check
from tawthiq.sources.arrive import Arrival, Original, arrivals
from tawthiq.sources.manifest import Manifest, read_manifest
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import Skipped

Map = Callable[[Read, Iterable[Job], Vocabulary], Iterator[Result]]
Progress = Callable[[str, int, int], None]

COMMIT_EVERY = 500
"""Documents after which what was read is made to count; a build that is killed loses no more than these."""
_WORTH = 40
"""Characters from which on it is worth saying that two documents have one text."""


@dataclass(slots=True)
class Summary:
    """What a build did: documents by how they fared, and the problems to look at.

    A document that changed under its path is one of the changed; ``skipped`` counts, by suffix, the files that no
    reader takes; ``unread`` documents could not be read, or are in a language that no pack reads.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    repeated: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    problems: list[Problem] = field(default_factory=list)
    incidents: int = 0
    groups: int = 0
    questions: int = 0


def one_by_one(read: Read, jobs: Iterable[Job], vocabulary: Vocabulary) -> Iterator[Result]:
    """The simplest runner: read the jobs here, one after the other."""
    return (read(job, vocabulary) for job in jobs)


def _silent(what: str, done: int, total: int) -> None:
    return None


def build(
    casebook: Casebook,
    paths: Sequence[Path],
    run: Map = one_by_one,
    progress: Progress = _silent,
    again: bool = False,
) -> Summary:
    """Read the files under the paths into a casebook, link and assess.

    Files that are as they were are not read again, unless ``again`` asks for it.
    What cannot be read becomes a problem of the summary and of the casebook, and the run goes on. Raises
    SourceError when none of the paths can be read, VocabularyError for a broken gazetteer or actors file,
    DecisionError when decisions contradict each other, and CasebookError when the casebook cannot be written; what
    was committed until then stays.
    """
    check_paths(paths)
    vocabulary = vocabulary_of(casebook)
    check(vocabulary)
    found, problems = gather(paths)
    with casebook.writing() as writer:
        intake = _Intake(casebook, writer, vocabulary.fingerprint(), len(found), progress, again)
        intake.summary.problems += problems
        _read_all(intake, found, vocabulary, run)
        summary = intake.ended()
        writer.put_problems(summary.problems)
        writer.put_seen(intake.seen.lines())
        writer.commit()
        del intake
        summary.groups, summary.incidents, summary.questions = relink(casebook, writer, progress)
    return summary


def vocabulary_of(casebook: Casebook) -> Vocabulary:
    """The places and actors that people added to a casebook."""
    gazetteers, actors = casebook.vocabulary("gazetteer"), casebook.vocabulary("actors")
    return Vocabulary(tuple(gazetteers), tuple(actors), index_folder(casebook.path))


def _read_all(intake: _Intake, found: Sequence[Path], vocabulary: Vocabulary, run: Map) -> None:
    for done, result in enumerate(run(partial(safely, read_document), intake.jobs(found), vocabulary), start=1):
        intake.take(result)
        if done % COMMIT_EVERY == 0:
            intake.writer.commit()


class _Intake:
    """Files as they come: what is new or changed becomes a job, what cannot be read a problem."""

    def __init__(
        self, casebook: Casebook, writer: Writer, made_by: str, total: int, progress: Progress, again: bool
    ) -> None:
        self.casebook = casebook
        self.writer = writer
        self.made_by = made_by
        self.total = total
        self.progress = progress
        self.summary = Summary()
        self.manifests: dict[Path, Manifest] = {}
        self.met: dict[str, str] = {}
        self.repeats: list[tuple[str, str]] = []
        self.rows = {row.id: row for row in casebook.documents()}
        self.texts = {row.id: (row.text_sha256, row.name) for row in self.rows.values() if row.line["length"] >= _WORTH}
        self.held: dict[str, list[str]] = {}
        for row in self.rows.values():
            for origin in row.origins:
                self.held.setdefault(origin, []).append(row.id)
        self.seen = Seen(casebook.seen(), self.rows, again)

    def jobs(self, found: Sequence[Path]) -> Iterator[Job]:
        """A job for every document whose findings are not those that would be made now."""
        for done, path in enumerate(found):
            self.progress("reading", done, self.total)
            for heard, arrival in self._documents(path):
                if job := self._job(heard, arrival):
                    yield job
        self.progress("reading", self.total, self.total)

    def take(self, result: Result) -> None:
        """Put what was read into the casebook."""
        job = result.job
        if result.fault:
            self._fault(job, result.fault)
        else:
            self._read_in(result.document.language, job.path, length_of(job.text), job.origin.language)
        made_by = "" if result.fault else job.made_by
        self.writer.put(result.document, made_by, result.lines, result.ladders, job.path)

    def ended(self) -> Summary:
        """What was done, when all results are taken; its problems in the order of the files."""
        for document_id, path_given in self.repeats:
            self.writer.note_origin(document_id, path_given)
        self._note_alike()
        self.summary.problems.sort(key=lambda problem: _natural(problem.where))
        return self.summary

    def _documents(self, path: Path) -> Iterator[tuple[Heard, Arrival | None]]:
        """The documents of one file, read from it or remembered; what is wrong in it becomes a problem."""
        origin = self._origin(path)
        if before := self.seen.recalled(path, origin):
            for found in before.found:
                if isinstance(found, Heard):
                    yield found, None
                else:
                    self._problem(found)
        else:
            yield from self._read(path, origin)

    def _read(self, path: Path, origin: Origin) -> Iterator[tuple[Heard, Arrival | None]]:
        at, found, opened, sha256 = signature(path), list[Found](), dict[str, str](), ""
        try:
            for came in arrivals(path, origin):
                if isinstance(came, Original):
                    self.writer.keep(came)
                    opened[shown(came.path)] = came.sha256
                    sha256 = sha256 or came.sha256
                elif isinstance(came, Arrival):
                    heard = Heard.of(came)
                    found.append(heard)
                    opened.pop(heard.path, None)
                    yield heard, came
                else:
                    found.append(came)
                    self._problem(came)
        except SourceError as error:
            problem = replace(problem_of(path, error), kept=opened.get(shown(path), ""))
            found.append(problem)
            self._problem(problem)
        for inside, other in opened.items():
            self.writer.note_other(other, inside)
        if sha256:
            self.seen.remember(path, at, sha256, origin, found)

    def _problem(self, problem: Problem | Skipped) -> None:
        if isinstance(problem, Skipped):
            self._skip(problem)
        else:
            self.summary.unread += problem.severity == "error"
            self.summary.problems.append(problem)

    def _skip(self, skipped: Skipped) -> None:
        self.summary.problems.append(skipped.problem())
        if skipped.severity == "error":
            self.summary.unread += 1
        else:
            self.summary.skipped[shown(skipped.path.suffix.lower())] += 1

    def _origin(self, path: Path) -> Origin:
        if path.parent not in self.manifests:
            manifest = self.manifests[path.parent] = read_manifest(path.parent)
            self.summary.problems += manifest.problems
        return self.manifests[path.parent].origin_of(path.name)

    def _job(self, heard: Heard, arrival: Arrival | None) -> Job | None:
        key, given = heard.document_id, heard.path
        if key in self.met:
            self.summary.repeated += 1
            self.repeats.append((key, given))
            return None
        self.met[key] = given
        others = [held for held in self.held.get(given, ()) if held != key]
        if others:
            self._note_other_bytes(given, others)
        self._note_text(heard)
        made_by = fingerprint.of_text(f"{self.made_by} {heard.reader} {heard.origin} {heard.text_sha256}")
        before = self.writer.made_by(key)
        if before == made_by:
            self.summary.unchanged += 1
            self.writer.note_origin(key, given)
            self._read_in(self.rows[key].line["language"], given, heard.length, heard.origin.language)
            return None
        if before is None and not others:
            self.summary.new += 1
        else:
            self.summary.changed += 1
        if arrival:
            self.writer.keep(arrival)
        text = arrival.text if arrival else self.casebook.text(key)
        return Job(key, heard.name, heard.sha256, text, heard.reader, heard.origin, made_by, given)

    def _note_text(self, heard: Heard) -> None:
        row = self.rows.get(heard.document_id)
        if heard.length >= _WORTH:
            self.texts[heard.document_id] = (heard.text_sha256, row.name if row else heard.name)

    def _note_alike(self) -> None:
        """Say of every document of this build whose text came before in other bytes which one that is."""
        first: dict[str, str] = {}
        for key in sorted(self.texts, key=lambda key: (self.texts[key][1], key)):
            text_sha256, _ = self.texts[key]
            same = first.setdefault(text_sha256, key)
            if same != key and key in self.met:
                what = f"its text is that of {self.texts[same][1]} ({same}), in other bytes; both are kept"
                self.summary.problems.append(Problem(self.met[key], what, "look whether one is a copy", "note"))

    def _note_other_bytes(self, path: str, others: list[str]) -> None:
        what = f"a former build read other bytes under this path; they are kept too, as {', '.join(others)}"
        self.summary.problems.append(Problem(path, what, "build into a new folder to leave the former out", "note"))

    def _fault(self, job: Job, fault: str) -> None:
        """A document that we could not read for a fault of our own is read again in the next build."""
        self.summary.unread += 1
        what = f"a fault of Tawthiq's own stopped its reading ({fault}); it was kept, with no findings"
        self.summary.problems.append(Problem(job.path, what, "tell its makers; the next build tries again"))

    def _read_in(self, language: str | None, path: str, length: int, given: str | None) -> None:
        """Count and keep what a person must know of the language a document was read in, now or in a former build."""
        self.summary.unread += language is None
        if found := problem(path, length, given, language):
            self.summary.problems.append(found)


def _natural(where: str) -> list[tuple[int, str]]:
    """A key by which manifest.csv:9 comes before manifest.csv:10."""
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.split(r"(\d+)", where)]
