"""Places where items of some classes stand: commas, "since", "these attacks", "the same village"."""

from __future__ import annotations

from collections.abc import Mapping

from tawthiq.cascade.shelf import Shelf
from tawthiq.cascade.tape import Tape
from tawthiq.model.span import Span


class Signals:
    """The items of each class on a shelf of its own."""

    def __init__(self, tape: Tape, bearing: Mapping[str, str]) -> None:
        found: dict[str, list[Span]] = {name: [] for name in bearing}
        names = {symbol: [name for name in bearing if symbol in bearing[name]] for symbol in set(tape.symbols)}
        for at, symbol in enumerate(tape.symbols):
            for name in names[symbol]:
                found[name].append(Span(tape.starts[at], tape.ends[at]))
        self._shelves = {name: Shelf(spans, lambda span: span) for name, spans in found.items()}

    def between(self, name: str, start: int, end: int) -> list[Span]:
        """The items of a class that stand between two places."""
        return self._shelves[name].inside(start, end)
