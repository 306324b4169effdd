"""The rules of a stage over a tape: which are worth trying in which sentence, and where they match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from tawthiq.cascade.letters import Letters, Matcher
from tawthiq.cascade.needs import Needs
from tawthiq.cascade.tape import Alphabet
from tawthiq.packs.compile import Stage

_MOST_FITTING = 5_000

Stretch = tuple[int, int]
"""From an end of a sentence to after the next one."""
Hit = tuple[int, int, int, re.Match[str]]
"""First item, last item (negative), number of the rule: so sorted, what starts first and reaches furthest leads."""


class Matching:
    """The rules of one stage, made ready for the symbols that are met."""

    def __init__(self, stage: Stage, alphabet: Alphabet) -> None:
        self.stage = stage
        self._ends = alphabet.ends
        self._needs = Needs(alphabet)
        self._letters = Letters(alphabet, {name for rule in stage.rules for name in rule.watched})
        self._rules = [Matcher(rule, self._letters, self._needs.of(rule.needs)) for rule in stage.rules]
        self._inside = [at for at, one in enumerate(self._rules) if one.needs and not one.rule.over_ends]
        self._over = [at for at, one in enumerate(self._rules) if at not in self._inside]
        self._fitting: dict[int, list[int]] = {}
        self._seeing: dict[str, set[int]] = {}

    def hits(self, symbols: Sequence[str], fresh: Collection[str] | None) -> list[Hit]:
        """All matches in a row of symbols, in order; with ``fresh`` ones only where, and of rules that, see one."""
        text = "".join(map(self._letters.__getitem__, symbols))
        mask = self._letters.mask(text)
        tried = self._everywhere(symbols) if fresh is None else self._where(symbols, fresh)
        found: list[Hit] = []
        for at, stretches in tried.items():
            hits = self._rules[at].hits(text, mask, stretches)
            found += [(hit.start(), -hit.end(), at, hit) for hit in hits]
        found.sort()
        return found

    def _everywhere(self, symbols: Sequence[str]) -> Mapping[int, Sequence[Stretch]]:
        """The rules to try in a row, each with its stretches; some rules go over all of them at once."""
        tried: dict[int, list[Stretch]] = {}
        everything = 0
        for stretch in self._stretches("".join(symbols)):
            met = self._needs.met(symbols[stretch[0] : stretch[1]])
            everything |= met
            for at in self._fits(met):
                tried.setdefault(at, []).append(stretch)
        for at in self._among(self._over, everything):
            tried[at] = [(0, len(symbols))]
        return tried

    def _where(self, symbols: Sequence[str], fresh: Collection[str]) -> Mapping[int, Sequence[Stretch]]:
        """The rules that see some fresh symbols, each with the stretches that hold one."""
        seeing = set[int]().union(*(self._sees(self._letters[symbol]) for symbol in fresh))
        tried: dict[int, list[Stretch]] = {}
        for stretch in self._holding("".join(symbols), fresh):
            met = self._needs.met(symbols[stretch[0] : stretch[1]])
            for at in (*self._fits(met), *self._among(self._over, met)):
                if at in seeing:
                    tried.setdefault(at, []).append(stretch)
        return tried

    def _stretches(self, row: str) -> list[Stretch]:
        """The sentences of a row that are not empty."""
        ends = [hit.start() for hit in self._ends.finditer(row)]
        return [(start, after + 1) for start, after in pairwise(ends) if after - start > 1]

    def _holding(self, row: str, fresh: Collection[str]) -> list[Stretch]:
        """The sentences in which a fresh symbol stands."""
        stretches = self._stretches(row)
        afters = [after for _, after in stretches]
        held: set[int] = set()
        for symbol in fresh:
            at = row.find(symbol)
            while at >= 0:
                number = bisect_right(afters, at)
                held.add(number)
                at = row.find(symbol, afters[number])
        return [stretches[number] for number in sorted(held)]

    def _fits(self, met: int) -> list[int]:
        """The rules inside sentences whose needs are met."""
        found = self._fitting.get(met)
        if found is None:
            if len(self._fitting) >= _MOST_FITTING:
                self._fitting.clear()
            found = self._fitting[met] = self._among(self._inside, met)
        return found

    def _among(self, rules: Sequence[int], met: int) -> list[int]:
        return [at for at in rules if met & self._rules[at].needs == self._rules[at].needs]

    def _sees(self, letter: str) -> set[int]:
        """The rules that an item of a letter can make match."""
        found = self._seeing.get(letter)
        if found is None:
            found = self._seeing[letter] = {at for at, rule in enumerate(self._rules) if rule.sees(letter)}
        return found
