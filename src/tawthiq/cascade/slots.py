"""What a rule's match gives to its maker: items by the names of their slots, and the rule's constants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from tawthiq.cascade.tape import Tape
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span
from tawthiq.packs.analyse import Piece
from tawthiq.packs.compile import CompiledRule


class Slots:
    """One match of one rule, asked by name. All places are counted from ``base``, a place in the text."""

    def __init__(self, rule: CompiledRule, hit: re.Match[str], tape: Tape, base: int = 0) -> None:
        self.rule = rule
        self.hit = hit
        self.tape = tape
        self.base = base
        self._known: dict[str | None, list[Finding]] = {}

    def items(self, name: str | None = None) -> list[Finding]:
        """The items that fill a slot, in order; all items of the match when no name is given."""
        found = self._known.get(name)
        if found is None:
            wanted = self.rule.labels.get(name, ()) if name else ()
            found = [self._item(at, wanted) for first, after in self._runs(name) for at in range(first, after)]
            self._known[name] = found
        return found

    def _runs(self, name: str | None) -> list[tuple[int, int]]:
        """The stretches of the tape that fill a slot."""
        if name is None:
            return [self.hit.span()]
        written = self.hit.re.groupindex
        runs = (self.hit.span(group) for group in self.rule.pattern.groups.get(name, ()) if group in written)
        return sorted(run for run in runs if run[0] < run[1])

    def one(self, name: str) -> Finding | None:
        """The first item that fills a slot, or None."""
        return next(iter(self.items(name) if name in self.rule.labels else []), None)

    def constant(self, name: str, default: Any = None) -> Any:
        """A constant that the rule gives."""
        return self.rule.constants.get(name, default)

    def means(self, name: str, key: str | None = None) -> Any:
        """What a slot means under a key (its own name when none): the rule's constant, or its items' meaning."""
        key = key or name
        if name in self.rule.constants:
            return self.rule.constants[name]
        if name not in self.rule.labels:
            return None
        return next((item.value[key] for item in self.items(name) if key in item.value), None)

    def span(self, name: str) -> Span | None:
        """The words that fill a slot, from its first item to its last."""
        runs = self._runs(name) if name in self.rule.labels else []
        return self.words(runs[0][0], runs[-1][1]) if runs else None

    def words(self, first: int, after: int) -> Span:
        """From the first of some items of the tape to the one before ``after``."""
        return Span(self.tape.starts[first] - self.base, self.tape.ends[after - 1] - self.base)

    def keys(self, name: str | None = None) -> list[str]:
        """The keys of the words that fill a slot, or of the match; a finding among them has none."""
        payloads = (self.tape.payloads[at] for first, after in self._runs(name) for at in range(first, after))
        return [payload.key for payload in payloads if isinstance(payload, Piece)]

    def parts(self) -> tuple[Finding, ...]:
        """What the finding is made from: its slots' items, or everything that carries a meaning."""
        if self.rule.labels:
            found = [item for name in self.rule.labels for item in self.items(name)]
            return tuple(sorted((i for i in found if _tells(i)), key=lambda item: item.span))
        return tuple(item for item in self.items() if _tells(item))

    def _item(self, at: int, wanted: Sequence[str]) -> Finding:
        payload = self.tape.payloads[at]
        if isinstance(payload, Finding):
            return payload.moved(self.tape.starts[at] - self.base - payload.span.start)
        span = self.words(at, at + 1)
        return word(payload, span, wanted) if payload else Finding("end", span, {}, "end", "")


def _tells(item: Finding) -> bool:
    return item.kind != "end" and bool(item.where or item.value)


def word(piece: Piece, span: Span, wanted: Sequence[str] = ()) -> Finding:
    """A word as a finding, read in the first of its senses that bears a wanted class."""
    chosen = next(_senses(piece, wanted), None)
    means = dict(chosen.means) if chosen else {}
    if piece.value is not None:
        means |= {"number": piece.value, "digits": piece.key}
    rule = min(chosen.classes, default="word") if chosen else "word"
    return Finding("word", span, means, rule, chosen.where if chosen else "", (), piece.classes)


def _senses(piece: Piece, wanted: Sequence[str]) -> Iterator[Any]:
    for name in wanted:
        for sense in piece.senses:
            if any(bears == name or bears.startswith(name + ".") for bears in sense.classes):
                yield sense
    yield from piece.senses
