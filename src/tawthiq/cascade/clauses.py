"""A sentence divided among its attack words: which dates, places and figures stand with which attack."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.voices import ActorsBySpan, Voices
from tawthiq.model.claims import Actor, DateMention, PlaceMention, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_STANCES = {"denies": "denied", "admits": "admitted"}
_SEPARATORS = ("mark.comma", "mark.semicolon", "and", "contrast")
_SINCE = 12


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
    when: str | None = None
    tolls: list[Toll] = field(default_factory=list)

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
    ) -> None:
        self.events: Shelf[Finding] = shelf(events)
        self.dates: Shelf[DateMention] = shelf(dates)
        self.places: Shelf[PlaceMention] = shelf(place for place in places if place.place_type != "country")
        self.tolls: Shelf[Toll] = shelf(tolls)
        self.voices = voices
        self.layout = layout
        self.actors = actors
        self.signals = signals


def drafts(sentence: Span, material: Material) -> list[Draft]:
    """One draft for each attack of a sentence, with its part of the sentence."""
    events = _clauses(material.events.inside(sentence.start, sentence.end), sentence, material)
    if not events:
        return []
    starts = [sentence.start, *(_cut(a, b, material) for a, b in itertools.pairwise(events))]
    ends = [*starts[1:], sentence.end]
    return [draft(event, Span(start, end), material) for event, start, end in zip(events, starts, ends, strict=True)]


def draft(event: Finding, window: Span, material: Material) -> Draft:
    """What a stretch of text says of one attack."""
    statement = material.voices.over(event.span)
    stance = event.value.get("stance") or _STANCES.get(statement.stance if statement else "", "asserted")
    return Draft(
        event,
        window,
        [d for d in material.dates.inside(window.start, window.end) if not _opens_a_period(d, material)],
        material.places.inside(window.start, window.end),
        by=material.actors.at(event.value["by"]),
        stance=stance,
        kind=str(event.value["type"]),
    )


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
    if any(_separators(start, end, material)):
        return False
    between = _last_ground(start, end, material)
    return not (between and _last_ground(end, sentence.end, material))


def _joined(first: Finding, second: Finding) -> Finding:
    kind = first.value["type"] if first.value["type"] != "other" else second.value["type"]
    value = {**first.value, "type": kind, "by": first.value["by"] or second.value["by"]}
    value["refers"] = first.value["refers"] and second.value["refers"]
    return first._replace(span=first.span.to(second.span), value=value, parts=(*first.parts, *second.parts))


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
    chosen = cuts[-1]
    for cut in reversed(cuts[:-1]):
        if material.places.inside(cut, chosen) or material.tolls.inside(cut, chosen):
            break
        dated = bool(material.dates.inside(cut - _SINCE, chosen + _SINCE))
        if dated or chosen != cuts[-1] or not Span(cut, chosen).of(material.layout.text).strip():
            chosen = cut
    return chosen


def _opens_a_period(date: DateMention, material: Material) -> bool:
    """Whether a date opens a period ("since June") and so dates no attack."""
    start = date.span.start
    if (date.value or "").endswith("/.."):
        return True
    return any(start - _SINCE <= span.end for span in material.signals.between("cumulative", start - 3 * _SINCE, start))
