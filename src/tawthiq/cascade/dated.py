"""Dates whose year is known: days, months, seasons, decades, and the nth day or week of a month."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tawthiq.cascade import calendars
from tawthiq.cascade.calendars import Days
from tawthiq.model.when import When, between, days_of

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Resolved:
    """An EDTF value or None, what it was counted from, a contradiction inside the words, and what else it can be."""

    value: str | None
    anchor: str
    flag: str | None = None
    candidates: tuple[str, ...] = ()


UNKNOWN = Resolved(None, "none")


def dated(said: Mapping[str, Any], anchor: str = "explicit") -> Resolved:
    """The value of what is said with its year. Raises ValueError when it is no date.

    >>> dated({"year": 2014, "month": 10, "nth": 1, "weekday": 1}).value
    '2014-10-07'
    """
    year, month = said["year"], said.get("month")
    if "season" in said:
        return Resolved(f"{year:04d}-{said['season']}", anchor)
    if "nth" in said:
        return Resolved(_nth(said, When(year, month)), anchor)
    when = When(year, month, said.get("day"))
    return Resolved(str(when), anchor, weekday_flag(said, when.date))


def _nth(said: Mapping[str, Any], frame: When) -> str | None:
    days = days_of(str(frame))
    assert days is not None
    if said.get("of") == "week":
        week = calendars.nth_week(days, said["nth"])
        return between(*week) if week else None
    if said.get("of") == "weekend":
        first = calendars.nth(days, said["nth"], said.get("weekend", 5))
        return between(first, first + datetime.timedelta(days=1)) if first else None
    if said.get("of") == "month":
        return str(When(frame.year, said["nth"] if said["nth"] > 0 else 13 + said["nth"]))
    day = calendars.nth(days, said["nth"], said.get("weekday"))
    return between(day, day) if day else None


def decade(said: Mapping[str, Any], base: datetime.date | None, how: str) -> Resolved:
    """A decade or a century as EDTF: 199X, 19XX. The nineties alone are the latest that have begun at the anchor.

    >>> decade({"decade": 90, "century": 20}, None, "none").value
    '199X'
    """
    if "decade" not in said:
        return Resolved(f"{said['century'] - 1:02d}XX", "explicit")
    tens = said["decade"]
    if tens >= 100:
        return Resolved(f"{tens // 10}X", "explicit")
    if "century" in said:
        return Resolved(f"{(said['century'] - 1) * 10 + tens // 10}X", "explicit")
    if base is None:
        return UNKNOWN
    century = base.year // 100 + int(said["offset"]) if "offset" in said else base.year // 100
    if "offset" not in said and century * 100 + tens > base.year:
        century -= 1
    return Resolved(f"{century * 10 + tens // 10}X", how)


def weekday_flag(said: Mapping[str, Any], day: datetime.date | None) -> str | None:
    """What to tell when the words name another weekday than the day had."""
    named = said.get("weekday")
    if day is None or named is None or day.weekday() == named:
        return None
    return f"the words say {_WEEKDAYS[named]}, but {day} was a {_WEEKDAYS[day.weekday()]}"


def span_of(value: str) -> Days:
    """First and last day of a value that was made here."""
    days = days_of(value)
    assert days is not None
    return days
