"""What a second build reads again, and what it does not."""

from __future__ import annotations

import os
import sys
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tawthiq.casebook import log
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.verify import verify
from tawthiq.model.hashing import hash_of
from tawthiq.pipeline import fingerprint
from tawthiq.pipeline.corpus import Summary, build
from tawthiq.pipeline.seen import signature, trusted
from tawthiq.sources import guard, registry
from tawthiq.sources.problem import Problem

MADE = Path(__file__).resolve().parents[1] / "sources" / "made"
WORDS = "On 3 May 2023 an air strike killed three civilians in the village of Wadi Tin, the ministry said."
PAGE = f"<html><h1>Three killed</h1><p>{WORDS}</p></html>"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A page, an archive with a letter in it, and a PDF that is none."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "page.html").write_text(PAGE)
    with zipfile.ZipFile(folder / "letters.zip", "w") as archive:
        archive.writestr("letter.txt", WORDS)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7 and no more")
    return folder


@pytest.fixture
def casebook(tmp_path: Path, papers: Path) -> Casebook:
    """A casebook of them."""
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [papers])
    return casebook


def counts(summary: Summary) -> tuple[int, int, int, int]:
    """How many were new, changed, unchanged and unread."""
    return summary.new, summary.changed, summary.unchanged, summary.unread


def read_anew(casebook: Casebook, papers: Path, again: bool = False) -> tuple[Summary, bool]:
    """A second build, and whether any reader's process was asked."""
    guard.end_all()
    summary = build(casebook, [papers], again=again)
    return summary, bool(guard.processes())


def test_what_is_as_it_was_is_not_read_again(casebook: Casebook, papers: Path) -> None:
    """No reader is asked, and what was said of the files is said again."""
    before = casebook.problems()
    summary, asked = read_anew(casebook, papers)

    assert (counts(summary), asked) == ((0, 0, 2, 1), False)
    assert casebook.problems() == before


def test_other_bytes_under_the_same_times_and_size_are_noticed(casebook: Casebook, papers: Path) -> None:
    """A time that a program set back hides nothing."""
    page = papers / "page.html"
    told = page.stat()
    page.write_text(PAGE.replace("three", "seven"))
    os.utime(page, ns=(told.st_atime_ns, told.st_mtime_ns))
    assert page.stat().st_size == told.st_size

    summary, asked = read_anew(casebook, papers)
    assert (counts(summary), asked) == ((0, 1, 1, 1), True)


def test_an_old_file_that_nothing_touched_is_not_even_opened(tmp_path: Path, papers: Path) -> None:
    """One call of the system is enough, once its times are old enough to be trusted."""
    time.sleep(2.1)
    casebook, opened = Casebook.create(tmp_path / "case"), list[str]()
    build(casebook, [papers])
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event == "open":
            opened.append(str(arguments[0]))

    sys.addaudithook(hook)
    build(casebook, [papers])
    watching.clear()

    assert opened
    assert not [path for path in opened if path.startswith(str(papers)) and not path.endswith("manifest.csv")]


def test_a_young_time_is_not_trusted(papers: Path) -> None:
    """A change within the same tick of the disk's clock would leave it as it is."""
    now = signature(papers / "page.html")

    assert trusted(now) == ()
    assert trusted((*now[:3], now[3] - 10**10, now[4] - 10**10)) != ()
    assert trusted((*now[:3], now[3] - 10**10, now[4])) == ()
    assert signature(papers / "gone.txt") == trusted(()) == ()


def test_every_file_is_read_again_when_it_is_asked_for(casebook: Casebook, papers: Path) -> None:
    """What was remembered does not count; what was read is the same."""
    summary, asked = read_anew(casebook, papers, again=True)

    assert (counts(summary), asked) == ((0, 0, 2, 1), True)


def test_other_readers_read_every_file_again(casebook: Casebook, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a file in quarantine is tried by a newer reader or library."""
    monkeypatch.setattr(fingerprint, "of_sources", lambda: "newer")
    assert read_anew(casebook, papers)[1]
    assert not read_anew(casebook, papers)[1]


@pytest.fixture
def read_by_older(tmp_path: Path, papers: Path) -> Casebook:
    """The same casebook as a former version left it, whose reader of pages kept what is no part of the article."""
    former = tmp_path / "former"
    former.mkdir()
    (former / "sitecustomize.py").write_text(
        "from dataclasses import replace\n"
        "from tawthiq.sources import html\n"
        "now = html.read\n"
        "html.read = lambda *file: (replace(found, text=f'{found.text} Related stories.') for found in now(*file))\n"
    )
    older = tuple(replace(reader, name=f"{reader.name.split('/')[0]}/0") for reader in registry.READERS)
    casebook = Casebook.create(tmp_path / "older")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(former))
        patch.setattr(registry, "READERS", older)
        patch.setattr(fingerprint, "of_sources", lambda: "older")
        guard.end_all()
        build(casebook, [papers])
        guard.end_all()
    return casebook


def test_what_an_older_reader_read_well_is_read_anew_and_both_texts_are_kept(
    read_by_older: Casebook, papers: Path
) -> None:
    """The new text is the document's; the older stands beside it, and the log says which reader gave which."""
    (page,) = [row for row in read_by_older.documents() if row.name == "page.html"]
    before = read_by_older.text(page.id)
    assert before.endswith("Related stories.")

    assert counts(build(read_by_older, [papers])) == (0, 2, 0, 1)
    now = read_by_older.text(page.id)
    came = [(one["reader"], one["text"]) for one in read_by_older.arrivals(page.id)]
    assert now == before.removesuffix(" Related stories.")
    assert came == [("html/0 utf-8", hash_of(before)), (f"{html_reader()} utf-8", hash_of(now))]
    kept = [(read_by_older.path / "texts" / one[:2] / f"{one}.txt").read_text() for _, one in came]
    assert kept == [before, now]
    assert verify(read_by_older.path).documents == 2
    assert counts(build(read_by_older, [papers])) == (0, 0, 2, 1)


def html_reader() -> str:
    """The reader of pages with its version."""
    reader = registry.reader_by_name("page.html")
    assert reader
    return reader.name


def test_other_places_make_findings_anew_without_a_file_being_read(casebook: Casebook, papers: Path) -> None:
    """The text that is kept is enough."""
    villages = papers.parent / "villages.csv"
    villages.write_text("id,name,type\nxm-tin,Wadi Tin,settlement\n")
    with casebook.writing() as writer:
        writer.add_vocabulary("gazetteer", villages)

    summary, asked = read_anew(casebook, papers)
    assert (counts(summary), asked) == ((0, 2, 0, 1), False)
    assert "xm-tin" in {line.get("gazetteer_id") for line in casebook.lines("mention")}


def test_what_cannot_be_read_is_kept_in_quarantine_until_it_can(casebook: Casebook, papers: Path) -> None:
    """Its bytes are among the originals, its reason among the problems; mended it is a document like others."""
    (problem,) = casebook.problems()
    kept = casebook.path / "originals" / problem.kept[:2] / problem.kept
    assert problem.where == str(papers / "scan.pdf")
    assert kept.read_bytes() == (papers / "scan.pdf").read_bytes()

    (papers / "scan.pdf").write_bytes((MADE / "weasyprint_noto.pdf").read_bytes())
    assert counts(build(casebook, [papers])) == (1, 0, 2, 0)
    assert casebook.problems() == []
    assert kept.exists()


def test_a_build_of_other_files_does_not_forget_the_quarantine(casebook: Casebook, papers: Path) -> None:
    """What was never read stays in sight, after the problems of the last build."""
    (quarantined,) = casebook.problems()
    (papers.parent / "other.txt").write_bytes(b"\x00\x01")
    build(casebook, [papers.parent / "other.txt"])

    other, last = casebook.problems()
    assert (other.where, last) == (str(papers.parent / "other.txt"), quarantined)


def test_an_archive_is_kept_beside_what_came_in_it(casebook: Casebook, papers: Path) -> None:
    """The log tells of each how it came: the letter within the archive."""
    came = {entry["path"]: entry for one in log.entries(casebook.path) for entry in one.facts.get("arrivals", ())}
    archive, letter = came[str(papers / "letters.zip")], came[str(papers / "letters.zip" / "letter.txt")]

    assert (archive["document"], archive["bytes"]) == (None, (papers / "letters.zip").stat().st_size)
    assert letter["within"] == [archive["sha256"]]
    assert (letter["reader"], letter["text"]) == ("plain/1 utf-8", letter["sha256"])
    assert came[str(papers / "page.html")]["library"].startswith("lxml ")
    kept = casebook.path / "originals" / archive["sha256"][:2] / archive["sha256"]
    assert kept.read_bytes() == (papers / "letters.zip").read_bytes()


def test_the_same_text_in_other_bytes_is_said_in_every_build(tmp_path: Path) -> None:
    """Two documents, one text, one note."""
    (tmp_path / "a.txt").write_text(WORDS)
    (tmp_path / "b.txt").write_text(WORDS, encoding="utf-8-sig")
    casebook = Casebook.create(tmp_path / "case")

    for _ in range(2):
        build(casebook, [tmp_path / "a.txt", tmp_path / "b.txt"])
        first, _ = casebook.documents()
        what = f"its text is that of a.txt ({first.id}), in other bytes; both are kept"
        note = Problem(str(tmp_path / "b.txt"), what, "look whether one is a copy", "note")
        assert casebook.problems() == [note]
    assert len(list((casebook.path / "texts").rglob("*.txt"))) == 1
