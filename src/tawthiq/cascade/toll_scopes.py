"""What a figure counts: one incident, several that are told together, or all of a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.signals import Signals
from tawthiq.model.claims import DateMention
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_LARGE = {"killed": 1000, "injured": 2000, "casualties": 1000, "displaced": 10_000, "detained": 1000, "missing": 1000}
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


class Scopes:
    """Tells the scope of the figures of one text."""

    def __init__(
        self, tolls: Sequence[Finding], dates: Sequence[DateMention], layout: Layout, signals: Signals
    ) -> None:
        self.tolls: Shelf[Finding] = shelf(tolls)
        self.dates: Shelf[DateMention] = shelf(date for date in dates if _is_long(date.value))
        self.layout = layout
        self.signals = signals

    def of(self, toll: Finding) -> str:
        """incident, incidents or cumulative."""
        part = self._part(toll.span)
        if self._vast(toll) or (toll.value["measure"] not in _STATES and self._over_a_period(part)):
            return "cumulative"
        return "incidents" if self._of_several(toll.span, part) else "incident"

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

    def _over_a_period(self, part: Span) -> bool:
        return bool(self.signals.between("cumulative", part.start, part.end) or self.dates.inside(part.start, part.end))

    def _of_several(self, span: Span, part: Span) -> bool:
        """Whether a figure is told of several acts: the word for them follows it, or opens what it stands in."""
        for word in self.signals.between("plural.back", part.start, part.end):
            before = [toll.span for toll in self.tolls.inside(part.start, word.start)]
            owners = [other for other in before if self._leads_to(other, word, before)]
            if span in owners or (not owners and span.start >= word.end):
                return True
        return False

    def _leads_to(self, span: Span, word: Span, before: Sequence[Span]) -> bool:
        """Whether nothing parts a figure, or those told in one breath with it, from a word."""
        end = span.end
        for other in before:
            if other.start >= end and other.start - end <= _BESIDE:
                end = other.end
        return not any(
            self.signals.between(name, end + _MARK, word.start) for name in ("mark.comma", "and", "contrast")
        )


def _is_long(value: str | None) -> bool:
    """Whether a date is a period of more than two weeks, or one that is open."""
    first, slash, last = (value or "").partition("/")
    if not slash or not first or not last:
        return False
    if ".." in (first, last):
        return last == ".."
    try:
        return (date.fromisoformat(last) - date.fromisoformat(first)).days > _LONG
    except ValueError:
        return last[:7] > first[:7]
