"""The smaller commands: ladder, export, evaluate, packs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import tawthiq

Run = Callable[..., Result]
MERIDIA = Path(__file__).resolve().parents[2] / "examples" / "meridia"


def test_a_ladder_is_that_of_the_casebook(meridia: Path, run: Run) -> None:
    """It was kept when the item was made."""
    casebook = tawthiq.open(meridia)
    toll = next(casebook.lines("toll"))["id"]

    assert run("ladder", meridia, toll).stdout == casebook.ladder(toll) + "\n"


@pytest.mark.parametrize("kind", ["incident", "statement_group"])
def test_the_ladder_of_what_was_linked_is_its_reasons(meridia: Path, run: Run, kind: str) -> None:
    """One a line."""
    line = next(line for line in tawthiq.open(meridia).lines(kind) if line["reasons"])

    assert run("ladder", meridia, line["id"]).stdout.splitlines() == line["reasons"]


def test_a_document_has_no_ladder(meridia: Path, run: Run) -> None:
    """It was not made by rules, and the message says of what there is one."""
    done = run("ladder", meridia, next(tawthiq.open(meridia).lines("document"))["id"])

    assert done.exit_code == 1
    assert "no ladder is kept of this document (ask for the ladder of a mention, toll or account)" in done.stderr


def test_a_ledger_is_exported_to_a_file(meridia: Path, run: Run, tmp_path: Path) -> None:
    """Standard output stays empty; what the format loses is said beside."""
    done = run("export", meridia, "-o", tmp_path / "june.jsonl")
    lines = (tmp_path / "june.jsonl").read_text(encoding="utf-8").splitlines()

    assert done.stdout == ""
    assert done.stderr.startswith(f"{len(lines)} lines written to {tmp_path / 'june.jsonl'} (Ledger JSON Lines")


def test_tables_are_exported_to_a_folder(meridia: Path, run: Run, tmp_path: Path) -> None:
    """The message counts the lines of all of them."""
    done = run("export", meridia, "--format", "csv", "-o", tmp_path / "june")

    assert done.exit_code == 0
    assert (tmp_path / "june" / "incident.csv").is_file()


@pytest.mark.parametrize("form", ["ledger", "csv"])
def test_an_export_into_a_missing_folder_says_so(meridia: Path, run: Run, tmp_path: Path, form: str) -> None:
    """No folder is made by a slip of the keyboard."""
    done = run("export", meridia, "--format", form, "-o", tmp_path / "jnue" / "june")

    assert done.exit_code == 1
    assert done.stderr == f"tawthiq: {tmp_path / 'jnue'}: there is no such folder; make it first\n"


def test_an_unknown_format_is_answered_with_those_there_are(meridia: Path, run: Run, tmp_path: Path) -> None:
    """The call was wrong, and nothing is written."""
    done = run("export", meridia, "--format", "xlsx", "-o", tmp_path / "june")

    assert done.exit_code == 2
    assert "'ledger', 'csv'" in done.stderr


def test_an_evaluation_is_a_table_of_figures(meridia: Path, run: Run) -> None:
    """Precision, recall and F1 of what is found, and the overall figure."""
    shown = run("evaluate", meridia, MERIDIA).stdout

    assert shown.splitlines()[0].split() == ["P", "R", "F1/acc", "n"]
    assert "overall" in shown


def test_an_evaluation_comes_as_json_too(meridia: Path, run: Run) -> None:
    """One object of figures."""
    figures = json.loads(run("evaluate", meridia, MERIDIA, "--json").stdout)

    assert 0 < figures["overall"]["mean"] <= 1


def test_an_evaluation_can_list_its_errors(meridia: Path, run: Run) -> None:
    """They come before the table."""
    plain = run("evaluate", meridia, MERIDIA).stdout
    with_errors = run("evaluate", meridia, MERIDIA, "--errors").stdout

    assert with_errors.endswith(plain)
    assert len(with_errors) > len(plain)


def test_linking_alone_is_scored_from_the_accounts_of_the_gold(meridia: Path, run: Run) -> None:
    """One row more; what was joined or parted wrongly is told, and nothing else of the table changes."""
    plain = run("evaluate", meridia, MERIDIA).stdout.splitlines()
    given = run("evaluate", meridia, MERIDIA, "--gold-accounts").stdout.splitlines()

    assert given[:-2] == plain[:-1]
    assert given[-2].startswith("incidents, gold accounts")
    assert float(given[-2].split()[-2]) >= 0.97


def test_a_folder_without_gold_is_told(meridia: Path, run: Run, tmp_path: Path) -> None:
    """It says what gold looks like."""
    done = run("evaluate", meridia, tmp_path)

    assert done.exit_code == 1
    assert "no *.gold.toml here; name a folder of NAME.txt with NAME.gold.toml" in done.stderr


def test_the_shipped_packs_are_listed(run: Run) -> None:
    """Every language with its name and status."""
    assert [line.split()[0] for line in run("packs", "list").stdout.splitlines()] == ["ar", "en"]


def test_a_broken_pack_is_told_with_file_and_line(run: Run, tmp_path: Path) -> None:
    """Every fault has its line, and their number is said."""
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "pack.yaml").write_text("language: xx\n")
    done = run("packs", "check", "--root", tmp_path)

    assert done.exit_code == 1
    assert "xx" in done.stdout
    assert done.stderr.endswith("faults\n") or done.stderr == "1 fault\n"
