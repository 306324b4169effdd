"""``derived/current.json``: what counts now. It is written last, so a crash leaves the state before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from tawthiq.casebook.layout import CURRENT, FORMAT
from tawthiq.errors import CasebookDamaged


@dataclass(frozen=True, slots=True)
class Part:
    """An immutable folder of tables, named by their content. ``tables`` gives the SHA-256 of each file."""

    id: str
    tables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a casebook holds of one document.

    ``line`` is its line in the ledger, ``made_by`` the fingerprint of what made its findings, ``origins`` the
    paths by which its bytes came, ``part`` the part that holds its findings, ``text_file`` its text under
    ``texts/``, ``reader`` what drew it from the bytes (empty in what format 1 wrote).
    """

    line: dict[str, Any]
    made_by: str
    text_sha256: str
    origins: tuple[str, ...]
    part: str
    text_file: str
    reader: str = ""

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.line["id"])

    @property
    def name(self) -> str:
        """The document's file name, as it was first seen."""
        return str(self.line["name"])


@dataclass(frozen=True, slots=True)
class Current:
    """One state of a casebook: the live parts, the links, and a row for each document.

    ``commit`` counts the states; ``problems`` and ``seen`` name lists: what could not be read, and what is remembered
    of each file. ``others`` are the originals that are no documents themselves, with the paths by which they came.
    ``format`` is that of the casebook that wrote this state.
    """

    commit: int = 0
    parts: Mapping[str, Part] = field(default_factory=dict)
    links: Part | None = None
    problems: str = ""
    seen: str = ""
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: Mapping[str, DocumentRow] = field(default_factory=dict)
    format: int = FORMAT

    def named(self) -> set[str]:
        """The names of the folders that this state needs."""
        return set(self.parts) | ({self.links.id} if self.links else set())

    def lists(self) -> set[str]:
        """The names of the lists that this state needs."""
        return {self.problems, self.seen}

    def in_order(self) -> list[DocumentRow]:
        """The documents in order of name, then id."""
        return sorted(self.documents.values(), key=lambda row: (row.name, row.id))


def load(casebook: Path) -> Current:
    """The present state; an empty one when nothing was ever committed. Raises CasebookDamaged."""
    path = casebook / CURRENT
    try:
        return _from_json(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Current()
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise CasebookDamaged(
            f"{path}: it cannot be read: {error} (restore it from a backup, or build again into a new folder)"
        ) from error


def words_of(current: Current) -> bytes:
    """A state as it is written; only one row at a time is in memory as words of its own."""
    head = _json(_head(current)).removesuffix(b"}")
    words = BytesIO(head)
    words.seek(len(head))
    words.write(b',"documents":{')
    for number, row in enumerate(current.documents.values()):
        fields = {name: getattr(row, name) for name in row.__dataclass_fields__}
        words.write(b"," * bool(number) + _json(row.id) + b":" + _json(fields))
    words.write(b"}}")
    return words.getvalue()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _head(current: Current) -> dict[str, Any]:
    """All of a state but the documents."""
    return {
        "format": FORMAT,
        "commit": current.commit,
        "parts": {part.id: dict(part.tables) for part in current.parts.values()},
        "links": asdict(current.links) if current.links else None,
        "problems": current.problems,
        "seen": current.seen,
        "others": dict(current.others),
    }


def _from_json(words: dict[str, Any]) -> Current:
    return Current(
        commit=words["commit"],
        parts={name: Part(name, tables) for name, tables in words["parts"].items()},
        links=Part(**words["links"]) if words["links"] else None,
        problems=str(words["problems"]),
        seen=words.get("seen", ""),
        others={sha256: tuple(paths) for sha256, paths in words.get("others", {}).items()},
        documents={
            name: DocumentRow(**{**row, "origins": tuple(row["origins"])}) for name, row in words["documents"].items()
        },
        format=words.get("format", 1),
    )
