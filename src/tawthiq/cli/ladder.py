"""`tawthiq ladder`."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Example:
  tawthiq ladder cases/june t-0123456789ab
"""


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("item_id")
def ladder(case: Path, item_id: str) -> None:
    """Show how the item ITEM_ID of the casebook CASE was made: kind, rule, file and line, words; one rung a line."""
    from tawthiq.casebook.casebook import Casebook

    casebook = Casebook.open(case)
    line = casebook.item(item_id)
    if line["kind"] in ("incident", "statement_group"):
        click.echo("\n".join(line["reasons"]) or "it stands alone: nothing was joined")
    else:
        click.echo(casebook.ladder(item_id))
