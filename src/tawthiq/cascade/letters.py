"""The letters of a stage: symbols that none of its rules can tell apart are one letter, so that few are needed.

A text has ever new sets of classes, but a stage asks for few of them, and one rule for fewer still. A rule's regular
expression is made for the letters known so far. A letter met later that the rule can not tell from a known one is read
as that one; only a letter that is new to the rule has its expression made anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tawthiq.cascade.tape import Alphabet
from tawthiq.packs.compile import CompiledRule
from tawthiq.packs.pattern import takes

_SIGNS = "[]\\^-&~|"
_PLAIN = [sign for sign in map(chr, range(1, 256)) if sign not in _SIGNS]
"""The first letters: one byte each, which is quickest, and without a meaning between square brackets."""
_NEXT = 0x4E00 - len(_PLAIN)
_MOST_LATE = 32
_NOTHING = frozenset[str]()


class Letters(dict[str, str]):
    """The letter of each symbol, given when it is asked for first; ``bears`` are the watched classes of each."""

    def __init__(self, alphabet: Alphabet, watched: Iterable[str]) -> None:
        super().__init__()
        self._alphabet = alphabet
        self._watched = frozenset(watched)
        self._known: dict[frozenset[str], str] = {}
        self._all: list[str] = []
        self._bits: dict[str, int] = {}
        self.bears: dict[str, frozenset[str]] = {}

    def __missing__(self, symbol: str) -> str:
        bears = self._alphabet.classes[symbol] & self._watched
        self[symbol] = letter = self._known.get(bears) or self._new(bears)
        return letter

    def _new(self, bears: frozenset[str]) -> str:
        number = len(self._all)
        letter = self._known[bears] = _PLAIN[number] if number < len(_PLAIN) else chr(_NEXT + number)
        self._all.append(letter)
        self._bits[letter] = 1 << number
        self.bears[letter] = bears
        return letter

    @property
    def every(self) -> int:
        """All letters as bits."""
        return (1 << len(self._all)) - 1

    def mask(self, row: Iterable[str]) -> int:
        """The letters of a row as bits."""
        return sum(map(self._bits.__getitem__, set(row)))

    def among(self, mask: int) -> Iterator[str]:
        """The letters of some bits."""
        while mask:
            yield self._all[mask.bit_length() - 1]
            mask ^= 1 << mask.bit_length() - 1


class Matcher:
    """A rule with its regular expression over the letters of its stage, made when a row is first searched with it."""

    def __init__(self, rule: CompiledRule, letters: Letters, needs: int) -> None:
        self.rule = rule
        self.needs = needs
        self._letters = letters
        self._watched = frozenset(rule.watched)
        self._settled = 0
        self._taken: dict[frozenset[str], int] = {}
        self._like: dict[int, str] = {}
        self._late: dict[str, str] = {}
        self._find: re.Pattern[str]

    def hits(self, text: str, mask: int, stretches: Iterable[tuple[int, int]]) -> list[re.Match[str]]:
        """The rule's matches in some stretches of a row whose letters are those of the mask."""
        if new := mask & ~self._settled:
            self._meet(new)
        for letter, like in self._late.items():
            text = text.replace(letter, like)
        search, find = self._find.search, self._find.finditer
        some = [(start, after) for start, after in stretches if search(text, start, after)]
        return [hit for start, after in some for hit in find(text, start, after)]

    def sees(self, letter: str) -> bool:
        """Whether an item of a letter can make the rule match."""
        return self.rule.wide or not self._watched.isdisjoint(self._letters.bears[letter])

    def _meet(self, new: int) -> None:
        """Letters that were not there when the expression was made; some it reads aright as they are."""
        kinds = {letter: self._kind(self._letters.bears[letter] & self._watched) for letter in self._letters.among(new)}
        late = {letter: self._like.get(kind) for letter, kind in kinds.items() if kind != self._kind(_NOTHING)}
        known = {letter: like for letter, like in late.items() if like}
        if not self._settled or len(known) < len(late) or len(self._late) + len(late) > _MOST_LATE:
            self._make()
        else:
            self._late |= known
            self._settled |= new

    def _kind(self, told: frozenset[str]) -> int:
        """Which elements of the rule take an item of some watched classes, one bit each."""
        taken = self._taken.get(told)
        if taken is None:
            taken = sum([1 << at for at, element in enumerate(self.rule.elements) if takes(element, told)])
            self._taken[told] = taken
        return taken

    def _make(self) -> None:
        """The expression over all letters known now."""
        bearing: dict[str, str] = {}
        self._like.clear()
        for letter, bears in self._letters.bears.items():
            told = bears & self._watched
            self._like.setdefault(self._kind(told), letter)
            for name in told:
                bearing[name] = bearing.get(name, "") + letter
        self._find = re.compile(self.rule.expression(lambda name: bearing.get(name, "")))
        self._settled, self._late = self._letters.every, {}
