"""Documents that carry one statement, read as any user's would be: letters, what papers make of them, and traps.

No rule was made with ``carriers_later`` and ``carriers_last`` in view before each was measured once; docs/statements.md
gives those figures.
"""

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build

HERE = Path(__file__).parent
Pairs = set[tuple[str, ...]]


def found(folder: Path, case: Path) -> dict[tuple[str, ...], tuple[str, str]]:
    """The pairs that are said to carry one statement, each with relation and reasons."""
    made = Casebook.create(case)
    build(made, [folder])
    names = {row.id: Path(row.name).name for row in made.documents()}
    return {
        pair: (line["relation"], "; ".join(line["reasons"]))
        for line in made.lines("statement_group")
        for pair in combinations(sorted(names[key] for key in line["documents"]), 2)
    }


def wanted(folder: Path) -> Pairs:
    """The pairs that are marked."""
    groups = tomllib.loads((folder / "links.toml").read_text(encoding="utf-8"))["same_statement"]
    return {pair for group in groups for pair in combinations(sorted(group["documents"]), 2)}


@pytest.mark.parametrize(("folder", "missed"), [("carriers", 1), ("carriers_later", 0), ("carriers_last", 1)])
def test_documents_of_one_statement_are_found_and_no_others(folder: str, missed: int, tmp_path: Path) -> None:
    """Letters, translations, relays and posts are linked; rounds-up, other weeks and other speakers are not."""
    said = found(HERE / folder, tmp_path / "case")

    assert said.keys() <= wanted(HERE / folder)
    assert len(wanted(HERE / folder) - said.keys()) <= missed
    assert all(reasons for _, reasons in said.values())
