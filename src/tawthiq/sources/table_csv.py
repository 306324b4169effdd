"""CSV tables of documents, with commas, semicolons or tabs, in any encoding that plain text may have."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources import plain
from tawthiq.sources.extract import Found
from tawthiq.sources.rows import documents

_SAMPLE = 1_000_000
_LONGEST_CELL = 50_000_000
_SEPARATORS = ",;\t|"


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The rows of a table. Raises SourceError when it is no table, or breaks off."""
    sample = file.read(_SAMPLE)
    whole = sample if len(sample) < _SAMPLE else sample[: sample.rfind(b"\n") + 1]
    _, encoding = plain.decode(whole, name)
    file.seek(0)
    text = io.TextIOWrapper(file, encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        first = text.readline(_SAMPLE).lstrip("\ufeff")
        separator = max(_SEPARATORS, key=first.count)
        header = next(csv.reader([first], delimiter=separator), [])
        yield from documents(file, name, header, csv.reader(text, delimiter=separator))
    except (csv.Error, UnicodeDecodeError) as error:
        raise SourceError(f"{name}: it breaks off: {error} (save it as CSV in UTF-8)") from None
    finally:
        text.detach()
