"""Documents that real programs made of one letter: LibreOffice, Chromium's print, WeasyPrint, in three fonts."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest

from tawthiq.sources.arrive import arrive
from tawthiq.sources.extract import page_of
from tawthiq.testing import character_errors

MADE = Path(__file__).parent / "made"
PDFS = sorted(MADE.glob("*.pdf"))
OFFICE = sorted(MADE.glob("libreoffice.*"))
LETTER = (MADE / "letter.txt").read_text(encoding="utf-8").strip()
NUMBER = re.compile(r"\d[\d.,:/]*\d|\d")


def read(path: Path) -> str:
    """The text of one document, its page breaks as the white space they stand for."""
    return arrive(path).text.replace("\n\f", "\n").replace("\f", " ").strip()


@pytest.mark.parametrize("path", [*PDFS, *OFFICE], ids=lambda path: path.name)
def test_a_document_reads_as_the_letter_it_was_made_of(path: Path) -> None:
    """At most one character in a hundred is wrong: order, lam-alef, marks, brackets, spaces and line ends count."""
    assert character_errors(read(path), LETTER) <= 0.01


def test_half_of_the_documents_have_hardly_an_error() -> None:
    """The median over the nine PDFs."""
    assert len(PDFS) == 9
    assert median(character_errors(read(path), LETTER) for path in PDFS) <= 0.0005


@pytest.mark.parametrize("path", [*PDFS, *OFFICE], ids=lambda path: path.name)
def test_every_number_and_date_stands_in_its_place(path: Path) -> None:
    """A figure on another word would be another claim."""
    assert NUMBER.findall(read(path)) == NUMBER.findall(LETTER)


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
def test_notes_follow_their_paragraph_and_cells_and_items_stand_alone(kind: str) -> None:
    """A footnote does not break the sentence that calls it, and its number is no figure of the text."""
    lines = [" ".join(line.split()) for line in read(MADE / f"report.{kind}").split("\n") if line.strip()]

    assert lines == [
        "تقرير عن قصف القرنات",
        "قتل سبعة مدنيين في قصف البلدة يوم 8 حزيران/يونيه 2018.",
        "انظر الوثيقة S/2018/544.",
        *("البلدة", "القتلى", "القرنات", "7"),
        "طلب فتح تحقيق",
    ]


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_a_span_knows_its_page_and_heads_are_dropped(path: Path) -> None:
    """The last words stand on the last page, and neither the running head nor a page number is a paragraph."""
    text = arrive(path).text

    assert page_of(text, 0) == 1
    assert page_of(text, text.index("wounding 22 others")) == text.count("\f") + 1 >= 2
    assert "S/2018/571" not in text and not re.search(r"^\d/\d$", text, re.MULTILINE)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.name)
def test_a_paragraph_goes_on_over_the_end_of_a_page(path: Path) -> None:
    """There are as many paragraphs as in the letter."""
    assert read(path).count("\n") == LETTER.count("\n")
