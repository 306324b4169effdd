"""Bad input: a clear message for each, and nothing else in the run is lost."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

import tawthiq
from tawthiq.casebook.casebook import Casebook
from tawthiq.sources.registry import KNOWN

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]
BOTH_READ = "2 new, 0 changed, 0 unchanged"


def seal(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_missing_path_among_others_is_an_error_and_the_others_are_read(papers: Path, process: Process) -> None:
    """A slip of the keyboard costs nothing but its own path."""
    done = process("build", "case", papers, "letters2")

    assert done.returncode == 3
    assert BOTH_READ in done.stdout
    assert done.stderr == "error: letters2: no such file or folder (check the path and its spelling)\n"


def test_when_no_path_exists_no_casebook_is_left_behind(papers: Path, process: Process) -> None:
    """Every path is named, and there is nothing to clean up."""
    done = process("build", "case", "letters2", "letters3")

    assert done.returncode == 1
    assert done.stderr == (
        "tawthiq: letters2: no such file or folder (check the path and its spelling)\n"
        "letters3: no such file or folder (check the path and its spelling)\n"
    )
    assert not Path("case").exists()


def test_when_no_path_exists_a_casebook_stays_as_it_was(papers: Path, run: Run) -> None:
    """Its documents and its problems are those of the last build."""
    run("build", "case", papers)
    before = seal(Path("case"))

    assert run("build", "case", "letters2").exit_code == 1
    assert seal(Path("case")) == before


def test_an_empty_folder_is_said_to_be_empty(papers: Path, run: Run) -> None:
    """The casebook is made, and says what may be put into the folder."""
    Path("empty").mkdir()
    done = run("build", "case", "empty")

    assert done.exit_code == 3
    assert done.stderr == (
        f"error: empty: no documents under empty (it is empty; put files there that end in one of {KNOWN})\n"
    )
    assert run("show", "case", "documents").stdout.strip().startswith("0 documents")


def test_a_folder_without_documents_says_what_it_holds(papers: Path, run: Run) -> None:
    """Files of other kinds are no documents; the other folders are read."""
    Path("scans").mkdir()
    Path("scans/page1.tiff").write_bytes(b"II")
    done = run("build", "case", "scans", papers)

    assert done.exit_code == 3
    assert BOTH_READ in done.stdout
    assert "error: scans: no documents under scans (it holds 1 other file; put files there" in done.stderr


def test_a_casebook_is_no_folder_of_documents(papers: Path, run: Run) -> None:
    """Its originals are not read as documents once more."""
    run("build", "case", papers)
    done = run("build", "case2", "case", papers)

    assert done.exit_code == 3
    assert BOTH_READ in done.stdout
    assert done.stderr == "error: case: this is a casebook (name the folder that holds the documents)\n"


def test_a_folder_that_holds_other_things_is_not_made_a_casebook(papers: Path, run: Run) -> None:
    """CASE and PATH given the wrong way round harm nothing."""
    before = seal(papers)
    done = run("build", papers, papers)

    assert done.exit_code == 1
    assert "this folder is no casebook: it holds other things" in done.stderr
    assert seal(papers) == before


def test_a_file_that_is_not_text_is_an_error_and_the_others_are_read(papers: Path, run: Run) -> None:
    """It is named, with the reason and how to mend it."""
    (papers / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    done = run("build", "case", papers)

    assert done.exit_code == 3
    assert f"{BOTH_READ}, 1 unread" in done.stdout
    assert done.stderr == (
        "error: letters/image.txt: it is no text but a picture (save its words as text and build again)\n"
    )


def test_a_file_without_words_is_kept_and_told(papers: Path, run: Run) -> None:
    """An empty file is a document of which nothing is known."""
    (papers / "blank.txt").write_text(" \n")
    done = run("build", "case", papers)

    assert done.exit_code == 3
    assert done.stderr == "error: letters/blank.txt: it holds no text; it was kept, with no findings (check the file)\n"


def test_a_document_in_another_language_is_kept_with_no_findings(papers: Path, run: Run) -> None:
    """Nothing is read into French by the rules of English."""
    (papers / "français.txt").write_text("Trois civils ont été tués hier dans la ville.\n", encoding="utf-8")
    done = run("build", "case", papers)

    assert done.exit_code == 3
    assert "3 new, 0 changed, 0 unchanged, 1 unread" in done.stdout
    assert done.stderr == (
        "error: letters/français.txt: no language pack reads its language; it was kept, with no findings"
        " (there is ar, en; CONTRIBUTING shows how to add one)\n"
    )


def test_a_language_of_the_manifest_without_a_pack_is_kept_with_no_findings(papers: Path, run: Run) -> None:
    """What a person says of the language holds, even where the words look English."""
    (papers / "note.txt").write_text("Three civilians were killed in the village of Wadi Tin.\n")
    (papers / "manifest.csv").write_text("file,language\nnote.txt,fr\n")
    done = run("build", "case", papers)

    assert done.exit_code == 3
    assert "letters/note.txt: no language pack reads 'fr'; it was kept, with no findings" in done.stderr
    assert "note.txt" not in run("show", "case", "tolls").stdout


def test_a_language_that_contradicts_the_script_is_a_note(papers: Path, run: Run) -> None:
    """The manifest calls an Arabic text English: it is read as Arabic, and the slip is told."""
    (papers / "manifest.csv").write_text("file,language\narabic.txt,en\n")
    done = run("build", "case", papers)
    (problem,) = map(json.loads, run("show", "case", "problems", "--json").stdout.splitlines())

    assert (done.exit_code, done.stderr) == (0, "notes: 1 other; `tawthiq show case problems` lists them\n")
    assert problem == {
        "where": "letters/arabic.txt",
        "what": "manifest.csv says 'en', but its script is not; it was read as 'ar'",
        "mend": "mend the language in manifest.csv",
        "severity": "note",
        "kept": "",
    }


def test_a_broken_line_of_the_manifest_costs_only_that_line(papers: Path, run: Run) -> None:
    """The line is named by its number; the other line and both documents count."""
    (papers / "manifest.csv").write_text("file,publisher,published\nenglish.txt,A Paper,May\narabic.txt,B Paper,2023\n")
    done = run("build", "case", papers)

    assert done.exit_code == 3
    assert BOTH_READ in done.stdout
    assert done.stderr.startswith("error: letters/manifest.csv:2: published 'May' cannot be used")
    assert "B Paper" in run("show", "case", "documents").stdout


def test_names_with_arabic_letters_and_spaces_are_names_like_others(papers: Path, process: Process) -> None:
    """The document, its folder and the casebook may have them."""
    folder = Path("أوراق القضية")
    folder.mkdir()
    (papers / "arabic.txt").rename(folder / "رسالة إلى المجلس.txt")
    built = process("build", "ملف القضية 1", folder)
    shown = process("show", "ملف القضية 1", "documents")

    assert (built.returncode, built.stderr) == (0, "")
    assert "رسالة إلى المجلس.txt" in shown.stdout


CORRUPT = {
    "no list.yaml": ("actor: x\n", ":1: an actors file is a list of entries"),
    "no name.yaml": ("- actor: x\n  type: state\n", "no name.yaml:1: an actor without name (add it)"),
    "no lists.yaml": ("- {actor: x, type: state, name: X, names: {en: Xs}}\n", ":1: names are not lists by language"),
    "no yaml.yaml": ("a: b: c\n", "no yaml.yaml:1: mapping values are not allowed in this context (mend the YAML)"),
    "control.yaml": ("- \0\n", "control.yaml: it is no YAML: unacceptable character #x0000"),
    "no header.csv": ("", "no header.csv:1: no column id, name, type (the header is id,name,native,"),
    "no type.csv": ("id,name,type\nx,A,hamlet\n", "no type.csv:2: the type 'hamlet' is none of country, "),
    "no number.csv": ("id,name,type,latitude\nx,A,site,north\n", "no number.csv:2: 'north' is no coordinate"),
    "too wide.csv": (f'id,name,type\nx,"{"A" * 200_000}",site\n', "it is no table: field larger than field limit"),
}


@pytest.mark.parametrize("name", CORRUPT)
def test_a_corrupt_file_of_places_or_actors_stops_before_anything_is_made(papers: Path, run: Run, name: str) -> None:
    """Documents are not read with half a vocabulary: the file and the line are named."""
    text, says = CORRUPT[name]
    Path(name).write_text(text)
    done = run("build", "case", papers, "--actors" if name.endswith("yaml") else "--gazetteer", name)

    assert done.exit_code == 1
    assert done.stderr.startswith("tawthiq: ")
    assert says in done.stderr
    assert not Path("case").exists()


def test_a_vocabulary_that_was_damaged_inside_a_casebook_stops_the_build(papers: Path, run: Run) -> None:
    """What was read before stays, and mending the file is enough."""
    Path("villages.csv").write_text("id,name,type\nxm-tin,Wadi Tin,settlement\n")
    run("build", "case", papers, "--gazetteer", "villages.csv")
    kept = Path("case/vocabulary/gazetteer/villages.csv")
    kept.write_text("id,name,type\nxm-tin,Wadi Tin\n")
    done = run("build", "case", papers)

    assert done.exit_code == 1
    assert done.stderr.startswith(f"tawthiq: {kept}:2: the type None is none of country, ")
    assert "2 documents" in run("show", "case", "documents").stdout


def test_two_files_of_one_name_do_not_replace_each_other(papers: Path, run: Run) -> None:
    """In a casebook the name is all that tells them apart."""
    for folder in ("north", "south"):
        Path(folder).mkdir()
        Path(folder, "villages.csv").write_text("id,name,type\n")
    done = run("gazetteer", "add", "case", "north/villages.csv", "south/villages.csv")

    assert done.exit_code == 1
    assert "north/villages.csv: two files have this name" in done.stderr


@pytest.mark.parametrize("call", [["build", "case", "letters"], ["show", "case", "incidents"], ["decide", "case"]])
def test_a_casebook_of_a_newer_format_is_refused(papers: Path, run: Run, call: list[str]) -> None:
    """The way out is to upgrade, and nothing is changed."""
    run("build", "case", papers)
    Path("case/casebook.json").write_text('{"format": 99, "made_by": "tawthiq 9.0"}')
    before = seal(Path("case"))
    more = ["accept", "i-1", "--by", "Rana", "--because", "read"] if call[0] == "decide" else []
    done = run(*call, *more)

    assert done.exit_code == 1
    assert "case: it has format 99, made by tawthiq 9.0" in done.stderr
    assert "(upgrade Tawthiq to open it; nothing was changed)" in done.stderr
    assert seal(Path("case")) == before


def test_a_busy_casebook_says_who_is_writing(papers: Path, run: Run) -> None:
    """The second process waits for nothing and changes nothing; reading goes on."""
    run("build", "case", papers)
    with Casebook.open("case").writing():
        done = run("build", "case", papers)
        shown = run("show", "case", "documents")

    assert done.exit_code == 1
    assert done.stderr == (
        f"tawthiq: case: process {os.getpid()} is writing to it (wait for it to end and run the command again)\n"
    )
    assert shown.exit_code == 0


NOBODY = """
import contextlib, io, os, sys
from pathlib import Path
from tawthiq.cli.main import main

def call(words):
    try:
        main(words)
    except SystemExit as end:
        return end.code

with contextlib.redirect_stdout(io.StringIO()):  # all modules are loaded while we may read them
    call(["build", "other", "a.txt"]), call(["show", "other", "tolls"])
for path in [Path("case"), *Path("case").rglob("*")]:
    path.chmod(0o555 if path.is_dir() else 0o444)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
print(call(["build", "case", "a.txt"]), call(["show", "case", "tolls"]))
"""


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that other users can reach, and where we are."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    monkeypatch.chdir(path)
    yield path
    monkeypatch.undo()
    for inside in [path, *path.rglob("*")]:
        inside.chmod(0o755)
    shutil.rmtree(path)


def test_a_read_only_casebook_can_be_shown_but_not_built_into(run: Run, open_folder: Path) -> None:
    """The message says which right is missing. (As root we become nobody first.)"""
    Path("a.txt").write_text("Three civilians were killed in the village of Wadi Tin.\n")
    run("build", "case", "a.txt")
    environment = {**os.environ, "PYTHONPATH": str(Path(tawthiq.__file__).parents[1])}
    line = [sys.executable, "-c", NOBODY]
    done = subprocess.run(line, env=environment, capture_output=True, encoding="utf-8", check=False)

    assert done.stderr == (
        "tawthiq: case: it cannot be written to: Permission denied"
        " (give yourself the right to write there, or build into another folder)\n"
    )
    assert "3 civilians killed" in done.stdout
    assert done.stdout.endswith("1 0\n")
