"""With what a match can begin: the elements of a pattern of which one must come first.

A rule that can begin in many ways is slow to search with, because every way is tried at every item. One look at the
item first, whether any way begins with it at all, spares nearly all of that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Pieces = Sequence[tuple[str, str]]
NEVER = r"[^\s\S]"
"""The expression of an element whose classes no symbol bears."""


def opening(pieces: Pieces, characters: Callable[[str], str]) -> str:
    """A look ahead for the symbols that a match can begin with; nothing where it can begin with any, or be empty.

    ``characters`` gives the expression of one element.

    >>> from tawthiq.packs.pattern import parse
    >>> opening(parse("( day? month | year ) era").pieces, {"day": "[d]", "month": "[m]", "year": "[y]"}.get)
    '(?=[dmy])'
    """
    first, empty = _Opening(pieces).row()
    sets = [one for one in map(characters, first) if one != NEVER]
    plain = all(one.startswith("[") and not one.startswith("[^") and one.endswith("]") for one in sets)
    if empty or not sets or not plain:
        return ""
    return f"(?=[{''.join(sorted({char for one in sets for char in one[1:-1]}))}])"


class _Opening:
    """Reads off the pieces of a pattern the elements that can come first."""

    def __init__(self, pieces: Pieces) -> None:
        self.left: Iterator[tuple[str, str]] = iter(pieces)
        self.next = next(self.left, None)

    def take(self) -> tuple[str, str] | None:
        taken, self.next = self.next, next(self.left, None)
        return taken

    def row(self) -> tuple[list[str], bool]:
        """Alternatives up to the bracket that ends them: what can come first, and whether all may be left out."""
        first: list[str] = []
        some_empty, empty = False, True
        while self.next is not None and self.next != ("raw", ")"):
            if self.next == ("raw", "|"):
                self.take()
                some_empty, empty = some_empty or empty, True
                continue
            more, optional = self.item()
            if empty:
                first += more
            empty = empty and optional
        return first, some_empty or empty

    def item(self) -> tuple[list[str], bool]:
        """An element or a bracket with its quantity; the parser puts each into a bracket of its own."""
        kind, value = self.take() or ("raw", ")")
        if kind == "element":
            first, empty = [value], False
        else:
            first, empty = self.row()
            self.take()
        if self.next is not None and self.next[0] == "raw" and self.next[1][:1] in ("?", "{"):
            quantity = (self.take() or ("", ""))[1]
            empty = empty or quantity == "?" or quantity.startswith("{0")
        return first, empty
