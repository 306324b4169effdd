"""How many, with bounds: what a text says of a number, and no more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """Inclusive integer bounds, or a vague word; None is an open or unknown bound.

    "at least 45" is 45..None, "up to 30" None..30, "dozens" has no bounds and ``vague="dozens"``.

    >>> str(Count(45)), str(Count(10, 15)), str(Count(vague="dozens"))
    ('45+', '10-15', 'dozens')
    """

    low: int | None = None
    high: int | None = None
    vague: str | None = None

    @classmethod
    def exactly(cls, value: int) -> Count:
        """A count with both bounds at one value."""
        return cls(value, value)

    def __str__(self) -> str:
        if self.vague:
            return self.vague
        if self.low is None:
            return "?" if self.high is None else f"up to {self.high}"
        if self.high is None:
            return f"{self.low}+"
        return str(self.low) if self.low == self.high else f"{self.low}-{self.high}"
