"""The folder on disk, as its readers and its writer see it."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tawthiq import __version__
from tawthiq.casebook import writer as writing
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.writer import Writer
from tawthiq.errors import (
    CasebookBusy,
    CasebookDamaged,
    CasebookError,
    DecisionError,
    NewerFormat,
    NoSuchItem,
    NotACasebook,
    VocabularyError,
)
from tawthiq.model.document import Document
from tawthiq.model.ids import make_id
from tawthiq.model.links import Decision
from tawthiq.sources.arrive import Arrival, arrive
from tawthiq.sources.problem import Problem

TEXT = "قُتل ثلاثة مدنيين\r\n"


def arrival_of(folder: Path, name: str, text: str = TEXT) -> Arrival:
    """A file of this text, arrived."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode())
    return arrive(folder / name)


def document_of(arrival: Arrival) -> Document:
    """The document that an arrival becomes."""
    return Document(arrival.document_id, arrival.name, arrival.sha256, arrival.text, arrival.reader)


def term(document: Document, name: str = "massacre", start: int = 0) -> dict[str, Any]:
    """A line about one word of a document."""
    return {
        "kind": "characterisation",
        "id": make_id("characterisation", document.id, start, name),
        "document": document.id,
        "span": [start, start + 4],
        "text": document.text[start : start + 4],
        "term": name,
        "chain": [],
        "statement": None,
    }


def incident(name: str) -> dict[str, Any]:
    """A line of an incident of which nothing is known but its type."""
    known: dict[str, Any] = {"kind": "incident", "id": make_id("incident", name), "type": name}
    known |= dict.fromkeys(("when", "place"))
    known |= {field: [] for field in ("accounts", "sources", "tolls", "disputes")}
    return {**known, "grade": None, "reasons": [], "status": "machine"}


def put(writer: Writer, arrival: Arrival, *lines: dict[str, Any], made_by: str = "v1") -> Document:
    """Keep an arrival and put its findings; the ladder of a line is its id, printed."""
    document = document_of(arrival)
    writer.keep(arrival)
    ladders = {line["id"]: f"made {line['id']}" for line in lines}
    writer.put(document, made_by, lines, ladders, str(arrival.path))
    return document


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    """An empty casebook, in a folder with an Arabic name and spaces."""
    return Casebook.create(tmp_path / "ملف القضية 1")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The folder that documents come from."""
    return tmp_path / "أوراق"


def test_a_new_casebook_says_its_format_and_its_maker(casebook: Casebook) -> None:
    """Whoever finds the folder can tell what it is; and it holds nothing yet."""
    assert json.loads((casebook.path / "casebook.json").read_text()) == {
        "format": 2,
        "made_by": f"tawthiq {__version__}",
    }
    assert casebook.documents() == []
    assert list(casebook.ledger()) == []
    assert casebook.problems() == []
    assert casebook.decisions() == []
    assert casebook.vocabulary("gazetteer") == casebook.vocabulary("actors") == []


def test_making_a_casebook_that_exists_opens_it(casebook: Casebook, papers: Path) -> None:
    """Building again into a casebook goes on with it."""
    with casebook.writing() as writer:
        put(writer, arrival_of(papers, "a.txt"))

    assert len(Casebook.create(casebook.path).documents()) == 1


def test_originals_and_texts_are_kept_exactly(casebook: Casebook, papers: Path) -> None:
    """Bytes stand under their hash and may not be written to; the text stands beside with its own hash."""
    arrival = arrival_of(papers, "رسالة إلى المجلس.txt")
    with casebook.writing() as writer:
        document = put(writer, arrival)

    original = casebook.path / "originals" / arrival.sha256[:2] / arrival.sha256
    text_sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    text = casebook.path / "texts" / text_sha256[:2] / f"{text_sha256}.txt"
    assert original.read_bytes() == arrival.data
    assert original.stat().st_mode & 0o222 == 0
    assert text.read_bytes() == TEXT.encode()
    assert casebook.text(document.id) == TEXT
    row = casebook.documents()[0]
    assert row.line == document.line()
    assert row.text_sha256 == text_sha256
    assert (row.name, row.made_by, row.origins) == ("رسالة إلى المجلس.txt", "v1", (str(arrival.path),))


def test_documents_come_by_name_and_their_lines_with_them(casebook: Casebook, papers: Path) -> None:
    """The order is that of names, whatever came first and whichever part holds it."""
    for name in ("b.txt", "a.txt"):
        with casebook.writing() as writer:
            arrival = arrival_of(papers, name, f"{name} {TEXT}")
            document = document_of(arrival)
            put(writer, arrival, term(document, start=5), term(document, "crime"), term(document))

    assert [row.name for row in casebook.documents()] == ["a.txt", "b.txt"]
    lines = list(casebook.lines("characterisation"))
    order = [row.id for row in casebook.documents()]
    assert lines == sorted(lines, key=lambda line: (order.index(line["document"]), line["span"], line["id"]))
    assert [line["kind"] for line in casebook.ledger()] == ["document"] * 2 + ["characterisation"] * 6


def test_the_same_bytes_twice_are_one_document_with_two_origins(casebook: Casebook, papers: Path) -> None:
    """The document keeps the name it was first seen under, even when its findings are made anew."""
    first, second = arrival_of(papers, "a.txt"), arrival_of(papers / "copy", "z.txt")
    with casebook.writing() as writer:
        document = put(writer, first)
        writer.note_origin(document.id, str(second.path))
    with casebook.writing() as writer:
        put(writer, second, made_by="v2")
        writer.note_origin(document.id, str(second.path))

    (row,) = casebook.documents()
    assert (row.name, row.made_by, row.origins) == ("a.txt", "v2", (str(first.path), str(second.path)))


def test_an_origin_of_an_unknown_document_is_refused(casebook: Casebook) -> None:
    """A path belongs to bytes that were put."""
    with casebook.writing() as writer, pytest.raises(NoSuchItem, match="put it first"):
        writer.note_origin("d-000000000000", "a.txt")


def test_findings_that_are_made_anew_replace_the_old_ones(casebook: Casebook, papers: Path) -> None:
    """The rows of the part that a document has left do not count, in lines, items or ladders."""
    arrival, other = arrival_of(papers, "a.txt"), arrival_of(papers, "b.txt", "other text")
    document = document_of(arrival)
    old, new = term(document, "crime"), term(document, "massacre")
    with casebook.writing() as writer:
        put(writer, arrival, old)
        put(writer, other)
    with casebook.writing() as writer:
        assert writer.made_by(document.id) == "v1"
        assert writer.made_by("d-000000000000") is None
        put(writer, arrival, new, made_by="v2")
        assert writer.made_by(document.id) == "v2"

    assert list(casebook.lines("characterisation")) == [new]
    assert casebook.item(new["id"]) == new
    assert casebook.ladder(new["id"]) == f"made {new['id']}"
    for ask in (casebook.item, casebook.ladder):
        with pytest.raises(NoSuchItem):
            ask(old["id"])


def test_an_unknown_id_is_answered_with_those_near_it(casebook: Casebook, papers: Path) -> None:
    """A slip of one letter finds its way."""
    arrival = arrival_of(papers, "a.txt")
    line = term(document_of(arrival))
    with casebook.writing() as writer:
        put(writer, arrival, line)
        writer.put_links([], [incident("airstrike")])
    slip = line["id"][:-1] + ("0" if line["id"][-1] != "0" else "1")

    with pytest.raises(NoSuchItem, match=rf"{slip}: no item .* \(did you mean {line['id']}\?\)"):
        casebook.item(slip)
    with pytest.raises(NoSuchItem, match="lists what there is"):
        casebook.item("nonsense")
    with pytest.raises(NoSuchItem, match=f"did you mean {arrival.document_id}"):
        casebook.text(arrival.document_id[:-1])


def test_items_of_every_standing_are_found_by_their_ids(casebook: Casebook, papers: Path) -> None:
    """Documents, items and incidents are asked for alike; only what is read from words has a ladder."""
    arrival, strike = arrival_of(papers, "a.txt"), incident("airstrike")
    with casebook.writing() as writer:
        document = put(writer, arrival)
        writer.put_links([], [strike])

    assert casebook.item(document.id) == document.line()
    assert casebook.item(strike["id"]) == strike
    assert list(casebook) == [strike]
    with pytest.raises(NoSuchItem, match="no ladder is kept of this incident"):
        casebook.ladder(strike["id"])


def test_a_kind_that_there_is_not_is_refused(casebook: Casebook) -> None:
    """The error lists the kinds."""
    with pytest.raises(CasebookError, match=r"'rumour' is no kind of line \(say one of document, mention"):
        casebook.lines("rumour")


def test_an_exception_discards_what_is_not_committed(casebook: Casebook, papers: Path) -> None:
    """What was committed on the way stays; the rest leaves no file behind but none that counts."""
    with pytest.raises(RuntimeError), casebook.writing() as writer:
        put(writer, arrival_of(papers, "a.txt"))
        writer.commit()
        put(writer, arrival_of(papers, "b.txt", "other"))
        writer.put_problems([Problem("c.txt", "it is not text", "save it")])
        raise RuntimeError

    assert [row.name for row in casebook.documents()] == ["a.txt"]
    assert casebook.problems() == []
    assert not list(casebook.path.rglob(".*"))


def test_findings_need_their_text_kept(casebook: Casebook, papers: Path) -> None:
    """Nothing derived without its source."""
    document = document_of(arrival_of(papers, "a.txt"))

    with casebook.writing() as writer, pytest.raises(CasebookError, match="call keep with its arrival first"):
        writer.put(document, "v1", [], {}, "a.txt")


def test_findings_may_be_made_anew_from_the_kept_text(casebook: Casebook, papers: Path) -> None:
    """The file need not be there again, but its text must be the one that is kept."""
    with casebook.writing() as writer:
        document = put(writer, arrival_of(papers, "a.txt"))

    with casebook.writing() as writer:
        writer.put(document, "v2", [term(document)], {}, "a.txt")
        with pytest.raises(CasebookError, match="was not kept"):
            writer.put(replace(document, text="another"), "v2", [], {}, "a.txt")

    assert len(list(casebook.lines("characterisation"))) == 1


def test_a_line_that_does_not_fit_costs_its_document_and_no_other(casebook: Casebook, papers: Path) -> None:
    """The error names the line; the others of the run are committed."""
    bad = arrival_of(papers, "b.txt", "other text")
    with casebook.writing() as writer:
        put(writer, arrival_of(papers, "a.txt"))
        with pytest.raises(CasebookError, match=r"there is no place for \['colour'\]"):
            put(writer, bad, {**term(document_of(bad)), "colour": "red"})
        with pytest.raises(CasebookError, match="is not of document"):
            put(writer, bad, {**term(document_of(bad)), "document": "d-1"})
        with pytest.raises(CasebookError, match="this incident is not of document"):
            put(writer, bad, incident("airstrike"))
        with pytest.raises(CasebookError, match="its kind is incident, not statement_group"):
            writer.put_links([incident("airstrike")], [])

    assert [row.name for row in casebook.documents()] == ["a.txt"]


def test_a_commit_with_nothing_new_writes_nothing(casebook: Casebook, papers: Path) -> None:
    """Building again over the same documents leaves the state as it was, to the byte."""
    for _ in range(2):
        with casebook.writing() as writer:
            if writer.made_by(arrival_of(papers, "a.txt").document_id) is None:
                put(writer, arrival_of(papers, "a.txt"))
            writer.put_links([], [incident("airstrike")])
            writer.put_problems([Problem("b.txt", "it is not text", "save it")])

    assert json.loads((casebook.path / "derived" / "current.json").read_text())["commit"] == 1


def test_problems_are_those_of_the_last_build(casebook: Casebook, papers: Path) -> None:
    """A build that says nothing of problems leaves them; one that puts others replaces them."""
    bad, note = Problem("b.txt", "it is not text", "save it"), Problem("c", "no reader", "save it", "note")
    with casebook.writing() as writer:
        writer.put_problems([bad, note])
    with casebook.writing() as writer:
        put(writer, arrival_of(papers, "a.txt"))
    assert casebook.problems() == [bad, note]

    with casebook.writing() as writer:
        writer.put_problems([])
    assert casebook.problems() == []


def test_parts_that_no_state_needs_are_swept(casebook: Casebook, papers: Path) -> None:
    """A part stays one commit longer than it counts, for those who are still reading it."""
    parts = casebook.path / "derived" / "parts"
    for number in range(4):
        with casebook.writing() as writer:
            arrival = arrival_of(papers, "a.txt")
            put(writer, arrival, term(document_of(arrival), f"term {number}"))

        assert len(list(parts.iterdir())) == min(number + 1, 2)


def test_many_parts_are_written_anew_as_one(casebook: Casebook, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many commits there were, few files are read; not one line is lost or doubled."""
    monkeypatch.setattr(writing, "MOST_PARTS", 3)
    for number in range(5):
        arrival = arrival_of(papers, f"{number}.txt", f"text {number}")
        with casebook.writing() as writer:
            put(writer, arrival, term(document_of(arrival), str(number)))
            put(writer, arrival_of(papers, "again.txt"), made_by=str(number))

    assert [line["term"] for line in casebook.lines("characterisation")] == list("01234")
    assert len({row.part for row in casebook.documents()}) <= 3


def test_more_than_thirty_two_parts_never_stay(casebook: Casebook, papers: Path) -> None:
    """Many small builds leave a casebook that reads as fast as one large build."""
    for number in range(34):
        with casebook.writing() as writer:
            put(writer, arrival_of(papers, f"{number}.txt", f"text {number}"))

    assert len(casebook.documents()) == 34
    assert len({row.part for row in casebook.documents()}) == 2


def test_a_reader_goes_on_in_its_state_while_others_commit(casebook: Casebook, papers: Path) -> None:
    """A ledger that is being read is of one state, though what it reads is replaced and swept meanwhile."""
    arrival = arrival_of(papers, "a.txt")
    lines = [term(document_of(arrival), f"t{number}") for number in range(3)]
    with casebook.writing() as writer:
        put(writer, arrival, *lines)

    ledger = casebook.ledger()
    first = next(ledger)
    for number in range(3):
        with Casebook.open(casebook.path).writing() as writer:
            put(writer, arrival, made_by=f"v{number}")

    assert [first, *ledger] == [document_of(arrival).line(), *sorted(lines, key=lambda line: line["id"])]
    assert list(casebook.lines("characterisation")) == []


def test_a_part_that_is_gone_or_broken_is_damage(casebook: Casebook, papers: Path) -> None:
    """The error names the file; no wrong answer is given."""
    arrival = arrival_of(papers, "a.txt")
    with casebook.writing() as writer:
        put(writer, arrival, term(document_of(arrival)))
    part = casebook.path / "derived" / "parts" / casebook.documents()[0].part

    (part / "characterisation.parquet").write_bytes(b"PAR1 rubbish")
    with pytest.raises(CasebookDamaged, match=r"characterisation\.parquet: .*build again"):
        casebook.lines("characterisation")
    shutil.rmtree(part)
    with pytest.raises(CasebookDamaged, match=r"characterisation\.parquet: it is missing"):
        casebook.lines("characterisation")


def test_a_text_or_original_that_was_changed_is_damage(casebook: Casebook, papers: Path) -> None:
    """Words are never shown from a text that is not the one they were found in."""
    arrival = arrival_of(papers, "a.txt")
    with casebook.writing() as writer:
        put(writer, arrival)
    for path in (casebook.path / "texts").rglob("*.txt"):
        path.unlink()
        path.write_text("altered")
    original = casebook.path / "originals" / arrival.sha256[:2] / arrival.sha256
    original.unlink()
    original.write_text("altered")

    with pytest.raises(CasebookDamaged, match="the text is not the one that was written"):
        casebook.text(arrival.document_id)
    with (
        pytest.raises(CasebookDamaged, match="it is not what was written"),
        casebook.writing() as writer,
    ):
        writer.keep(arrival)


def test_a_current_json_that_is_broken_is_damage(casebook: Casebook) -> None:
    """It says which file, and what to do."""
    (casebook.path / "derived").mkdir()
    (casebook.path / "derived" / "current.json").write_text("{}")

    with pytest.raises(CasebookDamaged, match=r"current\.json: it cannot be read: 'commit' \(restore"):
        casebook.documents()


def test_a_newer_format_is_refused_with_both_versions(casebook: Casebook) -> None:
    """Neither reading nor writing touches what a later version made."""
    (casebook.path / "casebook.json").write_text('{"format": 3, "made_by": "tawthiq 9.9"}')

    says = rf"format 3, made by tawthiq 9\.9; this is tawthiq {__version__}, which reads format 2 \(upgrade"
    for use in (Casebook.open, Casebook.create):
        with pytest.raises(NewerFormat, match=says):
            use(casebook.path)
    with pytest.raises(NewerFormat), casebook.writing():
        pass


@pytest.mark.parametrize("words", ["{", "[]", "{}", '{"format": "one"}', '{"format": 0}'])
def test_a_marker_without_a_format_is_damage(casebook: Casebook, words: str) -> None:
    """A casebook whose first file is broken is not taken for a new one."""
    (casebook.path / "casebook.json").write_text(words)

    with pytest.raises(CasebookDamaged, match=r"casebook\.json: it (is not JSON|names no format)"):
        Casebook.open(casebook.path)


def test_a_folder_that_is_no_casebook_is_refused(tmp_path: Path) -> None:
    """Missing, empty, full of other things, or a file: each is said, with how to make one."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "photo.jpg").write_bytes(b"")
    (tmp_path / "file").write_bytes(b"")
    says = {
        "missing": "there is no such folder",
        "empty": "this folder is empty",
        "other": "this folder is no casebook: it holds other things",
        "file": "this is a file, not a folder",
        "file/inside": "there is no such folder",
    }

    for name, words in says.items():
        with pytest.raises(NotACasebook, match=rf"{name}: {words} \(make a casebook with `tawthiq build"):
            Casebook.open(tmp_path / name)
    for name in ("other", "file"):
        with pytest.raises(NotACasebook):
            Casebook.create(tmp_path / name)
    assert Casebook.create(tmp_path / "empty").documents() == []


def test_an_unfinished_making_is_finished(tmp_path: Path) -> None:
    """A crash in the making leaves a lock and perhaps a hidden file; that is still an empty folder."""
    (tmp_path / "lock").write_text("123")

    assert Casebook.create(tmp_path).documents() == []


def test_two_writers_in_one_process_are_busy_too(casebook: Casebook) -> None:
    """The lock is for each use, not for each process; it is free again afterwards."""
    with casebook.writing(), pytest.raises(CasebookBusy, match=r"process \d+ is writing to it \(wait"):
        casebook.writing().__enter__()
    with casebook.writing():
        pass


def decision(name: str = "v-1", **changes: Any) -> Decision:
    """A decision of a reviewer."""
    return replace(Decision(name, "same", ("a-1", "a-2"), "ليلى", "one strike", "2026-11-22T05:00:00Z"), **changes)


def test_decisions_are_appended_at_once_and_in_order(casebook: Casebook) -> None:
    """A decision is a person's: it is kept though the rest of the work is discarded."""
    with pytest.raises(RuntimeError), casebook.writing() as writer:
        writer.decide(decision())
        writer.decide(decision("v-2", verdict="reject", items=("i-1",)))
        writer.decide(decision())
        raise RuntimeError

    assert casebook.decisions() == [decision(), decision("v-2", verdict="reject", items=("i-1",))]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"verdict": "perhaps"}, r"v-9: 'perhaps' is no verdict \(say one of same, different"),
        ({"items": ("a-1",)}, "v-9: same needs 2 items"),
        ({"by": " "}, "v-9: nobody signed it"),
    ],
)
def test_a_decision_that_cannot_stand_is_refused(casebook: Casebook, wrong: dict[str, Any], says: str) -> None:
    """Nothing of it is written."""
    with casebook.writing() as writer, pytest.raises(DecisionError, match=says):
        writer.decide(decision("v-9", **wrong))

    assert casebook.decisions() == []


def test_two_decisions_with_one_id_are_refused(casebook: Casebook) -> None:
    """The first stands; nothing is overwritten."""
    with casebook.writing() as writer:
        writer.decide(decision())
        with pytest.raises(DecisionError, match="another decision has this id"):
            writer.decide(decision(because="I erred"))

    assert casebook.decisions() == [decision()]


def test_a_decision_cut_short_by_a_crash_is_none_and_the_next_is_whole(casebook: Casebook) -> None:
    """Half a line was never answered with success."""
    with casebook.writing() as writer:
        writer.decide(decision())
    path = casebook.path / "decisions" / "decisions.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "v-2", "verd')
    assert casebook.decisions() == [decision()]

    with casebook.writing() as writer:
        writer.decide(decision("v-3"))

    assert casebook.decisions() == [decision(), decision("v-3")]


def test_a_broken_line_among_decisions_is_damage(casebook: Casebook) -> None:
    """It says file and line."""
    (casebook.path / "decisions").mkdir()
    (casebook.path / "decisions" / "decisions.jsonl").write_text("{}\n")

    with pytest.raises(CasebookDamaged, match=r"decisions\.jsonl:1: this line is no decision"):
        casebook.decisions()


def test_vocabulary_is_copied_in_and_listed_by_name(casebook: Casebook, tmp_path: Path) -> None:
    """A file of the same name takes the place of the one before; it counts at once."""
    for name in ("قرى.csv", "b.csv", "a.yaml", "c.yml"):
        (tmp_path / name).write_text("name\n", encoding="utf-8")
    with casebook.writing() as writer:
        for name in ("قرى.csv", "b.csv"):
            writer.add_vocabulary("gazetteer", tmp_path / name)
        (tmp_path / "b.csv").write_text("name\nWadi Tin\n", encoding="utf-8")
        writer.add_vocabulary("gazetteer", tmp_path / "b.csv")
        writer.add_vocabulary("actors", tmp_path / "a.yaml")
        writer.add_vocabulary("actors", tmp_path / "c.yml")
        assert [path.name for path in casebook.vocabulary("gazetteer")] == ["b.csv", "قرى.csv"]

    assert casebook.vocabulary("gazetteer")[0].read_text(encoding="utf-8") == "name\nWadi Tin\n"
    assert [path.name for path in casebook.vocabulary("actors")] == ["a.yaml", "c.yml"]


def test_vocabulary_that_cannot_be_used_is_refused(casebook: Casebook, tmp_path: Path) -> None:
    """The wrong kind of file, a missing one, and a kind that there is not."""
    (tmp_path / "a.xlsx").write_bytes(b"")
    with casebook.writing() as writer:
        with pytest.raises(VocabularyError, match=r"a\.xlsx: a file of gazetteer ends in \.csv"):
            writer.add_vocabulary("gazetteer", tmp_path / "a.xlsx")
        with pytest.raises(VocabularyError, match=r"gone\.csv: No such file"):
            writer.add_vocabulary("gazetteer", tmp_path / "gone.csv")
        with pytest.raises(VocabularyError, match="'names' is no kind of vocabulary"):
            writer.add_vocabulary("names", tmp_path / "a.csv")  # type: ignore[arg-type]
