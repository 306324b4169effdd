"""From number words and digits to one amount, by arithmetic; None where they make none.

Words come in the order of a well-formed number: groups of thousands, millions and so on in descending order, each
with what it is multiplied by, then what is under a thousand. The rules see to the order below a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tawthiq.model.finding import Finding

LARGEST = 10**16
"""No count of anything in a document is larger; what is larger is a name of something."""

_PLAIN = re.compile(r"\d+")
_GROUPED = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")


def compose(items: Sequence[Finding], keys: Sequence[str]) -> Fraction | None:
    """The amount that words and digits make together: "54 thousand", "مئتان وثلاثة وأربعون", "half a million".

    ``keys`` are the folded words of the items.
    """
    amount = _Amount()
    for at, (item, key) in enumerate(zip(items, keys, strict=True)):
        if not amount.add(item, key, items[at + 1 :]):
            return None
    return amount.whole()


def digits(key: str) -> Fraction | None:
    """The value of a number written in digits (folded), whatever its style; None when it can be read in two ways.

    "54.502" can be a number with decimals or one of five digits, and so is neither.

    >>> [str(digits(key)) for key in ("54,502", "1.234.567", "3.5", "1,5", "12,50,000.5", "54.502", "1.2.3")]
    ['54502', '1234567', '7/2', '3/2', '2500001/2', 'None', 'None']
    """
    if _PLAIN.fullmatch(key):
        return Fraction(key)
    if found := _GROUPED.fullmatch(key):
        return Fraction(found[1].replace(",", "") + (found[2] or ""))
    if _DOTTED.fullmatch(key):
        twice = key.count(".") == 1 and not key.startswith("0")
        return None if twice else Fraction(key if key.count(".") == 1 else key.replace(".", ""))
    found = _DECIMAL.fullmatch(key)
    return Fraction(f"{found[1]}.{found[2]}") if found else None


def dotted(key: str) -> Fraction | None:
    """Digits in groups of three between dots, where nothing but a whole number can be meant.

    >>> str(dotted("54.502")), dotted("54.5")
    ('54502', None)
    """
    return Fraction(key.replace(".", "")) if _DOTTED.fullmatch(key) else None


def plain(value: Fraction) -> int | float:
    """An integer where the amount is one, else the nearest float."""
    return value.numerator if value.denominator == 1 else float(value)


@dataclass(slots=True)
class _Amount:
    """A number while it is added up: groups that are done, each (value, scale), and what waits for its scale.

    ``base`` is what stands before the last "and" of what waits, so that "one and three quarters" is not four quarters.
    """

    groups: list[tuple[Fraction, int]] = field(default_factory=list)
    current: Fraction | None = None
    base: Fraction = Fraction(0)
    before: Finding | None = None
    head: str = ""
    part_only: bool = False

    def add(self, item: Finding, key: str, rest: Sequence[Finding]) -> bool:
        """Take one more word; False when it cannot stand there."""
        fits = self._digits(item, key, rest) if "digits" in item.classes else self._word(item.value)
        if self.before is not None and "mark.comma" in self.before.classes:
            fits = fits and any("times" in after.value for after in rest)
        self.before, self.head = item, key
        return fits

    def _word(self, value: Mapping[str, Any]) -> bool:
        if "part" in value:
            return self._part(Fraction(*value["part"]))
        if "scale" in value:
            self.current = Fraction(value["number"] // value["scale"])
            return self._scale(value["scale"])
        if "times" in value:
            return self._times(int(value["times"]))
        if "number" in value:
            self._number(Fraction(value["number"]))
        return True

    def _number(self, number: Fraction) -> None:
        if self.current is not None and self.before is not None and "and" in self.before.classes:
            self.base, self.current = self.base + self.current, number
        else:
            self.current = (self.current or 0) + number
        self.part_only = False

    def _digits(self, item: Finding, key: str, rest: Sequence[Finding]) -> bool:
        value = digits(key)
        if value is None and rest and "times" in rest[0].value:
            found = _DECIMAL.fullmatch(key)
            value = Fraction(f"{found[1]}.{found[2]}") if found else None
        if value is None:
            return False
        if self.before is not None and "digits" in self.before.classes:
            return self._continue(item, value)
        if self.current is not None:
            return False
        self.current, self.part_only = value, False
        return True

    def _continue(self, item: Finding, value: Fraction) -> bool:
        """Three digits more after a space: "54 502"."""
        before = self.before
        if before is None or self.current is None or item.span.start - before.span.end != 1:
            return False
        head = self.head
        first = self.current < 1000
        if not (head.isdecimal() and (len(head) <= 3 if first else len(head) == 3)) and "," not in head:
            return False
        self.current = self.current * 1000 + value
        return True

    def _part(self, part: Fraction) -> bool:
        joined = self.before is not None and "and" in self.before.classes
        follows = self.before is not None and "article" in self.before.classes and self.current is not None
        if self.current is None:
            self.current, self.part_only = part, True
        elif joined or follows:
            self.current += part
        else:
            self.current *= part
        return True

    def _times(self, times: int) -> bool:
        before = self.before.value if self.before is not None else {}
        if self.current is None and self.groups and ("times" in before or "scale" in before):
            self.current = self.groups.pop()[0]
        elif times == 100:
            self.current, self.part_only = (self.current or Fraction(1)) * 100, False
            return True
        return self._scale(times)

    def _scale(self, times: int) -> bool:
        value = (self.base + self.current if self.current is not None else Fraction(1)) * times
        if self.groups and value >= self.groups[-1][1]:
            return False
        self.groups.append((value, times))
        self.current, self.base, self.part_only = None, Fraction(0), False
        return True

    def whole(self) -> Fraction | None:
        """The sum, when nothing overlaps."""
        rest = self.base + self.current if self.current is not None else None
        if rest is not None and self.groups:
            scale = self.groups[-1][1]
            rest = rest * scale if self.part_only else rest
            if rest >= scale or scale < 100:
                return None
        if rest is None and not self.groups:
            return None
        total = sum((value for value, _ in self.groups), Fraction(0)) + (rest or 0)
        return total if total < LARGEST else None
