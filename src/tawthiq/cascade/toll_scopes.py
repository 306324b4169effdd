"""What a figure counts: one incident, several that are told together, or all of a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.signals import Signals
from tawthiq.model.claims import DateMention, PlaceMention
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_LARGE = {
    "killed": 1000,
    "bodies": 10_000,
    "injured": 2000,
    "casualties": 1000,
    "displaced": 10_000,
    "detained": 1000,
    "missing": 1000,
}
"""From here on no one incident is told of: thousands are counted over a campaign."""
_VAST = ("thousands", "tens of thousands", "hundreds of thousands", "millions")
_LONG = 14
"""Days: what is counted over a longer time than this is cumulative."""
_BESIDE = 12
"""Code points: figures no further apart are told in one breath ("9 dead and 12 injured")."""
_MARK = 2
"""Code points: a comma right after a figure closes what was said of its parts."""
_STATES = ("missing", "detained")
"""Measures that last: "held since May" dates the one act, and sums up no period."""
_ADDED_UP = ("killed", "injured", "casualties", "displaced")
_NEXT = 12
"""Code points: a word stands right behind another, with an article and an adjective between them."""
_WEEK = 7
"""Days: what is counted over a week is told of an area or a campaign; over some days, of several acts."""
_SOON = 24
"""Code points: a date stands between a word for a period and what happened then."""
_FAR = 80
"""Code points: no deed's words are longer."""
_HOURS = {"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760}
_DAY = 24
_SEVERAL = 2.0
_NIGHT = 2
"""Days: a night touches two of them."""
_PARTS = "24"
"""Above this, the second number of an EDTF date is a quarter or a half of a year: up to it a month or a season."""
_GOES_ON = 2
"""How many sentences back a period is looked for that a figure is counted over."""
_WIDE = ("country", "admin1")
_YEAR, _MONTH = 4, 7
"""The lengths of a year and of a month in EDTF."""
_BATTLES = ("siege", "ground_attack")
"""Kinds of deed that last: what is counted since they began is counted over a time."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told around the figures of a text: days, places, deeds and lengths of time."""

    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    events: Sequence[Finding]
    numbers: Sequence[Finding]


class Scopes:
    """Tells the scope of the figures of one text."""

    def __init__(self, tolls: Sequence[Finding], told: Told, layout: Layout, signals: Signals) -> None:
        self.tolls: Shelf[Finding] = shelf(tolls)
        self.dates: Shelf[DateMention] = shelf(told.dates)
        self.long: Shelf[DateMention] = shelf(date for date in told.dates if _is_long(date.value))
        self.years: Shelf[DateMention] = shelf(date for date in told.dates if len(date.value or "") == _YEAR)
        self.months: Shelf[DateMention] = shelf(date for date in told.dates if len(date.value or "") == _MONTH)
        self.runs: Shelf[DateMention] = shelf(date for date in told.dates if _length(date.value) > _NIGHT)
        self.places: Shelf[PlaceMention] = shelf(place for place in told.places if place.place_type not in _WIDE)
        self.events: Shelf[Finding] = shelf(told.events)
        self.lengths: Shelf[Finding] = shelf(each for each in told.numbers if each.value.get("kind") == "duration")
        self.layout = layout
        self.signals = signals

    def of(self, toll: Finding) -> str:
        """incident, incidents or cumulative."""
        part = self._part(toll.span)
        days = self._days(toll.span, part)
        lasts = toll.value["measure"] in _STATES
        if self._vast(toll) or (not lasts and (days >= _WEEK or self._over_a_period(toll.span, part))):
            return "cumulative"
        if self._goes_on(toll.span) or (toll.value["measure"] in _ADDED_UP and self._so_far(part)):
            return "cumulative"
        return "incidents" if days > 1 or self._of_several(toll.span, part) else "incident"

    def _part(self, span: Span) -> Span:
        """The part of a sentence that a figure stands in, between semicolons and "bringing the toll to"."""
        sentence = self.layout.sentence_span(span.start)
        before = self._breaks(sentence.start, span.start)
        after = self._breaks(span.end, sentence.end)
        return Span(before[-1].end if before else sentence.start, after[0].start if after else sentence.end)

    def _breaks(self, start: int, end: int) -> list[Span]:
        found = [*self.signals.between("mark.semicolon", start, end), *self.signals.between("toll.thus", start, end)]
        return sorted(found)

    def _vast(self, toll: Finding) -> bool:
        """Whether a figure is too large for one incident."""
        least = _LARGE.get(toll.value["measure"] or "")
        low = toll.value["low"]
        return least is not None and (toll.value["vague"] in _VAST or (low is not None and low >= least))

    def _days(self, span: Span, part: Span) -> float:
        """Over how many days a figure is counted: "in four days", "خلال يومين"; 0 where nothing says so."""
        led = [each for each in self.lengths.inside(part.start, part.end) if self._is_led(each.span)]
        dated = bool(self.events.inside(part.start, part.end))
        runs = [] if dated else [(each.span, _length(each.value)) for each in self.runs.inside(part.start, part.end)]
        lengths = [*runs, *((each.span, _days(each)) for each in led)]
        return max((days for where, days in lengths if self._is_of(where, span, part)), default=0.0)

    def _is_led(self, length: Span) -> bool:
        return bool(self.signals.between("over.time", length.start - _NEXT, length.start))

    def _over_a_period(self, span: Span, part: Span) -> bool:
        """Whether a figure is counted over a period that its words name."""
        words = self.signals.between("cumulative", part.start, part.end)
        if any(not self._dates_a_deed(word, span) for word in words):
            return True
        long = self.long.inside(part.start, part.end)
        if any(not self._dates_a_deed(date.span, span) for date in long):
            return True
        if len({date.value for date in self.months.inside(span.start, span.end)}) > 1:
            return True
        if self.events.inside(part.start, part.end) or self.signals.between("when.then", span.end, part.end):
            return False
        months = () if self.places.inside(part.start, part.end) else self.months.inside(part.start, part.end)
        spans = [date.span for date in (*self.years.inside(part.start, part.end), *months)]
        return any(self._is_of(date, span, part) and not self._dates_a_deed(date, span) for date in spans)

    def _so_far(self, part: Span) -> bool:
        """Whether "so far" sums up a time: "so far this year", or no day, town or known deed is told before it."""
        if not self.signals.between("so.far", part.start, part.end):
            return False
        dates = self.dates.inside(part.start, part.end)
        if any(len(date.value or "") in (_YEAR, _MONTH) for date in dates):
            return True
        told = self.events.inside(self.layout.paragraph_span(part.start).start, part.start)
        grounds = dates or self.places.inside(part.start, part.end) or told
        return not grounds and not any(_is_known(each) for each in self.events.inside(part.start, part.end))

    def _goes_on(self, span: Span) -> bool:
        """Whether a sentence with no day, place or deed of its own goes on with what is counted over a period."""
        number = self.layout.sentence(span.start)
        for at in range(number, max(number - _GOES_ON, 0), -1):
            here, before = self.layout.sentences[at], self.layout.sentences[at - 1]
            if self.layout.paragraph(before.start) != self.layout.paragraph(span.start):
                return False
            if any(shelf.inside(here.start, here.end) for shelf in (self.dates, self.places, self.events)):
                return False
            if figures := self.tolls.inside(before.start, before.end):
                return all(self._over_a_period(each.span, self._part(each.span)) for each in figures)
        return False

    def _dates_a_deed(self, word: Span, toll: Span) -> bool:
        """Whether a word for a period tells when something else was: "since the raid", "who were missing since May".

        Nor does it when it dates the deed told next: "the third since 2019, when a gunship fired".
        """
        then_told = self._after_its_day(word.end)
        since = [each for each in self.events.inside(word.end, word.end + _FAR) if each.span.start <= then_told + _NEXT]
        if any(_is_known(each) and each.value["type"] not in _BATTLES for each in since):
            return True
        if toll.end <= word.start and self.signals.between("relative", toll.end, min(toll.end + _NEXT, word.start)):
            return not self.signals.between("mark.comma", toll.end, word.start)
        then = self.signals.between("when.then", word.end, min(word.end + _SOON, toll.start))
        return bool(then)

    def _after_its_day(self, place: int) -> int:
        """Where the words go on after a day that stands next: "since the August 17 blast"."""
        days = self.dates.inside(place, place + _SOON)
        return days[0].span.end if days and days[0].span.start - place <= _NEXT else place

    def _of_several(self, span: Span, part: Span) -> bool:
        """Whether a figure is told of several acts: the word for them follows it, or opens what it stands in."""
        words = self.signals.between("plural.back", part.start, part.end)
        return any(self._is_of(word, span, part) for word in words)

    def _is_of(self, word: Span, span: Span, part: Span) -> bool:
        """Whether a word says what a figure is counted over: the figure holds it, leads to it, or follows it."""
        if span.covers(word):
            return True
        before = [toll.span for toll in self.tolls.inside(part.start, word.start)]
        owners = [other for other in before if self._leads_to(other, word, before)]
        return span in owners or (not owners and span.start >= word.end)

    def _leads_to(self, span: Span, word: Span, before: Sequence[Span]) -> bool:
        """Whether nothing parts a figure, or those told in one breath with it, from a word."""
        end = span.end
        for other in before:
            if other.start >= end and other.start - end <= _BESIDE:
                end = other.end
        return not any(
            self.signals.between(name, end + _MARK, word.start) for name in ("mark.comma", "and", "contrast")
        )


def _is_known(deed: Finding) -> bool:
    return bool(deed.value["known"] or deed.value["refers"])


def _days(length: Finding) -> float:
    """How many days a length lasts; what is counted by the hours of a day is a day's count of several acts."""
    hours = float(length.value["value"] or 0) * _HOURS.get(str(length.value["unit"]), 0)
    return max(hours / 24, _SEVERAL) if length.value["unit"] == "hour" and hours >= _DAY else hours / 24


def _length(value: str | None) -> int:
    """How many days a date of two known days covers, both counted; 0 for any other."""
    first, _, last = (value or "").partition("/")
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    except ValueError:
        return 0


def _is_long(value: str | None) -> bool:
    """Whether a date is a period of more than two weeks, a part of a year, or one that is open."""
    first, slash, last = (value or "").partition("/")
    if len(first) == _MONTH and not slash:
        return first[-2:] > _PARTS
    if not slash or not first or not last:
        return False
    if ".." in (first, last):
        return last == ".."
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days > _LONG
    except ValueError:
        return last[:7] > first[:7]
