"""Translations are aligned as people align them."""

import sys
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.linking.evidence import Page
from tawthiq.linking.lines import pages
from tawthiq.pipeline.corpus import build
from tawthiq.pipeline.links import material

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))
import alignment  # noqa: E402


def read(casebook: Casebook) -> list[Page]:
    """The pages of a casebook."""
    made = material(casebook)
    return pages(made.documents, made.lines, made.sentences)


def scored(read_: list[Page], *, given: bool, folder: str) -> tuple[float, float]:
    """Strict and lax F1 of the pairs of some folder."""
    pairs = [pair for pair in alignment.gold() if pair.given is given and folder in str(pair.files[0])]
    known = alignment.pages_of(pairs, read_)
    return alignment.f1([(pair.beads, alignment.aligned(left, right)) for pair, left, right in known])


def test_the_translations_of_the_evaluation_documents(evaluated: Path) -> None:
    """Vecalign's strict and lax F1 against pairs marked by hand: 0.963 and 1.000 when this was written."""
    strict, lax = scored(read(Casebook.open(evaluated)), given=True, folder="eval")

    assert strict >= 0.95
    assert lax >= 0.99


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The letter of the example corpus, and its translation."""
    folder = tmp_path_factory.mktemp("letters")
    for name in ("01_letter_ar.txt", "02_letter_en.txt"):
        (folder / name).write_bytes((ROOT / "examples" / "meridia" / name).read_bytes())
    made = Casebook.create(tmp_path_factory.mktemp("meridia") / "case")
    build(made, [folder])
    return read(made)


def test_the_letter_of_the_example_corpus(letters: list[Page]) -> None:
    """All its clauses, even where no gazetteer knows its places."""
    assert scored(letters, given=False, folder="meridia") == (1.0, 1.0)


def test_a_gold_of_another_text_is_an_error(letters: list[Page]) -> None:
    """Offsets into another text are worth nothing."""
    with pytest.raises(KeyError):
        alignment.pages_of(alignment.gold(), letters)


def test_clauses_left_alone_are_found(letters: list[Page]) -> None:
    """With one pair in ten robbed of one side, hardly anything else is said to stand alone."""
    [pair] = [pair for pair in alignment.gold() if "meridia" in str(pair.files[0])]
    [known] = alignment.pages_of([pair], letters)
    lost = [alignment.robbed(*known, seed) for seed in range(8)]
    found, wanted, said = (sum(each[name] for each in lost) for name in ("found", "wanted", "said"))

    assert found / wanted >= 0.8
    assert found / said >= 0.9
