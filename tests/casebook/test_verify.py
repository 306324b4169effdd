"""A casebook as evidence: whatever is altered in it is found and named, and a crash is no alteration."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.casebook import log
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.verify import verify
from tawthiq.errors import CasebookBusy, CasebookDamaged, CasebookError
from tawthiq.model.links import Decision
from tawthiq.pipeline.corpus import build

FORMER = Path(__file__).parent / "former"
ENGLISH = "On 3 May 2023 an air strike killed three civilians in the village of Wadi Tin, the ministry said.\n"
ARABIC = "قال شهود إن أربعة مدنيين قُتلوا في قصف على قرية بئر العين في 9 أيار/مايو 2023.\n"


def decision(number: int) -> Decision:
    """A decision of a reviewer."""
    return Decision(f"v-{number}", "accept", ("i-1",), "ليلى", "read both letters", "2026-11-22T05:00:00Z")


def decide(casebook: Casebook, number: int) -> None:
    """Keep a decision."""
    with casebook.writing() as writer:
        writer.decide(decision(number))


def add_places(casebook: Casebook, folder: Path, rows: str) -> None:
    """Add a gazetteer of these rows."""
    path = folder / "villages.csv"
    path.write_text(f"id,name,type\n{rows}\n")
    with casebook.writing() as writer:
        writer.add_vocabulary("gazetteer", path)


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook of everything: an archive, a file that cannot be read, places, decisions, two builds."""
    folder = tmp_path_factory.mktemp("evidence")
    papers, casebook = folder / "papers", Casebook.create(folder / "ملف")
    papers.mkdir()
    (papers / "english.txt").write_text(ENGLISH)
    (papers / "broken.txt").write_bytes(b"\x00\x01")
    add_places(casebook, folder, "xm-tin,Wadi Tin,settlement")
    build(casebook, [papers])
    with zipfile.ZipFile(papers / "letters.zip", "w") as archive:
        archive.writestr("arabic.txt", ARABIC)
    decide(casebook, 1)
    build(casebook, [papers])
    decide(casebook, 2)
    return casebook.path


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to be altered."""
    return Path(shutil.copytree(whole, tmp_path / "case"))


def files(case: Path) -> list[Path]:
    """All its files but the lock."""
    return [path for path in sorted(case.rglob("*")) if path.is_file() and path.name != "lock"]


@contextmanager
def flipped(path: Path, at: int, mask: int) -> Iterator[None]:
    """Inside, one byte of a file is another."""
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :])
    try:
        yield
    finally:
        path.write_bytes(data)


def found_in(case: Path) -> str:
    """What verify says of an altered casebook."""
    with pytest.raises(CasebookDamaged) as told:
        verify(case)
    return str(told.value)


def test_an_untouched_casebook_passes(whole: Path) -> None:
    """Two documents of four originals: the archive and the file that could not be read are kept as well."""
    found = verify(whole)

    assert (found.documents, found.originals, found.texts, found.unfinished) == (2, 4, 2, None)
    assert [entry.what for entry in log.entries(whole)][:3] == ["made", "vocabulary", "build"]
    assert found.entries == len(list(log.entries(whole)))


def test_a_byte_that_is_flipped_in_any_file_is_found_and_its_file_named(case: Path) -> None:
    """The first, the last, and seeded bytes between, in every file there is."""
    chance = random.Random(2018)
    for path in files(case):
        size = path.stat().st_size
        for at in {0, size - 1, chance.randrange(size), chance.randrange(size)}:
            with flipped(path, at, 1 << chance.randrange(8)):
                said = found_in(case)
            assert str(path) in said or (path.parent.name in said and path.suffix == ".parquet"), (path, at, said)
    verify(case)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_byte_of_the_log_or_of_what_people_decided_can_be_altered(whole: Path, data: st.DataObject) -> None:
    """Any byte, made any other, newlines included."""
    path = whole / data.draw(st.sampled_from(["log.jsonl", "decisions/decisions.jsonl", "casebook.json"]))
    at = data.draw(st.integers(0, path.stat().st_size - 1))
    with flipped(path, at, data.draw(st.one_of(st.integers(1, 255), st.just(path.read_bytes()[at] ^ 10).filter(bool)))):
        assert str(path) in found_in(whole)


def needed(case: Path) -> list[Path]:
    """The files that the present state needs."""
    now = json.loads((case / "derived" / "current.json").read_bytes())
    names = {*now["parts"], now["links"]["id"], now["problems"], now["seen"]}
    swept = ("parts", "links", "lists")
    return [path for path in files(case) if not {*path.parts} & {*swept} or {path.parent.name, path.stem} & names]


def test_a_file_that_is_taken_away_is_found_and_named(case: Path) -> None:
    """Every file that the present state needs."""
    for path in needed(case):
        path.rename(case.parent / "away")
        assert str(path) in found_in(case)
        (case.parent / "away").rename(path)


@pytest.mark.parametrize("folder", ["originals/ab", "texts/ab", "derived/lists", "vocabulary/gazetteer"])
def test_a_file_that_is_slipped_in_is_found_and_named(case: Path, folder: str) -> None:
    """Nothing stands among the evidence that the casebook did not put there."""
    path = case / folder / "other.csv"
    path.parent.mkdir(exist_ok=True)
    path.write_text("id,name,type\n")

    assert str(path) in found_in(case)


def sealed_anew(lines: list[bytes]) -> bytes:
    """Entries as someone would write them who knows how: every seal is right by itself."""
    made, before = b"", ""
    for number, line in enumerate(lines, 1):
        words = json.loads(line[65:]) | {"n": number, "before": before}
        data = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
        before = hashlib.sha256(data).hexdigest()
        made += before.encode() + b" " + data + b"\n"
    return made


def test_a_log_that_was_written_anew_is_found_by_a_seal_that_was_noted(case: Path) -> None:
    """Who can write to the folder can make a log that fits; a seal kept elsewhere tells."""
    noted = verify(case).seal
    assert verify(case, noted).seal == noted
    path = case / "log.jsonl"
    lines = path.read_bytes().splitlines()
    path.write_bytes(sealed_anew([lines[0].replace(b"2026", b"2025", 1), *lines[1:]]))
    verify(case)

    with pytest.raises(CasebookDamaged, match=rf"log\.jsonl: no entry has the seal {noted} \(the log was shortened"):
        verify(case, noted)


@pytest.mark.parametrize("change", [lambda e: [*e[:2], *e[3:]], lambda e: [e[0], e[2], e[1], *e[3:]], lambda e: e[:-2]])
def test_entries_cannot_be_taken_out_or_change_places(case: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    """Each names the seal of the one before, and the state is that of the last build."""
    path = case / "log.jsonl"
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))

    assert "case" in found_in(case)


def test_a_decision_cannot_be_taken_back(case: Path) -> None:
    """Once anything came after it, its line is missed; the last one looks like cut short by a crash, and is told of."""
    path = case / "decisions" / "decisions.jsonl"
    first, second = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first)
    unfinished = verify(case).unfinished
    assert unfinished is not None
    assert unfinished.facts["decision"]["id"] == "v-2"

    path.write_bytes(first + second)
    decide(Casebook.open(case), 3)
    path.write_bytes(first)
    assert "decisions.jsonl: it has 1 decisions, and the log tells of 2" in found_in(case)


CHANGES: dict[str, Callable[[Casebook, Path], None]] = {
    "build": lambda casebook, folder: build(casebook, [folder]) and None,
    "decision": lambda casebook, folder: decide(casebook, 9),
    "vocabulary": lambda casebook, folder: add_places(casebook, folder.parent, "xm-ayn,Bir al-Ayn,settlement"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_crash_between_the_log_and_what_it_tells_of_is_no_alteration(case: Path, tmp_path: Path, what: str) -> None:
    """The state before counts; the next writer says that the entry was undone, and goes on."""
    papers = tmp_path / "more"
    papers.mkdir()
    (papers / "more.txt").write_text(ENGLISH.replace("three", "seven"))
    before = Path(shutil.copytree(case, tmp_path / "before"))
    CHANGES[what](Casebook.open(case), papers)
    entries = (case / "log.jsonl").read_bytes().splitlines(keepends=True)
    at = len((before / "log.jsonl").read_bytes().splitlines())
    (before / "log.jsonl").write_bytes(b"".join(entries[: at + 1]))

    unfinished = verify(before).unfinished
    assert unfinished is not None
    assert unfinished.what == what
    CHANGES[what](Casebook.open(before), papers)
    assert [entry.what for entry in log.entries(before)][at : at + 3] == [what, "undone", what]
    assert verify(before).unfinished is None
    assert list(Casebook.open(before).ledger()) == list(Casebook.open(case).ledger())


def test_half_a_line_of_the_log_or_of_a_decision_is_no_alteration(case: Path) -> None:
    """A crash while a line is written; the next line takes its place."""
    for name in ("log.jsonl", "decisions/decisions.jsonl"):
        path, copy = case / name, case.parent / "copy"
        shutil.copytree(case, copy)
        decide(Casebook.open(copy), 4)
        longer = (copy / name).read_bytes()
        if name == "decisions/decisions.jsonl":
            (case / "log.jsonl").write_bytes((copy / "log.jsonl").read_bytes())
        path.write_bytes(longer[: path.stat().st_size + 40])
        verify(case)
        shutil.rmtree(copy)
    decide(Casebook.open(case), 5)
    verify(case)


def test_a_casebook_that_is_being_written_to_is_not_judged(case: Path) -> None:
    """What is half written would look altered."""
    with Casebook.open(case).writing(), pytest.raises(CasebookBusy):
        verify(case)


def test_a_new_casebook_passes(tmp_path: Path) -> None:
    """It holds nothing, and its log tells that it was made."""
    assert verify(Casebook.create(tmp_path / "case").path).entries == 1


def test_a_casebook_of_the_former_format_is_read_and_taken_over(tmp_path: Path) -> None:
    """Its ledger and its problems stay; the first writer begins its log, and from then on alterations are found."""
    case = Path(shutil.copytree(FORMER / "format-1", tmp_path / "case"))
    lines = [json.loads(line) for line in (FORMER / "format-1.jsonl").read_text().splitlines()]
    casebook = Casebook.open(case)
    ids = [line["id"] for line in lines if "id" in line]

    assert [line["id"] for line in casebook.ledger()] == ids
    assert [problem.where for problem in casebook.problems()] == ["papers/broken.txt"]
    with pytest.raises(CasebookError, match="has no log yet"):
        verify(case)

    decide(casebook, 1)
    assert [entry.what for entry in log.entries(case)] == ["taken over", "decision"]
    assert [line["id"] for line in Casebook.open(case).ledger()] == ids
    assert [problem.where for problem in casebook.problems()] == ["papers/broken.txt"]
    verify(case)
    chance = random.Random(1)
    for path in files(case):
        with flipped(path, chance.randrange(path.stat().st_size), 1):
            assert path.name in found_in(case) or path.parent.name in found_in(case)
