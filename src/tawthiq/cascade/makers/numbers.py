"""Numbers with their bounds, and people who are counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding

_OPEN = {"least": ("low", 0), "more": ("low", 1), "most": ("high", 0), "under": ("high", -1)}


def number(slots: Slots) -> dict[str, Any] | None:
    """{low, high, vague} of number words and digits; ``bound`` opens a side, ``low``/``high`` are two ends."""
    if vague := slots.means("vague"):
        return {"low": None, "high": None, "vague": str(vague)}
    if all("vague" in item.value for item in slots.items()):
        return None
    low, high = _ends(slots)
    if low is None or high is None or low > high:
        return None
    return bounded({"low": low, "high": high, "vague": None}, slots.means("bound"))


def bounded(count: dict[str, Any], bound: str | None) -> dict[str, Any]:
    """A count with one side opened by a bound (least, more, most, under); as it is without one.

    >>> bounded({"low": 43, "high": 43, "vague": None}, "more")["low"]
    44
    """
    name, step = _OPEN.get(bound or "", (None, 0))
    if name is None or count.get(name) is None:
        return count
    return {"low": None, "high": None, "vague": None, name: count[name] + step}


def _ends(slots: Slots) -> tuple[int | None, int | None]:
    if "low" in slots.rule.labels and "high" in slots.rule.labels:
        return _value(slots.items("low")), _value(slots.items("high"))
    if slots.means("low") is not None:
        return slots.means("low"), slots.means("high")
    items = slots.items("n") if "n" in slots.rule.labels else slots.items()
    value = _value(items)
    return value, value


def _value(items: Sequence[Finding]) -> int | None:
    """One integer from number findings, number words and digits, or None when they make none."""
    if len(items) == 1 and items[0].kind == "number":
        low, high = items[0].value["low"], items[0].value["high"]
        return low if low == high else None
    return compose(items)


def compose(items: Sequence[Finding]) -> int | None:
    """Add up number words: units to tens and hundreds, then times a thousand, a million, a billion.

    A digit group of three after digits continues them ("54 502").
    """
    total = current = 0.0
    seen = False
    last_digits = False
    for item in items:
        value, times = item.value.get("number"), item.value.get("times")
        if times:
            current = (current or 1) * times
            if times >= 1000:
                total, current = total + current, 0.0
        elif value is not None:
            grouped = last_digits and "number.grouped" not in item.classes and _three(item)
            current = current * 1000 + value if grouped else current + value
        seen = seen or value is not None or bool(times)
        last_digits = "digits" in item.value
    whole = total + current
    return int(whole) if seen and whole == int(whole) else None


def _three(item: Finding) -> bool:
    return len(str(item.value.get("digits", ""))) == 3


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
