"""The tables of a casebook: one for each kind of line of the ledger (LEDGER.md), with exactly its fields.

The columns stand in the order in which the records of ``model`` write them. ``kind`` is the table's own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from tawthiq.casebook.shapes import NUMBER, OFFSET, TEXT, WHOLE, YES_NO, Many, Record, Shape, arrow, fault

if TYPE_CHECKING:
    import pyarrow as pa

_SPAN = Many(OFFSET)
_ACTOR = Record({"actor": TEXT, "name": TEXT, "native": TEXT, "text": TEXT})
_CHAIN = Many(_ACTOR)
_COUNT: Mapping[str, Shape] = {"low": WHOLE, "high": WHOLE, "vague": TEXT}
_HEAD: Mapping[str, Shape] = {"id": TEXT, "document": TEXT, "span": _SPAN, "text": TEXT}
_DISPUTE: Mapping[str, Shape] = {
    "field": TEXT,
    "says": TEXT,
    "between": Many(TEXT),
    "accounts": Many(TEXT),
    "since": TEXT,
}
_ALONE = Record({"span": _SPAN, "text": TEXT, "sure": NUMBER})
_VERSION: Mapping[str, Shape] = {
    "document": TEXT,
    "of": TEXT,
    "kept": Many(Many(_SPAN)),
    "left_out": Many(_ALONE),
    "added": Many(_ALONE),
}
_PLACE: Mapping[str, Shape] = {
    "place_type": TEXT,
    "name": TEXT,
    "native": TEXT,
    "country": TEXT,
    "admin1": TEXT,
    "latitude": NUMBER,
    "longitude": NUMBER,
    "gazetteer_id": TEXT,
}

MENTIONS: Mapping[str, Mapping[str, Shape]] = {
    "date": {**_HEAD, "type": TEXT, "value": TEXT, "anchor": TEXT, "flag": TEXT},
    "place": {**_HEAD, "type": TEXT, **_PLACE},
    "actor": {**_HEAD, "type": TEXT, "actor": TEXT, "name": TEXT, "actor_type": TEXT},
    "number": {**_HEAD, "type": TEXT, **_COUNT},
}
"""The fields of a mention, by its ``type``. Their table holds them all, null where a type has none."""

TABLES: Mapping[str, Mapping[str, Shape]] = {
    "document": {
        "id": TEXT,
        "name": TEXT,
        "sha256": TEXT,
        "language": TEXT,
        "document_type": TEXT,
        "title": TEXT,
        "publisher": TEXT,
        "published": TEXT,
        "url": TEXT,
        "symbol": TEXT,
        "dated": TEXT,
        "addressees": Many(TEXT),
        "signatory": TEXT,
        "original": TEXT,
        "parts": Many(Record({"part": TEXT, "span": _SPAN})),
        "length": WHOLE,
    },
    "mention": {name: shape for fields in MENTIONS.values() for name, shape in fields.items()},
    "statement": {
        **_HEAD,
        "cue": _SPAN,
        "speaker": _ACTOR,
        "chain": _CHAIN,
        "stance": TEXT,
        "quoted": YES_NO,
        "parent": TEXT,
    },
    "toll": {
        **_HEAD,
        "measure": TEXT,
        **_COUNT,
        "group": TEXT,
        "scope": TEXT,
        "of_whom": Many(Record({**_COUNT, "group": TEXT, "span": _SPAN})),
        "part_of": TEXT,
        "replaces": TEXT,
        "chain": _CHAIN,
        "statement": TEXT,
    },
    "account": {
        **_HEAD,
        "type": TEXT,
        "when": TEXT,
        "places": Many(TEXT),
        "by": Many(_ACTOR),
        "against": TEXT,
        "tolls": Many(TEXT),
        "stance": TEXT,
        "chain": _CHAIN,
        "statement": TEXT,
    },
    "demand": {**_HEAD, "of": Many(_ACTOR), "action": TEXT, "chain": _CHAIN, "statement": TEXT},
    "characterisation": {**_HEAD, "term": TEXT, "chain": _CHAIN, "statement": TEXT},
    "statement_group": {
        "id": TEXT,
        "relation": TEXT,
        "documents": Many(TEXT),
        "reasons": Many(TEXT),
        "score": NUMBER,
        "aligned": Many(Many(_SPAN)),
        "sure": Many(NUMBER),
        "versions": Many(Record(_VERSION)),
    },
    "incident": {
        "id": TEXT,
        "type": TEXT,
        "when": TEXT,
        "place": Record({"document": TEXT, "id": TEXT, "text": TEXT, **_PLACE}),
        "accounts": Many(TEXT),
        "sources": Many(_ACTOR),
        "tolls": Many(Record({"measure": TEXT, "group": TEXT, **_COUNT, "accounts": Many(TEXT)})),
        "disputes": Many(Record(_DISPUTE)),
        "grade": TEXT,
        "reasons": Many(TEXT),
        "status": TEXT,
    },
    "ladder": {"id": TEXT, "document": TEXT, "ladder": TEXT},
}
"""Beside the kinds of the ledger, ``ladder`` tells how each item was made, as it is printed."""

KINDS = tuple(kind for kind in TABLES if kind != "ladder")
"""The kinds of the ledger, in the order in which a ledger gives them."""

LINK_KINDS = ("statement_group", "incident")
"""What stands across documents; all other kinds belong to one document."""


@cache
def schema(table: str) -> pa.Schema:
    """The columns of a table on disk."""
    import pyarrow as pa

    return pa.schema([pa.field(name, arrow(shape)) for name, shape in TABLES[table].items()])


def line_fault(line: Mapping[str, Any]) -> str | None:
    """What is wrong with a line of the ledger, in words; None when it has exactly the fields of its kind.

    >>> line_fault({"kind": "characterisation", "id": "c-1"})
    "c-1: it lacks ['chain', 'document', 'span', 'statement', 'term', 'text']"
    """
    fields = _fields(line)
    if fields is None:
        return f"{line.get('id')}: {line.get('kind')!r} of type {line.get('type')!r} is no kind of line"
    found = fault(Record({"kind": TEXT, **fields}), dict(line))
    return found and f"{line.get('id')}{found}"


def _fields(line: Mapping[str, Any]) -> Mapping[str, Shape] | None:
    kind = line.get("kind")
    if kind == "mention":
        return MENTIONS.get(line.get("type", ""))
    return TABLES[kind] if kind in KINDS else None


def line_of(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The line of the ledger that a row of a table holds."""
    names = MENTIONS[row["type"]] if kind == "mention" else row
    return {"kind": kind, **{name: row[name] for name in names}}
