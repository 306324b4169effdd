"""Whether a document writes the day or the month first (23/10/2017 or 10/23/2017), by what it shows itself."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.model.finding import Finding
from tawthiq.model.when import days_of


def order_of(dates: Sequence[Finding], published: str | None) -> str | None:
    """``day`` or ``month`` when everything that shows an order shows the same one; None when nothing does, or both.

    Shown by a numeric date that has one reading only, by a weekday beside it, by the same day in words, and by a
    reading that lies after the publication.
    """
    open_ones = [finding.value for finding in dates if "first" in finding.value]
    if not open_ones:
        return None
    words = {day for finding in dates if (day := _in_words(finding.value))}
    report = days_of(published)
    shown = {finding.value.get("shown") for finding in dates} - {None}
    for said in open_ones:
        shown |= {_shown_by(said, words, report[1] if report else None)} - {None}
    return shown.pop() if len(shown) == 1 else None


def readings(said: Mapping[str, Any]) -> dict[str, datetime.date]:
    """The day that each order makes of two numbers and a year.

    >>> {order: str(day) for order, day in readings({"first": 5, "second": 6, "year": 2017}).items()}
    {'day': '2017-06-05', 'month': '2017-05-06'}
    """
    first, second, year = said["first"], said["second"], said.get("year")
    if year is None:
        return {}
    return {"day": datetime.date(year, second, first), "month": datetime.date(year, first, second)}


def _shown_by(said: Mapping[str, Any], words: set[datetime.date], report: datetime.date | None) -> str | None:
    days = readings(said)
    tests = (
        {order for order, day in days.items() if day.weekday() == said.get("weekday")},
        {order for order, day in days.items() if day in words},
        {order for order, day in days.items() if report and day <= report},
    )
    return next((next(iter(fit)) for fit in tests if len(fit) == 1), None)


def _in_words(said: Mapping[str, Any]) -> datetime.date | None:
    if "first" in said or "shown" in said or not {"day", "month", "year"} <= said.keys():
        return None
    try:
        return datetime.date(said["year"], said["month"], said["day"])
    except ValueError:
        return None
