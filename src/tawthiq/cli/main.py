"""`tawthiq`: the commands, found by name and loaded when they are called."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from typing import IO, Any

import click

from tawthiq import __version__
from tawthiq.errors import TawthiqError

COMMANDS = {
    "build": ("build", "Read documents into a casebook, extract, link, assess."),
    "show": ("show", "Show what a casebook holds, or one item with its words and its chain."),
    "find": ("find", "Show what is found in a text, and how."),
    "ladder": ("ladder", "Show how one item was made, down to words and rules."),
    "verify": ("verify", "Compute a casebook anew and name what does not match."),
    "export": ("export", "Write a casebook's ledger to a file or tables."),
    "evaluate": ("evaluate", "Score a casebook against gold."),
    "decide": ("decide", "Keep a person's decision on accounts or incidents."),
    "gazetteer": ("vocabulary", "Add places to a casebook."),
    "actors": ("vocabulary", "Add actors to a casebook."),
    "packs": ("packs", "Check the language packs."),
}

EPILOG = """\b
Examples:
  tawthiq build cases/june letters/            read a folder into a casebook
  tawthiq show cases/june incidents            the table of alleged incidents
  tawthiq find "قُتل ثلاثة مدنيين أمس" --published 2018-02-08
  tawthiq export cases/june --format ledger -o june.jsonl

\b
Exit codes: 0 done; 1 it could not be done, the message says why; 2 the command was not understood;
3 done, but some documents could not be read or some things need mending, listed on standard error.
"""


class _Failure(click.ClickException):
    """What a person can mend: one message on standard error, and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(f"tawthiq: {self.message}", file=file, err=True)


class _Said(logging.Handler):
    """What the library has to say while it works (that it prepares something once), on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(f"tawthiq: {record.getMessage()}", err=True)


class _Lazy(click.Group):
    """A group that loads a command's module when the command is called, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tawthiq.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TawthiqError as error:
            raise _Failure(str(error)) from error
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            raise _Failure(f"{error.filename or 'the disk'}: {error.strerror or error}") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=_Lazy, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tawthiq")
def tawthiq() -> None:
    """Who says that what happened: a ledger of alleged incidents from Arabic and English documents.

    A casebook is a folder. Every date, place, actor, figure, characterisation and demand in it is traced to the exact
    words, and to the chain of speakers they came through.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run a command with output in UTF-8, whatever the terminal says; it ends in SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    said = logging.getLogger("tawthiq")
    said.setLevel(logging.INFO)
    said.addHandler(_Said())
    return tawthiq(args=arguments)
