"""When, as EDTF (ISO 8601-2): a day, a month, a year, a season, a decade, or an interval; never more than was said."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

_PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")
_DECADE = re.compile(r"(\d{2,3})(X{1,2})$")
_DIVISION = re.compile(r"(\d{4})-(2[1-4]|3[3-6]|4[01])$")
_QUALIFIERS = "~?%"
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}
"""Where a season (northern, meteorological), a quarter or a half of the year begins, by its number in EDTF."""


@dataclass(frozen=True, slots=True)
class When:
    """A place in time at the precision that was given: a year, a month or a day.

    Raises ValueError when the parts make no date.

    >>> str(When(2018, 6, 4)), str(When(2018, 6))
    ('2018-06-04', '2018-06')
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def of(cls, edtf: str) -> When:
        """Read one EDTF date (no interval). Raises ValueError when it is none.

        >>> When.of("2018-06").month
        6
        """
        found = _PART.match(edtf)
        if not found:
            raise ValueError(f"{edtf!r} is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        return cls(year, month, day)

    @property
    def date(self) -> datetime.date | None:
        """The day in the calendar, when one was given."""
        return datetime.date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        return "-".join(
            f"{part:0{width}d}" for part, width in ((self.year, 4), (self.month, 2), (self.day, 2)) if part is not None
        )


def on(date: datetime.date) -> When:
    """One day of the calendar.

    >>> str(on(datetime.date(2018, 2, 8)))
    '2018-02-08'
    """
    return When(date.year, date.month, date.day)


def between(first: datetime.date, last: datetime.date) -> str:
    """An interval of days, or the one day.

    >>> between(datetime.date(2018, 6, 2), datetime.date(2018, 6, 4))
    '2018-06-02/2018-06-04'
    """
    return str(on(first)) if first == last else f"{on(first)}/{on(last)}"


@lru_cache(maxsize=8192)
def days_of(edtf: str | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that an EDTF value can mean; None where it is open, unknown or not read.

    A season is that of the northern hemisphere by the weather (winter 2018 is December 2018 to February 2019).

    >>> [str(day) for day in days_of("2018-06") or ()]
    ['2018-06-01', '2018-06-30']
    >>> [str(day) for day in days_of("199X") or ()]
    ['1990-01-01', '1999-12-31']
    """
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    try:
        start, end = _days(first)[0], _days(last or first)[1]
    except ValueError:
        return None
    return start, end


def _days(part: str) -> tuple[datetime.date, datetime.date]:
    part = part.rstrip(_QUALIFIERS)
    if found := _DECADE.match(part):
        size = 10 ** len(found[2])
        return datetime.date(int(found[1]) * size, 1, 1), datetime.date(int(found[1]) * size + size - 1, 12, 31)
    if found := _DIVISION.match(part):
        return _months(int(found[1]), _FIRST_MONTH[int(found[2])], 6 if found[2] >= "40" else 3)
    when = When.of(part)
    if when.date:
        return when.date, when.date
    if not when.month:
        return datetime.date(when.year, 1, 1), datetime.date(when.year, 12, 31)
    return _months(when.year, when.month, 1)


def _months(year: int, first: int, count: int) -> tuple[datetime.date, datetime.date]:
    after = first + count - 1
    ends = datetime.date(year + after // 12, after % 12 + 1, 1)
    return datetime.date(year, first, 1), ends - datetime.timedelta(days=1)
