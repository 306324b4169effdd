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


def character_errors(found: str, wanted: str) -> float:
    """How many characters must be put in, taken out or changed, for each character that was wanted.

    White space counts as one space, and an end of line as itself. The distance is computed as in G. Myers, A fast
    bit-vector algorithm for approximate string matching (1999).

    >>> character_errors("قتل  ثلاثه", "قتل ثلاثة")
    0.1111111111111111
    """
    ours, theirs = ("\n".join(" ".join(line.split()) for line in text.split("\n")) for text in (found, wanted))
    return _distance(theirs, ours) / max(len(theirs), 1)


def _distance(one: str, other: str) -> int:
    places: dict[str, int] = {}
    for at, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << at
    last, every = 1 << max(len(one) - 1, 0), (1 << len(one)) - 1
    more, less, distance = every, 0, len(one)
    for char in other:
        same = places.get(char, 0)
        down = same | less
        same |= ((same & more) + more) ^ more
        up, fall = less | ~(same | more) & every, more & same
        distance += bool(up & last) - bool(fall & last)
        up, fall = up << 1 | 1, fall << 1
        more, less = (fall | ~(down | up)) & every, up & down & every
    return distance if one else len(other)
