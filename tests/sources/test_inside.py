"""Files that hold documents: mail, mailboxes, tables, archives and web archives."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import Workbook
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tawthiq.casebook.casebook import Casebook
from tawthiq.model.document import Origin
from tawthiq.pipeline.corpus import build
from tawthiq.sources.arrive import Arrival, Original, arrivals
from tawthiq.sources.problem import Problem
from tawthiq.sources.registry import Skipped

WORDS = "قُتل ثلاثة مدنيين في القصف على البلدة."
PAGE = f"<html><h1>Three killed</h1><p>{WORDS}</p></html>"


def read(path: Path, origin: Origin | None = None) -> list[Arrival]:
    """The documents of a file that has nothing wrong with it."""
    came = [one for one in arrivals(path, origin) if not isinstance(one, Original)]
    assert all(isinstance(one, Arrival) for one in came), came
    return [one for one in came if isinstance(one, Arrival)]


def wrong(path: Path) -> list[str]:
    """What could not be read in a file."""
    found = [one.problem() if isinstance(one, Skipped) else one for one in arrivals(path)]
    return [str(one).removeprefix(f"{path.parent}/") for one in found if isinstance(one, Problem)]


def mail(subject: str = "بيان صحفي", body: str = WORDS) -> EmailMessage:
    """A mail as programs write it, its headers not in ASCII."""
    message = EmailMessage()
    message["From"] = "مكتب الإعلام <press@ministry.example>"
    message["Date"] = "Fri, 08 Jun 2018 21:14:00 +0300"
    message["Subject"] = subject
    message.set_content(body)
    return message


def zipped(entries: Sequence[tuple[str, bytes | str]]) -> bytes:
    """An archive with these files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return held.getvalue()


def test_a_mail_is_published_by_its_sender_on_its_day(tmp_path: Path) -> None:
    """Headers in encoded words are read; the plain part is the text."""
    (tmp_path / "a.eml").write_bytes(mail().as_bytes())

    (found,) = read(tmp_path / "a.eml")

    assert (found.text.strip(), found.reader) == (WORDS, "mail/1 utf-8")
    assert found.origin == Origin("مكتب الإعلام", "2018-06-08", "بيان صحفي")


def test_what_is_attached_to_a_mail_is_a_document_of_its_own(tmp_path: Path) -> None:
    """Its own bytes are its identity, and it knows what it was inside of; a picture in the text is left."""
    message = mail()
    message.add_alternative("<p>the same as a page</p>", subtype="html")
    message.add_attachment(PAGE.encode(), "text", "html", filename="رسالة.html")
    message.add_attachment(mail("inner", "Words of the inner mail."))
    (tmp_path / "a.eml").write_bytes(message.as_bytes())

    outer, page, inner = read(tmp_path / "a.eml")

    assert (outer.text.strip(), page.text) == (WORDS, f"Three killed\n\n{WORDS}")
    assert (page.name, page.path, page.data) == ("رسالة.html", tmp_path / "a.eml" / "رسالة.html", PAGE.encode())
    assert page.within == (outer.sha256,)
    assert page.origin.publisher is None, "who sends a document has not published it"
    assert inner.origin.title == "inner"


def test_a_mail_in_an_encoding_it_does_not_name_is_read(tmp_path: Path) -> None:
    """Old programs wrote Windows-1256 and said nothing of it."""
    (tmp_path / "a.eml").write_bytes(b"From: a@b.example\r\nSubject: x\r\n\r\n" + WORDS.encode("windows-1256"))

    (found,) = read(tmp_path / "a.eml")

    assert (found.text, found.reader) == (WORDS, "mail/1 windows-1256")


def test_a_mailbox_gives_each_message(tmp_path: Path) -> None:
    """A line that begins with From inside a message does not end it."""
    messages = [mail("one"), mail("two", "Word.\n>From the town came news.\n"), mail("three")]
    held = b"\n".join(b"From x@y Fri Jun  8 21:14:00 2018\n" + message.as_bytes() for message in messages)
    (tmp_path / "a.mbox").write_bytes(held)

    found = read(tmp_path / "a.mbox")

    assert [one.origin.title for one in found] == ["one", "two", "three"]
    assert "\nFrom the town came news." in found[1].text
    assert [one.name for one in found] == ["000001.eml", "000002.eml", "000003.eml"]


@pytest.mark.parametrize(
    ("separator", "encoding"), [(",", "utf-8-sig"), (";", "windows-1256"), ("\t", "utf-16")], ids=str
)
def test_a_row_of_a_table_is_a_document(tmp_path: Path, separator: str, encoding: str) -> None:
    """Columns go by their headers in either language; a cell may hold the separator and line ends."""
    rows = [
        ["التاريخ", "المصدر", "العنوان", "النص"],
        ["2018-06-08", "وكالة السهل", "قصف البلدة", f'"{WORDS}\nثم هدأ القصف{separator} في المدينة"'],
    ]
    table = "\r\n".join(separator.join(row) for row in rows) + "\r\n"
    (tmp_path / "a.csv").write_bytes(table.encode(encoding))

    (found,) = read(tmp_path / "a.csv")

    assert found.text == f"قصف البلدة\n\n{WORDS}\nثم هدأ القصف{separator} في المدينة"
    assert found.origin == Origin("وكالة السهل", "2018-06-08", "قصف البلدة")


def test_the_columns_of_a_table_can_be_told(tmp_path: Path) -> None:
    """A file beside the table names them."""
    (tmp_path / "a.csv").write_text("what they wrote,when it was\nThe town was hit.,2018-06\n", encoding="utf-8")
    told = "text: What they wrote\npublished: when it was\n"
    (tmp_path / "a.csv.yaml").write_text(told, encoding="utf-8")

    (found,) = read(tmp_path / "a.csv")

    assert (found.text, found.origin.published) == ("The town was hit.", "2018-06")


def test_a_table_that_is_not_of_documents_is_a_note(tmp_path: Path) -> None:
    """A gazetteer beside the documents is no error."""
    (tmp_path / "a.csv").write_text("id,name\n1,Qarnat\n", encoding="utf-8")

    original, came = arrivals(tmp_path / "a.csv")

    assert isinstance(original, Original)
    assert isinstance(came, Problem) and came.severity == "note"
    assert came.what == "no column of this table holds the text of documents"


def test_the_same_text_by_two_publishers_is_two_documents(tmp_path: Path) -> None:
    """A row is more than its text: who carried a statement counts."""
    (tmp_path / "a.csv").write_text("text,source\nIt was hit.,One\nIt was hit.,Two\n", encoding="utf-8")

    assert len({one.document_id for one in read(tmp_path / "a.csv")}) == 2


def test_a_workbook_is_read_sheet_by_sheet(tmp_path: Path) -> None:
    """Dates are dates, and empty rows are nothing."""
    book = Workbook()
    sheet = book.active
    sheet.title = "June"
    for row in (["Date", "Source", "Text"], [date(2018, 6, 8), "SANA", WORDS], [None, None, None]):
        sheet.append(row)
    book.create_sheet("July").append(["text"])
    book["July"].append(["The town was hit."])
    book.save(tmp_path / "a.xlsx")

    june, july = read(tmp_path / "a.xlsx")

    assert (june.text, june.origin) == (WORDS, Origin("SANA", "2018-06-08"))
    assert july.path == tmp_path / "a.xlsx" / "July" / "000002.row.json"


def test_json_lines_are_documents_and_a_broken_line_is_a_problem(tmp_path: Path) -> None:
    """The lines after it count."""
    lines = [json.dumps({"text": "One.", "publisher": "SANA"}), "{broken", json.dumps({"body": "Two."}), "[1]"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")

    came = list(arrivals(tmp_path / "a.jsonl"))

    assert [one.text for one in came if isinstance(one, Arrival)] == ["One.", "Two."]
    assert [found.split(": ")[0] for found in wrong(tmp_path / "a.jsonl")] == ["a.jsonl:2", "a.jsonl:4"]


def test_archives_in_archives_are_read_with_their_manifests(tmp_path: Path) -> None:
    """A manifest counts for the files beside it; hidden files are none."""
    inner = zipped([("رسالة.txt", WORDS), ("manifest.csv", "file,publisher\nرسالة.txt,SANA\n")])
    entries: list[tuple[str, bytes | str]] = [
        ("in/inner.zip", inner),
        ("in/page.html", PAGE),
        ("__MACOSX/._x.txt", "x"),
    ]
    (tmp_path / "a.zip").write_bytes(zipped(entries))

    letter, page = read(tmp_path / "a.zip", Origin(language="ar"))

    assert (letter.path, letter.origin) == (
        tmp_path / "a.zip" / "in" / "inner.zip" / "رسالة.txt",
        Origin("SANA", language="ar"),
    )
    assert len(letter.within) == 2 and page.within == letter.within[:1]


def test_names_in_an_archive_lead_nowhere_else(tmp_path: Path) -> None:
    """A path upwards, an absolute one and one of Windows are names below the archive, and nothing is written."""
    names = ["../../up.txt", "/root/abs.txt", "C:\\win\\dos.txt"]
    (tmp_path / "a.zip").write_bytes(zipped([(name, "word") for name in names]))

    found = sorted(str(one.path.relative_to(tmp_path)) for one in read(tmp_path / "a.zip"))

    assert found == ["a.zip/root/abs.txt", "a.zip/up.txt", "a.zip/win/dos.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_bombs_and_locked_or_broken_files_cost_themselves(tmp_path: Path) -> None:
    """Each is a problem with its place and how to mend it; the file beside them is read."""
    entries: list[tuple[str, bytes | str]] = [("a.txt", WORDS), ("bomb.txt", b"\0" * 50_000_000), ("b.tiff", b"II")]
    data = bytearray(zipped([*entries, ("z.txt", "some words to break")]))
    at = data.rindex(b"z.txt", 0, data.index(b"PK\x01\x02"))
    data[at + 6] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))

    assert [one.text for one in arrivals(tmp_path / "a.zip") if isinstance(one, Arrival)] == [WORDS]
    tiff, bomb, broken = sorted(wrong(tmp_path / "a.zip"), key=lambda words: words.split("/")[1])
    assert tiff.startswith("a.zip/b.tiff: no reader takes .tiff files")
    assert bomb.startswith("a.zip/bomb.txt: it is packed so tight that it may be a bomb")
    assert broken.startswith("a.zip/z.txt: it cannot be unpacked")


def test_archives_are_opened_so_deep_and_no_deeper(tmp_path: Path) -> None:
    """A file inside a file inside a file ends with a problem, not with a full disk."""
    data = zipped([("a.txt", "word")])
    for _ in range(8):
        data = zipped([("deeper.zip", data)])
    (tmp_path / "a.zip").write_bytes(data)

    (problem,) = wrong(tmp_path / "a.zip")

    assert "it stands more than 8 files deep (unpack it" in problem


def warc(entries: Sequence[tuple[str, str, bytes, str]]) -> bytes:
    """A web archive as crawlers write it, packed record by record."""
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=True)
    for url, kind, data, status in entries:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=headers))
    return held.getvalue()


def test_pages_of_a_web_archive_carry_their_address(tmp_path: Path) -> None:
    """Scripts, pictures and refusals are left."""
    entries = [
        ("https://plain.example/news/qarnat.html", "text/html; charset=utf-8", PAGE.encode(), "200 OK"),
        ("https://plain.example/a.js", "text/javascript", b"x", "200 OK"),
        ("https://plain.example/gone", "text/html", b"<p>Not here.</p>", "404 Not Found"),
    ]
    (tmp_path / "a.warc.gz").write_bytes(warc(entries))

    (found,) = read(tmp_path / "a.warc.gz")

    assert (found.text, found.origin.url) == (f"Three killed\n\n{WORDS}", "https://plain.example/news/qarnat.html")
    assert found.name == "000001-plain.example-qarnat.html"


def test_a_web_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    """The rest is a problem."""
    page = ("https://plain.example/a", "text/html", PAGE.encode(), "200 OK")
    (tmp_path / "a.warc.gz").write_bytes(warc([page]) + warc([page])[:-300])
    (tmp_path / "b.warc").write_bytes(b"no archive at all")

    casebook = Casebook.create(tmp_path / "case")
    summary = build(casebook, [tmp_path / "a.warc.gz", tmp_path / "b.warc"])

    assert summary.new == 1
    assert [problem.mend for problem in casebook.problems()] == ["fetch it anew"] * 2


def test_a_build_reads_what_is_inside_and_a_second_one_finds_it_unchanged(tmp_path: Path) -> None:
    """Documents inside a file are documents of the casebook, under the file's path."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped([("letter.txt", WORDS), ("page.html", PAGE)]))
    casebook = Casebook.create(tmp_path / "case")

    first, second = build(casebook, [tmp_path / "in"]), build(casebook, [tmp_path / "in"])

    assert (first.new, second.new, second.unchanged) == (2, 0, 2)
    letter, _ = casebook.documents()
    assert letter.origins == (str(tmp_path / "in" / "a.zip" / "letter.txt"),)


def test_a_manifest_wins_over_a_page_and_the_difference_is_noted(tmp_path: Path) -> None:
    """Where both say the same in other words nothing is noted."""
    page = f'<meta property="og:site_name" content="Daily Plain"><meta name="date" content="2018-06-08">{PAGE}'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,publisher,published\na.html,The Daily Plain,2018-06-09\n")

    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "a.html"])

    (row,) = casebook.documents()
    assert (row.line["publisher"], row.line["published"]) == ("The Daily Plain", "2018-06-09")
    (note,) = casebook.problems()
    assert note.severity == "note"
    assert note.what.startswith("manifest.csv says published '2018-06-09', the file itself '2018-06-08'")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6"])
def test_lines_of_json_come_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """As tables do, though the standard knows only UTF-8."""
    words = "قالت وزارة الصحة إن ثلاثة مدنيين قتلوا في قصف على البلدة يوم الأحد"
    line = json.dumps({"text": words}, ensure_ascii=False) + "\n"
    (tmp_path / "a.jsonl").write_bytes((line * 2).encode(encoding))

    found = [came.text for came in arrivals(tmp_path / "a.jsonl") if isinstance(came, Arrival)]
    assert found == [words, words]
