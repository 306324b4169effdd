"""Expressions that place something in time: what they say, before it is known what they are counted from.

A rule fills these slots with words, or gives them as constants; `cascade/when.py` makes an EDTF value of them.
Every slot named here can also stand with `to_` before it: then it tells the other end of a range
("from Friday to Sunday": weekday and to_weekday; "2 to 4 June": day, to_day, month). An end takes from the other
what it lacks (day, month, year).

A slot that is named after what its word means takes that key of the word's meaning, or its `number`; several number
words in one slot are added up. The slot `gives` (and `to_gives`) takes every key below that its words mean at once, so
that one word can mean {offset: -1, unit: week}; a slot that is named beats it.

The calendar
    day, month, year   as said; a day with no year is sought near the anchor
    weekday            Monday is 0; beside a date it is checked against it
    first, second      two numbers whose order the words leave open (5/6/2017); `order: day` or `order: month` is what
                       the language is used to (none: undecided without evidence in the document)
    short_year         two digits of a year (10/31/74)
    dotted             a numeric date that is one token with its dots (23.10.2017)
    nth, of            the third day, week, weekend of a month or year: {nth: 3, of: week}; with a weekday the third
                       Tuesday; -1 is the last one
    decade             1990, or 90 for the nineties of a century; `century` 20 is 19XX
    season             the EDTF number: 21-24 spring to winter, 33-36 quarters, 40-41 halves of the year
    part               start, early, mid, late, end of what else is said: kept as a hedge, the value stays whole
    hijri_day, hijri_month, hijri_year
                       of the Islamic calendar, alone or beside their twin (day, month, year); with a month or day of
                       it `year` alone is the Gregorian year (Ramadan 2019)

Distances
    offset, unit, count
                       a signed number of steps of `count` units: day, week, month, year, decade, weekend, hijri_year;
                       with a weekday and no unit, of that weekday ("two Fridays ago")
                       (last month is -1 month; three days earlier is -1 and count 3); `weekend` beside the unit is the
                       weekday on which a weekend of two days begins. With a unit of a year, a month or a week other
                       slots are sought inside it: {offset: -1, unit: year, month: 6, day: 18}, {offset: -1, unit:
                       week, weekday: 2}
    many               the unit is a plural, so that it needs a count: "days ago" is no date
    counted            a constant: the unit is counted even where no count is said ("a week ago" is a day, "last week"
                       seven days)
    base               published (when nothing is said), mention (the day last told; steps back from the day last told
                       that was no step back itself), story (that, or published where nothing was told), event ("the
                       day of the bombing": the day last told before this clause), or period (the stretch of days last
                       told, again), or month (of the month last told; no date at all where none was)
    which              last, this, next, before last, after next; beside a weekday, a month or a day with its month.
                       With `base: mention` a weekday can be `before` or `after` it
    window             past or next: the `count` units up to the anchor ("the past three days"), or after it where
                       `which` is next; ending or starting: the `count` units that end or start with the date that is
                       said

Qualities
    edge               since or until: an interval with an open end (2014-08/.., ../2014-08)
    approx             about: EDTF `~`; any word in the slot will do
    day_part           dawn, night ...: part of the words, and never of the value
"""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.makers.amounts import compose
from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding

_NUMBERS = frozenset(
    {"day", "month", "year", "count", "first", "second", "short_year", "nth", "decade", "century"}
    | {"hijri_day", "hijri_month", "hijri_year"}
)
_WORDS = frozenset(
    {"weekday", "of", "season", "part", "offset", "unit", "many", "base", "which", "window", "weekend"}
    | {"edge", "approx", "day_part", "order", "counted"}
)
_GREGORIAN = 1700
"""No year before it is a Gregorian one in our texts."""
_KEYS = _NUMBERS | _WORDS
_BESIDE = {"order", "base", "unit", "weekend", "edge", "approx", "part", "day_part", "count", "of"}
"""What is no date by itself."""
_AGAINST = "against"
"""Words of one slot that say different things: two names of a month that are not the same month."""
_ENDS = {"", "to_"}
_SLOTS = {end + key for key in _KEYS for end in _ENDS}


def date(slots: Slots) -> dict[str, Any] | None:
    """What an expression says, by the slots of this module; None when it can be no date."""
    said: dict[str, Any] = _dotted(slots)
    for name in slots.rule.labels:
        if name in _SLOTS and (value := _one(slots, name)) is not None:
            said[name] = value
    for end in _ENDS:
        for name, value in {**_given(slots, end + "gives"), **_given(slots, end + "edge")}.items():
            said.setdefault(end + name, value)
    unit = slots.one("unit")
    for name in ("count", "many", "weekend"):
        if unit and name in unit.value:
            said.setdefault(name, unit.value[name])
    counted = "count" in said
    for name, value in slots.rule.constants.items():
        if name in _SLOTS:
            said.setdefault(name, value)
    marked = "year" in said and any("era.hijri" in item.classes for item in slots.items())
    made = _sound(said, counted=counted, marked=marked)
    if made and any("cumulative" in item.classes for item in _items(slots, "edge")):
        made["_bears"] = ("cumulative",)
    return made


def _items(slots: Slots, label: str) -> list[Finding]:
    return slots.items(label) if label in slots.rule.labels else []


def _dotted(slots: Slots) -> dict[str, Any]:
    """Day, month and year of a number with two dots, in either direction; nothing when it is another number."""
    keys = slots.keys("dotted") if "dotted" in slots.rule.labels else []
    parts = keys[0].split(".") if keys else []
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return {}
    left, middle, right = (int(part) for part in parts)
    if len(parts[0]) == 4:
        return {"year": left, "month": middle, "day": right}
    return {"first": left, "second": middle, "year": right} if len(parts[2]) == 4 else {}


def _given(slots: Slots, label: str) -> dict[str, Any]:
    return {name: value for item in _items(slots, label) for name, value in item.value.items() if name in _KEYS}


def _one(slots: Slots, name: str) -> Any:
    key = name.removeprefix("to_")
    key = "unit" if key == "of" else key
    items = slots.items(name)
    if key == "approx":
        return bool(items) or None
    if key not in _NUMBERS or key == "month":
        told = [item.value[key] for item in items if key in item.value]
        if key not in _NUMBERS or told:
            return told[0] if len(set(told)) == 1 else _AGAINST if told else None
    for item in items:
        for said in (name, key):
            if said in item.value:
                return int(item.value[said])
    if len(items) == 1 and items[0].kind == "number":
        return items[0].value["low"]
    keys = slots.keys(name) if items else []
    amount = compose(items, keys) if items and len(keys) == len(items) else None
    return int(amount) if amount is not None and amount.denominator == 1 else None


def _sound(said: dict[str, Any], *, counted: bool, marked: bool) -> dict[str, Any] | None:
    """What was said with its numeric order settled where the numbers settle it; None when it is impossible."""
    alone = said.pop("many", None) or ("window" in said and "counted" not in said)
    if (alone and not counted) or _AGAINST in said.values():
        return None
    if said.pop("counted", None):
        said.setdefault("count", 1)
    if not _islamic(said, marked) or ("first" in said and not _order(said)):
        return None
    for end in _ENDS:
        for name, top in (("day", 31), ("month", 12), ("hijri_day", 30), ("hijri_month", 12)):
            if not 1 <= said.get(end + name, 1) <= top:
                return None
    return said if said.keys() - _BESIDE or said.get("base") == "period" else None


def _islamic(said: dict[str, Any], marked: bool) -> bool:
    """Move a year of the Islamic calendar into its slots, and a Gregorian year out of them; False when it is neither.

    A year below 1700 is Islamic in a date of figures, or where its era is ``marked``.
    """
    if said.get("hijri_year", 0) >= _GREGORIAN:
        said["year"] = said.pop("hijri_year")
    if said.get("year", _GREGORIAN) >= _GREGORIAN or said.keys() & {"hijri_month", "hijri_year"}:
        return int(said.get("to_year", _GREGORIAN)) >= _GREGORIAN
    if not marked and "first" not in said:
        return False
    if "first" in said:
        said |= {"day": said.pop("first"), "month": said.pop("second")}
    said.pop("order", None)
    said |= {"hijri_" + name: said.pop(name) for name in ("day", "month", "year") if name in said}
    return True


def _order(said: dict[str, Any]) -> bool:
    """Make day and month of two numbers where only one order is possible; False when none is."""
    first, second = said["first"], said["second"]
    if min(first, second) > 12 or max(first, second) > 31:
        return False
    if first == second or max(first, second) > 12:
        del said["first"], said["second"]
        said |= {"month": min(first, second), "day": max(first, second), "shown": _shown(first, second)}
    return True


def _shown(first: int, second: int) -> str | None:
    """Which order numbers show by themselves: 23/10 shows that the day stands first."""
    return None if first == second else "day" if first > second else "month"
