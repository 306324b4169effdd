"""Where words stand in a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open run of code points in one document's text.

    >>> Span(4, 10).of("The clinic was hit.")
    'clinic'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """The same run so many code points later.

        >>> Span(4, 10).moved(-4)
        Span(start=0, end=6)
        """
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one.

        >>> Span(0, 9).covers(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point.

        >>> Span(0, 4).meets(Span(4, 6))
        False
        """
        return self.start < other.end and other.start < self.end

    def to(self, other: Span) -> Span:
        """The shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
