"""A casebook built once for the gate."""

from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build

EVALUATION = Path(__file__).resolve().parents[2].parent / "shared" / "eval"


@pytest.fixture(scope="session")
def evaluated(tmp_path_factory) -> Path:
    """A casebook of the evaluation documents."""
    if not EVALUATION.is_dir():
        pytest.skip("the evaluation documents are not beside the project (../shared/eval)")
    case = tmp_path_factory.mktemp("gate") / "case"
    build(Casebook.create(case), [EVALUATION / name for name in ("seeds", "dev-syria", "dev-yemen")])
    return case
