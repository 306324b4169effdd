"""The day in a machine's date, as EDTF; anything else is unknown."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")


def day_of(words: str) -> str | None:
    """The day that the words give in figures, the year first, or as mail does.

    >>> day_of("2018-06-08T21:14:00+03:00"), day_of("20180608"), day_of("Fri, 08 Jun 2018 21:14:00 +0300")
    ('2018-06-08', '2018-06-08', '2018-06-08')
    >>> day_of("08/06/2018") is None
    True
    """
    found = _ISO.match(words)
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
