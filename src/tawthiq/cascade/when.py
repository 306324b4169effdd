"""From what a date says to its EDTF value: anchors, in the order of the text.

A day with no year is the latest one not after the anchor, and a bare weekday the latest one up to it, because news
tells of what has happened (UCDP GED codebook, date precision; the peers' convention "next" is not ours). The anchor is
the publication date, else the dateline of the document, else an earlier date of the text. Without one there is no
value.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tawthiq.model.finding import Finding
from tawthiq.model.when import When, days_of, on

_HEAD = 160
_UNITS = {"day": 1, "week": 7}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Resolved:
    """An EDTF value or None, what it was counted from, and a contradiction inside the words."""

    value: str | None
    anchor: str
    flag: str | None = None


@dataclass(slots=True)
class _Anchors:
    """What dates can be counted from at one point of a text."""

    published: datetime.date | None
    how: str
    mentioned: datetime.date | None = None

    @property
    def base(self) -> datetime.date | None:
        return self.published or self.mentioned

    @property
    def base_name(self) -> str:
        return self.how if self.published else "mention"


def resolve(dates: Iterable[Finding], published: str | None) -> list[Finding]:
    """Date findings in the order of the text, each with ``value``, ``anchor`` and ``flag`` beside what it says."""
    ordered = sorted(dates, key=lambda finding: finding.span)
    anchors = _anchors(ordered, published)
    found = []
    for finding in ordered:
        resolved = _resolve(finding.value, anchors)
        days = days_of(resolved.value)
        if days and days[0] == days[1]:
            anchors.mentioned = days[0]
        given = {"value": resolved.value, "anchor": resolved.anchor, "flag": resolved.flag}
        found.append(replace(finding, value={**finding.value, **given}))
    return found


def _anchors(ordered: list[Finding], published: str | None) -> _Anchors:
    days = days_of(published)
    if days and days[0] == days[1]:
        return _Anchors(days[0], "published")
    for finding in ordered:
        said = finding.value
        if finding.span.start < _HEAD and {"day", "month", "year"} <= said.keys() and "to_day" not in said:
            days = days_of(_explicit(said).value)
            return _Anchors(days[0] if days else None, "dateline")
    return _Anchors(None, "none")


def _resolve(said: Mapping[str, Any], anchors: _Anchors) -> Resolved:
    if "year" in said:
        return _explicit(said)
    if "offset" in said:
        return _moved(said, anchors)
    if "month" in said or "day" in said:
        return _without_year(said, anchors)
    if "weekday" in said:
        return _weekday(said, anchors)
    return Resolved(None, "none")


def _explicit(said: Mapping[str, Any], anchor: str = "explicit") -> Resolved:
    try:
        first = When(said["year"], said.get("month"), said.get("day"))
        if "to_day" in said:
            last = When(said["year"], said.get("to_month", said.get("month")), said["to_day"])
            return Resolved(f"{first}/{last}", anchor)
    except (ValueError, KeyError):
        return Resolved(None, "none")
    return Resolved(str(first), anchor, _weekday_flag(said, first.date))


def _weekday_flag(said: Mapping[str, Any], day: datetime.date | None) -> str | None:
    named = said.get("weekday")
    if day is None or named is None or day.weekday() == named:
        return None
    return f"the words say {_WEEKDAYS[named]}, but {day} was a {_WEEKDAYS[day.weekday()]}"


def _moved(said: Mapping[str, Any], anchors: _Anchors) -> Resolved:
    """A distance from another day: yesterday, three days earlier, last month."""
    mention = said.get("base") == "mention"
    base = anchors.mentioned if mention else anchors.published
    anchor = "mention" if mention else anchors.how
    if base is None:
        return Resolved(None, "none")
    steps = int(said["offset"]) * int(said.get("count", 1))
    unit = said.get("unit", "day")
    if unit in _UNITS:
        day = base + datetime.timedelta(days=steps * _UNITS[unit])
        return Resolved(str(on(day)), anchor, _weekday_flag(said, day))
    months = base.year * 12 + base.month - 1 + steps * (12 if unit == "year" else 1)
    if unit == "year":
        return _explicit({**said, "year": months // 12}, anchor)
    return _explicit({**said, "year": months // 12, "month": months % 12 + 1}, anchor)


def _without_year(said: Mapping[str, Any], anchors: _Anchors) -> Resolved:
    base = anchors.base
    if base is None:
        return Resolved(None, "none")
    month = said.get("month", base.month)
    last = said.get("to_month", month), said.get("to_day", said.get("day", 1))
    year = base.year
    if anchors.published and (last if "day" in said else (month, 1)) > (base.month, base.day):
        year -= 1
    return _explicit({**said, "month": month, "year": year}, anchors.base_name)


def _weekday(said: Mapping[str, Any], anchors: _Anchors) -> Resolved:
    mention = said.get("base") == "mention"
    base = anchors.mentioned if mention else anchors.published
    if base is None:
        return Resolved(None, "none")
    back = (base.weekday() - said["weekday"]) % 7 or (7 if mention or said.get("which") else 0)
    if said.get("which") == "next":
        back -= 7 if back < 7 else 14
    if said.get("which") == "before last":
        back += 7
    return Resolved(str(on(base - datetime.timedelta(days=back))), "mention" if mention else anchors.how)
