"""Footnotes at the feet of pages, in PDFs that LibreOffice made of a report in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tawthiq.sources.arrive import arrive
from tawthiq.sources.extract import page_of
from tawthiq.sources.feet import Feet
from tawthiq.sources.glyphs import Glyph
from tawthiq.sources.lines import Line, lines
from tawthiq.sources.paragraphs import text_of
from tawthiq.testing import read
from tawthiq.text.notes import note_lines

NOTED = sorted((Path(__file__).parent / "noted").glob("*.pdf"))
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def body(*texts: str) -> list[Line]:
    """Full lines one below the other."""
    return [Line(text, 50, 500, 700 - 15 * at, 12, False) for at, text in enumerate(texts)]


def foot(*texts: str) -> list[Line]:
    """Lines of smaller letters at the foot of a page."""
    return [Line(text, 50, 300, 100 - 11 * at, 9, False) for at, text in enumerate(texts)]


@pytest.mark.parametrize("path", NOTED, ids=lambda path: path.name)
def test_every_note_is_a_part_of_the_document_on_its_page(path: Path) -> None:
    """All twenty-four, in order, where a note of the same words stands on every page too."""
    text = arrive(path).text
    calls = [page_of(text, call.start()) for call in re.finditer(r"(?<=[^\s⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+", text)]
    notes = note_lines(text)

    assert [int(note.of(text).split()[0].translate(RAISED)) for note in notes] == list(range(1, 25))
    assert [page_of(text, note.start) for note in notes] == calls
    assert set(calls) == {1, 2, 3}


@pytest.mark.parametrize("path", NOTED, ids=lambda path: path.name)
def test_a_sentence_goes_on_over_the_notes_at_the_end_of_its_page(path: Path) -> None:
    """No line of the text ends within a sentence, and there are as many paragraphs and notes as were written."""
    found = arrive(path).text.split("\n")

    assert len(found) == 18 + 24
    assert all(line.strip()[-1] in ".⁰¹²³⁴⁵⁶⁷⁸⁹" for line in found)


@pytest.mark.parametrize("path", NOTED, ids=lambda path: path.name)
def test_the_number_of_a_note_is_no_figure_of_a_toll(path: Path) -> None:
    """Twelve were killed, whatever number is raised beside the twelve; the words are quoted as they stand."""
    text = arrive(path).text
    tolls = [line for line in read(text).lines() if line["kind"] == "toll"]

    assert [(toll["measure"], toll["low"]) for toll in tolls] == [("killed", 12), ("injured", 31)] * 6
    assert "12¹" in tolls[0]["text"] and "12²¹" in tolls[-2]["text"]


def test_a_note_stands_before_the_paragraph_that_goes_on_over_the_page() -> None:
    """Its page is the one on which it was printed."""
    pages = [[*body("A strike hit the mill¹ and the"), *foot("1See page 9.")], body("town, and two were killed.")]

    assert text_of(pages) == "¹ See page 9.\nA strike hit the mill¹ and the\ftown, and two were killed."


def test_a_paragraph_that_fills_a_page_is_not_broken_by_its_note() -> None:
    """The note comes after it."""
    first, last = body("The strike hit the mill and"), body("town, and two were killed.")
    second = [*body("the road¹ that leads to the"), *foot("¹ See page 9.")]

    assert text_of([first, second, last]).endswith("that leads to the\ftown, and two were killed.\n¹ See page 9.")


def test_small_letters_that_no_call_leads_to_stay_in_their_place() -> None:
    """A table at the end of a page begins its rows with figures, too."""
    page = [*body("The tolls were as follows:"), *foot("12 killed in Wadi Tin", "3 in Bir Zaran")]

    assert Feet.of([page]).parted(page) == (page, [])
    assert text_of([page]).startswith("The tolls were as follows:\n12 killed in Wadi Tin")


def test_a_small_figure_that_stands_alone_is_kept() -> None:
    """The cell of a table in small type; raised beside a word it would call a note."""
    words = [Glyph(letter, 50 + 6 * at, 56 + 6 * at, 50 + 6 * at, 700, 12) for at, letter in enumerate("killed")]
    cell, call = Glyph("7", 300, 304, 300, 650, 8), Glyph("3", 86, 90, 86, 704, 8)

    assert [line.text for line in lines([*words, cell])] == ["killed", "7"]
    assert [line.text for line in lines([*words, call])] == ["killed³"]


def test_a_sign_calls_a_note_as_a_number_does() -> None:
    """As the United Nations print it of documents that are issued anew."""
    page = [*body("Report of the committee*", "on the mill."), *foot("* Reissued for technical reasons.")]

    text = text_of([page, body("It met in the spring.")])
    assert text == "Report of the committee* on the mill.\n* Reissued for technical reasons.\n\fIt met in the spring."
