"""A text as a row of items, one symbol each, so that patterns over classes run as regular expressions.

Each different set of classes ("ambiguity class") is one symbol. An item is a word, a mark or a finding that has taken
the place of the items it was made from; the ends of sentences are items too, of no width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tawthiq.model.finding import Finding
from tawthiq.model.span import Span
from tawthiq.packs.analyse import Piece
from tawthiq.packs.pattern import END

_FIRST_SYMBOL = 0x4E00
PARAGRAPH = "end.paragraph"


class Alphabet:
    """Gives a symbol to every set of classes, and all symbols to a class; ``classes`` are those of a symbol and above.

    The symbols of a class, or of a row of items, are a number as well, one bit a symbol: two numbers share a bit when
    the class is in the row.
    """

    def __init__(self) -> None:
        self.symbols: dict[frozenset[str], str] = {}
        self.bearing: dict[str, str] = {}
        self.classes: dict[str, frozenset[str]] = {}
        self.masks: dict[str, int] = {}
        self.bits: dict[str, int] = {}
        self.stop = self.symbol(frozenset({END}))
        self.pause = self.symbol(frozenset({END, PARAGRAPH}))
        self.ends = re.compile(f"[{self.stop}{self.pause}]")

    def symbol(self, classes: frozenset[str]) -> str:
        """The symbol of a set of classes, new when the set is."""
        found = self.symbols.get(classes)
        if found is None:
            found = self.symbols[classes] = chr(_FIRST_SYMBOL + len(self.symbols))
            bit = self.bits[found] = 1 << len(self.bits)
            self.classes[found] = frozenset([above for name in classes for above in _upwards(name)])
            for above in self.classes[found]:
                self.bearing[above] = self.bearing.get(above, "") + found
                self.masks[above] = self.masks.get(above, 0) | bit
        return found

    def mask(self, row: Iterable[str]) -> int:
        """The bits of all symbols of a row."""
        return sum(map(self.bits.__getitem__, set(row)))

    def of(self, name: str) -> str:
        """All symbols whose sets hold the class, or one below it."""
        return self.bearing.get(name, "")


def _upwards(name: str) -> Iterable[str]:
    """A class and those above it: kill.passive.plural, kill.passive, kill."""
    if name.startswith("="):
        return (name,)
    parts = name.split(".")
    return (".".join(parts[:depth]) for depth in range(len(parts), 0, -1))


Payload = Piece | Finding | None


@dataclass(slots=True)
class Tape:
    """Symbols, places and payloads of a row of items; four lists of one length."""

    symbols: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)

    def add(self, symbol: str, start: int, end: int, payload: Payload) -> None:
        """Put one more item at the end."""
        self.symbols.append(symbol)
        self.starts.append(start)
        self.ends.append(end)
        self.payloads.append(payload)

    def __len__(self) -> int:
        return len(self.symbols)

    @property
    def row(self) -> str:
        """All symbols in one string, for patterns to run over."""
        return "".join(self.symbols)

    def span(self, first: int, after: int) -> Span:
        """From the first item to the one before ``after``."""
        return Span(self.starts[first], self.ends[after - 1])

    def part(self, first: int, after: int) -> Tape:
        """The items from ``first`` to before ``after``."""
        return Tape(
            self.symbols[first:after], self.starts[first:after], self.ends[first:after], self.payloads[first:after]
        )

    def extend(self, other: Tape) -> None:
        """Put the items of another tape at the end."""
        self._copy(other, 0, len(other))

    def fold(self, found: Sequence[tuple[int, int, str, Finding]]) -> Tape:
        """A new tape in which each (first, after, symbol, finding) stands for its items; they must not overlap."""
        tape, at = Tape(), 0
        for first, after, symbol, finding in found:
            tape._copy(self, at, first)
            tape.add(symbol, self.starts[first], self.ends[after - 1], finding)
            at = after
        tape._copy(self, at, len(self))
        return tape

    def _copy(self, other: Tape, first: int, after: int) -> None:
        self.symbols += other.symbols[first:after]
        self.starts += other.starts[first:after]
        self.ends += other.ends[first:after]
        self.payloads += other.payloads[first:after]
