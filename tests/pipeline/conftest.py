"""The example corpus, and casebooks made of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build

MERIDIA = Path(__file__).resolve().parents[2] / "examples" / "meridia"


def copied(folder: Path) -> Path:
    """The documents of the example corpus and their manifest, in a folder of their own."""
    folder.mkdir(parents=True)
    for path in [*sorted(MERIDIA.glob("*.txt")), MERIDIA / "manifest.csv"]:
        shutil.copy(path, folder)
    return folder


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the documents of the example corpus."""
    return copied(tmp_path / "meridia")


@pytest.fixture
def empty(tmp_path: Path) -> Callable[[str], Casebook]:
    """Makes a casebook that knows the places and actors of the example corpus, and nothing else yet."""

    def make(name: str) -> Casebook:
        casebook = Casebook.create(tmp_path / name)
        with casebook.writing() as writer:
            writer.add_vocabulary("gazetteer", MERIDIA / "gazetteer.csv")
            writer.add_vocabulary("actors", MERIDIA / "actors.yaml")
        return casebook

    return make


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    """The example corpus, built at once; for reading only."""
    casebook = Casebook.create(tmp_path_factory.mktemp("reference") / "case")
    with casebook.writing() as writer:
        writer.add_vocabulary("gazetteer", MERIDIA / "gazetteer.csv")
        writer.add_vocabulary("actors", MERIDIA / "actors.yaml")
    build(casebook, [copied(tmp_path_factory.mktemp("papers") / "meridia")])
    return casebook
