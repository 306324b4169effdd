"""Match, make, repeat. The engine knows symbols, rules and makers; it does not know Arabic from English.

A stage runs its rules over a tape. Each match is given to the rule's maker, which makes a value or refuses. Of
matches that overlap the one that starts first and reaches furthest stays; two different values for the same words are
an ambiguity: neither is taken, and the reading says so. A folding stage puts its findings in the place of their items,
so that later rules build on them, and runs again until nothing new is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.cascade.makers import MAKERS
from tawthiq.cascade.slots import Slots
from tawthiq.cascade.tape import Alphabet, Tape
from tawthiq.model.finding import Finding
from tawthiq.packs.compile import CompiledRule, Stage

_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the items from ``first`` to before ``after``, and what it makes of them."""

    first: int
    after: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """Two rules that make different things of the same words: neither is taken."""

    left: Finding
    right: Finding


@dataclass(frozen=True, slots=True)
class _Expression:
    """A rule's regular expression, with the size of the alphabet and the symbols of its classes it was made for."""

    size: int
    bearing: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(slots=True)
class Engine:
    """Runs stages. Holds the alphabet and the rules' regular expressions, which grow with the texts read."""

    alphabet: Alphabet = field(default_factory=Alphabet)
    expressions: dict[str, _Expression] = field(default_factory=dict)

    def run(self, stage: Stage, tape: Tape) -> tuple[Tape, list[Match], list[Ambiguity]]:
        """One stage over a tape: the tape after it, what was found, and what was left as ambiguous."""
        found, doubts = self._matches(stage.rules, tape)
        if not stage.folds:
            return tape, found, doubts
        everything: list[Match] = []
        for _ in range(_ROUNDS):
            everything += found
            tape = self.fold(tape, found)
            if not found or not stage.repeats:
                break
            found, more = self._matches(stage.rules, tape)
            doubts += more
        return tape, everything, doubts

    def fold(self, tape: Tape, found: Sequence[Match]) -> Tape:
        """The tape with findings in the place of their items."""
        return tape.fold([(m.first, m.after, self.symbol_of(m.finding), m.finding) for m in found])

    def symbol_of(self, finding: Finding) -> str:
        """The symbol of a finding on a tape."""
        return self.alphabet.symbol(finding.classes)

    def _matches(self, rules: Iterable[CompiledRule], tape: Tape) -> tuple[list[Match], list[Ambiguity]]:
        row = tape.row
        present = set(row)
        hits = [(*hit.span(), rule, hit) for rule in rules for hit in self._hits(rule, row, present)]
        hits.sort(key=lambda hit: (hit[0], -hit[1]))
        return _choose(hits, tape)

    def _hits(self, rule: CompiledRule, row: str, present: set[str]) -> Iterable[re.Match[str]]:
        for need in rule.needs:
            if present.isdisjoint(self.alphabet.of(need)):
                return ()
        return self._expression(rule).finditer(row)

    def _expression(self, rule: CompiledRule) -> re.Pattern[str]:
        """The rule's expression over the symbols known so far; made anew when one of its classes has grown."""
        size = len(self.alphabet.symbols)
        known = self.expressions.get(rule.name)
        if known and known.size == size:
            return known.pattern
        bearing = tuple(self.alphabet.of(name) for name in rule.watched)
        fresh = known.pattern if known and known.bearing == bearing else None
        pattern = fresh or re.compile(rule.expression(self.alphabet.of))
        self.expressions[rule.name] = _Expression(size, bearing, pattern)
        return pattern


Hit = tuple[int, int, CompiledRule, re.Match[str]]


def _choose(hits: Iterable[Hit], tape: Tape) -> tuple[list[Match], list[Ambiguity]]:
    """Leftmost, then longest, of hits in that order whose makers do not refuse.

    The same items with different values are ambiguous and stay unread.
    """
    chosen: list[Match] = []
    doubts: list[Ambiguity] = []
    free = 0
    for first, after, rule, hit in hits:
        last = chosen[-1] if chosen else None
        same = last is not None and (first, after) == (last.first, last.after)
        if (first < free and not same) or not (match := _make(first, after, rule, hit, tape)):
            continue
        if last is None or not same:
            chosen.append(match)
            free = after
        elif _differ(last.finding, match.finding):
            doubts.append(Ambiguity(chosen.pop().finding, match.finding))
    return chosen, doubts


def _make(first: int, after: int, rule: CompiledRule, hit: re.Match[str], tape: Tape) -> Match | None:
    if first == after or _is_made(tape, first, after, rule.makes):
        return None
    slots = Slots(rule, hit, tape)
    value = MAKERS[rule.makes](slots)
    if value is None:
        return None
    bears = frozenset({rule.makes, *rule.bears, *value.pop("_bears", ())})
    finding = Finding(rule.makes, tape.span(first, after), value, rule.name, rule.where, slots.parts(), bears)
    return Match(first, after, finding)


def _is_made(tape: Tape, first: int, after: int, kind: str) -> bool:
    """Whether a match is nothing but one finding that is already of its kind."""
    payload = tape.payloads[first]
    return after - first == 1 and isinstance(payload, Finding) and payload.kind == kind


def _differ(left: Finding, right: Finding) -> bool:
    return left.kind != right.kind or _plain(left.value) != _plain(right.value)


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given for name, given in value.items() if given is not None}
