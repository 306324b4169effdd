"""`tawthiq find`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tawthiq.cascade.reading import Reading

EPILOG = """\b
Examples:
  tawthiq find "قُتل ثلاثة مدنيين في القصف أمس" --published 2018-02-08
  tawthiq find --lang en < letter.txt
"""


@click.command(epilog=EPILOG)
@click.argument("text", required=False)
@click.option("--lang", help="The language (ISO 639-1); recognised when it is not given.")
@click.option("--published", help="When the text was published (YYYY-MM-DD): the anchor of relative dates.")
@click.option("--json", "as_json", is_flag=True, help="The items as lines of a ledger.")
def find(text: str | None, lang: str | None, published: str | None, as_json: bool) -> None:
    """Show everything found in TEXT, or in standard input, each finding with its ladder: how it was made, down to
    words, rules and lines of the lexicon."""
    from tawthiq.cascade.reader import read_text
    from tawthiq.model.when import days_of

    if published and not days_of(published):
        raise click.BadParameter(f"{published!r} is no date (write YYYY-MM-DD)", param_hint="--published")
    reading = read_text(_piped() if text is None else text, lang, published)
    if as_json:
        for line in reading.lines():
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        _print(reading)
    if reading.language is None:
        click.echo("tawthiq: no language pack reads this text (name one with --lang)", err=True)
        sys.exit(3)


def _piped() -> str:
    """Standard input, in any encoding that a document may have."""
    from tawthiq.sources.plain import decode

    return decode(sys.stdin.buffer.read(), "standard input")[0]


def _print(reading: Reading) -> None:
    from tawthiq.cascade.ladder import ladder

    if reading.language:
        author = f", author {reading.author.name}" if reading.author else ""
        click.echo(f"language {reading.language}, document type {reading.document_type}{author}")
    for item in reading.items():
        click.echo(f"\n{_headline(item)}")
        click.echo(ladder(item.made, reading.text))
    for line in reading.skipped:
        click.echo(f"\nbeside the text: {line.of(reading.text)}")
    for doubt in reading.ambiguities:
        click.echo(
            f"\nleft unread: {doubt.left.rule} and {doubt.right.rule} differ on {doubt.left.span.of(reading.text)}"
        )


def _headline(item: object) -> str:
    """What an item says, in one line of its own fields."""
    from tawthiq.model import claims

    if isinstance(item, claims.DateMention):
        return f"date {item.value or '?'} ({item.anchor})" + (f" ! {item.flag}" if item.flag else "")
    if isinstance(item, claims.PlaceMention):
        return f"place {item.name or item.native} ({item.place_type or 'place'})"
    if isinstance(item, claims.ActorMention):
        return f"actor {item.actor.name} [{item.actor.key}]"
    if isinstance(item, claims.NumberMention):
        return f"number {item.count}"
    return _claim(item)


def _claim(item: object) -> str:
    from tawthiq.model import claims

    if isinstance(item, claims.Statement):
        return f"statement {item.stance}: {_chain(item.chain)}"
    if isinstance(item, claims.Toll):
        parts = "".join(f", of whom {part.count} {part.group}" for part in item.of_whom)
        return f"toll {item.count} {item.group} {item.measure}{parts} ({item.scope}): {_chain(item.chain)}"
    if isinstance(item, claims.Account):
        by = ", ".join(actor.name for actor in item.by) or "?"
        return f"account {item.type} {item.when or '?'} by {by}, {item.stance}: {_chain(item.chain)}"
    if isinstance(item, claims.Demand):
        of = ", ".join(actor.name for actor in item.of) or "nobody named"
        return f"demand {item.action} of {of}: {_chain(item.chain)}"
    if isinstance(item, claims.Characterisation):
        return f"characterisation {item.term}: {_chain(item.chain)}"
    return type(item).__name__


def _chain(chain: tuple[object, ...]) -> str:
    return " ‹ ".join(str(getattr(actor, "name", actor)) for actor in chain) or "own voice"
