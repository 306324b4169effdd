"""Names that stay: whatever is added, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.tables import KINDS
from tawthiq.exports.registry import export
from tawthiq.pipeline.corpus import build
from tawthiq.runner.local import processes

Empty = Callable[[str], Casebook]
ITEMS = [kind for kind in KINDS if kind not in ("incident", "statement_group")]


def ledger_bytes(casebook: Casebook) -> bytes:
    """The ledger as it is exported."""
    target = casebook.path.parent / "ledger.jsonl"
    export(casebook.ledger(), "ledger", target)
    return target.read_bytes()


def incidents(casebook: Casebook) -> dict[str, set[str]]:
    """The accounts of every incident."""
    return {line["id"]: set(line["accounts"]) for line in casebook.lines("incident")}


def test_two_builds_of_one_input_give_the_same_bytes(documents: Path, empty: Empty, reference: Casebook) -> None:
    """Nothing of the day, the machine or the folder's name is in a ledger."""
    casebook = empty("case")
    build(casebook, [documents])

    assert ledger_bytes(casebook) == ledger_bytes(reference)


def test_a_second_machine_gives_the_same_bytes(documents: Path, empty: Empty, reference: Casebook) -> None:
    """Other folders, other times of writing, and paths named in another order."""
    elsewhere = Path(shutil.move(documents, documents.parent / "قرص آخر"))
    for at, path in enumerate(sorted(elsewhere.iterdir(), reverse=True)):
        os.utime(path, (at, at))
    casebook = empty("second machine")
    build(casebook, sorted(elsewhere.glob("*.txt"), reverse=True))

    assert ledger_bytes(casebook) == ledger_bytes(reference)


def test_two_processes_give_the_same_bytes(documents: Path, empty: Empty, reference: Casebook) -> None:
    """How many read is nobody's business but theirs."""
    casebook = empty("case")
    build(casebook, [documents], processes(2))

    assert ledger_bytes(casebook) == ledger_bytes(reference)


@pytest.mark.parametrize("first", [3, 9])
def test_adding_documents_renames_no_item(documents: Path, empty: Empty, reference: Casebook, first: int) -> None:
    """The items of every document are those of a build of all at once."""
    casebook = empty("case")
    build(casebook, sorted(documents.glob("*.txt"))[:first])
    build(casebook, [documents])

    assert all(list(casebook.lines(kind)) == list(reference.lines(kind)) for kind in ITEMS)


@pytest.mark.parametrize("last", ["01_letter_ar.txt", "04_newspaper_en.txt", "06_wire_ar.txt", "10_monthly_en.txt"])
def test_adding_a_document_renames_no_incident(documents: Path, empty: Empty, last: str) -> None:
    """A name that was given stays, or its accounts are joined to another that was given."""
    casebook = empty("case")
    build(casebook, [path for path in sorted(documents.glob("*.txt")) if path.name != last])
    before = incidents(casebook)
    build(casebook, [documents])
    after = incidents(casebook)

    for name, accounts in before.items():
        homes = {now for now, members in after.items() if members & accounts}
        assert name in homes or homes <= before.keys()


def test_documents_that_come_one_by_one_are_joined_as_if_they_came_at_once(
    documents: Path, empty: Empty, reference: Casebook
) -> None:
    """The order of arrival decides no incident."""
    casebook = empty("case")
    for path in sorted(documents.glob("*.txt"), reverse=True):
        build(casebook, [path])

    assert sorted(map(sorted, incidents(casebook).values())) == sorted(map(sorted, incidents(reference).values()))


def test_building_again_writes_nothing(documents: Path, empty: Empty) -> None:
    """Every file of the casebook keeps its bytes and its time of writing (the lock is only held)."""
    casebook = empty("case")
    build(casebook, [documents])
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files(casebook)}
    build(casebook, [documents])

    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files(casebook)} == before


def files(casebook: Casebook) -> list[Path]:
    """All its files but the lock."""
    return [path for path in sorted(casebook.path.rglob("*")) if path.is_file() and path.name != "lock"]
