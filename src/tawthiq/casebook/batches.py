"""From lines of the ledger to rows of the tables, each line checked against its kind first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from tawthiq.casebook.parts import Batches
from tawthiq.casebook.tables import LINK_KINDS, line_fault, schema
from tawthiq.errors import CasebookError

Line = dict[str, Any]


def of_document(document: Line, lines: Iterable[Line], ladders: Mapping[str, str]) -> Batches:
    """The rows of one document: its own line, the lines of its items in order, and how each was made.

    The document's own line among ``lines`` is passed over. Raises CasebookError naming the first line that
    does not fit its kind or belongs elsewhere.
    """
    rows: dict[str, list[Line]] = {"document": [_checked(document)]}
    for line in lines:
        if line.get("kind") == "document" and line.get("id") == document["id"]:
            continue
        rows.setdefault(_kind_within(document, line), []).append(line)
    for kind in rows.keys() - {"document"}:
        rows[kind].sort(key=lambda line: (line["span"] or [], line["id"]))
    rows["ladder"] = [
        {"id": name, "document": document["id"], "ladder": ladder} for name, ladder in sorted(ladders.items())
    ]
    return _batches(rows)


def of_links(groups: Iterable[Line], incidents: Iterable[Line]) -> Batches:
    """The rows of what stands across documents, in order of id. Raises CasebookError."""
    given = {"statement_group": groups, "incident": incidents}
    return _batches({kind: _links(kind, lines) for kind, lines in given.items()})


def _kind_within(document: Line, line: Line) -> str:
    kind = str(_checked(line)["kind"])
    if kind in LINK_KINDS or line.get("document") != document["id"]:
        raise CasebookError(f"{line['id']}: this {kind} is not of document {document['id']} (put it where it belongs)")
    return kind


def _links(kind: str, lines: Iterable[Line]) -> list[Line]:
    found = sorted(map(_checked, lines), key=lambda line: str(line["id"]))
    for line in found:
        if line["kind"] != kind:
            raise CasebookError(f"{line['id']}: its kind is {line['kind']}, not {kind} (put it where it belongs)")
    return found


def _checked(line: Line) -> Line:
    if found := line_fault(line):
        raise CasebookError(f"{found} (casebook/tables.py tells the fields of each kind)")
    return line


def _batches(rows: Mapping[str, list[Line]]) -> Batches:
    try:
        return {
            table: pa.RecordBatch.from_pylist(found, schema=schema(table)) for table, found in rows.items() if found
        }
    except UnicodeEncodeError as error:
        raise CasebookError(f"{error.object!r} holds half a character (mend the reader that gave it)") from None
