"""Telegraphic reports: a list whose entries open with a date and a place, or with a place under a date of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.cascade.clauses import draft, gap, words
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.material import Draft, Material
from tawthiq.model.claims import DateMention
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

ITEM = "account.item"
_HERE = "cascade/listed.py"
_HEAD = 160
_NEAR_OPENING = 60
_LINE = 260
_HEADING = 60
_BULLET = 4
_DAY = 10
"""The length of a whole day in EDTF: a year told in an item is not its day."""
NO_DEED: Mapping[str, Any] = {"type": "other", "plain": True, "assault": False}
"""The kind of an item that tells of no deed."""
NO_WORDS: Mapping[str, Any] = {
    "refers": False,
    "known": False,
    "against": None,
    "stance": None,
    "with": False,
    "hand": False,
    "goes.on": False,
    "act": None,
    "victims": False,
}
"""What the words of a deed do not say of an item: to point back, to be denied, or to name whom it struck."""
_ENDS = (".", ":", "؛", ";")
_MARKS = ("-", "–", "—", "•", "*", "·", "▪")


def entries(material: Material) -> dict[int, Draft]:
    """The accounts of telegraphic lists, by the number of their paragraph."""
    layout = material.layout
    found: dict[int, Draft] = {}
    for date in material.dates:
        number = layout.paragraph(date.span.start)
        opens = number not in found and date.span.start > _HEAD and _opens(date, material)
        if opens and (entry := _entry(date, layout.paragraph_span(date.span.start), material)):
            found[number] = entry
    under: str | None = None
    for paragraph in layout.paragraphs:
        heading, number = _heading(paragraph, material), layout.paragraph(paragraph.start)
        if heading or not is_item(paragraph, layout):
            under = heading
        elif number not in found and (entry := _item(paragraph, under, material)):
            found[number] = entry
    return found


def begins_another(sentence: Span, entry: Draft, material: Material) -> bool:
    """Whether a later sentence of an item opens with another day and tells of a place of its own."""
    if not entry.when or sentence.covers(entry.event.span) or sentence.start < entry.event.span.end:
        return False
    dates = material.dates.inside(sentence.start, sentence.start + _NEAR_OPENING)
    other = [date for date in dates if date.value and len(date.value) >= _DAY and date.value != entry.when]
    opens = bool(other) and other[0].span.start - sentence.start <= _BULLET
    known = {place.name or place.id for place in entry.places}
    return opens and any((p.name or p.id) not in known for p in material.places.inside(sentence.start, sentence.end))


def _heading(paragraph: Span, material: Material) -> str | None:
    """The day that a line of its own names."""
    dates = material.dates.inside(paragraph.start, min(paragraph.end, paragraph.start + _HEADING))
    alone = dates and paragraph.start > 0 and paragraph.end - paragraph.start <= _HEADING
    return dates[0].value if alone and dates[0].span.start - paragraph.start <= _BULLET else None


def is_item(paragraph: Span, layout: Layout) -> bool:
    """Whether a paragraph is an item of a list: it opens with a dash or a bullet."""
    return layout.text.startswith(_MARKS, paragraph.start)


def _item(paragraph: Span, day: str | None, material: Material) -> Draft | None:
    """The incident of a list's item that opens with its place: "• Arin market: nine dead"."""
    places = material.places.inside(paragraph.start, paragraph.end)
    events = material.events.inside(paragraph.start, paragraph.end)
    if not places or not (events or material.tolls.inside(paragraph.start, paragraph.end)):
        return None
    after = material.layout.text[places[0].span.end : places[0].span.end + _BULLET]
    if places[0].span.start - paragraph.start > _NEAR_OPENING or ":" not in after:
        return None
    entry = _listed(ITEM, places[0].made, places[0].span, paragraph, material)
    own = entry.dates[0].value if entry.dates else None
    entry.when = own if own and (len(own) >= _DAY or not day) else day
    return entry


def _opens(date: DateMention, material: Material) -> bool:
    """Whether a paragraph opens with a date, or with a place and a date: "2.1 Arin, 9 April."."""
    layout = material.layout
    start = layout.paragraph_span(date.span.start).start
    if date.span.start - start > _NEAR_OPENING:
        return False
    before = layout.text[start : date.span.start]
    if before.strip() and not layout.text.startswith(_ENDS, date.span.end):
        return not any(char.isalpha() for char in before)
    for place in material.places.inside(start, date.span.start):
        before = before.replace(place.span.of(layout.text), "")
    return not any(char.isalpha() for char in before)


def _entry(date: DateMention, paragraph: Span, material: Material) -> Draft | None:
    """The one incident of a paragraph that is an entry of a list, or None when it is plain prose."""
    first = material.layout.sentence_span(date.span.start)
    places = material.places.inside(paragraph.start, paragraph.end)
    if not places or gap(date.span, places[0].span) > _NEAR_OPENING or first.end - first.start > _LINE:
        return None
    told_between = material.events.inside(date.span.end, places[0].span.start)
    if told_between and not is_item(paragraph, material.layout):
        return None
    entry = _listed("account.entry", date.made, date.span.to(places[0].span), paragraph, material)
    entry.dates, entry.when = [date], date.value
    opening = first.to(entry.event.span)
    entry.places = [p for p in places if opening.covers(p.span)] or places[:1]
    if not material.events.inside(first.start, first.end) and (
        deed := material.events.inside(first.end, paragraph.end)[:1]
    ):
        said = material.layout.sentence_span(deed[0].span.start)
        entry.places += [p for p in places if said.covers(p.span) and p not in entry.places]
    return entry


def _listed(rule: str, opening: Finding, span: Span, paragraph: Span, material: Material) -> Draft:
    """A draft of all that a paragraph says, from its opening to its first deed or figure."""
    every = material.events.inside(paragraph.start, paragraph.end)
    events = _in_its_voice(every, span, material)
    figures = material.tolls.inside(paragraph.start, paragraph.end)
    by: list[Span] = next((e.value["by"] for e in events if e.value["by"]), [])
    act = words(events[0]) if events and _is_soon(span, events[0].span, material) else None
    value = {**NO_DEED, **(told_first(events) if events else {}), **NO_WORDS, "by": by, "act": act}
    for deed in (*(event.span for event in events[:1]), *(toll.span for toll in figures[:1])):
        span = span.to(deed) if _is_soon(span, deed, material) else span
    return draft(Finding("event", span, value, rule, _HERE, (opening, *events[:1])), paragraph, material)


def _in_its_voice(events: Sequence[Finding], opening: Span, material: Material) -> list[Finding]:
    """The deeds of an item that are told by who tells its first one; by the text where that comes later."""
    soon = [event for event in events[:1] if _is_soon(opening, event.span, material)]
    voice = material.voices.chain(words(soon[0])) if soon else material.voices.own
    return [event for event in events if material.voices.chain(words(event)) == voice]


def _is_soon(opening: Span, deed: Span, material: Material) -> bool:
    """Whether a deed or figure stands in the sentence of an item's opening, or in the one after it."""
    sentence = material.layout.sentence
    return sentence(deed.start) - sentence(opening.end) <= 1


def told_first(events: Sequence[Finding]) -> Mapping[str, Any]:
    """What the first deed of an item tells; one that does not tell its weapon leaves that to the words beside it."""
    first = events[0].value
    if first["type"] != "other":
        return first
    return next((e.value for e in events if not e.value["plain"] and (e.value["with"] or not first["by"])), first)
