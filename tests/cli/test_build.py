"""`tawthiq build`: what is new is read, what is known is left, and both are said."""

from __future__ import annotations

import hashlib
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[str]]


def seal(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_build_says_what_it_read_and_where_to_look(papers: Path, process: Process) -> None:
    """Two documents, an incident in each, and the next thing to type."""
    done = process("build", "case", papers)

    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "Documents:  2 new, 0 changed, 0 unchanged",
        "Ledger:     2 incidents, 0 statements carried by several documents",
        "Look further: tawthiq show case incidents",
    ]


def test_progress_is_silent_when_piped(papers: Path, process: Process) -> None:
    """Nothing but errors and notes comes on standard error."""
    assert process("build", "case", papers).stderr == ""


def test_progress_is_shown_on_a_terminal(papers: Path) -> None:
    """A bar says what is done, on standard error only."""
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "tawthiq", "build", "case", str(papers)]
    environment = {**os.environ, "TERM": "xterm"}
    done = subprocess.run(line, env=environment, stdout=subprocess.PIPE, stderr=theirs, timeout=60, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)

    assert b"reading" in shown
    assert b"reading" not in done.stdout


def test_building_again_changes_nothing_on_disk(papers: Path, run: Run) -> None:
    """It says that both documents are unchanged, and every file is as it was."""
    (papers / "scan.tiff").write_bytes(b"II")
    (papers / "français.txt").write_text("Ils ont quitté la ville hier soir.\n", encoding="utf-8")
    (papers / "broken.txt").write_bytes(b"\x00\x01")
    first = run("build", "case", papers)
    before = seal(Path("case"))
    again = run("build", "case", papers)

    assert "0 new, 0 changed, 3 unchanged, 1 skipped, 2 unread" in again.stdout
    assert (again.exit_code, again.stderr) == (first.exit_code, first.stderr)
    assert seal(Path("case")) == before


def test_skipped_files_are_counted_by_suffix(papers: Path, run: Run) -> None:
    """One line on standard error, however many they are; they are no errors."""
    for name in ("a.tiff", "b.tiff", "notes.ppt", "README"):
        (papers / name).write_bytes(b"")
    done = run("build", "case", papers)

    assert done.exit_code == 0
    assert "0 unchanged, 4 skipped\n" in done.stdout
    assert done.stderr == (
        "notes: 4 files skipped (2 .tiff, 1 without a suffix, 1 .ppt); `tawthiq show case problems` lists them\n"
    )


def test_skipped_files_can_be_listed(papers: Path, run: Run) -> None:
    """Nothing is dropped in silence."""
    (papers / "a.tiff").write_bytes(b"")
    run("build", "case", papers)

    assert "no reader takes .tiff files" in run("show", "case", "problems").stdout


def test_quiet_keeps_errors(papers: Path, run: Run) -> None:
    """No summary, no notes; what went wrong is still said."""
    (papers / "a.tiff").write_bytes(b"")
    (papers / "broken.txt").write_bytes(b"\x00\x01")
    done = run("build", "case", papers, "--quiet")

    assert done.exit_code == 3
    assert done.stdout == ""
    assert [line.split(": byte")[0] for line in done.stderr.splitlines()] == ["error: letters/broken.txt"]


def test_a_changed_document_is_noticed(papers: Path, run: Run) -> None:
    """Its new bytes are read, and a note says that the former ones are kept."""
    run("build", "case", papers)
    (papers / "english.txt").write_text("On 4 May 2023 two civilians were killed in the shelling of Wadi Tin.\n")
    done = run("build", "case", papers)

    assert "0 new, 1 changed, 1 unchanged" in done.stdout
    assert "a former build read other bytes under this path" in run("show", "case", "problems", "--json").stdout


def test_a_changed_line_of_the_manifest_is_noticed(papers: Path, run: Run) -> None:
    """Only the document that it is about is read again."""
    manifest = papers / "manifest.csv"
    manifest.write_text("file,publisher,published\nenglish.txt,A Paper,2023-05-04\narabic.txt,B Paper,2023-05-10\n")
    run("build", "case", papers)
    manifest.write_text("file,publisher,published\nenglish.txt,A Paper,2023-05-05\narabic.txt,B Paper,2023-05-10\n")
    done = run("build", "case", papers)

    assert "0 new, 1 changed, 1 unchanged" in done.stdout
    assert "2023-05-05" in run("show", "case", "documents").stdout


def test_an_added_gazetteer_is_noticed(papers: Path, run: Run) -> None:
    """Every document is read with it, and the place it gives is found."""
    run("build", "case", papers)
    Path("villages.csv").write_text("id,name,type\nxm-tin,Wadi Tin,settlement\n")
    added = run("gazetteer", "add", "case", "villages.csv")
    done = run("build", "case", papers)

    assert added.stdout.splitlines() == [
        "villages.csv: a gazetteer of our own form; 1 places",
        "1 file added; build again to read with them",
    ]
    assert "0 new, 2 changed, 0 unchanged" in done.stdout
    assert '"gazetteer_id": "xm-tin"' in run("show", "case", "mentions", "--json").stdout


def test_added_actors_are_noticed(papers: Path, run: Run) -> None:
    """Every document is read with them, and the actor they give is found."""
    (papers / "english.txt").write_text("The Tin Front said that three civilians were killed in Wadi Tin.\n")
    run("build", "case", papers)
    Path("parties.yaml").write_text(
        "- actor: tin-front\n  type: armed_group\n  name: Tin Front\n  names: {en: [Tin Front]}\n"
    )
    run("actors", "add", "case", "parties.yaml")
    done = run("build", "case", papers)

    assert "0 new, 2 changed, 0 unchanged" in done.stdout
    assert '"actor": "tin-front"' in run("show", "case", "mentions", "--json").stdout


def test_places_and_actors_can_be_given_with_the_first_build(papers: Path, run: Run) -> None:
    """They are in the casebook from then on."""
    Path("villages.csv").write_text("id,name,type\nxm-tin,Wadi Tin,settlement\n")
    Path("parties.yaml").write_text("- {actor: tin, type: army, name: Tin Army, names: {en: [Tin Army]}}\n")
    run("build", "case", papers, "--gazetteer", "villages.csv", "--actors", "parties.yaml")

    assert sorted(path.name for path in Path("case/vocabulary").rglob("*.*")) == ["parties.yaml", "villages.csv"]
    assert "0 new, 0 changed, 2 unchanged" in run("build", "case", papers).stdout


def test_the_same_bytes_twice_are_one_document(papers: Path, run: Run) -> None:
    """The copy is counted, and read only once."""
    (papers / "copy of english.txt").write_bytes((papers / "english.txt").read_bytes())
    done = run("build", "case", papers)

    assert "2 new, 0 changed, 0 unchanged, 1 the same bytes again" in done.stdout
    assert "2 documents" in run("show", "case", "documents").stdout


def test_files_and_folders_may_be_mixed(papers: Path, run: Run) -> None:
    """Every path counts once, in whatever way it is reached."""
    done = run("build", "case", papers / "english.txt", papers, f"./{papers}")

    assert "2 new, 0 changed, 0 unchanged\n" in done.stdout


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_is_one_or_more(papers: Path, run: Run, jobs: str) -> None:
    """Anything else is not understood, and nothing is made."""
    assert run("build", "case", papers, "--jobs", jobs).exit_code == 2
    assert not Path("case").exists()
