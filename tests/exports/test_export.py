"""Exports: the ledger as lines and as tables."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.tables import KINDS
from tawthiq.exports.registry import FORMATS, export
from tawthiq.pipeline.corpus import build

MERIDIA = Path(__file__).resolve().parents[2] / "examples" / "meridia"
Line = dict[str, Any]


@pytest.fixture(scope="module")
def casebook(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    """The example corpus."""
    made = Casebook.create(tmp_path_factory.mktemp("meridia") / "case")
    with made.writing() as writer:
        writer.add_vocabulary("actors", MERIDIA / "actors.yaml")
    build(made, [MERIDIA])
    return made


@pytest.fixture
def ledger(casebook: Casebook, tmp_path: Path) -> list[Line]:
    """The lines of an exported ledger."""
    export(casebook.ledger(), "ledger", tmp_path / "ledger.jsonl")
    return [json.loads(line) for line in (tmp_path / "ledger.jsonl").read_bytes().decode().split("\n")[:-1]]


@pytest.fixture
def tables(casebook: Casebook, tmp_path: Path) -> Path:
    """A folder of exported tables."""
    export(casebook.ledger(), "csv", tmp_path / "tables")
    return tmp_path / "tables"


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a table, as Python's csv module reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_lines_of_an_exported_ledger_are_those_of_the_casebook(ledger: list[Line], casebook: Casebook) -> None:
    """All of them, in their order; what the interchange has no field for stays in the casebook."""
    kept = [{name: value for name, value in line.items() if name != "replaces"} for line in casebook.ledger()]

    assert [{"flag": None, **line} for line in ledger] == [{"flag": None, **line} for line in kept]
    assert not any("flag" in line and line["flag"] is None for line in ledger)


def test_kind_comes_first_in_every_line(ledger: list[Line]) -> None:
    """A reader knows at once what it has before it."""
    assert {next(iter(line)) for line in ledger} == {"kind"}


def test_the_words_of_every_item_are_those_of_the_document(ledger: list[Line], casebook: Casebook) -> None:
    """Whatever can't be shown in a document is not in the ledger."""
    items = [line for line in ledger if "span" in line]

    assert len(items) > 300
    assert all(line["text"] == casebook.text(line["document"])[slice(*line["span"])] for line in items)


def test_every_reference_of_a_ledger_leads_to_a_line(ledger: list[Line]) -> None:
    """No chain of evidence ends in the dark."""
    ids = {line["id"] for line in ledger}
    fields = ("document", "statement", "parent", "part_of", "tolls", "places", "accounts", "documents")
    values = [line[field] for line in ledger for field in fields if line.get(field)]
    named = [name for value in values for name in (value if isinstance(value, list) else [value])]

    assert len(ids) == len(ledger)
    assert {name for name in named if isinstance(name, str)} <= ids


def test_arabic_stands_in_a_ledger_as_it_is_written(casebook: Casebook, tmp_path: Path) -> None:
    """No escapes: a person can search in the file."""
    export(casebook.ledger(), "ledger", tmp_path / "ledger.jsonl")

    assert "مدنيين" in (tmp_path / "ledger.jsonl").read_text(encoding="utf-8")


def test_tables_are_one_file_a_kind(tables: Path) -> None:
    """A kind of which nothing was found has its header, so that no table of a former export stays."""
    assert sorted(path.stem for path in tables.iterdir()) == sorted(KINDS)


def test_tables_begin_with_a_byte_order_mark(tables: Path) -> None:
    """Without it a spreadsheet takes Arabic for Latin."""
    assert {path.read_bytes()[:3] for path in tables.iterdir()} == {b"\xef\xbb\xbf"}


def test_tables_hold_every_line_of_the_ledger(tables: Path, ledger: list[Line]) -> None:
    """By id, in their order."""
    for kind in KINDS:
        assert [row["id"] for row in rows(tables / f"{kind}.csv")] == [
            line["id"] for line in ledger if line["kind"] == kind
        ]


def test_arabic_words_come_back_from_a_table(tables: Path, casebook: Casebook) -> None:
    """As they stand in the document."""
    assert [row["text"] for row in rows(tables / "toll.csv")] == [line["text"] for line in casebook.lines("toll")]


def test_a_chain_is_written_as_words(tables: Path) -> None:
    """The original speaker first, then through whom."""
    assert any(" < " in row["chain"] for row in rows(tables / "toll.csv"))


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_would_run_as_a_formula_is_guarded(tmp_path: Path, text: str) -> None:
    """A document cannot make a spreadsheet do anything."""
    line = {"kind": "characterisation", "id": "c-1", "document": "d-1", "span": [0, 2], "text": text, "term": text}
    export([{**line, "chain": [{"actor": "a", "name": text}], "statement": None}], "csv", tmp_path / "tables")
    (row,) = rows(tmp_path / "tables" / "characterisation.csv")

    assert (row["text"], row["term"], row["chain"]) == (f"'{text}", f"'{text}", f"'{text}")


def test_a_number_below_zero_stays_a_number(tables: Path, casebook: Casebook) -> None:
    """A longitude in the west is no formula."""
    line = {"kind": "mention", "id": "m-1", "type": "place", "longitude": -30.2}
    export([line], "csv", tables)

    assert rows(tables / "mention.csv")[0]["longitude"] == "-30.2"


def test_other_files_of_the_folder_stay(casebook: Casebook, tables: Path) -> None:
    """A second export replaces its tables and nothing else."""
    (tables / "notes.txt").write_text("mine")
    export(casebook.ledger(), "csv", tables)

    assert (tables / "notes.txt").read_text() == "mine"


def broken(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines that end in a damaged casebook."""
    for _ in range(3):
        yield next(lines)
    raise OSError("the disk is gone")


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_that_fails_leaves_no_half(casebook: Casebook, tmp_path: Path, form: str) -> None:
    """Nothing at the target, and nothing beside it."""
    with pytest.raises(OSError, match="the disk is gone"):
        export(broken(casebook.ledger()), form, tmp_path / "out")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_that_fails_leaves_the_former_one(casebook: Casebook, tmp_path: Path, form: str) -> None:
    """What was exported yesterday can still be sent today."""
    export(casebook.ledger(), form, tmp_path / "out")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(OSError, match="the disk is gone"):
        export(broken(casebook.ledger()), form, tmp_path / "out")

    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_ledger_never_replaces_what_is_no_file(casebook: Casebook, tmp_path: Path) -> None:
    """A folder, a pipe or /dev/null given by mistake stays what it is."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    for name in ("pipe", "folder"):
        with pytest.raises(OSError, match="this is no file that can be replaced"):
            export(casebook.ledger(), "ledger", tmp_path / name)
    assert (tmp_path / "pipe").is_fifo()


def test_a_link_is_followed(casebook: Casebook, tmp_path: Path) -> None:
    """The file that it leads to is written, and the link stays."""
    (tmp_path / "real.jsonl").write_text("old")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    export(casebook.ledger(), "ledger", tmp_path / "link.jsonl")

    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text(encoding="utf-8").startswith('{"kind": "document"')
