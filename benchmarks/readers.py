"""How well and how fast the readers read: character errors, articles of pages, encodings, documents a second.

    .venv/bin/python benchmarks/readers.py

The documents are those of ``tests/sources``, made by LibreOffice, Chromium and WeasyPrint, and pages of many
builds, each beside its text. Speed counts processor time from a file's bytes to its text, on one core; it says nothing
of what is done with the text.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from importlib import import_module
from pathlib import Path
from statistics import median

import pypdfium2
from openpyxl import Workbook

from tawthiq.sources.arrive import Arrival, arrivals, arrive
from tawthiq.sources.registry import Reader, reader_for
from tawthiq.testing import character_errors

HOME = Path(__file__).resolve().parents[1] / "tests" / "sources"
LETTER = (HOME / "made" / "letter.txt").read_text(encoding="utf-8").strip()
ARABIC, ENGLISH = "\n".join(LETTER.split("\n")[:16]), "The town’s café – “destroyed” on 8 June – cost £500.\n" * 8
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6")
TIMES = 5


def main() -> None:
    """Print the tables."""
    made()
    pages()
    encodings()
    speeds()


def made() -> None:
    """Documents of real programs against the letter they were made of."""
    print(f"{'document':26} {'character errors':>17} {'pdfium alone':>13} {'documents/s':>12}")
    errors = []
    for path in sorted((HOME / "made").glob("*.*")):
        if path.suffix != ".txt" and path.stem != "report":
            found = character_errors(plain(arrive(path).text), LETTER)
            errors += [found] if path.suffix == ".pdf" else []
            print(f"{path.name:26} {found:17.4f} {pdfium(path):>13} {speed([path]):12.1f}")
    print(f"{'median of the PDFs':26} {median(errors):17.4f}\n")


def pdfium(path: Path) -> str:
    """The errors of what pdfium itself gives of a PDF, in its own order."""
    if path.suffix != ".pdf":
        return "-"
    whole = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(path))
    one_line = " ".join(whole.split()), " ".join(LETTER.split())
    return f"{character_errors(*one_line):.4f}"


def pages() -> None:
    """Saved pages against their articles as a person cleaned them."""
    paths = sorted((HOME / "pages").glob("*.html"))
    print(f"{'page':26} {'article F1':>17}")
    scores = [f1(arrive(path).text, path.with_suffix(".txt").read_text(encoding="utf-8")) for path in paths]
    for path, score in zip(paths, scores, strict=True):
        print(f"{path.name:26} {score:17.3f}")
    print(f"{'worst, and pages/s':26} {min(scores):17.3f} {speed(paths):26.1f}\n")


def encodings() -> None:
    """The same words in every encoding that each format of text can carry; a dash where it cannot."""
    print(f"{'encoding':14}" + "".join(f"{name:>15}" for name in FORMATS))
    with tempfile.TemporaryDirectory() as place:
        for encoding in (*ENCODINGS, "windows-1252"):
            words = ENGLISH if encoding == "windows-1252" else ARABIC
            words = words.encode(encoding, "ignore").decode(encoding).strip().replace("\n\n", "\n")
            print(f"{encoding:14}" + "".join(f"{one(Path(place), name, words, encoding):>15}" for name in FORMATS))
    print()


def one(place: Path, name: str, words: str, encoding: str) -> str:
    """The character errors of one format in one encoding."""
    data = FORMATS[name](words, encoding)
    if data is None:
        return "-"
    path = place / f"a{name.split()[0]}"
    path.write_bytes(data)
    (found,) = [came for came in arrivals(path) if isinstance(came, Arrival)]
    errors = character_errors(plain(found.text).replace("\n\n", "\n"), words)
    return f"{errors:.4f}"


def as_page(words: str, head: str = "") -> str:
    """Some words as a page, each line a paragraph."""
    return f"<html>{head}" + "".join(f"<p>{line}</p>" for line in words.split("\n"))


def declared(words: str, encoding: str) -> bytes:
    """A page that names its encoding."""
    return as_page(words, f'<head><meta charset="{encoding.removesuffix("-sig")}"></head>').encode(encoding)


def mail(words: str, encoding: str, way: str, kind: str = "plain") -> bytes | None:
    """A message; what mail does not carry is left out."""
    if encoding in ("utf-8-sig", "utf-16"):
        return None
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "a@b.example", "S"
    letter.set_content(words, subtype=kind, charset=encoding, cte=way)
    return letter.as_bytes()


def table(words: str, encoding: str) -> bytes:
    """A table with one row."""
    return ('text\n"' + words.replace('"', '""') + '"\n').encode(encoding)


def rich(words: str, encoding: str) -> bytes | None:
    """Rich text in a code page, or in Unicode where the encoding is UTF-8."""
    pages = {"windows-1256": "1256", "windows-1252": "1252"}
    if encoding == "utf-8":
        body = "".join(c if c.isascii() else f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in words)
        return ("{\\rtf1\\ansi\\uc1 " + body.replace("\n", "\\par ") + "}").encode()
    if encoding not in pages:
        return None
    body = "".join(chr(b) if 31 < b < 127 else "\\par " if b == 10 else f"\\'{b:02x}" for b in words.encode(encoding))
    return (f"{{\\rtf1\\ansi\\ansicpg{pages[encoding]} " + body + "}").encode()


def archived(words: str, encoding: str) -> bytes:
    """An archive that holds a text."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", words.encode(encoding))
    return held.getvalue()


def crawled(words: str, encoding: str) -> bytes:
    """A web archive of a page whose encoding the server names."""
    said = f"text/html; charset={encoding.removesuffix('-sig')}"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {said}\r\n\r\n".encode() + as_page(words).encode(encoding)
    kind = "WARC-Type: response\r\nContent-Type: application/http\r\nWARC-Target-URI: http://a.example/"
    return f"WARC/1.0\r\n{kind}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


FORMATS: dict[str, Callable[[str, str], bytes | None]] = {
    ".txt": str.encode,
    ".md": str.encode,
    ".html": lambda words, encoding: as_page(words).encode(encoding),
    ".html declared": declared,
    ".mhtml": lambda words, encoding: mail(as_page(words), encoding, "quoted-printable", "html"),
    ".eml qp": lambda words, encoding: mail(words, encoding, "quoted-printable"),
    ".eml base64": lambda words, encoding: mail(words, encoding, "base64"),
    ".mbox": lambda words, encoding: (m := mail(words, encoding, "base64")) and b"From a\n" + m + b"\n",
    ".csv": table,
    ".tsv": table,
    ".jsonl": lambda words, encoding: (json.dumps({"text": words}, ensure_ascii=False) + "\n").encode(encoding),
    ".rtf": rich,
    ".zip": archived,
    ".warc": crawled,
}
"""Files of some words in an encoding, by suffix; None where the format does not carry it."""


def speeds() -> None:
    """Documents a second of every format: the letter in each, and containers of a hundred."""
    print(f"{'format':26} {'documents/s':>12}")
    with tempfile.TemporaryDirectory() as place:
        for name, make in FORMATS.items():
            path = Path(place, f"a{name.split()[0]}")
            path.write_bytes(make(ARABIC, "utf-8") or b"")
            print(f"{name:26} {speed([path]):12.0f}")
        for name, data in hundreds():
            path = Path(place, f"b{name}")
            path.write_bytes(data)
            print(f"{name + ' of 100':26} {100 * speed([path]):12.0f}")


def hundreds() -> Iterable[tuple[str, bytes]]:
    """Containers of a hundred letters; what is in them is not read."""
    row, record = json.dumps({"text": ARABIC}, ensure_ascii=False).encode() + b"\n", crawled(ARABIC, "utf-8")
    yield ".jsonl", row * 100
    yield ".csv", b"text\n" + table(ARABIC, "utf-8").removeprefix(b"text\n") * 100
    yield ".mbox", (b"From a\n" + (mail(ARABIC, "utf-8", "base64") or b"") + b"\n") * 100
    yield ".warc", record * 100
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(100):
            archive.writestr(f"{number}.txt", ARABIC)
    yield ".zip", held.getvalue()
    held, book = io.BytesIO(), Workbook(write_only=True)
    sheet = book.create_sheet()
    for words in ("text", *[ARABIC] * 100):
        sheet.append([words])
    book.save(held)
    yield ".xlsx", held.getvalue()


def plain(text: str) -> str:
    """A text whose page breaks are the white space that they stand for."""
    return text.replace("\n\f", "\n").replace("\f", " ").strip()


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall over words."""
    one, other = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", wanted))
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def speed(paths: list[Path]) -> float:
    """Files for each second of processor time, read in this process."""
    began = time.process_time()
    for path in paths * TIMES:
        reader = reader_for(path)
        assert isinstance(reader, Reader)
        with path.open("rb") as file:
            list(import_module(f"tawthiq.sources.{reader.module}").read(file, path.name))
    return TIMES * len(paths) / (time.process_time() - began)


if __name__ == "__main__":
    main()
