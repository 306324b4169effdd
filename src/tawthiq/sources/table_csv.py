"""CSV tables of documents, with commas, semicolons or tabs, in any encoding that plain text may have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources import plain
from tawthiq.sources.extract import Found
from tawthiq.sources.rows import is_header, table

_SAMPLE = 1_000_000
_LONGEST_CELL = 50_000_000
_SEPARATORS = ",;\t|"
_TOP = 10


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The rows of a table. Raises SourceError when it is no table, or breaks off."""
    sample = file.read(_SAMPLE)
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1]
    _, encoding = plain.decode(whole, name)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        separator = _separator(plain.decode(whole, name)[0])
        if text.read(1) != "\ufeff":
            text.seek(0)
        yield from table(file, name, csv.reader(text, delimiter=separator))
    except (csv.Error, UnicodeDecodeError) as error:
        raise SourceError(f"{name}: it breaks off: {error} (save it as CSV in UTF-8)") from None
    finally:
        text.detach()


def _separator(sample: str) -> str:
    """What stands between the cells: what makes a header of one of the first lines, or is most often in the first."""
    lines = sample.splitlines()[:_TOP]
    for line in lines:
        for separator in sorted(_SEPARATORS, key=line.count, reverse=True):
            if separator in line and is_header(next(csv.reader([line], delimiter=separator), [])):
                return separator
    return max(_SEPARATORS, key=lines[0].count) if lines else _SEPARATORS[0]
