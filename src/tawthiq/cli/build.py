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
@click.option("--again", is_flag=True, help="Read every file again, also those that are as they were.")
@click.option("--quiet", is_flag=True, help="No summary; errors are still told.")
def build(
    case: Path,
    paths: tuple[Path, ...],
    gazetteer: tuple[Path, ...],
    actors: tuple[Path, ...],
    jobs: int,
    again: bool,
    quiet: bool,
) -> None:
    """Read files and folders into the casebook CASE (a folder, made when it is not there)."""
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.cli.progress import bar
    from tawthiq.cli.vocabulary import add, check
    from tawthiq.pipeline import corpus
    from tawthiq.pipeline.paths import check as check_paths
    from tawthiq.runner.local import processes

    check_paths(paths)
    check("gazetteer", gazetteer)
    check("actors", actors)
    casebook = Casebook.create(case)
    add(casebook, "gazetteer", gazetteer)
    add(casebook, "actors", actors)
    with bar() as progress:
        summary = corpus.build(casebook, paths, processes(jobs), progress, again)
    if not quiet:
        click.echo(_words(summary, case))
        if notes := _notes(summary):
            click.echo(f"notes: {notes}; `tawthiq show {case} problems` lists them", err=True)
    errors = [problem for problem in summary.problems if problem.severity == "error"]
    for problem in errors:
        click.echo(f"error: {problem}", err=True)
    if errors:
        sys.exit(3)


def _words(summary: Summary, case: Path) -> str:
    read = [f"{summary.new} new", f"{summary.changed} changed", f"{summary.unchanged} unchanged"]
    others = [
        f"{count} {what}"
        for count, what in (
            (summary.repeated, "the same bytes again"),
            (summary.skipped.total(), "skipped"),
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


def _notes(summary: Summary) -> str:
    """The files that no reader takes, counted by suffix, and how many other notes there are."""
    skipped = summary.skipped.total()
    kinds = ", ".join(f"{count} {suffix or 'without a suffix'}" for suffix, count in summary.skipped.most_common())
    others = sum(problem.severity == "note" for problem in summary.problems) - skipped
    told = [f"{skipped} file{'s' * (skipped != 1)} skipped ({kinds})"] if skipped else []
    return ", ".join(told + ([f"{others} other{'s' * (others != 1)}"] if others else []))
