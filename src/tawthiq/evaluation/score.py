"""Scoring a ledger against folders of gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.errors import GoldError
from tawthiq.evaluation.actors import Actors, read_actors
from tawthiq.evaluation.documents import judge
from tawthiq.evaluation.figures import Mark, Report, report_of
from tawthiq.evaluation.gold import GoldFolder
from tawthiq.evaluation.ledger import gather
from tawthiq.evaluation.links import b_cubed, link_marks
from tawthiq.evaluation.reading import read_folder

__all__ = ["evaluate"]


def evaluate(ledger: Iterable[Mapping[str, Any]], folders: Sequence[Path], actors: Sequence[Path] = ()) -> Report:
    """The figures of a ledger, given as its parsed lines, over all the gold folders.

    Names of actors come from `actors*.toml` in each folder and in its parent, and from the files in `actors`.
    Raises GoldError where the gold cannot be used; what is wrong in the ledger is in the report.
    """
    named = read_actors([*_alias_files(folders), *actors])
    gathered = gather(ledger)
    marks: list[Mark] = []
    placed: list[tuple[float, float]] = []
    documents = 0
    for path in folders:
        gold = read_folder(path)
        _check_keys(path, gold, named)
        judged = [judge(document, gathered, named) for document in gold.documents]
        marks += [mark for one in judged for mark in one.marks]
        marks += link_marks(gold, gathered.groups)
        placed += b_cubed([where for one in judged for where in one.placed])
        documents += len(judged)
    return report_of(marks, placed, documents)


def _alias_files(folders: Iterable[Path]) -> list[Path]:
    places = {place for folder in folders for place in (folder.resolve(), folder.resolve().parent)}
    return sorted(path for place in places for path in place.glob("actors*.toml"))


def _check_keys(path: Path, gold: GoldFolder, actors: Actors) -> None:
    """Stop at an actor key of the gold that no alias file defines."""
    known = actors.known()
    for document in gold.documents:
        for key in document.actor_keys():
            if key not in known:
                where = path / document.name
                raise GoldError(f"{where}: no actors*.toml knows {key!r}; add it there, or mend its spelling.")
