"""What accounts are put together from: the drafts of a text, and all that was found in it, each kind on its shelf."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tawthiq.cascade.datelines import past_its_day, reach, seat_of, words_begin
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.voices import ActorsBySpan, Voices
from tawthiq.model.claims import Actor, Chain, DateMention, PlaceMention, Statement, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

SITES = ("site", "neighbourhood", "feature")
"""Places inside a town."""
_ANSWERS = ("denies", "admits", "condemns")
"""What is said of a deed after its day."""
_SINCE = 12
_SOON = 24
_FRAME = 160
_COMMAS = (",", "،")
_POSSESSIVE = ("'s", "’s")
_RIGHT_AFTER = 4
_TITLE = 80
"""How far after the words of reporting the speaker's titles and name reach."""
_PREPOSITION = 7
"""A comma, a space and a preposition: what stands before a date that is set off by commas."""
_MOVED = 90
"""How far before "to" the word stands that says that people were taken or fled."""


@dataclass(slots=True)
class Draft:
    """An account in the making: the attack word, and the stretch of text that belongs to it."""

    event: Finding
    window: Span
    dates: list[DateMention]
    places: list[PlaceMention]
    by: tuple[Actor, ...]
    stance: str
    kind: str
    statement: Statement | None
    chain: Chain
    when: str | None = None
    tolls: list[Toll] = field(default_factory=list)
    spoken: int = 0
    """Where the text spoke of it again, after its own words."""
    again: Draft | None = None
    """The account before it whose incident it tells again."""

    @property
    def voice(self) -> str:
        """The key of the original speaker; empty for the text's own voice."""
        return self.chain[0].key if self.chain else ""

    @property
    def located(self) -> bool:
        """Whether the words give it a place or a time."""
        return bool(self.dates or self.places)


class Material:
    """All that accounts are put together from, each kind on its shelf."""

    def __init__(
        self,
        events: Sequence[Finding],
        dates: Sequence[DateMention],
        places: Sequence[PlaceMention],
        tolls: Sequence[Toll],
        voices: Voices,
        layout: Layout,
        actors: ActorsBySpan,
        signals: Signals,
        fields: Sequence[Finding] = (),
    ) -> None:
        self.events: Shelf[Finding] = shelf([event for event in events if not event.value["victims"]])
        self.victims: Shelf[Finding] = shelf([event for event in events if event.value["victims"]])
        self.dates: Shelf[DateMention] = shelf(dates)
        self.places: Shelf[PlaceMention] = shelf(
            place for place in places if _may_be_where(place) and not _is_reached(place, layout, signals)
        )
        self.seat = seat_of(self.places, layout)
        self.tolls: Shelf[Toll] = shelf(tolls)
        self.voices = voices
        self.layout = layout
        self.actors = actors
        self.signals = signals
        self.fields: Shelf[Finding] = shelf(fields)
        self.cues: Shelf[Statement] = Shelf(voices.statements, lambda statement: statement.made.span)

    def opening(self, at: int) -> int:
        """Where the words of a paragraph begin, after its dateline."""
        paragraph = self.layout.paragraph_span(at)
        head = reach(paragraph)
        dates = self.dates.inside(*head)
        if self.seat and self.seat.start == paragraph.start:
            return past_its_day(self.seat.end, self.layout, dates)
        return words_begin(paragraph, self.layout, dates, self.places.inside(*head))

    def of_speech(self, date: Span) -> bool:
        """Whether a date tells when somebody spoke: inside the words of reporting, or right after them."""
        if self.layout.text.startswith(_POSSESSIVE, date.end):
            return False
        if self._follows_saying(date) or self._is_of_a_paper(date):
            return True
        first = self.layout.sentence_span(date.start).start
        reach = self.cues.inside(max(first, date.start - _FRAME), date.end + _FRAME)
        return any(
            (said.made.span.covers(date) and date.start > said.made.span.start)
            or 0 <= date.start - said.cue.end <= _RIGHT_AFTER
            or self.layout.text[said.made.span.end : date.start].strip() in _COMMAS
            or self._is_set_off(date, said.made.span.end)
            or self._opens_an_answer(date, said)
            for said in reach
        )

    def is_of_who_speaks(self, place: Span, sentence: Span) -> bool:
        """Whether a place stands in the words that name a speaker: "residents of Arin said that"."""
        return any(said.made.span.covers(place) for said in self.cues.inside(*sentence))

    def _follows_saying(self, date: Span) -> bool:
        """Whether a date stands right after a reporting word, whoever speaks: "officials said Monday that"."""
        first = max(self.layout.sentence_span(date.start).start, date.start - 2 * _SINCE)
        said = self.signals.between("say", first, date.start)
        return bool(said) and date.start - said[-1].end <= _RIGHT_AFTER

    def _is_of_a_paper(self, date: Span) -> bool:
        """Whether a day is that of a statement or a letter: "its 12 January communiqué", "in a letter on 3 May"."""
        first = max(self.layout.sentence_span(date.start).start, date.start - 2 * _SINCE)
        before = self.signals.between("message", first, date.start)
        after = self.signals.between("message", date.end, date.end + 2 * _SINCE)
        led = bool(before) and 0 <= date.start - before[-1].end <= 1
        return led or (bool(after) and 0 <= after[0].start - date.end <= 1)

    def _opens_an_answer(self, date: Span, said: Statement) -> bool:
        """Whether a date opens the sentence of who answers for a deed: "On 1 June the army admitted that"."""
        if date.start - self.layout.sentence_span(date.start).start > _PREPOSITION or said.stance not in _ANSWERS:
            return False
        speaker = said.made.span.start
        return 0 <= speaker - date.end <= _TITLE and not self.events.inside(date.end, speaker)

    def _is_set_off(self, date: Span, spoken: int) -> bool:
        """Whether a date stands between commas after a speaker's name or title: "denied, on Friday, shelling"."""
        spoken -= self.layout.text.startswith(_COMMAS, spoken - 1)
        if not 0 <= date.start - spoken <= _TITLE or not self.layout.text.startswith(_COMMAS, date.end):
            return False
        before = self.layout.text[spoken : date.start]
        led = max(before.rfind(comma) for comma in _COMMAS)
        deeds = self.events.inside(spoken, date.start) or self.tolls.inside(spoken, date.start)
        return 0 <= led and len(before) - led <= _PREPOSITION and not deeds


def names_of(places: Iterable[PlaceMention]) -> set[str]:
    """What some places are called."""
    return {place.name or place.id for place in places}


def _may_be_where(place: PlaceMention) -> bool:
    """Whether an attack can be where this is: not a whole country, nor the seat of who speaks."""
    return place.place_type != "country" and not place.made.value.get("seat")


def _is_reached(place: PlaceMention, layout: Layout, signals: Signals) -> bool:
    """Whether people were taken to a place, or came to a building: "the wounded were taken to Arin hospital"."""
    start = place.span.start
    to = signals.between("toward", start - _SINCE - _SOON, start)
    if not to or any(mark in layout.text[to[-1].end : start] for mark in (*_COMMAS, *".؛;")):
        return False
    first = max(layout.sentence_span(start).start, to[-1].start - _MOVED)
    words = ("moved", "arrived") if place.place_type == "site" else ("moved",)
    return any(signals.between(name, first, to[-1].end) for name in words)
