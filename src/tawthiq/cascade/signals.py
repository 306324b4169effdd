"""Places where items of some classes stand: commas, "since", "these attacks", "the same village", "dated"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawthiq.cascade.shelf import Shelf
from tawthiq.cascade.tape import Alphabet, Tape
from tawthiq.model.span import Span

NAMES = (
    "cumulative",
    "plural.back",
    "mark.comma",
    "mark.semicolon",
    "and",
    "contrast",
    "place.back",
    "dated",
    "unclaimed",
    "act.stop",
    "unreal.clause",
    "unreal.near",
    "resembling",
    "answering",
    "again.on",
    "apart",
    "initial",
    "toll.change",
    "from",
    "toll.thus",
    "over.time",
    "so.far",
    "when.then",
    "relative",
    "up.to",
    "say",
    "message",
    "moved",
    "arrived",
    "toward",
    "wounded.then",
    "often",
    "police.word",
    "asked.beside",
    "same.day",
    "held.over",
)
"""The classes whose places are kept."""


def places_of(tape: Tape, alphabet: Alphabet) -> dict[str, list[Span]]:
    """Where the items of each class stand on a tape."""
    bearing = {name: alphabet.of(name) for name in NAMES}
    found: dict[str, list[Span]] = {}
    names = {symbol: [name for name in NAMES if symbol in bearing[name]] for symbol in set(tape.symbols)}
    for at, symbol in enumerate(tape.symbols):
        for name in names[symbol]:
            found.setdefault(name, []).append(Span(tape.starts[at], tape.ends[at]))
    return found


class Signals:
    """The items of each class on a shelf of its own."""

    def __init__(self, found: Mapping[str, Sequence[Span]]) -> None:
        self._shelves = {name: Shelf(spans, lambda span: span) for name, spans in found.items()}

    def between(self, name: str, start: int, end: int) -> list[Span]:
        """The items of a class that stand between two places."""
        shelf = self._shelves.get(name)
        return shelf.inside(start, end) if shelf else []
