"""Casebooks of format 1: how they are read, and how the first writer takes them over.

Taking over begins their log with what is found, and touches no original and no text. A crash on the way leaves the
casebook readable, and the next writer begins anew.
"""

from __future__ import annotations

import errno
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from tawthiq.casebook import appended, current, lists, log, marker
from tawthiq.casebook.disk import remove, write
from tawthiq.casebook.layout import CURRENT, DECISIONS, GAZETTEER, LOG, MARKER, TEXTS, VOCABULARY
from tawthiq.errors import CasebookDamaged
from tawthiq.model.hashing import hash_of_file
from tawthiq.sources.problem import Problem

_PROBLEMS = "problems.json"


def problems(casebook: Path, commit: str) -> list[Problem]:
    """The problems that were put in a commit. Raises FileNotFoundError when they are gone, and CasebookDamaged."""
    path = casebook / _PROBLEMS
    try:
        found: dict[str, list[dict[str, Any]]] = json.loads(path.read_bytes())
    except FileNotFoundError:
        found = {}
    except ValueError:
        raise CasebookDamaged(f"{path}: it is not JSON (remove it and build again)") from None
    if commit != "0" and commit not in found:
        raise FileNotFoundError(errno.ENOENT, "these problems are gone", str(path))
    return [Problem(**words) for words in found.get(commit, [])]


def is_former(casebook: Path) -> bool:
    """Whether a casebook says that it is of format 1, and has no log that went on."""
    return marker.check(casebook) == 1 and (not (casebook / LOG).exists() or log.is_begun(casebook))


def take_over(casebook: Path) -> None:
    """Make a casebook of format 1 one of the present format. Raises OSError and CasebookDamaged."""
    if not is_former(casebook):
        raise CasebookDamaged(f"{casebook / MARKER}: it is not what was written (`tawthiq verify` tells more)")
    found = current.load(casebook)
    if found.format == 1:
        kept = json.loads((casebook / _PROBLEMS).read_bytes()) if found.problems != "0" else {}
        found = replace(found, problems=lists.save(casebook, kept.get(found.problems, [])), format=2)
    remove(casebook / GAZETTEER)
    state, words = current.words_of(found), marker.words()
    write(casebook / LOG, log.first(**_facts(casebook, state, words)))
    write(casebook / CURRENT, state)
    write(casebook / MARKER, words)
    remove(casebook / _PROBLEMS)


def _facts(casebook: Path, state: bytes, marker_words: bytes) -> dict[str, Any]:
    decided = appended.whole_lines(casebook / DECISIONS)
    return {
        "format": 1,
        "marker": hashlib.sha256(marker_words).hexdigest(),
        "state": hashlib.sha256(state).hexdigest(),
        "decisions": [hashlib.sha256(line).hexdigest() for line in decided],
        "files": {**_hashes(casebook, casebook / VOCABULARY), **_hashes(casebook, casebook / TEXTS)},
    }


def _hashes(casebook: Path, folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(casebook).as_posix(): hash_of_file(path) for path in files}
