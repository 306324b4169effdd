"""`tawthiq export`."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  tawthiq export cases/june --format ledger -o june.jsonl
  tawthiq export cases/june --format csv -o june-tables
  tawthiq export cases/june --format sources -o june.dot
"""


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["ledger", "csv", "sources"]), default="ledger", show_default=True)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="A file; for csv a folder.")
def export(case: Path, form: str, output: Path) -> None:
    """Write the ledger of the casebook CASE: `ledger` is JSON Lines, `csv` a folder with one table a kind, UTF-8 with
    a byte-order mark so that spreadsheets show Arabic, `sources` a DOT graph of who has it from whom."""
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.exports.registry import FORMATS
    from tawthiq.exports.registry import export as write

    count = write(Casebook.open(case).ledger(), form, output)
    click.echo(f"{count} lines written to {output} ({FORMATS[form].title}; lost: {FORMATS[form].loses})", err=True)
