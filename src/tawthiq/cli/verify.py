"""`tawthiq verify`."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  tawthiq verify cases/june
  tawthiq verify cases/june --head 9f2c…     the seal that was noted on another day
"""


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--head", metavar="SEAL", help="A seal that was noted before: its entry must still be in the log.")
def verify(case: Path, head: str | None) -> None:
    """Compute all of the casebook CASE anew (log, originals, texts, tables, decisions) and name the first thing that
    does not match what was written. Nothing is changed."""
    from tawthiq.casebook.verify import verify as verified

    found = verified(case, head)
    click.echo(
        f"{case}: all is as it was written\n"
        f"Documents:  {found.documents}, from {found.originals} originals, in {found.texts} texts\n"
        f"Log:        {found.entries} entries\n"
        f"Last seal:  {found.seal}"
    )
    if found.unfinished:
        what = found.unfinished.what
        click.echo(f"note: a crash cut the last {what} short; what was before it holds (run it again)", err=True)
