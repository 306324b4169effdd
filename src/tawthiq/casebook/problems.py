"""What could not be read in the last build, and how to mend it: one of the lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tawthiq.casebook import former, lists
from tawthiq.casebook.current import Current
from tawthiq.sources.problem import Problem


def read(casebook: Path, current: Current) -> list[Problem]:
    """The problems that count now.

    Raises FileNotFoundError when those of this state are gone, because later ones came, and CasebookDamaged.
    """
    if current.format == 1:
        return former.problems(casebook, current.problems)
    last = [Problem(**words) for words in lists.read(casebook, current.problems)]
    told = {problem.where for problem in last}
    return last + [problem for problem in _quarantined(casebook, current) if problem.where not in told]


def _quarantined(casebook: Path, current: Current) -> Iterator[Problem]:
    """What is remembered of files that could not be read."""
    for file in lists.read(casebook, current.seen):
        for found in file["found"]:
            if found.get("kept"):
                yield Problem(**{name: value for name, value in found.items() if name != "is"})


def save(casebook: Path, problems: Sequence[Problem]) -> str:
    """Keep the problems of a build; the name of their list. Raises OSError."""
    return lists.save(casebook, [asdict(problem) for problem in problems])
