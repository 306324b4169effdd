"""What rules need: a rule is tried only where every class that it can not do without stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
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


def either(masks: Iterable[int]) -> int:
    """All bits of some masks together."""
    return reduce(or_, masks, 0)
