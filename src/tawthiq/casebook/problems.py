"""What could not be read in the last build, and how to mend it: one of the lists."""

from __future__ import annotations

from collections.abc import Sequence
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
    return [Problem(**words) for words in lists.read(casebook, current.problems)]


def save(casebook: Path, problems: Sequence[Problem]) -> str:
    """Keep the problems of a build; the name of their list. Raises OSError."""
    return lists.save(casebook, [asdict(problem) for problem in problems])
