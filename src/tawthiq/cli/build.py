"""`tawthiq build`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tawthiq.pipeline.corpus import Summary

EPILOG = """\b
Examples:
  tawthiq build cases/june letters/ more/letter.txt
  tawthiq build cases/june letters/ --gazetteer villages.csv --actors parties.yaml
A second run reads only what is new or changed.
"""


@click.command(epilog=EPILOG)
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--gazetteer", multiple=True, type=click.Path(path_type=Path), help="A CSV of places to add first.")
@click.option("--actors", multiple=True, type=click.Path(path_type=Path), help="A YAML of actors to add first.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Processes to read with.")
@click.option("--quiet", is_flag=True, help="No summary; problems are still told.")
def build(
    case: Path,
    paths: tuple[Path, ...],
    gazetteer: tuple[Path, ...],
    actors: tuple[Path, ...],
    jobs: int,
    quiet: bool,
) -> None:
    """Read files and folders into the casebook CASE (a folder, made when it is not there)."""
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.cli.progress import bar
    from tawthiq.cli.vocabulary import add
    from tawthiq.pipeline import corpus
    from tawthiq.runner.local import processes

    casebook = Casebook.create(case)
    add(casebook, "gazetteer", gazetteer)
    add(casebook, "actors", actors)
    with bar() as progress:
        summary = corpus.build(casebook, paths, processes(jobs), progress)
    if not quiet:
        click.echo(_words(summary, case))
    for problem in summary.problems:
        click.echo(f"{problem.severity}: {problem}", err=True)
    if any(problem.severity == "error" for problem in summary.problems):
        sys.exit(3)


def _words(summary: Summary, case: Path) -> str:
    read = [f"{summary.new} new", f"{summary.changed} changed", f"{summary.unchanged} unchanged"]
    others = [
        f"{count} {what}"
        for count, what in (
            (summary.repeated, "the same bytes again"),
            (summary.skipped, "skipped"),
            (summary.unread, "unread"),
        )
        if count
    ]
    found = f"{summary.incidents} incidents, {summary.groups} statements carried by several documents"
    asks = f"\nQuestions:  {summary.questions} left open where two candidates remain" if summary.questions else ""
    return (
        f"Documents:  {', '.join(read + others)}\nLedger:     {found}{asks}\n"
        f"Look further: tawthiq show {case} incidents"
    )
