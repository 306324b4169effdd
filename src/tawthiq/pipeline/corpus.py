"""A corpus: what is new or changed is read, then everything is linked and assessed anew over the casebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.writer import Writer
from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.pipeline import fingerprint
from tawthiq.pipeline.document import Job, Result, read_document
from tawthiq.pipeline.links import relink
from tawthiq.pipeline.vocabulary import Vocabulary, check
from tawthiq.sources.arrive import Arrival, arrive
from tawthiq.sources.manifest import Manifest, read_manifest
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import Skipped, reader_for
from tawthiq.sources.walk import files

Map = Callable[[Callable[[Job, Vocabulary], Result], Iterable[Job], Vocabulary], Iterator[Result]]
Progress = Callable[[str, int, int], None]

_COMMIT_EVERY = 500


@dataclass(slots=True)
class Summary:
    """What a build did: documents by how they fared, and the problems to look at."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    repeated: int = 0
    skipped: int = 0
    unread: int = 0
    problems: list[Problem] = field(default_factory=list)
    incidents: int = 0
    groups: int = 0
    questions: int = 0


def one_by_one(
    read: Callable[[Job, Vocabulary], Result], jobs: Iterable[Job], vocabulary: Vocabulary
) -> Iterator[Result]:
    """The simplest runner: read the jobs here, one after the other."""
    return (read(job, vocabulary) for job in jobs)


def _silent(what: str, done: int, total: int) -> None:
    return None


def build(casebook: Casebook, paths: Sequence[Path], run: Map = one_by_one, progress: Progress = _silent) -> Summary:
    """Read the files under the paths into a casebook, link and assess.

    A file that cannot be read becomes a problem of the summary and of the casebook, and the run goes on. Raises
    SourceError for a path that does not exist, VocabularyError for a broken gazetteer or actors file, and
    CasebookError when the casebook cannot be written; what was committed until then stays.
    """
    vocabulary = vocabulary_of(casebook)
    check(vocabulary)
    found = list(files(paths))
    with casebook.writing() as writer:
        intake = _Intake(writer, vocabulary.fingerprint(), len(found), progress)
        _read_all(intake, found, vocabulary, run)
        writer.put_problems(intake.summary.problems)
        writer.commit()
        intake.summary.groups, intake.summary.incidents, intake.summary.questions = relink(casebook, writer, progress)
    return intake.summary


def vocabulary_of(casebook: Casebook) -> Vocabulary:
    """The places and actors that people added to a casebook."""
    return Vocabulary(tuple(casebook.vocabulary("gazetteer")), tuple(casebook.vocabulary("actors")))


def _read_all(intake: _Intake, found: Sequence[Path], vocabulary: Vocabulary, run: Map) -> None:
    for done, result in enumerate(run(read_document, intake.jobs(found), vocabulary), start=1):
        intake.take(result)
        if done % _COMMIT_EVERY == 0:
            intake.writer.commit()


class _Intake:
    """Files as they come: what is new or changed becomes a job, what cannot be read a problem."""

    def __init__(self, writer: Writer, made_by: str, total: int, progress: Progress) -> None:
        self.writer = writer
        self.made_by = made_by
        self.total = total
        self.progress = progress
        self.summary = Summary()
        self.manifests: dict[Path, Manifest] = {}
        self.seen: set[str] = set()
        self.repeats: list[tuple[str, str]] = []

    def jobs(self, found: Sequence[Path]) -> Iterator[Job]:
        """A job for every document whose findings are not those that would be made now."""
        for done, path in enumerate(found):
            self.progress("reading", done, self.total)
            arrival = self._arrival(path)
            if arrival and (job := self._job(arrival)):
                yield job
        self.progress("reading", self.total, self.total)
        for document_id, path_given in self.repeats:
            if self.writer.made_by(document_id):
                self.writer.note_origin(document_id, path_given)

    def take(self, result: Result) -> None:
        """Put what was read into the casebook."""
        job = result.job
        if result.document.language is None:
            self.summary.unread += 1
            known = "it holds no text" if not job.text.strip() else "no language pack reads its language"
            self._problem(
                job.path,
                f"{known}; it was kept, with no findings",
                "add a pack for its language, or name the language in manifest.csv",
            )
        self.writer.put(result.document, job.made_by, result.lines, result.ladders, job.path)

    def _arrival(self, path: Path) -> Arrival | None:
        reader = reader_for(path)
        if isinstance(reader, Skipped):
            self.summary.skipped += 1
            self.summary.problems.append(reader.problem())
            return None
        try:
            return arrive(path, self._origin(path))
        except SourceError as error:
            self.summary.unread += 1
            where, _, what = str(error).partition(": ")
            self._problem(where, what or str(error), "")
            return None

    def _origin(self, path: Path) -> Origin:
        if path.parent not in self.manifests:
            manifest = self.manifests[path.parent] = read_manifest(path.parent)
            self.summary.problems += manifest.problems
        return self.manifests[path.parent].origin_of(path.name)

    def _job(self, arrival: Arrival) -> Job | None:
        key, given = arrival.document_id, str(arrival.path)
        if key in self.seen:
            self.summary.repeated += 1
            self.repeats.append((key, given))
            return None
        self.seen.add(key)
        made_by = fingerprint.of_text(f"{self.made_by} {arrival.reader} {arrival.origin}")
        before = self.writer.made_by(key)
        if before == made_by:
            self.summary.unchanged += 1
            self.writer.note_origin(key, given)
            return None
        self.summary.new += before is None
        self.summary.changed += before is not None
        self.writer.keep(arrival)
        return Job(key, arrival.name, arrival.sha256, arrival.text, arrival.reader, arrival.origin, made_by, given)

    def _problem(self, where: str, what: str, mend: str) -> None:
        self.summary.problems.append(Problem(where, what, mend, "error"))
