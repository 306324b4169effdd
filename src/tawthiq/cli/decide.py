"""`tawthiq decide`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tawthiq.casebook.casebook import Casebook

EPILOG = """\b
Examples:
  tawthiq decide cases/june same a-0123456789ab a-ba9876543210 --by Rana --because "one strike, two spellings"
  tawthiq decide cases/june accept i-0123456789ab --by Rana --because "read both letters"
  tawthiq decide cases/june fair i-0123456789ab --by Rana --because "two sources, no known action near by"
The next build applies it; nothing that was decided is ever erased.
"""
ABOUT = {
    "same": "account",
    "different": "account",
    "accept": "incident",
    "reject": "incident",
    "confirmed": "incident",
    "fair": "incident",
    "weak": "incident",
    "contested": "incident",
    "discounted": "incident",
}


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("verdict", type=click.Choice(list(ABOUT)))
@click.argument("items", nargs=-1, required=True)
@click.option("--by", required=True, help="Who decides.")
@click.option("--because", required=True, help="Why.")
def decide(case: Path, verdict: str, items: tuple[str, ...], by: str, because: str) -> None:
    """Keep a decision on items of the casebook CASE: accounts tell of the same incident or of different ones; an
    incident is accepted or rejected, or gets its grade (in the place of the suggested one)."""
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.model.ids import make_id
    from tawthiq.model.links import Decision

    casebook = Casebook.open(case)
    _check(casebook, verdict, items)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    decision = Decision(make_id("decision", verdict, *items, by, at), verdict, items, by, because, at)
    with casebook.writing() as writer:
        writer.decide(decision)
    click.echo(f"{decision.id} kept; build again to see it applied")


def _check(casebook: Casebook, verdict: str, items: tuple[str, ...]) -> None:
    """Raise NoSuchItem, or DecisionError when the verdict is not about items of this kind, or about one twice."""
    from tawthiq.errors import DecisionError

    wanted = ABOUT[verdict]
    for item in items:
        line = casebook.item(item)
        if line["kind"] != wanted:
            named = f"; its accounts are {' '.join(line['accounts'])}" if line["kind"] == "incident" else ""
            kind = line["kind"].replace("_", " ")
            raise DecisionError(
                f"{item}: this is of kind {kind}; `{verdict}` is about {wanted}s (name {wanted}s{named})"
            )
        if items.count(item) > 1:
            raise DecisionError(f"{item}: it is named twice (name each {wanted} once)")
