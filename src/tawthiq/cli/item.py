"""One item as a person reads it: what it says, who says it, and the words where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli import display, history

if TYPE_CHECKING:
    from tawthiq.casebook.casebook import Casebook

Line = dict[str, Any]
Told = Iterator[tuple[str, str]]
"""Lines to print: what leads them in, in its column, and words of the item."""

_CONTEXT = 90
_BLANK = ("", "")
_CUSTODY = ("path", "within", "bytes", "url", "reader", "library", "text")
"""What the log tells of a document's arrival, beside what its line in the ledger does."""


def show(casebook: Casebook, line: Line) -> None:
    """Print one item of a casebook."""
    isolate = display.is_terminal()
    for lead, words in _TOLD.get(line["kind"], _in_text)(casebook, line):
        click.echo((lead + display.shown(words, isolate=isolate)).rstrip())


def toll(line: Line) -> str:
    """A toll as it is read.

    >>> toll({"low": 9, "high": 14, "group": "people", "measure": "killed"})
    '9-14 people killed'
    """
    parts = ", ".join(f"{display.bounds(part)} {part['group']}" for part in line.get("of_whom") or ())
    return f"{display.bounds(line)} {line['group']} {line['measure']}" + (f", of whom {parts}" if parts else "")


def place(line: Line) -> str:
    """A place by its names, or by its words where it has none."""
    return " ".join(str(line[key]) for key in ("name", "native") if line.get(key)) or line.get("text") or "?"


def _incident(casebook: Casebook, line: Line) -> Told:
    yield f"{line['id']}  {line['type']}, {line['when'] or 'date unknown'}, ", place(line["place"] or {})
    yield _field("alleged by", display.names(line["sources"]) or "?")
    yield _field("grade", f"{line['grade'] or '-'} ({_given(line)})")
    yield _field("status", line["status"])
    yield from _headed("Tolls", [(f"{toll(one):<28}  ", " ".join(one["accounts"])) for one in line["tolls"]])
    yield from _headed("Disputes", _disputes(line["disputes"]))
    yield from _headed("Accounts", _accounts(casebook, line["accounts"]))
    yield from _headed("Reasons", [("", reason) for reason in line["reasons"]])
    yield from _headed("History", [("", words) for words in history.told(history.of(casebook, line["id"]))])


def _given(line: Line) -> str:
    """Whether a grade is the machine's or a person's."""
    last = next((words for words in reversed(line["reasons"]) if f" decided {line['grade']}: " in words), None)
    return f"{last.partition(' decided ')[0]} decided" if last else "suggested"


def _headed(heading: str, told: Sequence[tuple[str, str]]) -> Told:
    if told:
        yield from (_BLANK, ("", heading))
        yield from ((f"  {lead}", words) for lead, words in told)


def _disputes(disputes: Sequence[Line]) -> list[tuple[str, str]]:
    since = [f", since {one['since']}" if one.get("since") else "" for one in disputes]
    return [(f"{one['field']:<12}  ", one["says"] + day) for one, day in zip(disputes, since, strict=True)]


def _accounts(casebook: Casebook, ids: Sequence[str]) -> list[tuple[str, str]]:
    accounts = {line["id"]: line for line in casebook.lines("account") if line["id"] in ids}
    wanted = {toll_id for line in accounts.values() for toll_id in line["tolls"]}
    tolls = {line["id"]: toll(line) for line in casebook.lines("toll") if line["id"] in wanted}
    names = _names(casebook)
    return [row for account in ids for row in _account(accounts[account], tolls, names)]


def _account(line: Line, tolls: dict[str, str], names: dict[str, str]) -> Told:
    by = f", by {display.names(line['by'])}" if line["by"] else ""
    yield f"{line['id']}  ", f"{line['stance']}: {line['type']}, {line['when'] or 'date unknown'}{by}"
    yield "    said by   ", display.chain(line["chain"])
    yield "    document  ", names[line["document"]]
    yield "    words     ", f"⟦{line['text']}⟧"
    for toll_id in line["tolls"]:
        yield "    toll      ", tolls[toll_id]


def _group(casebook: Casebook, line: Line) -> Told:
    yield f"{line['id']}  ", f"{line['relation']}, score {line['score']}"
    names = _names(casebook)
    yield from _headed("Documents", [(f"{document}  ", names[document]) for document in line["documents"]])
    yield from _headed("Reasons", [("", reason) for reason in line["reasons"]])
    if line["aligned"]:
        left, right = (casebook.text(document) for document in line["documents"])
        sure = line.get("sure") or [1.0] * len(line["aligned"])
        pairs = [
            (share, _cut(left, one), _cut(right, other))
            for share, (one, other) in zip(sure, line["aligned"], strict=True)
        ]
        yield from _headed("Sentences, each with its fellow", [row for pair in pairs for row in _pair(*pair)])
    for version in line.get("versions") or ():
        yield from _version(casebook, version, names)


def _pair(sure: float, left: str, right: str) -> Told:
    yield f"- {sure:4.0%}  ", left
    yield " " * 8, right


def _version(casebook: Casebook, version: Line, names: dict[str, str]) -> Told:
    """What one document has of another, what it leaves out and what it adds."""
    document, of = names[version["document"]], names[version["of"]]
    texts = casebook.text(version["of"]), casebook.text(version["document"])
    kept = [("- ", "  ", _cut(texts[0], one), _cut(texts[1], other)) for one, other in version["kept"]]
    rows = [row for first, second, one, other in kept for row in ((first, one), (second, other))]
    yield from _headed(f"Kept of {of} in {document}", rows)
    yield from _headed(f"Only in {of}", [(f"- {one['sure']:4.0%}  ", one["text"]) for one in version["left_out"]])
    yield from _headed(f"Only in {document}", [(f"- {one['sure']:4.0%}  ", one["text"]) for one in version["added"]])


def _document(casebook: Casebook, line: Line) -> Told:
    yield f"{line['id']}  ", line["name"]
    for name, value in line.items():
        if name not in ("kind", "id", "name", "parts"):
            yield _field(name, _value(value))
    if line.get("parts"):
        text = casebook.text(line["id"])
        yield from _headed("Parts", [_part(part["part"], part["span"], text) for part in line["parts"]])
    for came in casebook.arrivals(line["id"]):
        told = [_field(name, _value(came[name])) for name in _CUSTODY if came.get(name)]
        yield from _headed(f"Came {came['at']}", told)


def _part(kind: str, span: Sequence[int], text: str) -> tuple[str, str]:
    """A part of a letter: what and where it is, and its first words."""
    start, end = span
    return f"{kind:<10} {start}-{end}  ", " ".join(text[start : min(end, start + _CONTEXT)].split())


def _in_text(casebook: Casebook, line: Line) -> Told:
    """An item of one document: its fields, then its words in context."""
    text, document = casebook.text(line["document"]), _names(casebook)[line["document"]]
    start, end = line["span"]
    yield f"{line['id']}  ", _headline(line)
    if "chain" in line:
        yield _field("said by", display.chain(line["chain"]))
    for name, value in line.items():
        if name not in ("kind", "id", "document", "span", "text", "chain"):
            yield from _fields(casebook, text, name, value)
    yield _BLANK
    yield "", f"{document}, characters {start}-{end}:"
    yield "", f"{text[max(0, start - _CONTEXT) : start]}⟦{text[start:end]}⟧{text[end : end + _CONTEXT]}"


def _headline(line: Line) -> str:
    if line["kind"] == "toll":
        return f"toll: {toll(line)}"
    return f"{line['type']} {line['kind']}" if "type" in line else str(line["kind"])


def _fields(casebook: Casebook, text: str, name: str, value: Any) -> Told:
    if not value:
        yield _field(name, _value(value))
    elif name in ("statement", "parent", "part_of"):
        yield _field(name, _other(casebook, value))
    elif name in ("tolls", "places"):
        for item_id in value:
            yield _field(name, _other(casebook, item_id))
    elif name == "cue":
        yield _field(name, f"⟦{_cut(text, value)}⟧")
    elif name == "of_whom":
        yield _field(name, ", ".join(f"{display.bounds(part)} {part['group']}" for part in value))
    else:
        yield _field(name, _value(value))


def _value(value: Any) -> str:
    if isinstance(value, list):
        return display.names(value) or "-"
    if isinstance(value, dict):
        return str(value["name"])
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "-" if value is None else str(value)


def _other(casebook: Casebook, item_id: str) -> str:
    """Another item, named by its id, with its words."""
    line = casebook.item(item_id)
    says = f"{line['stance']}: " if line["kind"] == "statement" else ""
    return f"{item_id} {says}⟦{line['text']}⟧"


def _field(name: str, words: str) -> tuple[str, str]:
    return f"{name:<14}", words


def _cut(text: str, span: Sequence[int]) -> str:
    return text[span[0] : span[1]]


def _names(casebook: Casebook) -> dict[str, str]:
    return {document.id: document.name for document in casebook.documents()}


_TOLD: dict[str, Callable[[Any, Line], Told]] = {
    "incident": _incident,
    "statement_group": _group,
    "document": _document,
}
