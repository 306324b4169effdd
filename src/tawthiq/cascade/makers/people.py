"""People who are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.cascade.makers.numbers import bounded
from tawthiq.cascade.slots import Slots


def people(slots: Slots) -> dict[str, Any] | None:
    """{low, high, vague, group}: a count and whom it counts; a singular or dual noun is its own count."""
    if slots.one("each"):
        return _again(slots)
    groups = [str(item.value["group"]) for item in slots.items("group") if "group" in item.value]
    counted = slots.one("count")
    if counted is not None and counted.kind == "number":
        value = {key: counted.value[key] for key in ("low", "high", "vague")}
    elif vague := slots.means("count", "vague") or slots.constant("vague"):
        value = {"low": None, "high": None, "vague": str(vague)}
    else:
        own = slots.means("count", "number") or slots.constant("number") or slots.means("group", "number")
        if own is None:
            return None
        value = {"low": int(own), "high": int(own), "vague": None}
    return {**value, "group": slots.constant("as") or together(groups) or "people"}


def _again(slots: Slots) -> dict[str, Any] | None:
    """People counted already, with a bound that follows them, or summed with those who belong to them."""
    each = slots.items("each")
    group = slots.constant("as") or together([str(item.value["group"]) for item in each])
    if not slots.constant("sum"):
        count = {key: each[0].value[key] for key in ("low", "high", "vague")}
        return {**bounded(count, slots.means("bound")), "group": group}
    numbers = [item.value.get("low", item.value.get("number")) for item in each]
    if None in numbers:
        return None
    total = sum(int(number) for number in numbers)
    return {"low": total, "high": total, "vague": None, "group": group}


def together(groups: Sequence[str]) -> str | None:
    """Several groups as one: "women and children", each once, in the order said.

    >>> together(["women", "children", "women"])
    'women and children'
    """
    each = list(dict.fromkeys(groups))
    if len(each) > 1:
        each = [group for group in each if group != "people"] or each
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else (each[0] if each else None)
