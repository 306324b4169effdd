"""Files as people really have them: named wrongly, locked, empty, in encodings that say nothing of themselves."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.pipeline.corpus import build
from tawthiq.sources.arrive import Arrival, arrivals, arrive
from tawthiq.sources.problem import Problem

ARABIC = "قتلت غارة جوية 14 مدنيا في سوق وادي تين يوم 8 آذار/مارس 2019، بحسب مديرية الصحة في المحافظة."
ENGLISH = "An air strike killed 14 civilians in the market of Wadi Tin on 8 March 2019, the health office said."
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def came(path: Path) -> list[Arrival]:
    """The documents of one file."""
    return [found for found in arrivals(path) if isinstance(found, Arrival)]


def refused(path: Path) -> str:
    """Why a file is not read."""
    with pytest.raises(SourceError) as error:
        list(arrivals(path))
    return str(error.value).removeprefix(f"{path}: ")


def zipped(names: dict[str, bytes]) -> bytes:
    """An archive of files."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, words in names.items():
            archive.writestr(name, words)
    return data.getvalue()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [ARABIC, ENGLISH], ids=["ar", "en"])
def test_utf16_without_its_mark_is_known_by_its_words(tmp_path: Path, text: str, encoding: str) -> None:
    """In plain texts and in pages."""
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (tmp_path / "a.html").write_bytes(f"<html><p>{text}</p></html>".encode(encoding))

    assert [arrive(tmp_path / name).text for name in ("a.txt", "a.html")] == [text, text]
    assert arrive(tmp_path / "a.txt").reader == f"plain/1 {encoding}"


def test_utf32_is_known_by_its_mark(tmp_path: Path) -> None:
    """Its mark begins with that of UTF-16."""
    (tmp_path / "a.txt").write_bytes(ARABIC.encode("utf-32"))

    assert arrive(tmp_path / "a.txt").text == ARABIC


def test_a_text_that_was_put_together_of_two_encodings_is_read_line_by_line(tmp_path: Path) -> None:
    """And its reader says so."""
    (tmp_path / "a.txt").write_bytes(f"{ARABIC}\n".encode() + f"{ARABIC}\n".encode("windows-1256") + b"End.\n")
    found = arrive(tmp_path / "a.txt")

    assert found.text == f"{ARABIC}\n{ARABIC}\nEnd.\n"
    assert found.reader == "plain/1 utf-8, windows-1256"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.docx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "it is locked with a password (save it"),
        ("a.xlsx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "it is locked with a password (save it"),
        ("a.docx", OLD_OFFICE, "it is a file of the old Office, before 2007 (save it as .docx"),
        ("a.odt", zipped({"META-INF/manifest.xml": b"<encryption-data/>", "content.xml": b"\x00"}), "it is locked"),
        ("a.pdf", zipped({"word/document.xml": b"<x/>"}), "it is a Word file (name it .docx)"),
        ("a.html", b"%PDF-1.7 and so on", "it is a PDF (name it .pdf)"),
        ("a.txt", b"%PDF-1.7 and so on", "it is no text but a PDF (name it .pdf and build again)"),
        ("a.txt", b"\x89PNG\r\n", "it is no text but a picture"),
        *((f"a.{suffix}", b"", "it is empty (look for") for suffix in ("html", "pdf", "docx", "mbox", "zip", "csv")),
    ],
)
def test_what_a_file_really_is_stands_in_its_error(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    """Locked, empty, of an old format, or another format than its name says."""
    (tmp_path / name).write_bytes(data)

    assert refused(tmp_path / name).startswith(says)


@pytest.mark.parametrize("page", ["cp1256", "cp720", "utf-8"])
def test_names_in_the_code_pages_of_arabic_windows_are_read(tmp_path: Path, page: str) -> None:
    """An archive says of them neither the one nor the other."""
    name = "تقرير وادي تين.txt".encode(page)
    stand_in = b"n" * len(name)
    data = zipped({stand_in.decode(): ARABIC.encode()})
    (tmp_path / "a.zip").write_bytes(data.replace(stand_in, name))

    assert [found.name for found in came(tmp_path / "a.zip")] == ["تقرير وادي تين.txt"]


def test_a_table_may_have_a_title_above_its_header_and_merged_cells(tmp_path: Path) -> None:
    """A cell that was merged downwards counts for each row; a problem names the row of the sheet."""
    book = Workbook()
    sheet = book.active
    for row in (["Reports of 2019"], ["Date", "Source", "Text"], [date(2019, 3, 8), "Office", ARABIC]):
        sheet.append(row)
    sheet.append([date(2019, 3, 9), None, ENGLISH])
    sheet.append(["soon", "Other", ENGLISH])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B3:B4")
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_text(f"Reports, of 2019\nDate;Text\n2019-03-08;{ARABIC}\n", encoding="utf-8")

    found = came(tmp_path / "a.xlsx")
    assert [(one.origin.publisher, one.origin.published) for one in found] == [
        ("Office", "2019-03-08"),
        ("Office", "2019-03-09"),
        ("Other", None),
    ]
    (problem,) = [one for one in arrivals(tmp_path / "a.xlsx") if isinstance(one, Problem)]
    assert problem.where.endswith("a.xlsx/Sheet:5")
    assert [(one.text, one.origin) for one in came(tmp_path / "a.csv")] == [(ARABIC, Origin(published="2019-03-08"))]


def record(number: int, packed: str = "") -> bytes:
    """One answer of a web archive."""
    page = f"<html><h1>Strike {number}</h1><p>{ENGLISH}</p></html>".encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {packed}\r\n\r\n".encode()
    answer = head + page
    told = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/{number}\r\n"
    kind = f"Content-Type: application/http\r\nContent-Length: {len(answer)}\r\n\r\n"
    return (told + kind).encode() + answer + b"\r\n\r\n"


def test_a_web_archive_that_was_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    """As one whose records were packed one by one."""
    records = [record(number) for number in range(3)]
    (tmp_path / "whole.warc.gz").write_bytes(gzip.compress(b"".join(records)))
    (tmp_path / "each.warc.gz").write_bytes(b"".join(map(gzip.compress, records)))

    whole, each = came(tmp_path / "whole.warc.gz"), came(tmp_path / "each.warc.gz")
    assert [one.text for one in whole] == [one.text for one in each]
    assert len(whole) == 3


def test_an_answer_that_cannot_be_unpacked_is_a_problem_and_no_document(tmp_path: Path) -> None:
    """Its bytes would make no words."""
    (tmp_path / "a.warc").write_bytes(record(1, "zstd") + record(2))

    found = list(arrivals(tmp_path / "a.warc"))
    assert [one.what for one in found if isinstance(one, Problem)] == ["it is packed with zstd, which is not read"]
    assert [one.text.split("\n")[0] for one in found if isinstance(one, Arrival)] == ["Strike 2"]


def test_rich_text_begins_in_the_code_page_of_its_default_font(tmp_path: Path) -> None:
    """Where no other font was chosen yet, or all was set back."""
    body = "".join(f"\\'{byte:02x}" if byte > 127 else chr(byte) for byte in ARABIC.encode("cp1256"))
    fonts = r"{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset178 Arial;}}"
    (tmp_path / "a.rtf").write_text(rf"{{\rtf1\ansi\ansicpg1252\deff1{fonts}\pard {body}\f0 x\plain {body}\par}}")

    assert arrive(tmp_path / "a.rtf").text == f"{ARABIC}x{ARABIC}"


def test_a_casebook_goes_on_in_another_folder(tmp_path: Path) -> None:
    """Nothing in it names the place where it stands."""
    (tmp_path / "a.txt").write_text(ENGLISH, encoding="utf-8")
    build(Casebook.create(tmp_path / "case"), [tmp_path / "a.txt"])
    before = list(Casebook.open(tmp_path / "case").ledger())
    (tmp_path / "case").rename(tmp_path / "moved")

    moved = Casebook.open(tmp_path / "moved")
    assert list(moved.ledger()) == before
    assert build(moved, [tmp_path / "a.txt"]).unchanged == 1
