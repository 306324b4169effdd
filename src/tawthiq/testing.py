"""Our own kit for tests, shipped: read a text, run the examples beside the rules, show a ladder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tawthiq import read
from tawthiq.cascade.ladder import ladder
from tawthiq.cascade.reading import Reading
from tawthiq.model.finding import Finding
from tawthiq.packs import source
from tawthiq.packs.compile import Pack, get
from tawthiq.packs.source import HERE, Example, Rule

__all__ = ["examples", "found", "ladder_of", "pack", "read"]


def pack(language: str, root: Path = HERE) -> Pack:
    """The pack of a language, compiled. Raises UnknownLanguage when there is none."""
    return get(language, root)


def examples(kind: str, root: Path = HERE) -> Iterator[tuple[str, Rule, Example]]:
    """(language, rule, example) for every example of a kind: finds, leaves or misses."""
    for language in source.languages(root):
        for rule in source.load(language, root).rules:
            for example in getattr(rule, kind):
                yield language, rule, example


def found(reading: Reading, rule: str, example: Example) -> list[Finding]:
    """What a rule found in a reading that is as the example says: its words and every value given there."""
    return [
        finding
        for made in reading.findings
        for finding in made.walk()
        if finding.rule == rule
        and example.span in (None, finding.span.of(reading.text))
        and all(_plain(finding.value.get(name)) == value for name, value in example.value.items())
    ]


def _plain(said: Any) -> Any:
    """A value as an example writes it: places as lists."""
    return [_plain(each) for each in said] if isinstance(said, list | tuple) else said


def ladder_of(reading: Reading, kind: str) -> str:
    """The ladder of the first finding of a kind."""
    return next(ladder(finding, reading.text) for finding in reading.findings if finding.kind == kind)
