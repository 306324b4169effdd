"""The letters of a stage: symbols that none of its rules can tell apart are one letter, so that few are needed.

A text has ever new sets of classes, but a stage asks for few of them, and one rule for fewer still. A rule's regular
expression is made for the letters known so far. A letter met later that the rule can not tell from a known one is read
as that one; only a letter that is new to the rule has its expression made anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from tawthiq.cascade.tape import Alphabet
from tawthiq.packs.compile import CompiledRule

_FIRST = 0xA1
"""Letters begin after the signs that mean something in a regular expression; the first of them fit into one byte."""
_MOST_LATE = 16


class Letters(dict[str, str]):
    """The letter of each symbol, given when it is asked for first; ``bears`` are the watched classes of each."""

    def __init__(self, alphabet: Alphabet, watched: Iterable[str]) -> None:
        super().__init__()
        self._alphabet = alphabet
        self._watched = frozenset(watched)
        self._known: dict[frozenset[str], str] = {}
        self.bears: dict[str, frozenset[str]] = {}

    def __missing__(self, symbol: str) -> str:
        bears = self._alphabet.classes[symbol] & self._watched
        letter = self._known.setdefault(bears, chr(_FIRST + len(self._known)))
        self.bears[letter] = bears
        self[symbol] = letter
        return letter

    def mask(self, letters: Iterable[str]) -> int:
        """Some different letters as bits."""
        return sum([1 << ord(letter) - _FIRST for letter in letters])

    def among(self, mask: int) -> Iterator[str]:
        """The letters of some bits."""
        while mask:
            yield chr(_FIRST + (mask & -mask).bit_length() - 1)
            mask &= mask - 1


class Matcher:
    """A rule with its regular expression over the letters of its stage, made when a row is first searched with it."""

    def __init__(self, rule: CompiledRule, letters: Letters, needs: int) -> None:
        self.rule = rule
        self.needs = needs
        self._letters = letters
        self._watched = frozenset(rule.watched)
        self._settled = 0
        self._like: dict[frozenset[str], str] = {}
        self._late: dict[str, str] = {}
        self._find: re.Pattern[str]

    def hits(self, text: str, mask: int, stretches: Iterable[tuple[int, int]]) -> list[re.Match[str]]:
        """The rule's matches in some stretches of a row whose letters are those of the mask."""
        if new := mask & ~self._settled:
            self._meet(new)
        for letter, like in self._late.items():
            text = text.replace(letter, like)
        find: Callable[[str, int, int], re.Match[str] | None] = self._find.search
        some = [stretch for stretch in stretches if find(text, *stretch)]
        return [hit for start, after in some for hit in self._find.finditer(text, start, after)]

    def sees(self, letter: str) -> bool:
        """Whether an item of a letter can make the rule match."""
        return self.rule.wide or not self._watched.isdisjoint(self._letters.bears[letter])

    def _meet(self, new: int) -> None:
        """Letters that were not there when the expression was made."""
        bears = {letter: self._letters.bears[letter] & self._watched for letter in self._letters.among(new)}
        known = {letter: self._like.get(told) for letter, told in bears.items() if told}
        if not self._settled or None in known.values() or len(self._late) + len(known) > _MOST_LATE:
            self._make()
        else:
            self._late |= {letter: like for letter, like in known.items() if like}
            self._settled |= new

    def _make(self) -> None:
        """The expression over all letters known now."""
        bearing: dict[str, str] = {}
        self._like.clear()
        for letter, bears in self._letters.bears.items():
            told = bears & self._watched
            self._like.setdefault(told, letter)
            for name in told:
                bearing[name] = bearing.get(name, "") + letter
        self._find = re.compile(self.rule.expression(lambda name: bearing.get(name, "")))
        self._settled = self._letters.mask(self._letters.bears)
        self._late = {}
