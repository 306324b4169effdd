"""Local processes: the same results in the same order, whatever their number."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from tawthiq.pipeline.corpus import Map, one_by_one
from tawthiq.pipeline.document import Job, Result
from tawthiq.pipeline.vocabulary import Vocabulary

_CHUNK = 8


def processes(count: int) -> Map:
    """A runner with ``count`` processes; with one, everything is read in this process."""
    return one_by_one if count <= 1 else partial(_in_processes, count)


def _in_processes(
    count: int,
    read: Callable[[Job, Vocabulary], Result],
    jobs: Iterable[Job],
    vocabulary: Vocabulary,
) -> Iterator[Result]:
    context = multiprocessing.get_context("spawn")
    with context.Pool(count) as pool:
        yield from pool.imap(partial(_apply, read, vocabulary), jobs, chunksize=_CHUNK)


def _apply(read: Callable[[Job, Vocabulary], Result], vocabulary: Vocabulary, job: Job) -> Result:
    return read(job, vocabulary)
