"""Local processes: the same results in the same order."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import TawthiqError
from tawthiq.model.document import Origin
from tawthiq.pipeline.corpus import build
from tawthiq.pipeline.document import Job, Result, read_document
from tawthiq.pipeline.vocabulary import Vocabulary
from tawthiq.runner.local import processes

TEXT = "On {day} May 2023 an air strike killed {day} civilians in the village of Wadi Tin.\n"


def jobs(count: int) -> Iterator[Job]:
    """Short texts, each on its own day."""
    for day in range(1, count + 1):
        text = TEXT.format(day=day)
        yield Job(f"d-{day}", f"{day}.txt", f"{day:064}", text, "plain/1 utf-8", Origin(), "v1", f"{day}.txt")


def test_two_processes_give_what_one_gives() -> None:
    """More jobs than wait at a time, and their results in order."""
    one = list(processes(1)(read_document, jobs(20), Vocabulary()))
    two = list(processes(2)(read_document, jobs(20), Vocabulary()))

    assert two == one


def test_jobs_are_drawn_in_the_thread_that_takes_the_results() -> None:
    """Whoever draws them may write to a casebook meanwhile."""
    threads = set()

    def told() -> Iterator[Job]:
        for job in jobs(10):
            threads.add(threading.get_ident())
            yield job

    list(processes(2)(read_document, told(), Vocabulary()))

    assert threads == {threading.get_ident()}


def test_jobs_are_drawn_no_faster_than_they_are_read() -> None:
    """A large corpus does not wait in memory."""
    drawn = []

    def told() -> Iterator[Job]:
        for job in jobs(400):
            drawn.append(job.id)
            yield job

    next(iter(results := processes(2)(read_document, told(), Vocabulary())))
    results.close()  # type: ignore[attr-defined]

    assert len(drawn) < 100


def die(job: Job, vocabulary: Vocabulary) -> Result:
    """What the system does to a process that takes too much memory."""
    os._exit(9)


def test_a_process_that_is_ended_from_outside_is_told() -> None:
    """The run stops with a message, and does not wait for ever."""
    with pytest.raises(TawthiqError, match="build again with fewer --jobs"):
        list(processes(2)(die, jobs(3), Vocabulary()))


def test_copies_are_noted_whatever_the_number_of_processes(tmp_path: Path) -> None:
    """A copy that comes before its document is read is one more path by which it came."""
    (tmp_path / "papers").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "papers" / name).write_text(TEXT.format(day=3))
    casebook = Casebook.create(tmp_path / "case")
    summary = build(casebook, [tmp_path / "papers"], processes(2))

    assert (summary.new, summary.repeated) == (1, 1)
    assert [Path(origin).name for origin in casebook.documents()[0].origins] == ["a.txt", "b.txt"]
