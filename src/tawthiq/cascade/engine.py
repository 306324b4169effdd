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
from typing import Any, NamedTuple

from tawthiq.cascade.makers import MAKERS
from tawthiq.cascade.matching import Matching
from tawthiq.cascade.recent import Recent
from tawthiq.cascade.slots import Slots
from tawthiq.cascade.tape import Alphabet, Payload, Tape
from tawthiq.model.finding import Finding
from tawthiq.packs.compile import CompiledRule, Stage

_ROUNDS = 4
_MADE = 30_000


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


Kept = tuple[Finding | None, tuple[Payload, ...]]
Hit = tuple[int, int, CompiledRule, re.Match[str]]


class Doubt(NamedTuple):
    """Two findings made of the same items, and where these begin and end."""

    place: tuple[int, int]
    left: Finding
    right: Finding

    def moved(self, by: int) -> Doubt:
        """The same doubt about items so many code points later."""
        return self._replace(place=(self.place[0] + by, self.place[1] + by))


@dataclass(slots=True)
class Engine:
    """Runs stages. Holds the alphabet and the rules' regular expressions, which grow with the texts read."""

    alphabet: Alphabet = field(default_factory=Alphabet)
    ready: dict[str, Matching] = field(default_factory=dict)
    made: Recent[tuple[object, ...], Kept] = field(default_factory=lambda: Recent(_MADE))

    def run(self, stage: Stage, tape: Tape, text: str | None = None) -> tuple[Tape, list[Match], list[Doubt]]:
        """One stage over a tape: the tape after it, what was found, and what was left as ambiguous.

        With the tape's ``text`` every finding is made as if its words began at 0, and what was made of the same words
        before is taken again; then the makers' values may hold no places in the text but ``span``.
        """
        doubts: list[Doubt] = []
        found = self._matches(stage, tape, None, text, doubts)
        if not stage.folds:
            return tape, found, doubts
        everything: list[Match] = []
        for _ in range(_ROUNDS):
            everything += found
            tape = self.fold(tape, found)
            if not found or not stage.repeats:
                break
            fresh = {self.symbol_of(match.finding) for match in found}
            found = self._matches(stage, tape, fresh, text, doubts)
        return tape, everything, doubts

    def fold(self, tape: Tape, found: Sequence[Match]) -> Tape:
        """The tape with findings in the place of their items."""
        return tape.fold([(m.first, m.after, self.symbol_of(m.finding), m.finding) for m in found])

    def symbol_of(self, finding: Finding) -> str:
        """The symbol of a finding on a tape."""
        return self.alphabet.symbol(finding.classes)

    def _matches(
        self, stage: Stage, tape: Tape, fresh: set[str] | None, text: str | None, doubts: list[Doubt]
    ) -> list[Match]:
        """What the rules of a stage find; with ``fresh`` symbols, only where one of these stands."""
        matching = self.ready.get(stage.name)
        if matching is None:
            matching = self.ready[stage.name] = Matching(stage, self.alphabet)
        hits = [(first, -end, stage.rules[at], hit) for first, end, at, hit in matching.hits(tape.symbols, fresh)]
        return self._choose(hits, tape, text, doubts)

    def _choose(self, hits: Iterable[Hit], tape: Tape, text: str | None, doubts: list[Doubt]) -> list[Match]:
        """Leftmost, then longest, of hits in that order whose makers do not refuse.

        The same items with different values are ambiguous and stay unread: they become one more of the ``doubts``.
        A rule that ``yields`` gives way to the others that take the same items.
        """
        chosen: list[Match] = []
        unread = {doubt.place for doubt in doubts}
        free, last = 0, None
        for first, after, rule, hit in hits:
            same = last is not None and first == last.first and after == last.after
            if same and "yields" in rule.constants:
                continue
            if (first < free and not same) or first == after or (tape.starts[first], tape.ends[after - 1]) in unread:
                continue
            if (finding := self._make(first, after, rule, hit, tape, text)) is None:
                continue
            if last is None or not same:
                last = Match(first, after, finding)
                chosen.append(last)
                free = after
            elif _differ(last.finding, finding):
                doubts.append(Doubt((tape.starts[first], tape.ends[after - 1]), chosen.pop().finding, finding))
                unread.add(doubts[-1].place)
                last = chosen[-1] if chosen else None
        return chosen

    def _make(
        self, first: int, after: int, rule: CompiledRule, hit: re.Match[str], tape: Tape, text: str | None
    ) -> Finding | None:
        if text is None:
            return make(rule, hit, tape, 0)
        start = tape.starts[first]
        payloads = tuple(tape.payloads[first:after])
        key = (rule.name, text[start : tape.ends[after - 1]], *map(id, payloads))
        kept = self.made.get(key)
        if kept is None:
            kept = self.made[key] = make(rule, hit, tape, start), payloads
        return kept[0]


def make(rule: CompiledRule, hit: re.Match[str], tape: Tape, base: int) -> Finding | None:
    """What a rule makes of a match, with places counted from ``base``; None when its maker refuses."""
    first, after = hit.span()
    if _is_made(tape, first, after, rule.makes):
        return None
    slots = Slots(rule, hit, tape, base)
    value = MAKERS[rule.makes](slots)
    if value is None:
        return None
    bears = frozenset({rule.makes, *rule.bears, *value.pop("_bears", ())})
    return Finding(rule.makes, slots.words(first, after), value, rule.name, rule.where, slots.parts(), bears)


def _is_made(tape: Tape, first: int, after: int, kind: str) -> bool:
    """Whether a match is nothing but one finding that is already of its kind."""
    payload = tape.payloads[first]
    return after - first == 1 and isinstance(payload, Finding) and payload.kind == kind


def _differ(left: Finding, right: Finding) -> bool:
    return left.kind != right.kind or _plain(left.value) != _plain(right.value)


def _plain(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: given for name, given in value.items() if given is not None}
