"""Dates of the Islamic calendar (Umm al-Qura), alone or beside their Gregorian twin.

Months begin with the sighting of the moon, so that a country's own date can differ by a day from these tables. The twin
that is written wins, and a difference is told; nothing is corrected.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from tawthiq.cascade.calendars import Days, hijri_days, hijri_year, nth
from tawthiq.cascade.dated import UNKNOWN, Resolved, dated, span_of, weekday_flag
from tawthiq.model.when import between


def islamic(said: Mapping[str, Any], base: datetime.date | None, how: str) -> Resolved:
    """The value of a date that names an Islamic month or year."""
    days = _written(said)
    if "month" in said:
        return _twin(said, days)
    if days is None and "hijri_year" not in said:
        return _nearest(said, base, how)
    return _value(said, days, "explicit")


def _value(said: Mapping[str, Any], days: Days | None, anchor: str) -> Resolved:
    if days is not None and "nth" in said:
        day = nth(days, said["nth"], said.get("weekday"))
        return Resolved(between(day, day), anchor) if day else UNKNOWN
    if days is None:
        return UNKNOWN
    return Resolved(between(*days), anchor, weekday_flag(said, days[0] if days[0] == days[1] else None))


def _written(said: Mapping[str, Any]) -> Days | None:
    year = said.get("hijri_year")
    return hijri_days(year, said.get("hijri_month"), said.get("hijri_day")) if year else None


def _twin(said: Mapping[str, Any], days: Days | None) -> Resolved:
    if "year" not in said:
        if days is None:
            return UNKNOWN
        said = {**said, "year": days[0].year}
    twin = dated(said)
    return Resolved(twin.value, twin.anchor, _apart(days, span_of(twin.value or "")) or twin.flag)


def _apart(islamic_days: Days | None, twin: Days) -> str | None:
    if islamic_days is None or (islamic_days[0] <= twin[1] and twin[0] <= islamic_days[1]):
        return None
    gap = min(abs((islamic_days[0] - twin[1]).days), abs((twin[0] - islamic_days[1]).days))
    told = f"the Islamic date is {between(*islamic_days)} by Umm al-Qura, the words say {between(*twin)}"
    return told + (": one day apart, as the sighting of the moon may differ" if gap == 1 else "")


def _nearest(said: Mapping[str, Any], base: datetime.date | None, how: str) -> Resolved:
    """An Islamic month or day without its year: in the Gregorian year that is said, or the latest begun."""
    if "year" in said:
        fit = [days for days in _years(said, datetime.date(said["year"], 7, 1)) if days[0].year == said["year"]]
        return _value(said, fit[0] if fit else None, "explicit")
    if base is None:
        return UNKNOWN
    around = list(_years(said, base))
    gone = said.get("which") in ("last", "before last")
    past = [days for days in around if days[0] <= base and not (gone and base <= days[1])]
    if said.get("which") in ("next", "after next"):
        around = [days for days in around if days[0] > base]
        return _value(said, next(iter(around[said["which"] == "after next" :]), None), how)
    past = past[:-1] if said.get("which") == "before last" else past
    return _value(said, past[-1] if past else None, how)


def _years(said: Mapping[str, Any], day: datetime.date) -> Iterator[Days]:
    middle = hijri_year(day)
    for year in range(middle - 2, middle + 3) if middle else ():
        if days := hijri_days(year, said.get("hijri_month"), said.get("hijri_day")):
            yield days
