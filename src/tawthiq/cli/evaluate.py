"""`tawthiq evaluate`."""

from __future__ import annotations

import json
from pathlib import Path

import click

EPILOG = """\b
Example:
  tawthiq evaluate cases/dev gold/ --errors
"""


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--gold-accounts", is_flag=True, help="Also link the gold's own accounts: the figure of linking alone.")
@click.option("--errors", is_flag=True, help="List every error.")
@click.option("--json", "as_json", is_flag=True, help="The figures as one JSON object.")
def evaluate(case: Path, gold: tuple[Path, ...], gold_accounts: bool, errors: bool, as_json: bool) -> None:
    """Score the casebook CASE against folders of gold: NAME.txt with NAME.gold.toml beside it."""
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.evaluation import evaluate as score

    casebook = Casebook.open(case)
    report = score(casebook.ledger(), gold)
    if gold_accounts:
        from tawthiq.evaluation.given import with_given
        from tawthiq.pipeline.links import material

        report = with_given(report, material(casebook), gold)
    if as_json:
        click.echo(json.dumps(report.figures, ensure_ascii=False))
        return
    if errors:
        click.echo("\n".join([*report.errors, ""]))
    click.echo(report.table())
