"""Things in the order of a text, found by place without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from tawthiq.model.span import Span


class Placed(Protocol):
    """Anything that stands somewhere."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        ...


Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Things sorted by where they stand; every look costs the logarithm of their number and what it gives."""

    def __init__(self, things: Iterable[Thing], where: Callable[[Thing], Span]) -> None:
        pairs = sorted([(where(thing), at, thing) for at, thing in enumerate(things)])
        self.things = [thing for _, _, thing in pairs]
        self.spans = [span for span, _, _ in pairs]
        self.starts = [span.start for span in self.spans]

    def __iter__(self) -> Iterator[Thing]:
        return iter(self.things)

    def inside(self, start: int, end: int) -> list[Thing]:
        """The things that lie between two places, in order.

        >>> Shelf([Span(0, 3), Span(4, 9)], lambda span: span).inside(2, 9)
        [Span(start=4, end=9)]
        """
        first = bisect_left(self.starts, start)
        after = bisect_right(self.starts, end, first)
        if first == after:
            return []
        return [self.things[at] for at in range(first, after) if self.spans[at].end <= end]


def shelf(things: Iterable[PlacedThing]) -> Shelf[PlacedThing]:
    """A shelf of things that know where they stand."""
    return Shelf(things, lambda thing: thing.span)


PlacedThing = TypeVar("PlacedThing", bound=Placed)
