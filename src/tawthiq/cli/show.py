"""`tawthiq show`."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli import count, display, history, item

if TYPE_CHECKING:
    from tawthiq.casebook.casebook import Casebook

Line = dict[str, Any]
EPILOG = """\b
Examples:
  tawthiq show cases/june incidents
  tawthiq show cases/june tolls --json | jq .low
  tawthiq show cases/june tolls --policy acled     every incident's figures, step by step
  tawthiq show cases/june sources                  who has it from whom
  tawthiq show cases/june disputes --only i-0123456789ab
  tawthiq show cases/june t-0123456789ab      one item, its chain and its words in context
  tawthiq show cases/june i-0123456789ab      one incident: tolls, disputes, accounts, reasons
  tawthiq show cases/june history             incidents that were merged or split, and into which
"""
RECORDS = ("history", "problems", "decisions", "log")
WEIGHED = ("sources", "disputes", "policies")


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("what")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for machines.")
@click.option("--policy", metavar="NAME", help="With tolls: count under this policy (`show CASE policies` lists them).")
@click.option("--only", metavar="ID", help="With sources, disputes or tolls --policy: one incident.")
def show(case: Path, what: str, as_json: bool, policy: str | None, only: str | None) -> None:
    """Show incidents, documents, tolls, statements, accounts, demands, characterisations, mentions, groups, sources,
    disputes, policies, problems, decisions, the log or the history (what was merged and split) of the casebook CASE, or
    one item by its id."""
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.model.ids import kind_of

    if what not in (*TABLES, *WEIGHED, *RECORDS) and kind_of(what) is None:
        tables = ", ".join((*TABLES, *WEIGHED, *RECORDS))
        raise click.BadParameter(
            f"{what!r} is no table and no id (say {tables}, or an id such as t-0123456789ab)", param_hint="WHAT"
        )
    _check_options(what, policy, only)
    casebook = Casebook.open(case)
    if policy:
        count.tolls(casebook, policy, only, as_json)
    elif what in WEIGHED:
        _weighed(casebook, what, only, as_json)
    elif what in TABLES:
        _table(casebook, what, as_json)
    elif what == "history":
        history.table(casebook, as_json)
    elif what in RECORDS:
        _records(casebook, what, as_json)
    elif kind_of(what) == "decision":
        _decision(casebook, what, as_json)
    elif kind_of(what) == "incident" and history.is_former(casebook, what):
        history.former(casebook, what, as_json)
    elif as_json:
        _json([casebook.item(what)])
    else:
        item.show(casebook, casebook.item(what))


def _check_options(what: str, policy: str | None, only: str | None) -> None:
    if policy and what != "tolls":
        raise click.BadParameter("a policy counts tolls (say tolls --policy NAME)", param_hint="--policy")
    if only and not policy and what not in ("sources", "disputes"):
        raise click.BadParameter("this goes with sources, disputes, or tolls --policy NAME", param_hint="--only")


def _weighed(casebook: Casebook, what: str, only: str | None, as_json: bool) -> None:
    if what == "sources":
        count.sources(casebook, only, as_json)
    elif what == "disputes":
        count.disputes(casebook, only, as_json)
    else:
        count.policies(as_json)


def _table(casebook: Casebook, what: str, as_json: bool) -> None:
    kind, columns, row = TABLES[what]
    lines = list(casebook.lines(kind))
    if as_json:
        _json(lines)
    else:
        names = {document.id: document.name for document in casebook.documents()}
        display.table(f"{len(lines)} {what}", columns, [row(line, names) for line in lines])


def _json(lines: Sequence[Line]) -> None:
    for line in lines:
        click.echo(json.dumps(line, ensure_ascii=False))


def _records(casebook: Casebook, what: str, as_json: bool) -> None:
    from dataclasses import asdict

    records: Sequence[Any] = casebook.problems() if what == "problems" else casebook.decisions()
    lines = _log(casebook) if what == "log" else [asdict(record) for record in records]
    if what == "problems" and not as_json:
        lines = [{**line, "kept": line["kept"][:12]} for line in lines]
    title = "entries" if what == "log" else what
    if as_json:
        _json(lines)
    elif lines:
        display.table(f"{len(lines)} {title}", list(lines[0]), [[_cell(v) for v in line.values()] for line in lines])
    else:
        click.echo(f"no {what}")


def _log(casebook: Casebook) -> list[Line]:
    """Each entry on a line: what it was, and how many files it is about or which."""
    keys = ("n", "at", "by", "what", "seal")
    return [{**{key: getattr(entry, key) for key in keys}, "of": _about(entry.facts)} for entry in casebook.log()]


def _about(facts: Line) -> str:
    if "arrivals" in facts:
        changed = f", {len(facts['changes'])} changes of incidents" if "changes" in facts else ""
        return f"{len(facts['arrivals'])} came, {len(facts['findings'])} read{changed}"
    if "decision" in facts:
        return f"{facts['decision']['id']} {facts['decision']['verdict']}"
    return str(facts.get("file") or facts.get("entry") or "")


def _decision(casebook: Casebook, decision_id: str, as_json: bool) -> None:
    from dataclasses import asdict

    from tawthiq.errors import NoSuchItem

    found = [asdict(decision) for decision in casebook.decisions() if decision.id == decision_id]
    if not found:
        raise NoSuchItem(f"{decision_id}: no decision has this id (`tawthiq show CASE decisions` lists them)")
    if as_json:
        _json(found)
    else:
        for name, value in found[0].items():
            click.echo(f"{name:<10} {display.shown(_cell(value), isolate=display.is_terminal())}")


def _cell(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list | tuple) else str(value)


def _incident(line: Line, names: dict[str, str]) -> list[str]:
    return [
        line["id"],
        line["when"] or "?",
        item.place(line["place"] or {}),
        line["type"],
        display.names(line["sources"]) or "?",
        display.tolls(line["tolls"]) or "-",
        str(len(line["sources"])),
        ", ".join(dict.fromkeys(dispute["field"] for dispute in line["disputes"])) or "-",
        line["grade"] or "-",
    ]


def _document(line: Line, names: dict[str, str]) -> list[str]:
    keys = ("id", "name", "language", "document_type", "publisher", "published")
    return [str(line[key] or "?") for key in keys]


def _toll(line: Line, names: dict[str, str]) -> list[str]:
    parts = ", ".join(f"{display.bounds(part)} {part['group']}" for part in line["of_whom"])
    figure = f"{display.bounds(line)} {line['group']} {line['measure']}"
    return [
        line["id"],
        figure,
        parts or "-",
        line["scope"],
        display.chain(line["chain"]),
        line["text"],
        names[line["document"]],
    ]


def _statement(line: Line, names: dict[str, str]) -> list[str]:
    words = line["text"]
    return [line["id"], line["stance"], display.chain(line["chain"]), _cut(words), names[line["document"]]]


def _account(line: Line, names: dict[str, str]) -> list[str]:
    return [
        line["id"],
        line["when"] or "?",
        line["type"],
        line["stance"],
        display.names(line["by"]) or "?",
        display.chain(line["chain"]),
        _cut(line["text"]),
        names[line["document"]],
    ]


def _demand(line: Line, names: dict[str, str]) -> list[str]:
    return [
        line["id"],
        line["action"],
        display.names(line["of"]) or "(nobody named)",
        display.chain(line["chain"]),
        _cut(line["text"]),
        names[line["document"]],
    ]


def _term(line: Line, names: dict[str, str]) -> list[str]:
    return [line["id"], line["term"], display.chain(line["chain"]), line["text"], names[line["document"]]]


def _mention(line: Line, names: dict[str, str]) -> list[str]:
    meaning = {
        "date": lambda: f"{line['value'] or '?'} ({line['anchor']})" + (f" ! {line['flag']}" if line["flag"] else ""),
        "place": lambda: f"{line['name'] or line['native']} ({line['place_type'] or '?'})",
        "actor": lambda: f"{line['name']} [{line['actor']}]",
        "number": lambda: display.bounds(line),
    }[line["type"]]()
    return [line["id"], line["type"], meaning, line["text"], names[line["document"]]]


def _group(line: Line, names: dict[str, str]) -> list[str]:
    documents = ", ".join(names.get(document, document) for document in line["documents"])
    alone = [len(version[side]) for version in line.get("versions") or () for side in ("left_out", "added")]
    return [line["id"], line["relation"], documents, str(sum(alone) or "-"), "; ".join(line["reasons"])]


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 80 else flat[:79] + "…"


Row = Callable[[Line, dict[str, str]], list[str]]
TABLES: dict[str, tuple[str, tuple[str, ...], Row]] = {
    "incidents": (
        "incident",
        ("id", "date", "place", "kind", "alleged by", "tolls", "sources", "disputes", "grade"),
        _incident,
    ),
    "documents": ("document", ("id", "name", "language", "type", "publisher", "published"), _document),
    "tolls": ("toll", ("id", "figure", "of whom", "scope", "said by", "words", "document"), _toll),
    "statements": ("statement", ("id", "stance", "said by", "words", "document"), _statement),
    "accounts": ("account", ("id", "date", "kind", "stance", "by", "said by", "words", "document"), _account),
    "demands": ("demand", ("id", "action", "of", "asked by", "words", "document"), _demand),
    "characterisations": ("characterisation", ("id", "term", "said by", "words", "document"), _term),
    "mentions": ("mention", ("id", "type", "meaning", "words", "document"), _mention),
    "groups": ("statement_group", ("id", "relation", "documents", "only in one", "reasons"), _group),
}
