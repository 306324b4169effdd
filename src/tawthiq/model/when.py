"""When, as EDTF (ISO 8601-2): a day, a month, a year, or an interval of days; never more than was said."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_PART = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


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


def days_of(edtf: str | None) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that an EDTF value can mean; None where it is open, unknown or not read.

    >>> [str(day) for day in days_of("2018-06") or ()]
    ['2018-06-01', '2018-06-30']
    """
    if not edtf:
        return None
    first, _, last = edtf.partition("/")
    try:
        return _first_day(When.of(first)), _last_day(When.of(last or first))
    except ValueError:
        return None


def _first_day(when: When) -> datetime.date:
    return datetime.date(when.year, when.month or 1, when.day or 1)


def _last_day(when: When) -> datetime.date:
    if when.date:
        return when.date
    month = when.month or 12
    following = datetime.date(when.year + month // 12, month % 12 + 1, 1)
    return following - datetime.timedelta(days=1)
