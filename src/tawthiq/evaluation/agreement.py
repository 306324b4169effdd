"""When a value of the ledger says what the gold says: spans, dates, bounds and groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Bounds", "Span", "bounds_agree", "bounds_of", "date_agrees", "group_agrees", "overlap"]

Span = tuple[int, int]
"""A half-open run of code points."""

_DOUBT = re.compile("[~?%]")
_SAME_WORD = {
    "dozens": ("tens", "scores"),
    "several": ("a number", "some", "many", "few", "a few", "others"),
    "most": ("majority", "mostly"),
    "thousands": ("tens of thousands", "hundreds of thousands"),
}
_VAGUE = {word: kind for kind, words in _SAME_WORD.items() for word in words}


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many: inclusive bounds, each open when None, or a vague word instead of both."""

    low: int | None = None
    high: int | None = None
    vague: str = ""

    def __str__(self) -> str:
        return f"{self.low}..{self.high} {self.vague}".rstrip()


def bounds_of(item: Mapping[str, Any]) -> Bounds:
    """The bounds a ledger's toll or part carries."""
    return Bounds(item.get("low"), item.get("high"), str(item.get("vague") or item.get("approximate") or ""))


def overlap(one: Span, other: Span) -> int:
    """How many code points the two spans share; zero or below when they are apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def date_agrees(gold: Iterable[str], value: str | None) -> bool:
    """The EDTF value is one of the gold's; marks of doubt do not count, and None is the unknown date "".

    >>> date_agrees(("2031-05", "2031-05-02"), "2031-05~")
    True
    """
    return _sure(value or "") in map(_sure, gold)


def bounds_agree(gold: Bounds, said: Bounds) -> bool:
    """The same bounds, or for a vague word in the gold the same kind of vague word.

    One side of an open bound may be off by one, since "more than 43" is read as 43 or as 44 and up; and
    "up to 30" may begin at nothing, at 0 or at 1.

    >>> bounds_agree(Bounds(low=44), Bounds(low=43)), bounds_agree(Bounds(44, 44), Bounds(43, 43))
    (True, False)
    """
    if gold.vague and gold.low is None and gold.high is None:
        return bool(said.vague) and _vague_kind(gold.vague) == _vague_kind(said.vague)
    return _low_agrees(gold, said) and _high_agrees(gold, said)


def group_agrees(gold: Iterable[str], group: str) -> bool:
    """The group is one of the gold's; in "women and children" the order does not count."""
    return any(_members(group) == _members(one) for one in gold)


def _sure(value: str) -> str:
    return _DOUBT.sub("", value)


def _low_agrees(gold: Bounds, said: Bounds) -> bool:
    if gold.low is None:
        return said.low in (None, 0, 1)
    return said.low == gold.low or (gold.high is None and said.low == gold.low - 1)


def _high_agrees(gold: Bounds, said: Bounds) -> bool:
    if gold.high is None:
        return said.high is None
    return said.high == gold.high or (gold.low is None and said.high == gold.high - 1)


def _vague_kind(word: str) -> str:
    plain = word.lower().replace("_", " ")
    return _VAGUE.get(plain, plain)


def _members(group: str) -> set[str]:
    return set(re.split(r",\s*|\s+and\s+", group or "people"))
