"""Files made to harm: bombs, claims, loops and broken bytes end as a problem, or as the words that are there."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawthiq.errors import SourceError
from tawthiq.sources import ocr
from tawthiq.sources.arrive import Arrival, arrivals, arrive

MADE = Path(__file__).parent / "made"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + at)} "{f"&{chr(97 + at)};" * 10}">' for at in range(9)
)
THEFT = '<!DOCTYPE a [<!ENTITY j SYSTEM "file:///etc/passwd">'


def word(body: str, head: str = "") -> bytes:
    """A Word file with this body."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'{head}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return held.getvalue()


def said(path: Path, data: bytes) -> str:
    """The text of a file, or why it could not be read, within a time that a person would wait."""
    path.write_bytes(data)
    began = time.monotonic()
    try:
        return arrive(path).text
    except SourceError as error:
        return str(error).removeprefix(f"{path.parent}/")
    finally:
        assert time.monotonic() - began < 60


@pytest.mark.parametrize("head", [f"{BOMB}]>", f"{THEFT}]>"], ids=["bomb", "theft"])
def test_entities_of_xml_are_not_opened(tmp_path: Path, head: str) -> None:
    """A bomb of entities stays small, and none brings in a file of this machine."""
    text = said(tmp_path / "a.docx", word("<w:p><w:r><w:t>The town &j; was hit.</w:t></w:r></w:p>", head))

    assert len(text) < 1_000 and "root:" not in text


def test_a_part_that_unpacks_to_a_bomb_is_refused(tmp_path: Path) -> None:
    """210 MB of spaces in 200 KB."""
    text = said(tmp_path / "a.docx", word(" " * 210_000_000))

    assert text == "a.docx: it unpacks to more than 200 MB (save it as text)"


def test_elements_nested_without_end_are_read_or_refused(tmp_path: Path) -> None:
    """A hundred thousand deep."""
    deep = "<w:r>" * 100_000 + "<w:t>word</w:t>" + "</w:r>" * 100_000

    assert said(tmp_path / "a.docx", word(f"<w:p>{deep}</w:p>"))


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "pdf", "xlsx", "zip", "mbox", "eml", "warc"])
@pytest.mark.parametrize(
    "data", [b"", b"\x00" * 100, b"words that are none of it\n" * 9], ids=["empty", "NUL", "words"]
)
def test_a_file_that_is_not_what_its_suffix_says_tells_how_to_mend_it(tmp_path: Path, kind: str, data: bytes) -> None:
    """Every reader names the file, what is wrong, and the way out."""
    path = tmp_path / f"a.{kind}"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=rf"/a\.{kind}: .+ \(.+\)$"):
        list(arrivals(path))


def test_tracked_deletions_of_word_are_left_and_insertions_kept(tmp_path: Path) -> None:
    """The text is as it stands when all changes are accepted; footnotes of the text follow its paragraph."""
    body = (
        "<w:p><w:r><w:t>Killed </w:t></w:r><w:del><w:r><w:delText>two</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>three</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a cell</w:t></w:r></w:p>"
        '</w:tc></w:tr></w:tbl><w:p><w:r><w:t>One page</w:t><w:br w:type="page"/><w:t>another</w:t></w:r></w:p>'
    )

    assert said(tmp_path / "a.docx", word(body)) == "Killed three\na cell\nOne page\fanother"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1256 \'de\'ca\'e1\par three}", "قتل\nthree"),
        (r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset178 B;}}\f1\'de\'ca\'e1\f0  caf\'e9}", "قتل café"),
        (r"{\rtf1\uc1\u1602?\u1578?\u1604? {\*\hidden x}{\pict ff00}\u-10179?\u-8704? end}", "قتل \U0001f600 end"),
        ("{\\rtf1 " + "{" * 9_000 + "deep" + "}" * 9_000 + "}", "deep"),
        ("{\\rtf1 " + "{" * 200_000, "a.rtf: its groups are nested too deep (save it as text)"),
        (r"{\rtf1 before\bin999999999 }", "before"),
    ],
)
def test_rich_text_is_read_in_its_code_pages_and_within_bounds(tmp_path: Path, body: str, text: str) -> None:
    """Code pages of the file and of its fonts, Unicode in halves, hidden groups, depth."""
    assert said(tmp_path / "a.rtf", body.encode("ascii")) == text


def pdf(*objects: bytes) -> bytes:
    """A PDF with these objects, numbered from 1; the first is its catalogue."""
    held, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return held + end % (len(objects) + 1, table, len(objects) + 1, len(held))


def test_a_pdf_that_claims_a_million_pages_ends_soon(tmp_path: Path) -> None:
    """What it claims is not what it has."""
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000/Kids[]>>")

    assert said(tmp_path / "a.pdf", data).startswith("a.pdf: ")


def test_pages_of_a_pdf_that_hold_each_other_end_soon(tmp_path: Path) -> None:
    """A tree of pages that leads back to its root."""
    data = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>")

    assert said(tmp_path / "a.pdf", data).startswith("a.pdf: ")


def scan() -> bytes:
    """The first page of the letter as a picture in a PDF, as a scanner makes it."""
    page = pypdfium2.PdfDocument(MADE / "libreoffice_noto.pdf")[0]
    grey = page.render(scale=3, grayscale=True)
    rows = b"".join(bytes(grey.buffer)[at * grey.stride :][: grey.width] for at in range(grey.height))
    packed = zlib.compress(rows)
    picture = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
    picture = picture % (grey.width, grey.height) + b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
    drawing = b"q 595 0 0 842 0 0 cm /A Do Q"
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</A 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(drawing), drawing),
        picture + packed + b"\nendstream",
    )


def test_a_scan_says_that_it_needs_to_be_read_as_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Tesseract the problem says what to install."""
    from tawthiq.sources import guard

    monkeypatch.setenv("PATH", str(tmp_path))
    guard.end_all()
    text = said(tmp_path / "a.pdf", scan())
    guard.end_all()

    assert text == f"a.pdf: its pages are pictures, or empty ({ocr.MEND})"


@pytest.mark.skipif("ara" not in ocr.languages(), reason="Tesseract with Arabic is not installed (tesseract-ocr-ara)")
def test_a_scan_is_read_when_tesseract_is_installed(tmp_path: Path) -> None:
    """Its words and figures are there, and the reader says how they came."""
    (tmp_path / "a.pdf").write_bytes(scan())

    found = arrive(tmp_path / "a.pdf")

    assert found.reader == "pdf/2 tesseract ara+eng"
    assert "مجلس الأمن" in found.text and "2018" in found.text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_broken_bytes_never_end_a_run(tmp_path: Path, data: st.DataObject) -> None:
    """Real documents with some bytes changed, or cut: a document, or a problem, and the next file is read."""
    name = data.draw(st.sampled_from(["libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "weasyprint_noto.pdf"]))
    held = bytearray((MADE / name).read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(held) - 1), max_size=20)):
        held[at] = data.draw(st.integers(0, 255))
    del held[data.draw(st.integers(len(held) // 2, len(held))) :]
    path = tmp_path / f"a{Path(name).suffix}"
    path.write_bytes(bytes(held))
    try:
        came = list(arrivals(path))
    except SourceError as error:
        assert str(error).startswith(f"{path}: ") and str(error).endswith(")")
    else:
        assert all(one.text == one.text.encode().decode() for one in came if isinstance(one, Arrival))
