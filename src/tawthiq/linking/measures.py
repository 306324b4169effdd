"""How far two lists agree: what they hold, and in which order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def shared(left: Sequence[Value], right: Sequence[Value]) -> Counter[Value]:
    """What both hold, as often as both hold it."""
    return Counter(left) & Counter(right)


def agreement(left: Sequence[Value], right: Sequence[Value]) -> float:
    """Twice what both hold over all that they hold (F1), order aside.

    >>> agreement([22, 3, 4], [3, 22])
    0.8
    """
    both = len(left) + len(right)
    return 2 * shared(left, right).total() / both if both else 0.0


def in_order(left: Sequence[Value], right: Sequence[Value]) -> float:
    """Twice the longest common order over all that they hold.

    >>> in_order([22, 3, 4], [3, 4, 22]) > in_order([22, 3, 4], [4, 3, 22])
    True
    """
    both = len(left) + len(right)
    return 2 * _common_order(left, right) / both if both else 0.0


def _common_order(left: Sequence[Value], right: Sequence[Value]) -> int:
    """Length of the longest common subsequence (Hunt and Szymanski 1977)."""
    where: dict[Value, list[int]] = defaultdict(list)
    for at, value in enumerate(right):
        where[value].append(at)
    ends: list[int] = []
    for value in left:
        for at in reversed(where.get(value, [])):
            to = bisect_left(ends, at)
            ends[to : to + 1] = [at]
    return len(ends)


def alone(left: Sequence[Value], right: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """What only the left holds, and what only the right holds."""
    return sorted((Counter(left) - Counter(right)).elements(), key=str), sorted(
        (Counter(right) - Counter(left)).elements(), key=str
    )
