"""Accounts: one for each incident that a text tells of, put together from an attack word and what stands around it.

An attack with neither place nor time is no account of its own: it points back to the account before it, and its
figures go there. Two tellings of one day, place and kind by one voice are one account. In telegraphic lists a
paragraph that opens with a date and a place is one account.
"""

from __future__ import annotations

from tawthiq.cascade.clauses import Draft, Material, draft, drafts, gap
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.makers.claims import GENERIC
from tawthiq.model.claims import Account, DateMention, PlaceMention, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_FINEST_FIRST = ("site", "neighbourhood", "settlement", None, "feature", "admin2", "admin1", "country")
_WIDE = ("admin1", "country")
_HERE = "cascade/accounts.py"
_HEAD = 160
_NEAR_OPENING = 60
_LINE = 260
_REACH = 40
"""How many accounts back an attack is looked for that is told again."""


def accounts(material: Material, names: Names) -> list[Account]:
    """The accounts of one text, in its order."""
    told: list[Draft] = []
    entries = _entries(material)
    for sentence in material.layout.sentences:
        entry = entries.get(material.layout.paragraph(sentence.start))
        if entry is None:
            for made in drafts(sentence, material):
                _place(made, told, material)
        elif entry not in told[-1:]:
            told.append(entry)
        _give_tolls(sentence, told, material)
    return [_account(made, material, names) for made in told if _is_told(made)]


def _is_told(made: Draft) -> bool:
    """Whether a draft tells of one incident: a time, a figure, or a place finer than a province."""
    return bool(made.when or made.tolls or any(place.place_type not in _WIDE for place in made.places))


def _entries(material: Material) -> dict[int, Draft]:
    """The accounts of telegraphic lists, by the number of their paragraph."""
    layout = material.layout
    found: dict[int, Draft] = {}
    for date in material.dates:
        number = layout.paragraph(date.span.start)
        opens = number not in found and date.span.start > _HEAD and _opens(date, layout)
        if opens and (entry := _entry(date, layout.paragraph_span(date.span.start), material)):
            found[number] = entry
    return found


def _opens(date: DateMention, layout: Layout) -> bool:
    start = layout.paragraph_span(date.span.start).start
    near = date.span.start - start <= _NEAR_OPENING
    return near and not any(char.isalpha() for char in layout.text[start : date.span.start])


def _entry(date: DateMention, paragraph: Span, material: Material) -> Draft | None:
    """The one incident of a paragraph that is an entry of a list, or None when it is plain prose."""
    first = material.layout.sentence_span(date.span.start)
    places = material.places.inside(paragraph.start, paragraph.end)
    if not places or gap(date.span, places[0].span) > _NEAR_OPENING or first.end - first.start > _LINE:
        return None
    events = material.events.inside(paragraph.start, paragraph.end)
    kind = next((str(e.value["type"]) for e in events if e.value["type"] != "other"), "other")
    by: list[Span] = next((e.value["by"] for e in events if e.value["by"]), [])
    value = {"type": kind, "by": by, "refers": False, "against": None, "stance": None}
    parts = (date.made, places[0].made, *events[:1])
    event = Finding("event", date.span.to(places[0].span), value, "account.entry", _HERE, parts)
    entry = draft(event, paragraph, material)
    entry.dates, entry.when = [date], date.value
    entry.places = [p for p in places if first.covers(p.span)] or places[:1]
    return entry


def _place(made: Draft, told: list[Draft], material: Material) -> None:
    """Settle what a draft says, or see that it points back to an account before it."""
    last = told[-1] if told else None
    made.when = _when(made)
    if last and not made.places and material.signals.between("place.back", made.window.start, made.window.end):
        made.places = list(last.places)
    near = last is not None and _near(last, made, material)
    if last and near and made.when is None and _follows(last, made, material):
        made.when = last.when
    again = last is not None and near and made.event.value["refers"] and not made.places
    if not made.located or _is_sum(made, material) or again:
        if last and near:
            last.by = last.by or made.by
        return
    twin = next((known for known in reversed(told[-_REACH:]) if _same(known, made, material)), None)
    if twin:
        twin.by = twin.by or made.by
        return
    if not made.by and last and near and _one_voice(last, made, material):
        _go_on(last, made)
    told.append(made)


def _one_voice(one: Draft, other: Draft, material: Material) -> bool:
    chain = material.voices.chain
    return [a.key for a in chain(one.event.span)] == [a.key for a in chain(other.event.span)]


def _go_on(last: Draft, made: Draft) -> None:
    """An attack with nobody named goes on with the one before it: the same hand, and the same arm."""
    made.by = last.by
    if last.kind == "airstrike" and made.kind in GENERIC:
        made.kind = "airstrike"


def _when(made: Draft) -> str | None:
    """The value of the date nearest to the attack word, a day before anything coarser."""
    valued = [d for d in made.dates if d.value]
    nearest = min(valued, key=lambda d: (len(d.value or "") < 10, gap(d.span, made.event.span)), default=None)
    return nearest.value if nearest else None


def _is_sum(made: Draft, material: Material) -> bool:
    """Whether a sentence with no place sums up a period: "since August the coalition has carried out 300 strikes"."""
    window = made.window
    return not made.places and bool(material.signals.between("cumulative", window.start, window.end))


def _near(last: Draft, made: Draft, material: Material) -> bool:
    layout = material.layout
    return layout.paragraph(made.event.span.start) - layout.paragraph(last.event.span.start) <= 1


def _follows(last: Draft, made: Draft, material: Material) -> bool:
    """Whether a draft with no date goes on with the telling before it: the next sentence of one paragraph."""
    layout, at = material.layout, made.event.span.start
    same = layout.paragraph(at) == layout.paragraph(last.event.span.start)
    return same and layout.sentence(at) - layout.sentence(last.event.span.start) <= 1


def _same(known: Draft, made: Draft, material: Material) -> bool:
    """Whether one voice tells of one attack again: the same stance, places, day and kind."""
    if known.stance != made.stance or not made.places or not known.places or made.when not in (known.when, None):
        return False
    if known.kind != made.kind and "other" not in (known.kind, made.kind):
        return False
    places = {p.name or p.id for p in known.places} >= {p.name or p.id for p in made.places}
    return places and _one_voice(known, made, material)


def _give_tolls(sentence: Span, told: list[Draft], material: Material) -> None:
    """Give each figure of a sentence to the account it stands with, or to those it points back to."""
    for toll in material.tolls.inside(sentence.start, sentence.end):
        if toll.scope == "cumulative":
            continue
        near = [known for known in told[-_REACH:] if _within(known, toll, material)]
        own = [known for known in near if known.window.covers(toll.span)]
        meant = (near or told[-1:]) if toll.scope == "incidents" else (own[:1] or near[-1:])
        for known in meant:
            known.tolls.append(toll)


def _within(known: Draft, toll: Toll, material: Material) -> bool:
    layout = material.layout
    return layout.paragraph(toll.span.start) - layout.paragraph(known.event.span.start) in (0, 1)


def _account(made: Draft, material: Material, names: Names) -> Account:
    span = made.event.span
    for mention in (*made.dates, *(p for p in made.places if made.window.covers(p.span))):
        span = span.to(mention.span)
    ordered = sorted(made.places, key=lambda p: (_rank(p), p.span.start))
    statement = material.voices.over(made.event.span)
    against: Span | None = made.event.value.get("against")
    return Account(
        id=names.of("account", span.start, span.end, made.kind),
        document=names.document_id,
        span=span,
        made=made.event,
        type=made.kind,
        when=made.when,
        places=tuple(place.id for place in ordered),
        by=made.by,
        against=against.of(material.layout.text) if against else None,
        tolls=tuple(dict.fromkeys(toll.id for toll in made.tolls)),
        stance=made.stance,
        chain=material.voices.chain(made.event.span),
        statement=statement.id if statement else None,
    )


def _rank(place: PlaceMention) -> int:
    return _FINEST_FIRST.index(place.place_type) if place.place_type in _FINEST_FIRST else 3
