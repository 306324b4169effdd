"""Local processes: the same results in the same order, whatever their number."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice

from tawthiq.errors import TawthiqError
from tawthiq.gazetteer import default
from tawthiq.pipeline.corpus import Map, one_by_one
from tawthiq.pipeline.document import Job, Read, Result
from tawthiq.pipeline.vocabulary import Vocabulary

_CHUNK = 8
_AHEAD = 4
"""Chunks a process that wait their turn: jobs are drawn no faster than they are read."""


def processes(count: int) -> Map:
    """A runner with ``count`` processes; with one, everything is read in this process.

    Jobs are drawn, and results given, in the caller's own thread, so that both may touch one casebook. Raises
    TawthiqError when a process dies.
    """
    return one_by_one if count <= 1 else partial(_in_processes, count)


def _in_processes(count: int, read: Read, jobs: Iterable[Job], vocabulary: Vocabulary) -> Iterator[Result]:
    default.towns()  # made here once, if ever, where it can be said; the processes find it
    left, waiting = iter(jobs), deque[Future[list[Result]]]()
    pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"))
    try:
        while chunk := list(islice(left, _CHUNK)):
            waiting.append(pool.submit(_read_all, read, chunk, vocabulary))
            if len(waiting) > count * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise TawthiqError(
            "a process that read documents was ended from outside, perhaps for want of memory"
            " (build again with fewer --jobs, which need less memory)"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _read_all(read: Read, jobs: list[Job], vocabulary: Vocabulary) -> list[Result]:
    return [read(job, vocabulary) for job in jobs]
