"""A sentence divided among its attack words: which dates, places and figures stand with which attack."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.unreal import is_unreal
from tawthiq.cascade.voices import ActorsBySpan, Voices
from tawthiq.model.claims import Actor, Chain, DateMention, PlaceMention, Statement, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_STANCES = {"denies": "denied", "admits": "admitted"}
_ANSWERS = ("denies", "admits", "condemns")
"""What is said of a deed after its day."""
_SEPARATORS = ("mark.comma", "mark.semicolon", "and", "contrast")
_SINCE = 12
_SOON = 24
_STOP = 28
"""How far before a deed the word stands that asks for its end."""
_DATED = 24
"""How far before its date the word stands that says what the date is of: "my letter dated 9 May"."""
_LASTING = ("siege",)
_DONE_THERE = ("detention", "destruction")
"""What attackers do where they are; the attack itself tells the kind of the incident."""
_FOUGHT = ("ground_attack", "raid", "shooting")
_FRAME = 160
_COMMAS = (",", "،")
_RIGHT_AFTER = 4
_TITLE = 80
"""How far after the words of reporting the speaker's titles and name reach."""
_PREPOSITION = 7
"""A comma, a space and a preposition: what stands before a date that is set off by commas."""
_MOVED = 90
"""How far before "to" the word stands that says that people were taken or fled."""
_COUNTRY = 40
"""The longest name of a country and an agency between a dateline's town and its dash."""
_SEAT_MARKS = (" - ", " – ", " — ", " -- ", "— ", ": ", "- ")
_HEAD = 700
_DATELINE = 90
_OPENING = 2


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
        self.seat = _seat(self.places, layout)
        self.tolls: Shelf[Toll] = shelf(tolls)
        self.voices = voices
        self.layout = layout
        self.actors = actors
        self.signals = signals
        self.fields: Shelf[Finding] = shelf(fields)
        self.cues: Shelf[Statement] = Shelf(voices.statements, lambda statement: statement.made.span)

    def of_speech(self, date: Span) -> bool:
        """Whether a date tells when somebody spoke: inside the words of reporting, or right after them."""
        if self._follows_saying(date) or self._is_of_a_paper(date):
            return True
        reach = self.cues.inside(date.start - _FRAME, date.end + _FRAME)
        return any(
            (said.made.span.covers(date) and date.start > said.made.span.start)
            or 0 <= date.start - said.cue.end <= _RIGHT_AFTER
            or self.layout.text[said.made.span.end : date.start].strip() in _COMMAS
            or self._is_set_off(date, said.made.span.end)
            or self._opens_an_answer(date, said)
            for said in reach
        )

    def _follows_saying(self, date: Span) -> bool:
        """Whether a date stands right after a reporting word, whoever speaks: "officials said Monday that"."""
        first = max(self.layout.sentence_span(date.start).start, date.start - 2 * _SINCE)
        said = self.signals.between("say", first, date.start)
        owned = self.layout.text.startswith(("'", "’"), date.end)
        return bool(said) and date.start - said[-1].end <= _RIGHT_AFTER and not owned

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
        if not 0 <= date.start - spoken <= _TITLE or not self.layout.text.startswith(_COMMAS, date.end):
            return False
        before = self.layout.text[spoken : date.start]
        led = max(before.rfind(comma) for comma in _COMMAS)
        deeds = self.events.inside(spoken, date.start) or self.tolls.inside(spoken, date.start)
        return 0 <= led and len(before) - led <= _PREPOSITION and not deeds


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


def _seat(places: Shelf[PlaceMention], layout: Layout) -> Span | None:
    """The dateline without a day of the one paragraph that opens so: "ARIN — Two guards were killed"."""
    opened = [
        _seat_of(place, layout) for place in places if layout.paragraph_span(place.span.start).start == place.span.start
    ]
    seats = [seat for seat in opened if seat]
    return seats[0] if len(seats) == 1 and seats[0].start <= _HEAD else None


def _seat_of(place: PlaceMention, layout: Layout) -> Span | None:
    """A place that opens a paragraph and stands before a dash or a colon, with no more than its country between."""
    paragraph = layout.paragraph_span(place.span.start)
    after = layout.text[place.span.end : min(paragraph.end, place.span.end + _COUNTRY)]
    marks = [found for mark in _SEAT_MARKS if (found := after.find(mark)) >= 0]
    if not marks or not paragraph.end - place.span.end > _DATELINE:
        return None
    between = after[: min(marks)]
    bare = not between.strip() or between.lstrip().startswith((*_COMMAS, "("))
    return Span(paragraph.start, place.span.end + min(marks)) if bare else None


def drafts(sentence: Span, material: Material) -> list[Draft]:
    """One draft for each attack of a sentence, with its part of the sentence."""
    said = material.events.inside(sentence.start, sentence.end)
    events = _clauses([event for event in said if not _is_hoped_or_dated_by(event, said, material)], sentence, material)
    if not events:
        return []
    starts = [sentence.start, *(_cut(a, b, material) for a, b in itertools.pairwise(events))]
    ends = [*starts[1:], sentence.end]
    windows = [_own_part(*part, material) for part in zip(events, starts, ends, strict=True)]
    made = [draft(event, window, material) for event, window in zip(events, windows, strict=True)]
    return [part for whole in made for part in _elided(whole, material)]


def _own_part(event: Finding, start: int, end: int, material: Material) -> Span:
    """The part of a sentence that tells of one attack, without what says which deed it answers."""
    for answered in material.signals.between("answering", start, event.span.start):
        parted = material.signals.between("mark.comma", answered.end, event.span.start)
        start = parted[0].end if parted else start
    after = material.signals.between("answering", event.span.end, end)
    return Span(start, after[0].start if after else end)


def _is_hoped_or_dated_by(event: Finding, said: Sequence[Finding], material: Material) -> bool:
    """Whether a deed is only to be stopped, or only tells when another was done ("the day before the attack")."""
    start = event.span.start
    if material.signals.between("act.stop", start - _STOP, start + 1) or is_unreal(event, material):
        return True
    anchors = event is not said[-1] and event.value["type"] == "other" and not event.value["by"]
    return anchors and any(date.span.end <= start for date in material.dates.inside(start - _STOP, start))


def _elided(whole: Draft, material: Material) -> Iterator[Draft]:
    """One draft for each place of a clause that has its own time: "on Arin at dawn and on Baldeh the next noon"."""
    start, first = whole.window.start, whole.event.span.end
    for cut in sorted(span.end for span in material.signals.between("and", first, whole.window.end)):
        if (
            _stands_alone(Span(start, cut), material) and _names_both(cut, whole.window.end, material)
        ) or _hits_elsewhere(start, cut, whole.window.end, material):
            yield draft(whole.event, Span(start, cut), material)
            start = cut
    yield draft(whole.event, Span(start, whole.window.end), material) if start > whole.window.start else whole


def _hits_elsewhere(start: int, cut: int, end: int, material: Material) -> bool:
    """Whether "and on" leads to another target at a place of its own: "on a post in Arin, and on troops in Baldeh"."""
    if not material.signals.between("again.on", cut - _SINCE, cut + _SINCE):
        return False
    before, after = material.places.inside(start, cut), material.places.inside(cut, end)[:1]
    return bool(before) and bool(after) and after[0].span.start - cut > _SOON


def _stands_alone(part: Span, material: Material) -> bool:
    return bool(material.dates.inside(part.start, part.end) and material.places.inside(part.start, part.end))


def _names_both(cut: int, end: int, material: Material) -> bool:
    """Whether a place stands right after a cut, and a date soon after it."""
    place = next(iter(material.places.inside(cut, min(end, cut + _SOON))), None)
    after = place and next(iter(material.dates.inside(place.span.end, end)), None)
    return bool(place and after and gap(place.span, after.span) <= _SINCE)


def draft(event: Finding, window: Span, material: Material) -> Draft:
    """What a stretch of text says of one attack."""
    statement = material.voices.over(words(event))
    stance = event.value.get("stance") or _STANCES.get(statement.stance if statement else "", "asserted")
    return Draft(
        event,
        window,
        [d for d in material.dates.inside(window.start, window.end) if _tells_when(d, event, material)],
        material.places.inside(max(window.start, _dateline(window.start, material)), window.end),
        by=material.actors.at(event.value["by"]),
        stance=stance,
        kind=str(event.value["type"]),
        statement=statement,
        chain=statement.chain if statement else material.voices.own,
    )


def words(event: Finding) -> Span:
    """The attack words themselves, without whom they name beside them."""
    act: Span | None = event.value.get("act")
    return act or event.span


def gap(one: Span, other: Span) -> int:
    """How many characters lie between two spans; 0 when they meet."""
    return max(one.start - other.end, other.start - one.end, 0)


def _clauses(events: Sequence[Finding], sentence: Span, material: Material) -> list[Finding]:
    """Attack words of different clauses; words of one clause tell of one attack, with all that they say of it."""
    kept: list[Finding] = []
    for event in events:
        if kept and _in_one_clause(kept[-1], event, sentence, material):
            kept[-1] = _joined(kept[-1], event)
        else:
            kept.append(event)
    return kept


def _in_one_clause(first: Finding, second: Finding, sentence: Span, material: Material) -> bool:
    """Nothing parts two attack words: no comma or conjunction, nor a date or place of each one's own."""
    start, end = first.span.end, second.span.start
    if second.value.get("hand"):
        return not first.value["by"]
    if second.value.get("goes.on") and not second.value["by"]:
        return any(end - cut <= _SOON for cut in _separators(start, end, material))
    if any(_separators(start, end, material)):
        return False
    if second.value["with"]:
        return True
    between = _last_ground(start, end, material)
    return not (between and _last_ground(end, sentence.end, material))


def _joined(first: Finding, second: Finding) -> Finding:
    told = second if _tells_more(second, first) else first
    value = {**first.value, "by": first.value["by"] or second.value["by"]}
    value |= {key: told.value[key] for key in ("type", "plain")}
    hand = first.value["hand"] or second.value["hand"]
    kinds = {first.value["type"], second.value["type"]}
    if not hand and kinds in ({"other", "detention"}, {"other", "destruction"}):
        value |= {"type": "ground_attack", "plain": False}
    value["refers"] = first.value["refers"] and second.value["refers"]
    return first._replace(span=first.span.to(second.span), value=value, parts=(*first.parts, *second.parts))


def _tells_more(second: Finding, first: Finding) -> bool:
    """Whether the second of two attack words tells the kind of deed: gas in bombs, bombs that hit."""
    if second.value["type"] == "chemical" or first.value["type"] == "chemical":
        return bool(first.value["type"] != "chemical")
    if first.value["type"] in _DONE_THERE and second.value["type"] in _FOUGHT:
        return True
    if first.value["plain"] and not second.value["plain"]:
        return True
    return bool(first.value["type"] == "other" and second.value["type"] != "other" and first.value["plain"])


def _separators(start: int, end: int, material: Material) -> Iterator[int]:
    for name in _SEPARATORS:
        yield from (span.end for span in material.signals.between(name, start, end))


def _last_ground(start: int, end: int, material: Material) -> int | None:
    """The end of the last date or place between two points of a text."""
    grounds = (*material.dates.inside(start, end)[-1:], *material.places.inside(start, end)[-1:])
    return max((ground.span.end for ground in grounds), default=None)


def _cut(before: Finding, after: Finding, material: Material) -> int:
    """Where the part of one attack ends and that of the next begins: a date that opens the next clause goes with it."""
    start, end = before.span.end, after.span.start
    cuts = sorted(_separators(start, end, material))
    if not cuts:
        return _last_ground(start, end, material) or start
    if (turn := _turn(start, end, material)) is not None:
        return turn
    chosen = cuts[-1]
    for cut in reversed(cuts[:-1]):
        if material.places.inside(cut, chosen) or material.tolls.inside(cut, chosen):
            break
        dated = _dates_next(cut, chosen, before, material)
        if dated or chosen != cuts[-1] or not Span(cut, chosen).of(material.layout.text).strip():
            chosen = cut
    return chosen


def _turn(start: int, end: int, material: Material) -> int | None:
    """The beginning of a clause that is set against the one before it and opens with its figures: "while two died"."""
    for turn in reversed(material.signals.between("contrast", start, end)):
        figures = material.tolls.inside(turn.end, end)
        if figures and not material.signals.between("mark.comma", figures[0].span.end, end):
            return turn.end
    return None


def _dates_next(cut: int, chosen: int, before: Finding, material: Material) -> bool:
    """Whether a date after a cut is that of the clause to come: not one before "and" whose own clause has no other."""
    if not material.dates.inside(cut - _SINCE, chosen + _SINCE):
        return False
    joined = any(span.end == chosen for span in material.signals.between("and", chosen - _SINCE, chosen))
    return not joined or bool(material.dates.inside(before.span.start - _SOON, cut))


def _tells_when(date: DateMention, event: Finding, material: Material) -> bool:
    """Whether a date can be that of an attack: not a letter's, a dateline's, of speech, nor the opening of a period."""
    start, lasts = date.span.start, event.value["type"] in _LASTING
    if ((date.value or "").endswith("/..") and not lasts) or start < _dateline(start, material):
        return False
    if material.signals.between("dated", start - _DATED, start) or material.of_speech(date.span):
        return False
    if any(start - word.end <= _RIGHT_AFTER for word in material.signals.between("up.to", start - _SINCE, start)):
        return False
    if start > event.span.end and (_is_spoken_of(event, material) or _is_of_flight(date.span, event, material)):
        return False
    opening = max(start - 3 * _SINCE, material.layout.sentence_span(start).start)
    return lasts or not any(
        start - _SINCE <= span.end for span in material.signals.between("cumulative", opening, start)
    )


def _is_spoken_of(event: Finding, material: Material) -> bool:
    """Whether a known deed is what somebody speaks of: a day after "confirmed the attack" is that of his words."""
    start = event.span.start
    cues = material.cues.inside(start - _FRAME, start + 1) if event.value["known"] else []
    return any(0 <= start - said.cue.end <= _RIGHT_AFTER for said in cues)


def _is_of_flight(date: Span, event: Finding, material: Material) -> bool:
    """Whether a day tells when people fled: "the raid, and that forty families had fled the village the day before"."""
    fled = material.tolls.inside(event.span.end, date.start)[-1:]
    return bool(fled) and fled[0].measure == "displaced" and date.start - fled[0].span.end <= _DATED


def _dateline(at: int, material: Material) -> int:
    """The end of the dateline that a paragraph of a text's head opens with; its start when there is none."""
    paragraph = material.layout.paragraph_span(at)
    if material.seat and material.seat.start == paragraph.start:
        return material.seat.end
    opening = material.layout.text[paragraph.start : min(paragraph.start + _DATELINE, paragraph.end)]
    ends = [found for mark in (" - ", " – ", " — ", "- ", " /") if (found := opening.find(mark)) > 0]
    if paragraph.start > _HEAD or not ends:
        return paragraph.start
    end = paragraph.start + min(ends)
    dates, places = material.dates.inside(paragraph.start, end), material.places.inside(paragraph.start, end)
    return (
        end
        if dates and (not places or places[0].span.start < dates[0].span.start) and not _opens(dates[0], paragraph)
        else end
        if _names_its_agency(material.layout.text[paragraph.start : end], places, paragraph)
        else paragraph.start
    )


def _names_its_agency(opening: str, places: Sequence[PlaceMention], paragraph: Span) -> bool:
    """Whether a paragraph opens with a place and, in brackets at its end, with whose story it is."""
    closed = opening.rstrip().endswith(")") and "(" in opening
    return closed and bool(places) and places[0].span.start - paragraph.start <= _OPENING


def _opens(date: DateMention, paragraph: Span) -> bool:
    return date.span.start - paragraph.start <= _OPENING
