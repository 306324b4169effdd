"""The accuracy gate: figures never fall below the floors that were once reached.

`python tests/gate/raise_floors.py` raises the floors to the figures of today; lowering one takes
`--allow-regression` and a line in the changelog.
"""

import json
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.evaluation import evaluate

HERE = Path(__file__).parent
EVALUATION = HERE.resolve().parents[1].parent / "shared" / "eval"
FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


def one_figure(figure: dict[str, float | None]) -> float:
    """The one number that a figure is judged by: F1, accuracy or mean."""
    return next(figure[name] or 0.0 for name in ("f1", "accuracy", "mean") if name in figure)


@pytest.fixture(scope="module", params=sorted(FLOORS["sets"]))
def figures(request, evaluated):
    """(floors, figures) of one set of documents."""
    floors = FLOORS["sets"][request.param]
    report = evaluate(Casebook.open(evaluated).ledger(), [EVALUATION / name for name in floors["folders"]])
    return floors, report.figures


def test_no_figure_falls_below_its_floor(figures):
    """Each figure is at least what was once reached, within a hair."""
    floors, reached = figures
    fallen = {
        name: (floor, one_figure(reached[name]))
        for name, floor in floors["floors"].items()
        if one_figure(reached[name]) < floor - FLOORS["hair"]
    }

    assert {} == fallen


def test_every_word_of_the_ledger_stands_in_its_document(figures):
    """Grounding is whole, always."""
    assert 1.0 == figures[1]["grounding"]["accuracy"]


def test_the_language_of_every_document_is_right(figures):
    """So is the language."""
    assert 1.0 == figures[1]["language"]["accuracy"]
