"""Arithmetic of days: steps of months and weeks, the nth day of a month, and the Islamic calendar (Umm al-Qura).

Weeks run from Monday to Sunday, as in the UCDP GED codebook (appendix 2) and ISO 8601.
"""

from __future__ import annotations

import datetime

Days = tuple[datetime.date, datetime.date]
"""First and last day of a stretch of time."""

_DAY = datetime.timedelta(days=1)
_WEEK = 7
MONTHS = {"month": 1, "year": 12, "decade": 120}
DAYS = {"day": 1, "week": _WEEK, "weekend": _WEEK}
HIJRI_FROM, HIJRI_TO = 1343, 1500
"""The years that the Umm al-Qura tables hold (1924-2077)."""


def moved(day: datetime.date, steps: int, unit: str) -> datetime.date:
    """A day some steps of a unit away; the last of its month where that is shorter. Raises ValueError, OverflowError.

    >>> str(moved(datetime.date(2018, 3, 31), -1, "month"))
    '2018-02-28'
    """
    if unit in DAYS:
        return day + datetime.timedelta(days=steps * DAYS[unit])
    number = day.year * 12 + day.month - 1 + steps * MONTHS[unit]
    first = datetime.date(number // 12, number % 12 + 1, 1)
    return first.replace(day=min(day.day, month_of(first)[1].day))


def month_of(day: datetime.date) -> Days:
    """The month that holds a day."""
    first = day.replace(day=1)
    after = (first + 31 * _DAY).replace(day=1)
    return first, after - _DAY


def week_of(day: datetime.date) -> Days:
    """The week that holds a day, Monday to Sunday.

    >>> [str(day) for day in week_of(datetime.date(2018, 6, 6))]
    ['2018-06-04', '2018-06-10']
    """
    monday = day - day.weekday() * _DAY
    return monday, monday + 6 * _DAY


def back_to(day: datetime.date, weekday: int, *, strictly: bool = False) -> datetime.date:
    """The latest day of a weekday up to a day, or before it.

    >>> str(back_to(datetime.date(2018, 6, 6), 2, strictly=True))
    '2018-05-30'
    """
    return day - ((day.weekday() - weekday) % _WEEK or (_WEEK if strictly else 0)) * _DAY


def on_to(day: datetime.date, weekday: int) -> datetime.date:
    """The first day of a weekday after a day."""
    return day + ((weekday - day.weekday()) % _WEEK or _WEEK) * _DAY


def nth(frame: Days, number: int, weekday: int | None = None) -> datetime.date | None:
    """The nth day, or the nth of a weekday, in a stretch of time, from its end where the number is negative.

    >>> october = month_of(datetime.date(2014, 10, 1))
    >>> str(nth(october, 1, 1)), str(nth(october, -1))
    ('2014-10-07', '2014-10-31')
    """
    first, last = frame
    step = _DAY if weekday is None else _WEEK * _DAY
    if number > 0:
        start = first if weekday is None else on_to(first - _DAY, weekday)
        day = start + (number - 1) * step
    else:
        day = (last if weekday is None else back_to(last, weekday)) + (number + 1) * step
    return day if first <= day <= last else None


def nth_week(frame: Days, number: int) -> Days | None:
    """The nth seven days of a stretch of time ("the first week of August" is 1 to 7 August: UCDP GED, appendix 2)."""
    first, last = frame
    start = first + (number - 1) * _WEEK * _DAY if number > 0 else last + number * _WEEK * _DAY + _DAY
    return (start, min(start + 6 * _DAY, last)) if first <= start <= last else None


def hijri_days(year: int, month: int | None, day: int | None) -> Days | None:
    """The days of a date of the Islamic calendar by the Umm al-Qura tables; None outside them, or where it is none.

    The library is only loaded when a text has such a date.

    >>> [str(day) for day in hijri_days(1439, 11, 27) or ()]
    ['2018-08-09', '2018-08-09']
    """
    if not HIJRI_FROM <= year <= HIJRI_TO:
        return None
    from hijridate import Hijri

    try:
        first = Hijri(year, month or 1, day or 1).to_gregorian()
        if day:
            return _plain(first), _plain(first)
        last = Hijri(year, month or 12, 1)
        end = last.to_gregorian() + (last.month_length() - 1) * _DAY
    except (ValueError, OverflowError):
        return None
    return _plain(first), _plain(end)


def hijri_year(day: datetime.date) -> int | None:
    """The Islamic year that a day falls in; None outside the tables."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def _plain(day: datetime.date) -> datetime.date:
    return datetime.date(day.year, day.month, day.day)
