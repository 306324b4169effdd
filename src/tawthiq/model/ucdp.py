"""Date rules of the UCDP GED codebook (version 19.1, appendix 2): from a date as read to start, end and ``date_prec``.

A ledger's date says what was said and no more. GED wants two days and a precision for every event, and its codebook
lays down what coders make of words like "early March" or "recently". These are its rules under its name; they
change no value of the ledger.

What a date says is given by the language-free keys of `cascade/makers/dates.py` (``part``, ``approx``, ``unit``,
``offset``, ``window``, ``count``), and ``recent`` ("day", "week" or "month") for "recently", "in recent weeks", "in the
past few months", which are no dates of their own.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from tawthiq.model.when import days_of

_DAY = datetime.timedelta(days=1)
_THIRDS = {"start": (1, 4), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (9, 12)}
"""First and last month of each third of a year."""
_MONTH_PARTS = {"start": (1, 10), "early": (1, 10), "mid": (10, 20), "late": (15, 31), "end": (15, 31)}
_LATE = ("late", "end")
_FEW = {"day": 3, "week": 21}
"""How many days "recently" and "recent weeks" reach back."""


class Reading(NamedTuple):
    """First and last day of an event, and GED's precision: 1 a day, 2 to six days, 3 a week, 4 a month, 5 a year."""

    start: datetime.date
    end: datetime.date
    date_prec: int


@lru_cache(maxsize=8192)
def date_prec(edtf: str | None) -> int | None:
    """GED's precision of an EDTF value; None where it is unknown, open, or longer than a year.

    >>> [date_prec(value) for value in ("2018-06-04", "2018-06-02/2018-06-04", "2018-06", "2018", "2014-08/..")]
    [1, 2, 4, 5, None]
    """
    days = days_of(edtf)
    if not days or not edtf:
        return None
    length = (days[1] - days[0]).days + 1
    if length == 1:
        return 2 if edtf.endswith("~") else 1
    return next((prec for prec, longest in ((2, 6), (3, 7), (4, 31), (5, 366)) if length <= longest), None)


def reading(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Reading | None:
    """What GED's coders make of a date mention of a report; None where its value is unknown or has an open end.

    ``said`` empty and ``value`` None stand for an event that is told with no date at all: the three days before.

    >>> reading({"part": "early"}, "2018-03", datetime.date(2018, 4, 1))
    Reading(start=datetime.date(2018, 3, 1), end=datetime.date(2018, 3, 10), date_prec=4)
    """
    for applies, rule in _RULES:
        if applies(said):
            days = rule(said, value, report)
            break
    else:
        days = days_of(value)
    return _made(*days) if days else None


def _made(start: datetime.date, end: datetime.date) -> Reading | None:
    prec = date_prec(f"{start}/{end}")
    return Reading(start, end, prec) if prec else None


Days = tuple[datetime.date, datetime.date]
Rule = Callable[[Mapping[str, Any], str | None, datetime.date], Days | None]


def _recent(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days:
    """No date, "recently", "past few days": the three days before; recent weeks are three, and so are the months."""
    unit = said.get("recent", "day")
    if unit == "month":
        return max(_months_back(report, 3), report.replace(month=1, day=1)), report - _DAY
    return report - _FEW[unit] * _DAY, report - _DAY


def _months_back(day: datetime.date, months: int) -> datetime.date:
    number = day.year * 12 + day.month - 1 - months
    return datetime.date(number // 12, number % 12 + 1, min(day.day, 28))


def _hours(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days:
    """The past 24 hours are the report's day and the one before; the past 48 and 72 hours two days before."""
    return report - (1 if said["count"] <= 24 else 2) * _DAY, report


def _past_week(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days:
    """The past week is seven days with the report's day; the past days are without it."""
    return report - 6 * _DAY, report


def _this_week(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days:
    """From Monday to the day of the report."""
    return report - report.weekday() * _DAY, report


def _weekend(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days | None:
    """Saturday and Sunday, whatever the weekend of the country."""
    days = days_of(value)
    if not days:
        return None
    saturday = days[0] + (5 - days[0].weekday()) % 7 * _DAY
    return saturday, saturday + _DAY


def _about(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days | None:
    """Around a day: from the day before to the day after."""
    days = days_of(value)
    return (days[0] - _DAY, days[1] + _DAY) if days else None


def _part(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days | None:
    """Thirds of a year; in a month 1 to 10, 10 to 20, and 15 to its end; late in a week is from its Friday."""
    days = days_of(value)
    if not days or not value:
        return None
    if said.get("unit") == "week":
        return (days[1] - 2 * _DAY if said["part"] in _LATE else days[0]), days[1]
    if len(value) == 4:
        first, last = _THIRDS[said["part"]]
        return days[0].replace(month=first), datetime.date(days[0].year, last, 30 if last == 4 else 31)
    if len(value) == 7 and value[-2:] <= "12":
        first, last = _MONTH_PARTS[said["part"]]
        return days[0].replace(day=first), days[0].replace(day=min(last, days[1].day))
    return days


def _earlier_this(said: Mapping[str, Any], value: str | None, report: datetime.date) -> Days | None:
    """Earlier this month: from the first to the day before the report."""
    days = days_of(value)
    return (days[0], max(days[0], report - _DAY)) if days else None


_RULES: tuple[tuple[Callable[[Mapping[str, Any]], bool], Rule], ...] = (
    (lambda said: not said or "recent" in said, _recent),
    (lambda said: "window" in said and said.get("unit") == "hour", _hours),
    (lambda said: said.get("window") == "past" and said.get("unit") == "week" and said.get("count") == 1, _past_week),
    (lambda said: said.get("unit") == "weekend", _weekend),
    (lambda said: said.get("part") == "earlier", _earlier_this),
    (lambda said: "part" in said, _part),
    (lambda said: said.get("unit") == "week" and said.get("offset") == 0, _this_week),
    (lambda said: bool(said.get("approx")), _about),
)
