"""Dates that are counted from another day, or sought near it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from tawthiq.cascade import calendars
from tawthiq.cascade.anchors import Anchors
from tawthiq.cascade.dated import UNKNOWN, Resolved, dated, weekday_flag
from tawthiq.model.when import When, between, days_of, on

_COMING = datetime.timedelta(days=45)
"""A day without a year that lies no further ahead is the coming one ("talks on 6 September", written in August)."""
_STORY = 31
"""A day without a year up to so many days after a dated day told just before has that day's year."""
_DAY = datetime.timedelta(days=1)
_MONDAY, _SATURDAY = 0, 5
_YEARS = {"last": -1, "before last": -2, "next": 1, "after next": 2}


def moved(said: Mapping[str, Any], anchors: Anchors) -> Resolved:
    """A distance from another day: yesterday, three days earlier, last month, Wednesday of last week."""
    base, anchor = anchors.base(said)
    if base is None:
        return UNKNOWN
    unit, steps = said.get("unit", "day"), int(said["offset"]) * int(said.get("count", 1))
    if "weekday" in said and "unit" not in said and "count" in said:
        return Resolved(str(on(_nearest(base, said["weekday"], steps))), anchor)
    if unit == "hijri_year":
        days = calendars.hijri_days((calendars.hijri_year(base) or 0) + steps, None, None)
        return Resolved(between(*days), anchor) if days else UNKNOWN
    if unit == "weekend":
        coming = said.get("which") == "this" and _MONDAY < base.weekday() < _SATURDAY
        return Resolved(_weekend(base, 1 if coming else steps, said.get("weekend", _SATURDAY)), anchor)
    day = calendars.moved(base, steps, unit)
    if unit == "day":
        return Resolved(str(on(day)), anchor, weekday_flag(said, day) or _day_flag(said, day))
    if unit == "decade":
        return Resolved(f"{day.year // 10}X", anchor)
    if unit == "week":
        return _in_week(said, day, anchor)
    year = {**said, "year": day.year}
    return dated(year if unit == "year" else {**year, "month": day.month}, anchor)


def _nearest(base: datetime.date, weekday: int, steps: int) -> datetime.date:
    """So many times a weekday from a day: two Fridays ago, three Fridays from now."""
    if steps > 0:
        return calendars.on_to(base, weekday) + (steps - 1) * 7 * _DAY
    return calendars.back_to(base, weekday, strictly=True) + (steps + 1) * 7 * _DAY


def _in_week(said: Mapping[str, Any], day: datetime.date, anchor: str) -> Resolved:
    """A day of a week, a whole week, or, where weeks were counted, the day so many weeks away."""
    week = calendars.week_of(day)
    if "weekday" in said:
        return Resolved(str(on(week[0] + said["weekday"] * _DAY)), anchor)
    return Resolved(str(on(day)) if "count" in said else between(*week), anchor)


def _weekend(base: datetime.date, steps: int, starts: int) -> str:
    if steps > 0:
        first = calendars.on_to(base, starts) + (steps - 1) * 7 * _DAY
    else:
        first = calendars.back_to(base - (2 * _DAY if steps else 0 * _DAY), starts) + (steps + bool(steps)) * 7 * _DAY
    return between(first, first + _DAY)


def _day_flag(said: Mapping[str, Any], day: datetime.date) -> str | None:
    named = (said.get("month", day.month), said.get("day", day.day))
    if named == (day.month, day.day):
        return None
    return f"the words say day {named[1]} of month {named[0]}, but count to {day}"


def window(said: Mapping[str, Any], base: datetime.date | None, anchor: str) -> Resolved:
    """So many units up to the anchor or after it; the anchor's own day is not among them, but it is of past weeks.

    "The past week" is seven days with the day of the report, "the past two days" are without it: UCDP GED, appendix 2.
    The anchor of an ending or starting window is the date said with it, and belongs to the window.
    """
    if base is None or "count" not in said:
        return UNKNOWN
    count, unit = int(said["count"]), said.get("unit", "day")
    if said["window"] in ("ending", "starting"):
        far = _far(base, count, unit, said["window"] == "ending")
        return Resolved(between(*sorted((far, base))), anchor)
    steps = 1 if "next" in (said["window"], said.get("which")) else -1
    near, far = (calendars.moved(base, steps * n, unit) for n in (1, count))
    if unit in ("month", "year"):
        first, last = (str(When(day.year, day.month if unit == "month" else None)) for day in sorted((near, far)))
        return Resolved(first if first == last else f"{first}/{last}", anchor)
    weeks = unit == "week" and steps < 0
    days = (far + _DAY, base) if weeks else sorted((base + steps * _DAY, far))
    return Resolved(between(*days), anchor)


def _far(base: datetime.date, count: int, unit: str, ends: bool) -> datetime.date:
    return calendars.moved(base, -count, unit) + _DAY if ends else calendars.moved(base, count, unit) - _DAY


def period(anchors: Anchors) -> Resolved:
    """The same period: the stretch of days told last, or the days told last that lie next to each other."""
    told = anchors.run()
    return Resolved(between(*told), "mention") if told else UNKNOWN


def weekday(said: Mapping[str, Any], anchors: Anchors) -> Resolved:
    """A weekday alone: the latest up to the anchor; strictly before or after it where the words say so."""
    base, anchor = anchors.base(said)
    if base is None:
        return UNKNOWN
    wanted, which = said["weekday"], said.get("which")
    if which in ("next", "after", "after next"):
        day = calendars.on_to(base, wanted) + (7 * _DAY if which == "after next" else 0 * _DAY)
    elif which == "this":
        day = calendars.week_of(base)[0] + wanted * _DAY
    else:
        strictly = which is not None or said.get("base") == "mention"
        day = calendars.back_to(base, wanted, strictly=strictly) - (7 * _DAY if which == "before last" else 0 * _DAY)
    return Resolved(str(on(day)), anchor)


def undated(said: Mapping[str, Any], anchors: Anchors) -> Resolved:
    """A day, month or season without its year. The latest not after the anchor, or a day that is about to come."""
    story = anchors.story()
    if story and "which" not in said and (near := _in_story(said, story.days[0])):
        return dated(near, "mention")
    base, anchor = anchors.published, anchors.how
    if base is None:
        last = anchors.last(31)
        if last is None or "which" in said:
            return UNKNOWN
        return dated({**_month(said, last.days[0]), "year": last.days[0].year}, "mention")
    named = _month(said, base)
    return dated({**named, "year": _year(named, base, said.get("which"))}, anchor)


def _month(said: Mapping[str, Any], base: datetime.date) -> dict[str, Any]:
    """What was said with a month: a day alone is of the anchor's month or the one before, as its weekday fits."""
    if "month" in said or "day" not in said:
        return dict(said)
    first = base.replace(day=1)
    months = [first, calendars.moved(first, -1, "month"), calendars.moved(first, 1, "month")]
    days = [day for month in months if (day := _date(month.year, {**said, "month": month.month}))]
    past = [day for day in days if day <= base]
    fit = [day for day in days if day.weekday() == said.get("weekday")]
    return {**said, "month": (fit or past or days)[0].month}


def _in_story(said: Mapping[str, Any], told: datetime.date) -> dict[str, Any] | None:
    if not {"day", "month"} <= said.keys():
        return None
    for year in (told.year, told.year + 1):
        day = _date(year, said)
        if day and 0 <= (day - told).days <= _STORY:
            return {**said, "year": year}
    return None


def year_before(said: Mapping[str, Any], end: datetime.date) -> int:
    """The year in which a month or a day last began, up to an end."""
    return next(year for year in _years(said, end.year, -1) if _days(year, said)[0] <= end)


def _year(said: Mapping[str, Any], base: datetime.date, which: str | None) -> int:
    """The year of a month, a day or a season that fits its words and its anchor best."""
    if which == "this":
        return base.year
    if which in ("last", "before last"):
        fit = next(year for year in _years(said, base.year, -1) if _days(year, said)[1] < base)
        return fit - (which == "before last")
    coming = next(year for year in _years(said, base.year, 1) if _days(year, said)[0] > base)
    if which in ("next", "after next"):
        return coming + (which == "after next")
    if "day" in said and _days(coming, said)[0] - base <= _COMING:
        return coming
    return year_before(said, base)


def _years(said: Mapping[str, Any], start: int, step: int) -> Iterator[int]:
    """The years from a start on that have the day that was said (29 February)."""
    years = range(start, start + 9 * step, step)
    return (year for year in years if "day" not in said or _date(year, said))


def _days(year: int, said: Mapping[str, Any]) -> calendars.Days:
    """The days of what was said in a year."""
    if day := _date(year, said):
        return day, day
    days = days_of(f"{year:04d}-{said['season'] if 'season' in said else said['month']:02d}")
    assert days is not None
    return days


def _date(year: int, said: Mapping[str, Any]) -> datetime.date | None:
    try:
        return datetime.date(year, said["month"], said["day"])
    except (ValueError, KeyError):
        return None
