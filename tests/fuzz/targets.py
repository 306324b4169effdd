"""What is fuzzed, and what must hold of it whatever the bytes are."""

from __future__ import annotations

import importlib
import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

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
PARTS = f'Content-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/html\n\n<p>{WORDS}</p>\n--x--\n'
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


READERS: dict[str, str | bytes] = {
    "plain": "*.txt",
    "html": "*.html",
    "rtf": "*.rtf",
    "docx": "*.docx",
    "odt": "*.odt",
    "mail": (MAIL + PARTS).encode(),
    "mbox": f"From a\n{MAIL}\nFrom b\n{MAIL}".encode(),
    "mhtml": PARTS.encode(),
    "table_csv": f'title,text,published\nA,"{WORDS}",2023-05-03\n'.encode(),
    "table_json": f'{{"text": "{WORDS}", "published": "2023"}}\n'.encode(),
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


TARGETS: dict[str, Target] = {
    **{module: partial(read, module) for module in READERS},
    "manifest": manifest,
    "text": text,
}


def seeds(target: str) -> Iterator[bytes]:
    """What to begin from, and what was found before."""
    first = READERS.get(target, "*.txt")
    if isinstance(first, bytes):
        yield first
    else:
        yield from (path.read_bytes() for path in sorted(SOURCES.rglob(first)))
    yield from cases(target)


def cases(target: str) -> Iterator[bytes]:
    """What fuzzing found, now mended."""
    yield from (path.read_bytes() for path in sorted((CASES / target).glob("*")))
