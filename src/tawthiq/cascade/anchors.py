"""What a date can be counted from at one point of a text: its publication or dateline, and what it has told."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile
from typing import Any

from tawthiq.cascade.calendars import Days
from tawthiq.model.finding import Finding
from tawthiq.model.when import days_of

_HEAD = 160
"""How far from its beginning a text can carry its dateline, in characters."""
_NEAR = 600
"""How many characters away the date of a story still gives its year to the next one."""
_CLAUSE = 40
"""How many characters before "the day of the bombing" another date belongs to something else."""
_LONGEST = {"day": 1, "week": 7, "month": 31, "year": 366}
"""How many days a date told before may take, to be counted from in steps of a unit."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told: its days, where it stood, and whether its words gave the year.

    ``aside`` is a step back from what the text tells ("two days earlier"), from which it comes back by itself.
    """

    days: Days
    end: int
    dated: bool
    aside: bool = False

    @property
    def length(self) -> int:
        """How many days it takes."""
        return (self.days[1] - self.days[0]).days + 1


@dataclass(slots=True)
class Anchors:
    """What dates can be counted from. ``how`` is published, dateline or none; ``order`` is that of numeric dates."""

    published: datetime.date | None
    how: str
    dateline: int = -1
    order: str | None = None
    at: int = 0
    told: list[Told] = field(default_factory=list)
    spoken: list[Told] = field(default_factory=list)
    """Dates on which the text speaks: counted from only where it has told no other."""

    @classmethod
    def of(cls, dates: Sequence[Finding], published: str | None) -> Anchors:
        """From the publication date, or else from a full date at the head of the text."""
        line = next((f for f in dates if f.span.start < _HEAD and _is_full(f.value)), None)
        days = days_of(published)
        if days and days[0] == days[1]:
            own = line is not None and _day(line.value) == days[0]
            return cls(days[0], "published", line.span.start if line and own else -1)
        day = _day(line.value) if line else None
        return cls(day, "dateline", line.span.start) if line and day else cls(None, "none")

    def base(self, said: Mapping[str, Any]) -> tuple[datetime.date | None, str]:
        """The day that a distance is counted from, and what it is called."""
        base = said.get("base")
        if base not in ("mention", "story", "event", "month"):
            return self.published, self.how
        back = int(said.get("offset", 0)) < 0
        last = self.last(_LONGEST.get(said.get("unit", "day"), 366), main=back, event=base == "event")
        if last is None:
            return (self.published, self.how) if base == "story" else (None, "mention")
        return last.days[0 if int(said.get("offset", 0)) <= 0 else 1], "mention"

    def last(self, longest: int = 1, *, main: bool = False, event: bool = False) -> Told | None:
        """The date told last that takes no more than so many days.

        Steps back count from the ``main`` line; the day of an ``event`` is no date of the same clause.
        """
        latest = None
        for told in chain(reversed(self.told), reversed(self.spoken)):
            if told.length > longest or (event and (told.aside or self.at - told.end < _CLAUSE)):
                continue
            if not (main and told.aside):
                return told
            latest = latest or told
        return latest

    def run(self) -> Days | None:
        """The stretch of days told last: one interval, or the days told last that lie next to each other."""
        days: Days | None = None
        for told in reversed(self.told):
            if days is None:
                days = told.days
            elif told.length > 1 or not -2 < (told.days[0] - days[0]).days < (days[1] - days[0]).days + 2:
                break
            else:
                days = min(days[0], told.days[0]), max(days[1], told.days[1])
        return days if days and days[0] < days[1] else None

    def story(self) -> Told | None:
        """The day with its year that was told last, not far before this point."""
        near = takewhile(lambda told: self.at - told.end <= _NEAR, reversed(self.told))
        return next((told for told in near if told.dated and told.length == 1), None)

    def tell(self, finding: Finding, value: str | None, anchor: str) -> None:
        """Remember a date as told, unless it only says when the text speaks."""
        said, days = finding.value, days_of(value)
        if not days or "edge" in said:
            return
        speaks = said.get("offset") == 0 and said.get("unit", "day") == "day" and anchor != "mention"
        known = self.spoken if speaks or finding.span.start == self.dateline else self.told
        aside = anchor == "mention" and int(said.get("offset", -1 if said.get("which") == "before" else 0)) < 0
        known.append(Told(days, finding.span.end, "year" in said, aside))


def _is_full(said: Mapping[str, Any]) -> bool:
    return {"day", "month", "year"} <= said.keys() and not any(name.startswith("to_") for name in said)


def _day(said: Mapping[str, Any]) -> datetime.date | None:
    try:
        return datetime.date(said["year"], said["month"], said["day"])
    except ValueError:
        return None
