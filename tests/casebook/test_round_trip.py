"""What is put is what is read, whatever it holds."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.shapes import NUMBER, OFFSET, TEXT, WHOLE, Many, Plain, Shape
from tawthiq.casebook.tables import KINDS, LINK_KINDS, MENTIONS, TABLES
from tawthiq.model.document import Document, Origin
from tawthiq.model.ids import make_id
from tawthiq.sources.arrive import Arrival

Line = dict[str, Any]
Lines = st.SearchStrategy[list[Line]]

PLAIN: dict[Plain, st.SearchStrategy[Any]] = {
    TEXT: st.text(max_size=8),
    WHOLE: st.integers(-(2**63), 2**63 - 1),
    OFFSET: st.integers(0, 2**31 - 1),
    NUMBER: st.floats(allow_nan=False) | st.integers(-180, 180),
}


def values(shape: Shape) -> st.SearchStrategy[Any]:
    """Any value of a shape, the unknown among them."""
    if isinstance(shape, Plain):
        return st.none() | PLAIN.get(shape, st.booleans())
    if isinstance(shape, Many):
        return st.none() | st.lists(values(shape.of), max_size=2)
    return st.none() | records(shape.fields)


def records(fields: Mapping[str, Shape]) -> st.SearchStrategy[Line]:
    """An object with any value under each name."""
    return st.fixed_dictionaries({name: values(shape) for name, shape in fields.items()})


def lines_of(kind: str, fields: Mapping[str, Shape], **fixed: Any) -> st.SearchStrategy[Line]:
    """Any line of a kind, with some of its values fixed."""
    span = st.lists(st.integers(0, 99), min_size=2, max_size=2)
    free = {name: shape for name, shape in fields.items() if name not in ("id", "span", *fixed)}
    head = {"id": st.uuids().map(str), "span": span} if "span" in fields else {"id": st.uuids().map(str)}
    return st.fixed_dictionaries(
        {"kind": st.just(kind), **head, **{name: values(shape) for name, shape in free.items()}}
        | {name: st.just(value) for name, value in fixed.items()}
    )


def items(document: str) -> Lines:
    """Any lines of items of one document, of every kind."""
    mentions = [lines_of("mention", fields, type=name, document=document) for name, fields in MENTIONS.items()]
    others = [
        lines_of(kind, TABLES[kind], document=document)
        for kind in KINDS
        if kind not in ("document", "mention", *LINK_KINDS)
    ]
    return st.lists(st.one_of(*mentions, *others), max_size=8)


def links(kind: str) -> Lines:
    """Any lines of one kind that stands across documents."""
    return st.lists(lines_of(kind, TABLES[kind]), max_size=3)


def letter(text: str, name: str) -> tuple[Arrival, Document]:
    """A document of a text."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    arrival = Arrival(name, Path(name), text.encode(), sha256, text, "plain/1 utf-8", Origin())
    return arrival, Document(make_id("document", sha256), name, sha256, text, arrival.reader)


FIRST, SECOND = letter("أولا", "b.txt"), letter("ثانيا", "a.txt")


def in_order(lines: list[Line]) -> list[Line]:
    """Lines by document as the casebook orders them (a.txt, then b.txt), then span, then id."""
    documents = [SECOND[1].id, FIRST[1].id]
    return sorted(lines, key=lambda line: (documents.index(line["document"]), line["span"], line["id"]))


@settings(max_examples=25, deadline=None)
@given(items(FIRST[1].id), items(SECOND[1].id), links("statement_group"), links("incident"), st.booleans())
def test_every_line_comes_back_equal_and_in_order(
    first: list[Line], second: list[Line], groups: list[Line], incidents: list[Line], one_commit: bool
) -> None:
    """Whatever the lines hold, in one part or two, they come back as they were, by document, span and id."""
    with tempfile.TemporaryDirectory() as folder:
        casebook = Casebook.create(folder)
        with casebook.writing() as writer:
            for (arrival, document), lines in ((FIRST, first), (SECOND, second)):
                writer.keep(arrival)
                writer.put(document, "v1", lines, {line["id"]: line["id"] for line in lines}, arrival.name)
                if not one_commit:
                    writer.commit()
            writer.put_links(groups, incidents)

        for kind in {line["kind"] for line in first + second}:
            wanted = [line for line in first + second if line["kind"] == kind]
            assert list(casebook.lines(kind)) == in_order(wanted)
        assert list(casebook.lines("statement_group")) == sorted(groups, key=lambda line: line["id"])
        assert list(casebook) == sorted(incidents, key=lambda line: line["id"])
        for line in [*first, *second][:2]:
            assert casebook.ladder(line["id"]) == line["id"]


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(min_size=1, max_size=9))
def test_every_text_comes_back_exactly(text: str, name: str) -> None:
    """Newlines of every kind, marks and rare characters are kept, for offsets count them."""
    with tempfile.TemporaryDirectory() as folder:
        casebook = Casebook.create(folder)
        arrival, document = letter(text, name)
        with casebook.writing() as writer:
            writer.keep(arrival)
            writer.put(document, "v1", [], {}, name)

        assert Casebook.open(folder).text(document.id) == text
        assert list(casebook.lines("document")) == [document.line()]
