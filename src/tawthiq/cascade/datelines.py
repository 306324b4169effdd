"""Datelines: where the words of a paragraph begin, after the place and the day from which a story was sent."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf
from tawthiq.model.claims import DateMention, PlaceMention
from tawthiq.model.span import Span

_COMMAS = (",", "،")
_COUNTRY = 40
"""The longest name of a country and an agency between a dateline's town and its dash."""
_SEAT_MARKS = (" - ", " – ", " — ", " -- ", "— ", ": ", "- ")
_HEAD = 700
_DATELINE = 90
_OPENING = 2


def seat_of(places: Shelf[PlaceMention], layout: Layout) -> Span | None:
    """The dateline without a day of the one paragraph that opens so: "ARIN — Two guards were killed"."""
    opened = [
        _seat(place, layout) for place in places if layout.paragraph_span(place.span.start).start == place.span.start
    ]
    seats = [seat for seat in opened if seat]
    return seats[0] if len(seats) == 1 and seats[0].start <= _HEAD else None


def _seat(place: PlaceMention, layout: Layout) -> Span | None:
    """A place that opens a paragraph and stands before a dash or a colon, with no more than its country between."""
    paragraph = layout.paragraph_span(place.span.start)
    after = layout.text[place.span.end : min(paragraph.end, place.span.end + _COUNTRY)]
    marks = [found for mark in _SEAT_MARKS if (found := after.find(mark)) >= 0]
    if not marks or not paragraph.end - place.span.end > _DATELINE:
        return None
    between = after[: min(marks)]
    bare = not between.strip() or between.lstrip().startswith((*_COMMAS, "("))
    return Span(paragraph.start, place.span.end + min(marks)) if bare else None


def words_begin(paragraph: Span, layout: Layout, dates: Sequence[DateMention], places: Sequence[PlaceMention]) -> int:
    """The end of the dateline that a paragraph of a text's head opens with; its start when there is none."""
    opening = _opening(paragraph, layout)
    ends = [found for mark in (" - ", " – ", " — ", "- ", " /") if (found := opening.find(mark)) > 0]
    if paragraph.start > _HEAD or not ends:
        return paragraph.start
    end = paragraph.start + min(ends)
    days = [date for date in dates if date.span.start < end]
    towns = [place for place in places if place.span.start < end]
    dated = days and (not towns or towns[0].span.start < days[0].span.start) and not _opens(days[0], paragraph)
    return end if dated or _names_its_agency(opening[: min(ends)], towns, paragraph) else paragraph.start


def past_its_day(end: int, layout: Layout, dates: Sequence[DateMention]) -> int:
    """The end of a dateline whose day and agency stand between two dashes: "ARIN – 3 May (Agency) – Two guards"."""
    day = next((date for date in dates if end <= date.span.start <= end + _OPENING + 1), None)
    if day is None:
        return end
    after = layout.text[day.span.end : day.span.end + _COUNTRY]
    marks = [found for mark in _SEAT_MARKS if (found := after.find(mark)) >= 0]
    between = after[: min(marks)].strip() if marks else "?"
    return day.span.end + min(marks) if marks and (not between or between.startswith("(")) else end


def reach(paragraph: Span) -> Span:
    """Where the dateline of a paragraph stands, if it has one."""
    return Span(paragraph.start, min(paragraph.start + _DATELINE, paragraph.end))


def _opening(paragraph: Span, layout: Layout) -> str:
    return reach(paragraph).of(layout.text)


def _names_its_agency(opening: str, places: Sequence[PlaceMention], paragraph: Span) -> bool:
    """Whether a paragraph opens with a place and, in brackets at its end, with whose story it is."""
    closed = opening.rstrip().endswith(")") and "(" in opening
    return closed and bool(places) and places[0].span.start - paragraph.start <= _OPENING


def _opens(date: DateMention, paragraph: Span) -> bool:
    return date.span.start - paragraph.start <= _OPENING
