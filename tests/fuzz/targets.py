"""What is fuzzed, and what must hold of it whatever the bytes are."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path

from openpyxl import Workbook

from tawthiq.errors import SourceError
from tawthiq.sources.extract import Member, Text, sound
from tawthiq.sources.manifest import manifest_of
from tawthiq.text.fold import Folded
from tawthiq.text.sentences import sentences
from tawthiq.text.tokens import tokens

Target = Callable[[bytes], None]
SOURCES = Path(__file__).parents[1] / "sources"
CASES = Path(__file__).parent / "cases"
_MOST_FOUND = 200

WORDS = "On 3 May 2023 قُتل ثلاثة مدنيين في القصف."
MAIL = f"From: A <a@b.example>\nDate: Fri, 08 Jun 2018 21:14:00 +0300\nSubject: =?utf-8?b?2KjZitin2YY=?=\n\n{WORDS}\n"
MULTIPART = f'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/html\n\n<p>{WORDS}</p>\n--x--\n'
ANSWER = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{WORDS}</p>".encode()


def zipped() -> bytes:
    """An archive of one letter."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("letter.txt", WORDS)
    return held.getvalue()


def web_archive() -> bytes:
    """One answer of a server."""
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {len(ANSWER)}\r\n\r\n"
    return head.encode() + ANSWER + b"\r\n\r\n"


def drawn() -> bytes:
    """A PDF of one page, its words not packed, so that fuzzing can change them."""
    words = b"BT /F 12 Tf 72 700 Td (On 3 May 2023 two men died.) Tj 0 -14 Td [(Two) -300 (more) 40 (fled)] TJ ET"
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(file))
        file += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return file + head + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(file))


def workbook() -> bytes:
    """A workbook of one letter."""
    book, held = Workbook(), io.BytesIO()
    for row in (("title", "text", "published"), ("A", WORDS, date(2023, 5, 3)), ("B", 7, None)):
        book.active.append(row)
    book.save(held)
    return held.getvalue()


READERS: dict[str, str | bytes] = {
    "plain": "*.txt",
    "html": "*.html",
    "rtf": "*.rtf",
    "docx": "*.docx",
    "odt": "*.odt",
    "mail": (MAIL + MULTIPART).encode(),
    "mbox": f"From a\n{MAIL}\nFrom b\n{MAIL}".encode(),
    "mhtml": MULTIPART.encode(),
    "table_csv": f'title,text,published\nA,"{WORDS}",2023-05-03\n'.encode(),
    "table_json": f'{{"text": "{WORDS}", "published": "2023"}}\n'.encode(),
    "pdf": drawn(),
    "table_xlsx": workbook(),
    "zips": zipped(),
    "warc": web_archive(),
}
"""Readers by module, with what fuzzing begins from: files of our tests, or bytes."""

_MODULES = {module: importlib.import_module(f"tawthiq.sources.{module}") for module in READERS}


def read(module: str, data: bytes) -> None:
    """A reader ends, with texts that can be written down, or with a SourceError in the form of all.

    One that runs in a process of its own may also break: there its file becomes a problem. That of plain text runs in
    the build's process, and may not.
    """
    try:
        for found in islice(_MODULES[module].read(io.BytesIO(data), "a"), _MOST_FOUND):
            if isinstance(found, Text):
                sound(found.text).encode()
            elif isinstance(found, Member):
                assert (type(found.name), type(found.data)) == (str, bytes)
    except SourceError as error:
        assert str(error).startswith("a: ") and str(error).endswith(")"), error
    except AssertionError:
        raise
    except Exception:
        if module == "plain":
            raise


def packed(module: str, part: str, data: bytes) -> None:
    """A reader of packed files holds with any bytes in the place of one part: fuzzing cannot pack by itself."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_WHOLE[module]())) as whole, zipfile.ZipFile(held, "w") as archive:
        for name in whole.namelist():
            archive.writestr(name, data if name == part else whole.read(name))
    read(module, held.getvalue())


def manifest(data: bytes) -> None:
    """A manifest ends in what it says, and in problems that can be written down."""
    for problem in manifest_of(data, Path("manifest.csv")).problems:
        str(problem).encode()


def text(data: bytes) -> None:
    """Sentences and tokens stand in order and do not overlap; folded letters lead back in order."""
    given = sound(data.decode("utf-8", "surrogateescape"))
    for spans in (sentences(given), list(tokens(given))):
        ends = [0, *(span.end for span in spans)]
        assert all(end <= span.start < span.end <= len(given) for end, span in zip(ends, spans, strict=False))
    folded = Folded.of(given)
    assert len(folded.origins) == len(folded.text)
    assert list(folded.origins) == sorted(folded.origins)


_WHOLE = {
    "docx": cache((SOURCES / "made" / "report.docx").read_bytes),
    "odt": cache((SOURCES / "made" / "report.odt").read_bytes),
    "table_xlsx": cache(workbook),
}
PARTS = {
    "docx_body": ("docx", "word/document.xml"),
    "odt_body": ("odt", "content.xml"),
    "xlsx_sheet": ("table_xlsx", "xl/worksheets/sheet1.xml"),
    "xlsx_book": ("table_xlsx", "xl/workbook.xml"),
    "xlsx_styles": ("table_xlsx", "xl/styles.xml"),
}
"""Parts of packed files by target: the reader, and the name of the part."""

TARGETS: dict[str, Target] = {
    **{module: partial(read, module) for module in READERS},
    **{target: partial(packed, module, part) for target, (module, part) in PARTS.items()},
    "manifest": manifest,
    "text": text,
}


def seeds(target: str) -> Iterator[bytes]:
    """What to begin from, and what was found before."""
    first: str | bytes = READERS.get(target, "*.txt")
    if target in PARTS:
        module, part = PARTS[target]
        first = zipfile.ZipFile(io.BytesIO(_WHOLE[module]())).read(part)
    if isinstance(first, bytes):
        yield first
    else:
        yield from (path.read_bytes() for path in sorted(SOURCES.rglob(first)))
    yield from cases(target)


def cases(target: str) -> Iterator[bytes]:
    """What fuzzing found, now mended."""
    yield from (path.read_bytes() for path in sorted((CASES / target).glob("*")))
