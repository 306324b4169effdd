"""Numbers that count no people and no things: percentages, money, measures, ages, ordinals, names with a number."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

from tawthiq.cascade.makers.amounts import plain
from tawthiq.cascade.makers.numbers import amount, ends, spoken
from tawthiq.cascade.slots import Slots

_SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_592_000,
    "quarter": 7_776_000,
    "year": 31_536_000,
    "decade": 315_360_000,
}
"""Seconds in a unit of time, with a month of 30 days and a year of 365, for durations of several units."""

_OLDEST = 120
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}

_SIGNS = {
    "mark.money.dollar": ("dollar", None),
    "mark.money.euro": ("euro", "EUR"),
    "mark.money.pound": ("pound", None),
}
"""What a sign says of the money before it; the dollar and the pound are the money of many states."""


def quantity(slots: Slots) -> dict[str, Any] | None:
    """{kind, value, low, high, bound, unit, currency}: what a number is a number of; None where it is none.

    ``kind`` is the rule's constant, or what the measure means. ``value`` is null for a name (S-300) and for a range,
    which has ``low`` and ``high``; ``bound`` (least, more, most, under) is there when one is said.
    """
    if slots.constant("touching") and not _touching(slots):
        return None
    kind = "ordinal" if "rank" in slots.rule.labels else slots.constant("kind") or slots.means("unit", "kind")
    if kind is None:
        return None
    made = _MAKE.get(str(kind), _measure)(slots)
    if made is None:
        return None
    bound = slots.means("bound")
    said = {"bound": str(bound)} if bound else {}
    return {"kind": str(kind), **made, **said, "_bears": (f"quantity.{kind}",)}


def _measure(slots: Slots) -> dict[str, Any] | None:
    found = _numbers(slots)
    unit = slots.means("unit")
    return {**found, "unit": str(unit)} if found and unit else found


def _numbers(slots: Slots) -> dict[str, Any] | None:
    """One value, or the two ends of a range."""
    if "low" in slots.rule.labels and slots.items("low"):
        low, high = ends(slots)
        if low is None or high is None or low >= high:
            return None
        return {"value": None, "low": plain(low), "high": plain(high)}
    items = slots.items("n") if "n" in slots.rule.labels else []
    if not items:
        own = slots.means("unit", "number") or slots.constant("number")
        return {"value": int(own)} if own else None
    if len(items) == 1 and items[0].kind == "number" and items[0].value["low"] != items[0].value["high"]:
        return {"value": None, "low": items[0].value["low"], "high": items[0].value["high"]}
    value = amount(slots, "n")
    return {"value": plain(value)} if value is not None else None


def _percent(slots: Slots) -> dict[str, Any] | None:
    found = _numbers(slots)
    per = int(slots.means("percent", "per") or 100)
    if found is None or per == 100:
        return found
    return {name: end if end is None else plain(Fraction(str(end)) * 100 / per) for name, end in found.items()}


def _money(slots: Slots) -> dict[str, Any] | None:
    found = _numbers(slots)
    if found is None:
        return None
    for sign, (unit, currency) in _SIGNS.items():
        if any(sign in item.classes for item in slots.items("unit")):
            return {**found, "unit": unit, "currency": currency}
    return {**found, "unit": slots.means("unit"), "currency": slots.means("unit", "currency")}


def _duration(slots: Slots) -> dict[str, Any] | None:
    """One duration, or several with a number after them ("2 hours ten"), in the smallest unit that is said."""
    each = slots.items("each") if "each" in slots.rule.labels else []
    if not each:
        found = _measure(slots)
        return _with_half(found, slots) if found else None
    parts = [item.value for item in each if item.kind == "quantity"]
    table = _MONTHS if all(part.get("unit") in _MONTHS for part in parts) else _SECONDS
    if any(part.get("value") is None or part.get("unit") not in table for part in parts):
        return None
    sizes = [table[part["unit"]] for part in parts]
    if sizes != sorted(sizes, reverse=True) or len(set(sizes)) < len(sizes):
        return None
    smallest = min(sizes)
    total = sum((Fraction(str(part["value"])) * size for part, size in zip(parts, sizes, strict=True)), Fraction(0))
    return {"value": plain(total / smallest), "unit": parts[-1]["unit"]}


def _with_half(found: dict[str, Any], slots: Slots) -> dict[str, Any]:
    """ "An hour and a half": a part of the unit after it."""
    part = slots.means("part")
    if part is None or found["value"] is None:
        return found
    return {**found, "value": plain(Fraction(str(found["value"])) + Fraction(*part))}


def _ordinal(slots: Slots) -> dict[str, Any] | None:
    """A place in an order: what is under it and the rank itself, added up."""
    if "after" in slots.rule.labels and slots.items("after"):
        return _sum(slots)
    value = amount(slots, "rank")
    return {"value": plain(value), "number": plain(value)} if value is not None and value > 0 else None


def _sum(slots: Slots) -> dict[str, Any] | None:
    rank, after = amount(slots, "rank"), amount(slots, "after")
    if rank is None or after is None:
        return None
    return {"value": plain(rank + after), "number": plain(rank + after)}


def _decimal(slots: Slots) -> dict[str, Any] | None:
    """A number that is not whole or has a sign: it counts nothing."""
    if slots.constant("point"):
        key = slots.keys("n")[0]
        return {"value": plain(Fraction(f"0.{key}"))} if key.isdecimal() else None
    value = spoken(slots) if "part" in slots.rule.labels else amount(slots, "n")
    if value is None:
        return None
    value = -value if "minus" in slots.rule.labels and slots.items("minus") else value
    return {"value": plain(value)} if value.denominator > 1 or value < 0 else None


def _fraction(slots: Slots) -> dict[str, Any] | None:
    if "part" in slots.rule.labels:
        over, under = amount(slots, "n"), amount(slots, "part")
        return {"value": plain(over / under)} if over is not None and under else None
    value = amount(slots, "n")
    return {"value": plain(value), "part": [value.numerator, value.denominator]} if value is not None else None


def _age(slots: Slots) -> dict[str, Any] | None:
    """How old somebody is; nobody is older than ``_OLDEST`` years."""
    made = _measure(slots)
    value = made["value"] if made else None
    return None if slots.constant("unit") == "year" and value is not None and value > _OLDEST else made


def _name(slots: Slots) -> dict[str, Any] | None:
    return {"value": None}


def _touching(slots: Slots) -> bool:
    """Whether the items stand side by side, with nothing between them."""
    items = slots.items()
    return all(left.span.end == right.span.start for left, right in itertools.pairwise(items))


_MAKE = {
    "age": _age,
    "percent": _percent,
    "money": _money,
    "duration": _duration,
    "ordinal": _ordinal,
    "decimal": _decimal,
    "fraction": _fraction,
    "designation": _name,
    "clock": _name,
    "phone": _name,
    "coordinate": _name,
    "sum": _name,
}
