"""Expressions that place something in time: what they say, before it is known what they are counted from."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.slots import Slots

_SAID = ("day", "month", "year", "weekday", "offset", "which", "base", "unit", "count", "to_day", "to_month")
_NUMBERS = {"day", "month", "year", "count", "to_day", "to_month"}


def date(slots: Slots) -> dict[str, Any] | None:
    """What an expression says of a day, month, year, weekday, or of a distance from another day.

    ``base`` is what it is counted from (published, mention); ``offset`` a signed number of ``unit`` (day, week,
    month, year); ``which`` says last, this or next of a weekday, month or year.
    """
    said = {name: value for name in _SAID if (value := _one(slots, name)) is not None}
    unit = slots.one("unit")
    if "count" not in said and unit and (count := unit.value.get("count")):
        said["count"] = int(count)
    if not _possible(said):
        return None
    return said


def _one(slots: Slots, name: str) -> Any:
    if name not in _NUMBERS:
        return slots.means(name)
    value = slots.means(name, name)
    value = slots.means(name, "number") if value is None else value
    if value is None and (item := slots.one(name)) and item.kind == "number":
        value = item.value["low"]
    return int(value) if value is not None else None


def _possible(said: dict[str, Any]) -> bool:
    day, month = said.get("day"), said.get("month")
    if day is not None and not 1 <= day <= 31:
        return False
    return bool(said) and (month is None or 1 <= month <= 12)
