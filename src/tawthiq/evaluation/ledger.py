"""A ledger's lines put in order for judging: by document and kind, with what can be shown in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

__all__ = ["Item", "Kinds", "Ledger", "gather", "grounded"]

Item = Mapping[str, Any]
"""One line of the ledger, as LEDGER.md describes it."""

Kinds = Mapping[str, Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the ledger says of each document, by file name and kind, and what it says across documents."""

    documents: Mapping[str, Kinds]
    incident_of: Mapping[str, str]
    groups: Sequence[frozenset[str]]


def gather(lines: Iterable[Item]) -> Ledger:
    """Put the lines of a ledger in order; lines of a document that the ledger does not head are left out."""
    kinds: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    across: defaultdict[str, list[Item]] = defaultdict(list)
    for line in lines:
        kind = line["kind"]
        if kind in ("incident", "statement_group"):
            across[kind].append(line)
            continue
        if kind == "document":
            names[line["id"]] = PurePath(line["name"]).name
        kinds[line["id" if kind == "document" else "document"]][kind].append(line)
    return Ledger(
        documents={names[key]: found for key, found in kinds.items() if key in names},
        incident_of={a: line["id"] for line in across["incident"] for a in line.get("accounts") or []},
        groups=[frozenset(names.get(m, m) for m in line["documents"]) for line in across["statement_group"]],
    )


def grounded(item: Item, text: str) -> bool:
    """The item's span is inside the document and holds the words it claims; an item without a span is not."""
    if not item.get("span"):
        return False
    start, end = item["span"]
    words = text[max(start, 0) : end]
    return bool(0 <= start < end <= len(text) and item.get("text", words) == words)
