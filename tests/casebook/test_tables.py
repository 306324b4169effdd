"""The tables have exactly the fields that the records of the model write."""

from __future__ import annotations

from typing import Any

import pyarrow.parquet as pq
import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.tables import KINDS, MENTIONS, TABLES, line_fault, line_of, schema
from tawthiq.model.claims import (
    Account,
    Actor,
    ActorMention,
    Characterisation,
    DateMention,
    Demand,
    NumberMention,
    Part,
    PlaceMention,
    Statement,
    Toll,
)
from tawthiq.model.count import Count
from tawthiq.model.document import Document
from tawthiq.model.finding import Finding
from tawthiq.model.links import Aligned, Dispute, Incident, StatementGroup, TollRange
from tawthiq.model.span import Span
from tawthiq.pipeline.corpus import build

TEXT = "قُتل ثلاثة مدنيين"
SPAN = Span(0, 4)
MADE = Finding("word", SPAN, {}, "rule", "file:1")
SANA = Actor("sana", "SANA", "سانا", "وكالة سانا", "agency")
HEAD: tuple[str, str, Span, Finding] = ("x-1", "d-1", SPAN, MADE)
PLACE = {"document": "d-1", "id": "m-1", "text": "قرية", "place_type": "settlement", "name": "Wadi Tin"}
PLACE_REST = dict.fromkeys(("native", "country", "admin1", "latitude", "longitude", "gazetteer_id"))

LINES: list[dict[str, Any]] = [
    Document("d-1", "a.txt", "0" * 64, TEXT, "plain/1 utf-8", "ar").line(),
    DateMention(*HEAD, value="2018-02-08", anchor="explicit", flag="weekday").line(TEXT),
    PlaceMention(*HEAD, place_type="settlement", name="Wadi Tin", latitude=33.5, longitude=36).line(TEXT),
    ActorMention(*HEAD, actor=SANA).line(TEXT),
    NumberMention(*HEAD, count=Count(vague="عشرات")).line(TEXT),
    Statement(*HEAD, cue=SPAN, speaker=SANA, chain=(SANA,), stance="says", quoted=False).line(TEXT),
    Statement(*HEAD, cue=SPAN, speaker=None, chain=(), stance="unknown", quoted=True).line(TEXT),
    Toll(
        *HEAD,
        measure="killed",
        count=Count(3, None),
        group="civilians",
        scope="incident",
        of_whom=(Part(SPAN, Count.exactly(2), "children"),),
        part_of="t-2",
        chain=(SANA,),
        statement="s-1",
    ).line(TEXT),
    Account(*HEAD, "airstrike", None, ("m-1",), (SANA,), None, ("t-1",), "asserted", (SANA,)).line(TEXT),
    Demand(*HEAD, of=(SANA,), action="investigate", chain=()).line(TEXT),
    Characterisation(*HEAD, term="massacre", chain=(SANA,), statement=None).line(TEXT),
    StatementGroup("g-1", "translation", ("d-1", "d-2"), ("one date",), 0.9, (Aligned(SPAN, SPAN),)).line(),
    Incident("i-1", "airstrike", "2018-02", None, ("a-1",), (SANA,)).line(),
    Incident(
        "i-2",
        "airstrike",
        None,
        {**PLACE, **PLACE_REST},
        ("a-1", "a-2"),
        (),
        (TollRange("killed", "people", 1, 3, None, ("a-1",)),),
        (Dispute("when", "they give other days", ("SANA",), ("a-1", "a-2")),),
        "contested",
        ("same day",),
    ).line(),
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["kind"])
def test_every_record_of_the_model_fits_its_table(line: dict[str, Any]) -> None:
    """A field that is added to a record must be added to its table: nothing is lost in silence."""
    assert line_fault(line) is None


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["kind"])
def test_a_row_gives_its_line_back_in_the_same_order(line: dict[str, Any]) -> None:
    """The line that is read has the fields of the record that wrote it, and in their order."""
    row = {**dict.fromkeys(TABLES[line["kind"]]), **{name: line[name] for name in line if name != "kind"}}

    assert list(line_of(line["kind"], row).items()) == list(line.items())


def test_every_kind_of_line_is_tried_here() -> None:
    """A new kind, or a new type of mention, needs its record among these lines."""
    assert {line["kind"] for line in LINES} == set(KINDS)
    assert {line["type"] for line in LINES if line["kind"] == "mention"} == set(MENTIONS)


def test_every_table_has_a_schema() -> None:
    """The columns on disk are the fields, in order."""
    for table, fields in TABLES.items():
        assert schema(table).names == list(fields)


CHARACTERISATION = LINES[10]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"colour": "red"}, "x-1: there is no place for ['colour']"),
        ({"kind": "rumour"}, "x-1: 'rumour' of type None is no kind of line"),
        ({"kind": "ladder"}, "x-1: 'ladder' of type None is no kind of line"),
        ({"term": 5}, "x-1.term: 5 is not text"),
        ({"span": (0, 4)}, "x-1.span: (0, 4) is not a list"),
        ({"span": [0, 4.5]}, "x-1.span[1]: 4.5 is not a whole number below 2³¹"),
        ({"span": [0, 2**31]}, "x-1.span[1]: 2147483648 is not a whole number below 2³¹"),
        ({"chain": ["SANA"]}, "x-1.chain[0]: 'SANA' is not an object"),
        ({"chain": [{"actor": "sana"}]}, "x-1.chain[0]: it lacks ['name', 'native', 'text']"),
        (
            {"chain": [{"actor": "sana", "name": 1, "native": None, "text": None}]},
            "x-1.chain[0].name: 1 is not text",
        ),
    ],
)
def test_a_line_that_does_not_fit_says_where(change: dict[str, Any], says: str) -> None:
    """The fault names the item, the field inside it, and what it holds."""
    assert line_fault({**CHARACTERISATION, **change}) == says


def test_a_line_without_one_of_its_fields_does_not_fit() -> None:
    """Unknown is null, never an absent field."""
    line = {name: value for name, value in CHARACTERISATION.items() if name != "term"}

    assert line_fault(line) == "x-1: it lacks ['term']"


def test_a_number_too_large_for_its_column_does_not_fit() -> None:
    """A figure of twenty digits is no count; it is refused by name rather than cut."""
    number = {**LINES[4], "low": 10**20}

    assert line_fault(number) == "x-1.low: 100000000000000000000 is not a whole number below 2⁶³"


def test_a_part_written_before_a_column_came_reads_with_nothing_in_it(tmp_path):
    """Casebooks outlive the version that wrote them."""
    (tmp_path / "post.txt").write_text("The toll of the raid rose from 9 dead to 14 dead, the mayor said.\n")
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "post.txt"])
    [table] = (tmp_path / "case").rglob("toll.parquet")
    pq.write_table(pq.read_table(table).drop_columns(["replaces"]), table)

    assert [line["replaces"] for line in Casebook.open(tmp_path / "case").lines("toll")] == [None, None]
