"""What the documents say is run: commands, examples, links."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import tawthiq
from tawthiq.casebook.casebook import Casebook
from tawthiq.cli.main import COMMANDS
from tawthiq.cli.main import tawthiq as command
from tawthiq.pipeline.corpus import build

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
IN_CONTEXT = {"class Names(Exporter)": "an excerpt of a class"}


def commands() -> list[object]:
    """Every `tawthiq …` line of the documents."""
    found = {}
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                line = line.removeprefix("$ ").partition("  #")[0].partition(" # ")[0].strip()
                if line.startswith("tawthiq "):
                    found.setdefault(line, page.name)
    return [pytest.param(line, id=f"{page}: {line[:50]}") for line, page in found.items()]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder with a casebook named CASE, letters, vocabulary files and gold, as the documents suppose."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "examples" / "meridia", folder / "letters")
    shutil.copy(ROOT / "examples" / "meridia" / "gazetteer.csv", folder / "villages.csv")
    shutil.copy(ROOT / "examples" / "meridia" / "actors.yaml", folder / "parties.yaml")
    build(Casebook.create(folder / "CASE"), [folder / "letters"])
    return folder


@pytest.mark.parametrize("line", commands())
def test_a_command_in_the_documents_runs(line, desk, monkeypatch):
    """Each command, with ids that exist in the place of those shown, ends well or tells what to mend."""
    monkeypatch.chdir(desk)
    casebook = Casebook.open("CASE")
    accounts = [line["id"] for line in casebook.lines("account")]
    incident, group = (next(casebook.lines(kind))["id"] for kind in ("incident", "statement_group"))
    words = shlex.split(line.replace("a-0123456789ab", accounts[0]).replace("a-ba9876543210", accounts[1]))
    words = [
        {"ID": accounts[0], "FILE": "out", "i-0123456789ab": incident, "g-0123456789ab": group}.get(word, word)
        for word in words
    ]
    done = CliRunner().invoke(command, words[1:], catch_exceptions=False)

    assert done.exit_code in (0, 3), done.output


def test_python_in_the_documents_runs(desk, monkeypatch):
    """The README's Python is run as it stands."""
    monkeypatch.chdir(desk)
    for block in PYTHON.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        exec(compile(block, "README.md", "exec"), {})


def test_every_command_is_in_the_readme_or_a_guide():
    """A command that nobody tells of is not there."""
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)

    assert [] == [name for name in COMMANDS if f"tawthiq {name}" not in told]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page):
    """No link of a document points at a file that is not there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))

    assert [] == [target for target in targets if not (page.parent / target).exists()]


def test_the_readme_shows_what_the_tool_prints():
    """The ladder on the README's first screen is the one that is printed, file and line included."""
    from tawthiq.cascade.ladder import ladder

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    sentence = re.search(r'tawthiq find "([^"]+)"\n', readme)
    assert sentence
    reading = tawthiq.read(sentence.group(1))

    assert ladder(reading.tolls[0].made, reading.text) in readme
