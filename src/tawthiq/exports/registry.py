"""The exporters, by the name of their format. A new one is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tawthiq.exports.common import Exporter
from tawthiq.exports.ledger import Ledger
from tawthiq.exports.sources import Sources
from tawthiq.exports.tables import Tables

FORMATS: dict[str, type[Exporter]] = {
    "ledger": Ledger,
    "csv": Tables,
    "sources": Sources,
}


def export(lines: Iterable[dict[str, Any]], form: str, target: Path) -> int:
    """Write ledger lines to a path in a format; how many lines there were. Raises OSError, and leaves no half."""
    exporter = FORMATS[form]()
    exporter.start(target)
    count = 0
    try:
        for line in lines:
            exporter.feed(line)
            count += 1
        exporter.finish()
    except BaseException:
        exporter.abandon()
        raise
    return count
