"""The example corpus: its full ledger, as expected line by line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.evaluation import evaluate
from tawthiq.pipeline.corpus import build

ROOT = Path(__file__).resolve().parents[2]
MERIDIA = ROOT / "examples" / "meridia"
EXPECTED = ROOT / "examples" / "expected-ledger.jsonl"


@pytest.fixture(scope="module")
def casebook(tmp_path_factory) -> Casebook:
    """The example corpus, built with its own places and actors."""
    made = Casebook.create(tmp_path_factory.mktemp("meridia") / "case")
    with made.writing() as writer:
        writer.add_vocabulary("gazetteer", MERIDIA / "gazetteer.csv")
        writer.add_vocabulary("actors", MERIDIA / "actors.yaml")
    build(made, [MERIDIA])
    return made


def test_the_ledger_is_as_expected_line_by_line(casebook):
    """Every line of the ledger is the one that is checked in (`make expected` writes it anew, to be reviewed)."""
    expected = [json.loads(line) for line in EXPECTED.read_text(encoding="utf-8").splitlines()]
    made = [
        {k: v for k, v in line.items() if (k, v) != ("flag", None) and k != "replaces"} for line in casebook.ledger()
    ]

    assert [line["id"] for line in expected] == [line["id"] for line in made]
    assert expected == made


def test_the_translation_is_found_and_the_trap_is_not_linked(casebook):
    """The letter and its translation are one statement; the second letter of its author stands alone."""
    names = {row.id: row.name for row in casebook.documents()}
    groups = [(line["relation"], {names[d] for d in line["documents"]}) for line in casebook.lines("statement_group")]

    assert ("translation", {"01_letter_ar.txt", "02_letter_en.txt"}) in groups
    assert not any("09_letter_june_en.txt" in documents for _, documents in groups)


def test_a_rising_toll_stays_a_range(casebook):
    """Nine, then fourteen: the market of Bi'r al-Sidrah shows both ends and who said which."""
    market = next(
        line
        for line in casebook.lines("incident")
        if line["when"] == "2023-05-26" and (line["place"] or {}).get("name") == "Bi’r al-Sidrah"
    )
    killed = next(toll for toll in market["tolls"] if toll["measure"] == "killed" and toll["group"] == "people")

    assert (9, 14) == (killed["low"], killed["high"])


def test_the_undated_page_keeps_its_relative_dates_open(casebook):
    """Without a publication date "yesterday" has no value."""
    page = next(row.id for row in casebook.documents() if row.name == "13_undated_ar.txt")
    relative = [
        line for line in casebook.lines("mention")
        if line["document"] == page and line["type"] == "date" and line["anchor"] == "none"
    ]  # fmt: skip

    assert relative
    assert {None} == {line["value"] for line in relative}


def test_the_example_scores_against_its_own_gold(casebook):
    """Grounding is whole, languages are right, links are all found, and nothing false is linked."""
    figures = evaluate(casebook.ledger(), [MERIDIA]).figures

    assert 1.0 == figures["grounding"]["accuracy"] == figures["language"]["accuracy"]
    assert 1.0 == figures["statement links"]["precision"]
    assert 0.75 <= (figures["overall"]["mean"] or 0)


def test_another_process_makes_the_same_ledger(casebook, tmp_path):
    """Building again elsewhere, in another process, gives the same bytes."""
    case, out, mine = tmp_path / "case", tmp_path / "again.jsonl", tmp_path / "first.jsonl"
    options = ["--gazetteer", str(MERIDIA / "gazetteer.csv"), "--actors", str(MERIDIA / "actors.yaml"), "--quiet"]
    run = [sys.executable, "-m", "tawthiq"]
    subprocess.run([*run, "build", str(case), str(MERIDIA), *options], check=False, capture_output=True)
    subprocess.run([*run, "export", str(case), "-o", str(out)], check=True, capture_output=True)
    subprocess.run([*run, "export", str(casebook.path), "-o", str(mine)], check=True, capture_output=True)

    assert mine.read_bytes() == out.read_bytes()
