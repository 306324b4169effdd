"""What rules need: a rule is tried only where every class that it can not do without stands."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import reduce
from itertools import pairwise
from operator import or_

from tawthiq.cascade.tape import Alphabet

Need = tuple[str, ...]
"""Classes of which a rule needs one."""


class Needs(dict[str, int]):
    """The needs of a stage's rules, one bit each; by symbol, those that it meets."""

    def __init__(self, alphabet: Alphabet) -> None:
        super().__init__()
        self._alphabet = alphabet
        self._bits: dict[Need, int] = {}
        self._by_class: dict[str, int] = {}

    def __missing__(self, symbol: str) -> int:
        known = self._by_class
        self[symbol] = met = either(known[name] for name in self._alphabet.classes[symbol] if name in known)
        return met

    def of(self, needs: Iterable[Need]) -> int:
        """All needs of one rule as bits."""
        return either(map(self._bit, needs))

    def met(self, symbols: Iterable[str]) -> int:
        """The needs that some symbols meet together."""
        return either(map(self.__getitem__, symbols))

    def _bit(self, need: Need) -> int:
        bit = self._bits.get(need)
        if bit is None:
            bit = self._bits[need] = 1 << len(self._bits)
            self.clear()
            for name in need:
                self._by_class[name] = self._by_class.get(name, 0) | bit
        return bit


class Row:
    """The symbols of a tape as one string, cut into stretches from an end to the next, and the needs met in each.

    With ``fresh`` symbols only the stretches in which one of them stands are looked at.
    """

    def __init__(self, text: str, needs: Needs, alphabet: Alphabet, fresh: Collection[str] | None) -> None:
        self.text = text
        self.whole = fresh is None
        ends = [hit.start() for hit in alphabet.ends.finditer(text)]
        inside = [(start, after + 1, set(text[start : after + 1])) for start, after in pairwise(ends)]
        if fresh is not None:
            inside = [stretch for stretch in inside if not stretch[2].isdisjoint(fresh)]
        self._stretches = [(start, after, needs.met(symbols)) for start, after, symbols in inside]
        self.met = either(met for _, _, met in self._stretches)

    def meeting(self, needs: int) -> list[tuple[int, int]]:
        """The stretches in which all these needs are met."""
        return [(start, after) for start, after, met in self._stretches if met & needs == needs]


def either(masks: Iterable[int]) -> int:
    """All bits of some masks together."""
    return reduce(or_, masks, 0)
