"""`tawthiq show`: tables for people, lines for machines, and one item as it is read."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

import tawthiq

Run = Callable[..., Result]
Line = dict[str, Any]
TABLES = {
    "incidents": "incident",
    "documents": "document",
    "tolls": "toll",
    "statements": "statement",
    "accounts": "account",
    "demands": "demand",
    "characterisations": "characterisation",
    "mentions": "mention",
    "groups": "statement_group",
}


@pytest.mark.parametrize("what", TABLES)
def test_every_table_says_how_many_lines_it_has(meridia: Path, run: Run, what: str) -> None:
    """The title counts, and every line's id is there."""
    lines = list(tawthiq.open(meridia).lines(TABLES[what]))
    shown = run("show", meridia, what).stdout

    assert shown.split("\n")[0].strip() == f"{len(lines)} {what}"
    assert all(line["id"] in shown for line in lines)


@pytest.mark.parametrize("what", TABLES)
def test_json_gives_the_lines_of_the_ledger(meridia: Path, run: Run, what: str) -> None:
    """One object a line, exactly as in an export."""
    shown = run("show", meridia, what, "--json").stdout

    assert [json.loads(line) for line in shown.splitlines()] == list(tawthiq.open(meridia).lines(TABLES[what]))


def test_the_disputes_of_an_incident_are_named_not_told_in_the_table(meridia: Path, run: Run) -> None:
    """The table says which fields are disputed; the item says how."""
    disputed = next(line for line in tawthiq.open(meridia) if line["disputes"])
    shown = run("show", meridia, "incidents").stdout
    row = next(line for line in shown.splitlines() if line.startswith(disputed["id"]))

    assert disputed["disputes"][0]["field"] in row
    assert " counts " not in shown


def test_an_incident_reads_as_a_page(meridia: Path, run: Run) -> None:
    """What, when, where; then tolls, disputes, accounts and reasons, each under its heading."""
    incident = next(line for line in tawthiq.open(meridia) if line["disputes"] and line["tolls"])
    shown = run("show", meridia, incident["id"]).stdout

    assert shown.startswith(f"{incident['id']}  {incident['type']}, {incident['when']}, {incident['place']['name']}")
    assert re.findall(r"^[A-Z]\w+$", shown, re.MULTILINE) == ["Tolls", "Disputes", "Accounts", "Reasons"]


def section(shown: str, heading: str) -> list[str]:
    """The lines under a heading."""
    return shown.split(f"\n{heading}\n")[1].split("\n\n")[0].rstrip("\n").split("\n")


def test_an_incident_gives_its_tolls_as_ranges_with_the_accounts_behind_them(meridia: Path, run: Run) -> None:
    """A range is one line, and the ids of its accounts end it."""
    incident = next(line for line in tawthiq.open(meridia) if line["tolls"])
    shown = section(run("show", meridia, incident["id"]).stdout, "Tolls")

    assert [line.split()[-len(toll["accounts"]) :] for line, toll in zip(shown, incident["tolls"], strict=True)] == [
        toll["accounts"] for toll in incident["tolls"]
    ]


def test_an_incident_gives_reasons_and_disputes_one_a_line(meridia: Path, run: Run) -> None:
    """They are read one after the other, not as a paragraph."""
    incident = next(line for line in tawthiq.open(meridia) if line["disputes"])
    shown = run("show", meridia, incident["id"]).stdout

    assert section(shown, "Reasons") == [f"  {reason}" for reason in incident["reasons"]]
    assert [line.split(maxsplit=1) for line in section(shown, "Disputes")] == [
        [dispute["field"], f"{dispute['says']}, since {dispute['since']}"] for dispute in incident["disputes"]
    ]


def test_an_incident_gives_each_account_with_speaker_words_and_document(meridia: Path, run: Run) -> None:
    """Whoever reads it sees who said what, in which document, without looking further."""
    casebook = tawthiq.open(meridia)
    incident = max(casebook, key=lambda line: len(line["accounts"]))
    shown = section(run("show", meridia, incident["id"]).stdout, "Accounts")

    for account in map(casebook.item, incident["accounts"]):
        at = next(number for number, line in enumerate(shown) if account["id"] in line)
        chain, document, words = (line.split(maxsplit=1)[1] for line in shown[at + 1 : at + 4])
        assert chain.removeprefix("by ").lstrip() == (
            " ‹ ".join(actor["name"] for actor in account["chain"]) or "(own voice)"
        )
        assert document == casebook.item(account["document"])["name"]
        assert words == f"⟦{' '.join(account['text'].split())}⟧"


def test_a_toll_shows_its_chain_and_its_words_in_context(meridia: Path, run: Run) -> None:
    """The words are marked where they stand in the document."""
    casebook = tawthiq.open(meridia)
    toll = next(line for line in casebook.lines("toll") if len(line["chain"]) == 2)
    shown = run("show", meridia, toll["id"]).stdout
    start, end = toll["span"]

    assert re.search(rf"^said by +{toll['chain'][0]['name']} ‹ {re.escape(toll['chain'][1]['name'])}$", shown, re.M)
    assert f"{casebook.item(toll['document'])['name']}, characters {start}-{end}:" in shown
    before = " ".join(casebook.text(toll["document"])[start - 30 : start].split())
    assert f"{before} ⟦{toll['text']}⟧" in shown


def test_an_item_within_a_statement_shows_the_statement(meridia: Path, run: Run) -> None:
    """Its id, its stance and its words."""
    casebook = tawthiq.open(meridia)
    toll = next(line for line in casebook.lines("toll") if line["statement"])
    statement = casebook.item(toll["statement"])

    assert (
        f"statement     {statement['id']} {statement['stance']}: ⟦{' '.join(statement['text'].split())}⟧"
        in run("show", meridia, toll["id"]).stdout
    )


@pytest.mark.parametrize("kind", ["mention", "statement", "account", "demand", "characterisation"])
def test_every_item_of_a_document_shows_its_words(meridia: Path, run: Run, kind: str) -> None:
    """Whatever its kind, it stands in its context."""
    line = next(tawthiq.open(meridia).lines(kind))

    assert f"⟦{' '.join(line['text'].split())}⟧" in run("show", meridia, line["id"]).stdout


def test_a_group_shows_its_documents_its_reasons_and_its_sentences(meridia: Path, run: Run) -> None:
    """A translation puts every sentence beside its fellow."""
    casebook = tawthiq.open(meridia)
    group = next(line for line in casebook.lines("statement_group") if line["aligned"])
    shown = run("show", meridia, group["id"]).stdout

    assert len(section(shown, "Documents")) == len(group["documents"])
    assert section(shown, "Reasons") == [f"  {reason}" for reason in group["reasons"]]
    assert len(section(shown, "Sentences, each with its fellow")) == 2 * len(group["aligned"])


def test_a_relay_shows_what_it_keeps_and_what_only_its_source_has(meridia: Path, run: Run) -> None:
    """The words of both, side by side; and the sentences that it leaves out."""
    casebook = tawthiq.open(meridia)
    group = next(line for line in casebook.lines("statement_group") if line["relation"] == "relay")
    names = {document.id: document.name for document in casebook.documents()}
    shown = run("show", meridia, group["id"]).stdout

    for version in group["versions"]:
        document, of = names[version["document"]], names[version["of"]]
        assert len(section(shown, f"Kept of {of} in {document}")) == 2 * len(version["kept"])
    alone = next(one for version in group["versions"] for one in version["left_out"])
    assert " ".join(alone["text"].split()) in shown


def test_a_document_shows_what_is_known_of_it(meridia: Path, run: Run) -> None:
    """Its name, its hash, where it was published and when."""
    line = next(tawthiq.open(meridia).lines("document"))
    shown = run("show", meridia, line["id"]).stdout

    assert all(str(line[field]) in shown for field in ("name", "sha256", "publisher", "published"))


def test_one_item_comes_as_json_too(meridia: Path, run: Run) -> None:
    """It is its line of the ledger."""
    line = next(tawthiq.open(meridia).lines("toll"))

    assert json.loads(run("show", meridia, line["id"], "--json").stdout) == line


def test_an_unknown_word_is_answered_with_the_words_there_are(meridia: Path, run: Run) -> None:
    """A slip in the name of a table shows all of them."""
    done = run("show", meridia, "incident")

    assert done.exit_code == 2
    assert "'incident' is no table and no id (say incidents, documents, tolls, statements, accounts," in done.stderr
    assert "problems, decisions, log, or an id such as t-0123456789ab)" in done.stderr


def test_an_unknown_id_is_answered_with_near_ones(meridia: Path, run: Run) -> None:
    """A slip in a letter is found."""
    known = next(tawthiq.open(meridia).lines("toll"))["id"]
    slip = known[:-1] + ("0" if known[-1] != "0" else "1")
    done = run("show", meridia, slip)

    assert done.exit_code == 1
    assert re.match(rf"tawthiq: {slip}: no item of the casebook has this id \(did you mean .*{known}", done.stderr)


def test_what_is_no_casebook_says_how_to_make_one(tmp_path: Path, run: Run) -> None:
    """The first mistake of a newcomer is answered with the first command."""
    done = run("show", tmp_path / "case", "incidents")

    assert done.exit_code == 1
    assert "there is no such folder (make a casebook with `tawthiq build CASE PATH`" in done.stderr


def test_nothing_is_added_to_right_to_left_words_in_a_pipe(meridia: Path, run: Run) -> None:
    """What is piped can be searched for as it was written."""
    assert not re.search("[\u2066-\u2069]", run("show", meridia, "tolls").stdout)


def test_right_to_left_words_are_isolated_on_a_terminal(meridia: Path) -> None:
    """A terminal that orders them does so within their own cell."""
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "tawthiq", "show", str(meridia), "groups"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "400"}
    with subprocess.Popen(line, env=environment, stdout=theirs) as process:
        os.close(theirs)
        shown = read_to_end(ours)

    assert process.returncode == 0
    assert "\u2068" in shown
    assert shown.count("\u2068") == shown.count("\u2069")


def read_to_end(terminal: int) -> str:
    """All that comes from a terminal until its other side is closed."""
    pieces = []
    while True:
        try:
            pieces.append(os.read(terminal, 65_536))
        except OSError:
            os.close(terminal)
            return b"".join(pieces).decode()
