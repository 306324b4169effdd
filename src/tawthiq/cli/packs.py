"""`tawthiq packs`."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group(epilog="\b\nExample:\n  tawthiq packs check")
def packs() -> None:
    """The language packs."""


@packs.command("check", epilog="\b\nExample:\n  tawthiq packs check")
@click.option("--root", type=click.Path(path_type=Path), help="A folder of packs other than those shipped.")
def check(root: Path | None) -> None:
    """Find every fault of every pack at once, each with its file and line and how to mend it."""
    from tawthiq.packs.check import check as faults_of
    from tawthiq.packs.source import HERE, languages

    faults = faults_of(root or HERE)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"{len(faults)} fault{'s' * (len(faults) != 1)}", err=True)
        sys.exit(1)
    click.echo(f"the packs {', '.join(languages(root or HERE))} are sound")


@packs.command("list", epilog="\b\nExample:\n  tawthiq packs list")
def listing() -> None:
    """The languages that can be read, with their status."""
    from tawthiq.packs.compile import get, languages

    for language in languages():
        pack = get(language)
        click.echo(f"{language}  {pack.name}  {pack.status}  {len(pack.lexicon.words)} words")
