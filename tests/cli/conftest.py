"""The command line as a person uses it, and casebooks to use it on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import tawthiq
from tawthiq.cli.main import tawthiq as command

MERIDIA = Path(__file__).resolve().parents[2] / "examples" / "meridia"

ENGLISH = "On 3 May 2023 an air strike killed three civilians in the village of Wadi Tin, the ministry said.\n"
ARABIC = "قال شهود إن أربعة مدنيين قُتلوا في قصف على قرية بئر العين في 9 أيار/مايو 2023.\n"


def invoked(*words: object, stdin: str | bytes | None = None) -> Result:
    """What a command does, in this process; an error that no person can mend is raised here."""
    result = CliRunner().invoke(command, [str(word) for word in words], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(name="run")
def _run() -> Callable[..., Result]:
    return invoked


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python -m tawthiq` as a process of its own."""
    source = str(Path(tawthiq.__file__).parents[1])

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        line = [sys.executable, "-m", "tawthiq", *map(str, words)]
        environment = {**os.environ, "PYTHONPATH": source}
        return subprocess.run(line, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)

    return run


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two short documents in the folder `letters` of the folder we are in."""
    monkeypatch.chdir(tmp_path)
    folder = Path("letters")
    folder.mkdir()
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def meridia(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook of the example corpus, for reading only."""
    case = tmp_path_factory.mktemp("meridia") / "case"
    words = ("--gazetteer", MERIDIA / "gazetteer.csv", "--actors", MERIDIA / "actors.yaml")
    assert invoked("build", case, MERIDIA, *words).exit_code == 0
    return case


@pytest.fixture
def case(meridia: Path, tmp_path: Path) -> Path:
    """A casebook of the example corpus, to be changed."""
    return Path(shutil.copytree(meridia, tmp_path / "case"))
