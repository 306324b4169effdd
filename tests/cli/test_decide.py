"""`tawthiq decide`: a person's word is kept, and holds at the next build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import tawthiq

Run = Callable[..., Result]
RANA = ("--by", "Rana", "--because", "read both letters")


def accounts_of(case: Path) -> list[list[str]]:
    """The accounts of every incident."""
    return [line["accounts"] for line in tawthiq.open(case)]


@pytest.fixture
def two(papers: Path, run: Run) -> tuple[str, str]:
    """A casebook `case` with two incidents of one account each: their accounts."""
    run("build", "case", papers)
    (one,), (other,) = accounts_of(Path("case"))
    return one, other


def test_accounts_said_to_be_of_one_incident_are_joined_at_the_next_build(
    papers: Path, run: Run, two: tuple[str, str]
) -> None:
    """Until then the ledger stays as it was."""
    done = run("decide", "case", "same", *two, *RANA)
    before = len(accounts_of(Path("case")))
    run("build", "case", papers)

    assert done.stdout.endswith(" kept; build again to see it applied\n")
    assert before == 2
    assert [sorted(accounts) for accounts in accounts_of(Path("case"))] == [sorted(two)]


def test_of_two_decisions_on_one_pair_the_later_holds(papers: Path, run: Run, two: tuple[str, str]) -> None:
    """However quickly one follows the other; and both are kept."""
    run("decide", "case", "same", *two, *RANA)
    run("decide", "case", "different", *two, *RANA)
    run("build", "case", papers)

    assert len(accounts_of(Path("case"))) == 2
    assert [decision.verdict for decision in tawthiq.open("case").decisions()] == ["same", "different"]


def test_accounts_that_the_machine_joined_can_be_parted(case: Path, run: Run) -> None:
    """They stand in different incidents at the next build, whatever speaks for one."""
    one, other = next(line["accounts"][:2] for line in tawthiq.open(case) if len(line["accounts"]) == 2)
    (case.parent / "empty.txt").write_text("Nothing happened in the town that day, said the mayor.\n")
    run("decide", case, "different", one, other, *RANA)
    run("build", case, case.parent / "empty.txt")

    assert not any({one, other} <= set(accounts) for accounts in accounts_of(case))


def test_an_incident_keeps_its_name_when_another_is_joined_to_it(papers: Path, run: Run, two: tuple[str, str]) -> None:
    """What was cited stays citable."""
    before = {line["id"] for line in tawthiq.open("case")}
    run("decide", "case", "same", *two, *RANA)
    run("build", "case", papers)

    assert {line["id"] for line in tawthiq.open("case")} < before


def test_an_accepted_incident_is_reviewed(papers: Path, run: Run, two: tuple[str, str]) -> None:
    """Its status says that a person has looked."""
    incident = next(iter(tawthiq.open("case")))["id"]
    run("decide", "case", "accept", incident, *RANA)
    run("build", "case", papers)

    assert {line["id"]: line["status"] for line in tawthiq.open("case")}[incident] == "reviewed"


def test_decisions_can_be_shown(papers: Path, run: Run, two: tuple[str, str]) -> None:
    """All in a table, and one by its id."""
    name = run("decide", "case", "same", *two, *RANA).stdout.split()[0]

    assert "1 decisions" in run("show", "case", "decisions").stdout
    assert "read both letters" in run("show", "case", name).stdout


def test_contradicting_decisions_stop_the_linking_and_lose_nothing(
    papers: Path, run: Run, two: tuple[str, str]
) -> None:
    """The message names what to decide anew; new documents are in the casebook all the same."""
    (papers / "third.txt").write_text("On 9 June 2023 shelling killed five civilians in the village of Umm Hajar.\n")
    run("build", "case", papers)
    third = next(line["id"] for line in tawthiq.open("case").lines("account") if line["id"] not in two)
    one, other = two
    run("decide", "case", "same", one, other, *RANA)
    run("decide", "case", "same", other, third, *RANA)
    run("decide", "case", "different", one, third, *RANA)
    (papers / "fourth.txt").write_text("On 1 July 2023 shelling killed six civilians in the village of Umm Hajar.\n")
    done = run("build", "case", papers)

    assert done.exit_code == 1
    assert third in done.stderr
    assert "fourth.txt" in run("show", "case", "documents").stdout


REFUSED = {
    "an incident for same": (["same", "INCIDENT", "ACCOUNT"], "this is of kind incident; `same` is about accounts"),
    "an incident for different": (["different", "ACCOUNT", "INCIDENT"], "`different` is about accounts"),
    "an account for accept": (["accept", "ACCOUNT"], "this is of kind account; `accept` is about incidents"),
    "an account for reject": (["reject", "ACCOUNT"], "`reject` is about incidents (name incidents)"),
    "a document": (["same", "DOCUMENT", "ACCOUNT"], "this is of kind document; `same` is about accounts"),
    "one account": (["same", "ACCOUNT"], "same needs 2 items"),
    "one account twice": (["same", "ACCOUNT", "ACCOUNT"], "it is named twice (name each account once)"),
    "an unknown id": (["accept", "i-000000000000"], "i-000000000000: no item of the casebook has this id"),
    "no id at all": (["accept", "Rana"], "Rana: no item of the casebook has this id"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_decision_about_the_wrong_things_is_refused(meridia: Path, run: Run, name: str) -> None:
    """It says what the verdict is about, and nothing is kept."""
    casebook = tawthiq.open(meridia)
    incident, document = next(iter(casebook)), next(casebook.lines("document"))
    ids = {"INCIDENT": incident["id"], "ACCOUNT": incident["accounts"][0], "DOCUMENT": document["id"]}
    words, says = REFUSED[name]
    done = run("decide", meridia, *(ids.get(word, word) for word in words), *RANA)

    assert done.exit_code == 1
    assert says in done.stderr
    assert casebook.decisions() == []


def test_an_incident_named_for_same_is_answered_with_its_accounts(meridia: Path, run: Run) -> None:
    """They are what can be named instead."""
    incident = next(iter(tawthiq.open(meridia)))
    done = run("decide", meridia, "same", incident["id"], incident["accounts"][0], *RANA)

    assert f"(name accounts; its accounts are {' '.join(incident['accounts'])})" in done.stderr


def test_a_decision_needs_a_name_and_a_reason(meridia: Path, run: Run) -> None:
    """Without them the call is not understood."""
    incident = next(iter(tawthiq.open(meridia)))["id"]

    assert run("decide", meridia, "accept", incident, "--by", "Rana").exit_code == 2
    assert run("decide", meridia, "accept", incident, "--because", "read").exit_code == 2
