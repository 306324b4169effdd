"""The files that a person means by the paths they name, and which of those paths lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tawthiq.errors import SourceError
from tawthiq.sources.names import shown
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import KNOWN, Skipped, reader_for
from tawthiq.sources.walk import files


def check(paths: Sequence[Path]) -> None:
    """Raise SourceError, naming every path, when no path can be read at all."""
    faults = [problem for path in paths if (problem := _fault(path))]
    if len(faults) == len(paths):
        raise SourceError("\n".join(map(str, faults)))


def gather(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    """Every file under the paths, each once and in order, and a problem for every path that gives no document."""
    found: dict[Path, Path] = {}
    problems = []
    for path in sorted(set(paths)):
        if problem := _fault(path):
            problems.append(problem)
            continue
        under = list(files([path]))
        if path.is_dir() and all(isinstance(reader_for(file), Skipped) for file in under):
            problems.append(_empty(path, len(under)))
        for file in under:
            found.setdefault(file.absolute(), file)
    return list(found.values()), problems


def _fault(path: Path) -> Problem | None:
    try:
        files([path])
    except SourceError as error:
        return problem_of(path, error)
    return None


def _empty(folder: Path, others: int) -> Problem:
    name = shown(folder)
    holds = f"it holds {others} other file{'s' * (others != 1)}" if others else "it is empty"
    return Problem(name, f"no documents under {name}", f"{holds}; put files there that end in one of {KNOWN}")


def problem_of(path: Path, error: SourceError) -> Problem:
    """What is kept of an error that a source gives of a path: "path: what (mend)"."""
    return Problem.of(shown(path), str(error))
