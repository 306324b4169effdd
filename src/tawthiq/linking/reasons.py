"""What makes a link: reasons with weights, and the sentences that a reviewer reads."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a reason holds, from 0 to 1, and the evidence in words; without words it is not shown."""

    degree: float
    words: str = ""


_Thing = TypeVar("_Thing", contravariant=True)


class Test(Protocol[_Thing]):
    """Looks at two things; None when the reason does not apply to them."""

    __name__: str

    def __call__(self, a: _Thing, b: _Thing, /) -> Seen | None:
        """How far the reason holds for these two."""


@dataclass(frozen=True, slots=True)
class Reason(Generic[Thing]):
    """One reason for a link (or against it: a negative weight), and the documents that taught the weight."""

    test: Test[Thing]
    weight: float
    taught_by: str

    @property
    def explanation(self) -> str:
        """What the reason means, for a reviewer."""
        return inspect.getdoc(self.test) or ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What all reasons say together.

    ``total`` is the sum of weights times degrees; ``weight`` the sum of the positive weights that applied;
    ``said`` the evidence for it, the heaviest first, and ``against`` the evidence against; ``tests`` names the
    reason behind each of ``said``.
    """

    total: float
    weight: float
    said: tuple[str, ...]
    against: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()

    @property
    def mean(self) -> float:
        """The weighted mean of the reasons, from 0 to 1.

        >>> Verdict(total=3.0, weight=4.0, said=()).mean
        0.75
        """
        return min(1.0, max(0.0, self.total / self.weight)) if self.weight else 0.0


def weigh(reasons: Sequence[Reason[Thing]], a: Thing, b: Thing) -> Verdict:
    """Ask every reason about two things.

    >>> def same_length(a: str, b: str) -> Seen | None:
    ...     "Both are equally long."
    ...     return Seen(1.0, f"both have {len(a)} letters") if len(a) == len(b) else Seen(0.0)
    >>> weigh([Reason(same_length, 2.0, "made up")], "clinic", "bridge").said
    ('both have 6 letters',)
    """
    heard = [(reason, seen) for reason in reasons if (seen := reason.test(a, b)) is not None]
    parts = sorted(((r.weight * s.degree, s.words, r.test.__name__) for r, s in heard), key=lambda part: -abs(part[0]))
    speaking = [(words, test) for value, words, test in parts if value > 0 and words]
    return Verdict(
        total=sum(value for value, _, _ in parts),
        weight=sum(max(0.0, reason.weight) for reason, _ in heard),
        said=tuple(words for words, _ in speaking),
        against=tuple(words for value, words, _ in parts if value < 0 and words),
        tests=tuple(test for _, test in speaking),
    )


def total(reasons: Sequence[Reason[Thing]], a: Thing, b: Thing) -> float:
    """The total of ``weigh`` alone, for the many pairs whose words nobody will read."""
    return sum(reason.weight * seen.degree for reason in reasons if (seen := reason.test(a, b)) is not None)


def some(values: Sequence[object], most: int = 3) -> str:
    """A few values in words.

    >>> some([31, 22, 4, 3, 2])
    '31, 22, 4 and 2 more'
    """
    shown = ", ".join(str(value) for value in values[:most])
    return f"{shown} and {len(values) - most} more" if len(values) > most else shown
