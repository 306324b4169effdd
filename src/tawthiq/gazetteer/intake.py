"""What every importer gives: places, and for each row that it leaves out, which and why."""

from __future__ import annotations

import gzip
import io
import math
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer.names import is_arabic, is_latin
from tawthiq.gazetteer.places import Place


@dataclass(frozen=True, slots=True)
class Left:
    """A row that was left out: its file and line, and why. ``fault`` when the row itself is broken."""

    where: str
    why: str
    fault: bool = True


Row = Place | Left


@contextmanager
def opened(path: Path, member: str | None = None) -> Iterator[TextIO]:
    """A text file, plain, gzipped or in a zip archive, line by line. Raises VocabularyError when it is none."""
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(member or _only_table(path, archive)) as inner:
                yield io.TextIOWrapper(inner, encoding="utf-8-sig", newline="")
        elif path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
                yield lines
        else:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                yield lines
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{path}: not UTF-8: {error.reason} (save it as UTF-8)") from None
    except (zipfile.BadZipFile, gzip.BadGzipFile, EOFError) as error:
        raise VocabularyError(f"{path}: it cannot be unpacked: {error} (fetch it again)") from None
    except OSError as error:
        raise VocabularyError(f"{path}: {error.strerror or error} (name a file that can be read)") from None


def _only_table(path: Path, archive: zipfile.ZipFile) -> str:
    tables = [n for n in archive.namelist() if n.endswith((".txt", ".csv", ".tsv")) and "readme" not in n.casefold()]
    named = [n for n in tables if Path(n).stem.casefold() == path.stem.casefold()] or tables
    if len(named) != 1:
        raise VocabularyError(f"{path}: it holds {len(named)} tables (unpack it and add the one with the places)")
    return named[0]


def degrees(latitude: str, longitude: str) -> tuple[float, float] | None:
    """Two coordinates in degrees; None when they are none, or outside the Earth, or 0, 0.

    >>> degrees("35.1", "36,75"), degrees("95", "36"), degrees("0", "0")
    ((35.1, 36.75), None, None)
    """
    try:
        north, east = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
    except ValueError:
        return None
    sound = math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180
    return (north, east) if sound and (north or east) else None


def number(text: str) -> int:
    """A count of people; 0 where none is given."""
    digits = text.replace(",", "").split(".")[0].strip()
    return int(digits) if digits.isdecimal() else 0


def readable(names: Iterator[str] | list[str]) -> tuple[str, ...]:
    """The names that our languages can meet: in Arabic or Latin letters, each once, no codes.

    >>> readable(["Aleppo", "حلب", "Халеб", "ALP", "Aleppo "])
    ('Aleppo', 'حلب')
    """
    cleaned = [name if name.isalpha() else " ".join(name.split()) for name in names]
    return tuple(dict.fromkeys(filter(_is_name, cleaned)))


def _is_name(name: str) -> bool:
    if len(name) < 2 or "/" in name or (len(name) <= 4 and name.isascii() and name.isupper()):
        return False
    return is_latin(name) or is_arabic(name)
