"""``problems.json``: what could not be read in the last build, and how to mend it.

The lists stand under the number of the commit that put them, the new beside the one before: which of them
counts is said by ``current.json``, so that a crash between the two files leaves the former list standing.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tawthiq.casebook.current import Current
from tawthiq.casebook.disk import write
from tawthiq.casebook.layout import PROBLEMS
from tawthiq.errors import CasebookDamaged
from tawthiq.sources.problem import Problem


def read(casebook: Path, current: Current) -> list[Problem]:
    """The problems that count now.

    Raises FileNotFoundError when those of this state are gone, because later ones came, and CasebookDamaged.
    """
    lists = _lists(casebook)
    if not current.problems:
        return []
    if str(current.problems) not in lists:
        raise FileNotFoundError(errno.ENOENT, "these problems are gone", str(casebook / PROBLEMS))
    return [Problem(**words) for words in lists[str(current.problems)]]


def are(casebook: Path, current: Current, problems: Sequence[Problem]) -> bool:
    """Whether these are the problems that count now."""
    try:
        return read(casebook, current) == list(problems)
    except FileNotFoundError:
        return False


def save(casebook: Path, current: Current, commit: int, problems: Sequence[Problem]) -> None:
    """Put the problems of a commit beside those that count until then. Raises OSError."""
    before = str(current.problems)
    lists = {number: found for number, found in _lists(casebook).items() if number == before}
    lists[str(commit)] = [asdict(problem) for problem in problems]
    write(casebook / PROBLEMS, json.dumps(lists, ensure_ascii=False, indent=1).encode())


def _lists(casebook: Path) -> dict[str, list[dict[str, Any]]]:
    path = casebook / PROBLEMS
    try:
        lists: dict[str, list[dict[str, Any]]] = json.loads(path.read_bytes())
        return lists
    except FileNotFoundError:
        return {}
    except ValueError:
        raise CasebookDamaged(f"{path}: it is not JSON (remove it and build again)") from None
