"""What became of incidents from build to build: `tawthiq show CASE history`, and what an old id answers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli import display

if TYPE_CHECKING:
    from tawthiq.casebook.casebook import Casebook

Line = dict[str, Any]
COLUMNS = ("entry", "at", "what", "was", "is now", "by")


def table(casebook: Casebook, as_json: bool) -> None:
    """Every merge and split of the casebook, in order."""
    changes = list(casebook.changes())
    if as_json:
        click.echo("".join(f"{json.dumps(change, ensure_ascii=False)}\n" for change in changes), nl=False)
    elif changes:
        rows = [[str(change["entry"]), change["at"], change["what"], *_ends(change), _by(change)] for change in changes]
        display.table(f"{len(changes)} changes", COLUMNS, rows)
    else:
        click.echo("no incident was merged or split")


def is_former(casebook: Casebook, incident_id: str) -> bool:
    """Whether an id is that of an incident that was, and is no more."""
    if any(line["id"] == incident_id for line in casebook.lines("incident")):
        return False
    return bool(of(casebook, incident_id))


def former(casebook: Casebook, incident_id: str, as_json: bool) -> None:
    """What became of an incident that is no more."""
    became, changes = casebook.became(incident_id), of(casebook, incident_id)
    if as_json:
        line = {"kind": "former_incident", "id": incident_id, "became": became, "changes": changes}
        click.echo(json.dumps(line, ensure_ascii=False))
        return
    click.echo(f"{incident_id}  is no incident any more; its accounts are in {', '.join(became) or 'none'}")
    for words in told(changes):
        click.echo(f"  {words}")


def of(casebook: Casebook, incident_id: str) -> list[Line]:
    """The changes that an incident had a part in."""
    return [change for change in casebook.changes() if incident_id in _ids(change)]


def told(changes: Sequence[Line]) -> list[str]:
    """Each change in a line."""
    return [
        f"{change['at']}, entry {change['entry']}: {was} {change['what']}, now {now or 'none'} (by {_by(change)})"
        for change in changes
        for was, now in [_ends(change)]
    ]


def _ids(change: Line) -> set[str]:
    return {move[side] for move in change["moves"] for side in ("former", "now")}


def _ends(change: Line) -> tuple[str, str]:
    """The incidents before it and after it."""
    former_, now = ([move[side] for move in change["moves"] if move[side]] for side in ("former", "now"))
    return ", ".join(dict.fromkeys(former_)), ", ".join(dict.fromkeys(now))


def _by(change: Line) -> str:
    return ", ".join(change["decisions"]) or "the machine"
