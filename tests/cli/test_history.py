"""What became of incidents: a merge and a split are told, and an id that was cited still answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import tawthiq

Run = Callable[..., Result]
RANA = ("--by", "Rana", "--because", "read both letters")


def incidents() -> dict[str, list[str]]:
    """The accounts of every incident of the casebook `case`."""
    return {line["id"]: line["accounts"] for line in tawthiq.open("case")}


@pytest.fixture
def merged(papers: Path, run: Run) -> tuple[str, str]:
    """A casebook `case` in which one of two incidents was joined to the other: who was joined, and to which."""
    run("build", "case", papers)
    before = incidents()
    run("decide", "case", "same", *(account for accounts in before.values() for account in accounts), *RANA)
    run("build", "case", papers)
    (kept,) = incidents()
    (gone,) = before.keys() - {kept}
    return gone, kept


def test_a_build_that_merges_nothing_has_no_history(papers: Path, run: Run) -> None:
    """A first build, and one that only adds, change no incident."""
    run("build", "case", papers)
    (papers / "third.txt").write_text("On 9 June 2023 shelling killed five civilians in the village of Umm Hajar.\n")
    run("build", "case", papers)

    assert run("show", "case", "history").stdout == "no incident was merged or split\n"
    assert run("show", "case", "history", "--json").stdout == ""


def test_a_merge_is_told_with_who_asked_for_it(merged: tuple[str, str], run: Run) -> None:
    """Which incidents became which, and by whose decision."""
    (change,) = map(json.loads, run("show", "case", "history", "--json").stdout.splitlines())
    (decision,) = tawthiq.open("case").decisions()

    assert (change["what"], change["decisions"]) == ("merged", [decision.id])
    assert {move["former"]: move["now"] for move in change["moves"]} == {merged[0]: merged[1], merged[1]: merged[1]}


def test_an_old_id_says_what_became_of_it(merged: tuple[str, str], run: Run) -> None:
    """In words, for machines, and where it is named in a decision."""
    gone, kept = merged

    assert f"{gone}  is no incident any more; its accounts are in {kept}" in run("show", "case", gone).stdout
    assert json.loads(run("show", "case", gone, "--json").stdout)["became"] == [kept]
    refused = run("decide", "case", "accept", gone, *RANA)
    assert refused.exit_code != 0
    assert "this is no incident any more" in refused.stderr


def test_the_incident_that_took_another_in_tells_of_it(merged: tuple[str, str], run: Run) -> None:
    """Its page ends with its history."""
    page = run("show", "case", merged[1]).stdout

    assert "History" in page
    assert merged[0] in page.partition("History")[2]


def test_a_merge_that_is_taken_back_is_a_split_and_both_are_told(merged: tuple[str, str], run: Run) -> None:
    """Nothing is erased; the incident that was joined has its own name again."""
    (accounts,) = incidents().values()
    run("decide", "case", "different", *accounts, *RANA)
    run("build", "case", "letters")

    told = [json.loads(line)["what"] for line in run("show", "case", "history", "--json").stdout.splitlines()]
    assert told == ["merged", "split"]
    assert incidents().keys() == {*merged}
    assert run("verify", "case").exit_code == 0


def test_the_log_says_that_incidents_changed(merged: tuple[str, str], run: Run) -> None:
    """The entry of the build that did it; it is sealed as every other."""
    entry = [json.loads(line) for line in run("show", "case", "log", "--json").stdout.splitlines()][-1]

    assert entry["of"].endswith("1 changes of incidents")
