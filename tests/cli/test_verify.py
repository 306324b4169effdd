"""`tawthiq verify`: whether a casebook is as it was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_casebook_that_nobody_altered_is_said_to_be_whole(papers: Path, run: Run) -> None:
    """What was counted, and a seal to be noted elsewhere."""
    run("build", "case", papers)
    done = run("verify", "case")
    *counted, last = done.stdout.splitlines()

    assert (done.exit_code, done.stderr) == (0, "")
    assert counted == [
        "case: all is as it was written",
        "Documents:  2, from 2 originals, in 2 texts",
        "Log:        3 entries",
    ]
    assert run("verify", "case", "--head", last.split()[-1]).exit_code == 0
    assert run("verify", "case", "--head", "0" * 64).exit_code == 1


def test_an_altered_original_is_named(papers: Path, run: Run) -> None:
    """One message, and exit code 1."""
    run("build", "case", papers)
    original = next(path for path in sorted(Path("case/originals").rglob("*")) if path.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes().replace(b"3", b"4", 1))
    done = run("verify", "case")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (f"tawthiq: {original}: its bytes are not those that were kept (restore it from a backup)\n")


def test_what_is_in_quarantine_is_shown_with_its_hash(papers: Path, run: Run) -> None:
    """Where, why, how to mend it, and under which hash its bytes are kept."""
    (papers / "broken.txt").write_bytes(b"\x00\x01")
    run("build", "case", papers)
    (problem,) = map(json.loads, run("show", "case", "problems", "--json").stdout.splitlines())

    assert problem["what"].startswith("byte 0 is NUL")
    assert Path("case/originals", problem["kept"][:2], problem["kept"]).read_bytes() == b"\x00\x01"
    assert "0 new, 0 changed, 2 unchanged, 1 unread" in run("build", "case", papers, "--again").stdout


def test_a_document_shows_when_and_how_it_came(papers: Path, run: Run) -> None:
    """As often as it came: the path, the size, what read it, and the hash of its text."""
    run("build", "case", papers / "english.txt")
    (papers / "copy.txt").write_bytes((papers / "english.txt").read_bytes())
    run("build", "case", papers / "copy.txt")
    (document,) = map(json.loads, run("show", "case", "documents", "--json").stdout.splitlines())
    first, second = run("show", "case", document["id"]).stdout.split("\nCame ")[1:]

    size = (papers / "english.txt").stat().st_size
    lines = ["letters/english.txt", str(size), "plain/1 utf-8", document["sha256"]]
    assert [line.split(maxsplit=1)[1] for line in first.splitlines()[1:] if line] == lines
    assert "letters/copy.txt" in second


def test_the_log_is_shown_entry_by_entry(papers: Path, run: Run) -> None:
    """When, by which version, what, and how much came of it."""
    run("build", "case", papers)
    entries = [json.loads(line) for line in run("show", "case", "log", "--json").stdout.splitlines()]

    told = [(entry["n"], entry["what"], entry["of"]) for entry in entries]
    assert told == [(1, "made", ""), (2, "build", "2 came, 2 read"), (3, "build", "0 came, 0 read")]
    assert "3 entries" in run("show", "case", "log").stdout
