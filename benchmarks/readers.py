"""How well and how fast the readers read: character errors, articles of pages, encodings, documents a second.

    .venv/bin/python benchmarks/readers.py

The documents are those of ``tests/sources``, made by LibreOffice, Chromium and WeasyPrint, and pages of fifteen
builds, each beside its text. Speed counts processor time from a file's bytes to its text, on one core; it says nothing
of what is done with the text.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from statistics import median

import pypdfium2

from tawthiq.sources.arrive import arrive
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
    """The same words in each encoding, as text, as a page that declares nothing, as a table."""
    print(f"{'encoding':26} {'.txt':>10} {'.html':>10} {'.csv':>10}")
    with tempfile.TemporaryDirectory() as place:
        for encoding in (*ENCODINGS, "windows-1252"):
            words = ENGLISH if encoding == "windows-1252" else ARABIC
            errors = " ".join(f"{error:10.4f}" for error in in_encoding(Path(place), words, encoding))
            print(f"{encoding:26} {errors}")


def in_encoding(place: Path, words: str, encoding: str) -> Iterable[float]:
    """The character errors of some words in each kind of file."""
    from tawthiq.sources.arrive import Arrival, arrivals

    words = words.encode(encoding, "ignore").decode(encoding).strip().replace("\n\n", "\n")
    written = {
        "a.txt": words,
        "a.html": "<html>" + "".join(f"<p>{line}</p>" for line in words.split("\n")),
        "a.csv": 'text\n"' + words.replace('"', '""') + '"\n',
    }
    for name, text in written.items():
        (place / name).write_bytes(text.encode(encoding))
        (found,) = [came for came in arrivals(place / name) if isinstance(came, Arrival)]
        yield character_errors(plain(found.text).replace("\n\n", "\n"), words)


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
