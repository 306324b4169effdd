"""Accounts: one for each incident that a text tells of, put together from an attack word and what stands around it.

A sentence with several attack words is divided among them at its commas and conjunctions; a date that opens the next
clause goes with that clause. An attack with neither place nor time is no account of its own: it points back to the
account before it, and its figures go there. Two tellings of one day, place and kind by one voice are one account.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawthiq.cascade.claims import Signals
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.makers.claims import GENERIC
from tawthiq.cascade.voices import ActorsBySpan, Voices
from tawthiq.model.claims import Account, Actor, DateMention, PlaceMention, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_FINEST_FIRST = ("site", "neighbourhood", "settlement", None, "feature", "admin2", "admin1", "country")
_STANCES = {"denies": "denied", "admits": "admitted"}
_HERE = "cascade/accounts.py"
_HEAD = 160
_NEAR_OPENING = 60
_LINE = 260
_SEPARATORS = ("mark.comma", "mark.semicolon", "and", "contrast")


@dataclass(slots=True)
class Draft:
    """An account in the making: the attack word, and the stretch of text that belongs to it."""

    event: Finding
    window: Span
    dates: list[DateMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    by: tuple[Actor, ...] = ()
    when: str | None = None
    stance: str = "asserted"
    kind: str = "other"

    @property
    def located(self) -> bool:
        """Whether the words give it a place or a time."""
        return bool(self.dates or self.places)


@dataclass(slots=True)
class Material:
    """All that accounts are put together from."""

    events: Sequence[Finding]
    dates: Sequence[DateMention]
    places: Sequence[PlaceMention]
    tolls: Sequence[Toll]
    voices: Voices
    layout: Layout
    actors: ActorsBySpan
    signals: Signals


def accounts(material: Material, names: Names) -> list[Account]:
    """The accounts of one text, in its order."""
    drafts: list[Draft] = []
    entries = _entries(material)
    for sentence in material.layout.sentences:
        entry = next((e for e in entries if e.window.covers(sentence)), None)
        if entry is None:
            for draft in _drafts(sentence, material):
                _place(draft, drafts, material)
        elif entry not in drafts:
            drafts.append(entry)
        _give_tolls(sentence, drafts, material)
    return [_account(draft, material, names) for draft in drafts if draft.when or draft.places]


def _entries(material: Material) -> list[Draft]:
    """Accounts in telegraphic style: a paragraph that opens with a date and names a place tells of one incident."""
    layout = material.layout
    openings = [d for d in material.dates if d.span.start > _HEAD and _opens(d, layout)]
    return [entry for date in openings if (entry := _entry(date, layout.paragraph_span(date.span.start), material))]


def _opens(date: DateMention, layout: Layout) -> bool:
    start = layout.paragraph_span(date.span.start).start
    return not any(char.isalpha() for char in layout.text[start : date.span.start])


def _entry(date: DateMention, paragraph: Span, material: Material) -> Draft | None:
    """The one incident of a paragraph that is an entry of a list, or None when it is plain prose."""
    first = material.layout.sentence_span(date.span.start)
    places = [p for p in material.places if paragraph.covers(p.span) and p.place_type != "country"]
    if not places or places[0].span.start - date.span.end > _NEAR_OPENING or len(first.of(material.layout.text)) > _LINE:
        return None
    told = [e for e in material.events if paragraph.covers(e.span)]
    parts = (date.made, places[0].made, *(event for event in told[:1]))
    kind = next((str(e.value["type"]) for e in told if e.value["type"] != "other"), "other")
    by: list[list[int]] = next((e.value["by"] for e in told if e.value["by"]), [])
    value = {"type": kind, "by": by, "refers": False, "against": None, "stance": None}
    event = Finding("event", date.span.to(places[0].span), value, "account.entry", _HERE, parts)
    draft = _draft(event, paragraph, material)
    draft.dates, draft.when = [date], date.value
    draft.places = [p for p in places if first.covers(p.span)] or places[:1]
    return draft


def _drafts(sentence: Span, material: Material) -> list[Draft]:
    """One draft for each attack of a sentence, with its part of the sentence."""
    events = _clauses([e for e in material.events if sentence.covers(e.span)], material)
    if not events:
        return []
    starts = [sentence.start, *(_cut(a, b, material) for a, b in itertools.pairwise(events))]
    ends = [*starts[1:], sentence.end]
    return [_draft(event, Span(start, end), material) for event, start, end in zip(events, starts, ends, strict=True)]


def _clauses(events: Sequence[Finding], material: Material) -> list[Finding]:
    """Attack words of different clauses; words of one clause tell of one attack, with all that they say of it."""
    kept: list[Finding] = []
    for event in sorted(events, key=lambda e: e.span):
        if kept and not _between(kept[-1].span.end, event.span.start, material) and not _own_ground(
            kept[-1], event, material
        ):
            kept[-1] = _joined(kept[-1], event)
        else:
            kept.append(event)
    return kept


def _own_ground(first: Finding, second: Finding, material: Material) -> bool:
    """Whether a date or a place stands between two attack words and another one follows in the sentence."""
    sentence = material.layout.sentence_span(first.span.start)
    between = _last_ground(first.span.end, second.span.start, material)
    return bool(between and _last_ground(second.span.start, sentence.end, material))


def _last_ground(start: int, end: int, material: Material) -> int | None:
    """The end of the last date or place between two points of a text."""
    grounds = (*material.dates, *material.places)
    return max((g.span.end for g in grounds if start <= g.span.start and g.span.end <= end), default=None)


def _joined(first: Finding, second: Finding) -> Finding:
    kind = first.value["type"] if first.value["type"] != "other" else second.value["type"]
    value = {**first.value, "type": kind, "by": first.value["by"] or second.value["by"]}
    value["refers"] = first.value["refers"] and second.value["refers"]
    return replace(first, span=first.span.to(second.span), value=value, parts=(*first.parts, *second.parts))


def _between(start: int, end: int, material: Material) -> list[int]:
    return sorted(span.end for name in _SEPARATORS for span in material.signals.between(name, start, end))


def _cut(before: Finding, after: Finding, material: Material) -> int:
    """Where the part of one attack ends and that of the next begins."""
    cuts = _between(before.span.end, after.span.start, material)
    if not cuts:
        return _last_ground(before.span.end, after.span.start, material) or before.span.end
    chosen = cuts[-1]
    for cut in reversed(cuts[:-1]):
        stretch = Span(cut, chosen)
        dated = any(stretch.covers(d.span) or stretch.meets(d.span) for d in material.dates)
        if any(stretch.covers(item.span) for item in (*material.places, *material.tolls)):
            break
        if dated or chosen != cuts[-1] or not stretch.of(material.layout.text).strip():
            chosen = cut
    return chosen


def _draft(event: Finding, window: Span, material: Material) -> Draft:
    statement = material.voices.over(event.span)
    stance = event.value.get("stance") or _STANCES.get(statement.stance if statement else "", "asserted")
    return Draft(
        event,
        window,
        [d for d in material.dates if window.covers(d.span) and not _is_since(d, material)],
        [p for p in material.places if window.covers(p.span) and p.place_type != "country"],
        by=material.actors.at(event.value["by"]),
        stance=stance,
        kind=str(event.value["type"]),
    )


def _is_since(date: DateMention, material: Material) -> bool:
    """Whether a date opens a period ("since June") and so dates no attack."""
    return any(span.end <= date.span.start <= span.end + 12 for span in material.signals.places.get("cumulative", ()))


def _place(draft: Draft, drafts: list[Draft], material: Material) -> None:
    """Settle what a draft says, or see that it points back to an account before it."""
    last = drafts[-1] if drafts else None
    draft.when = _when(draft)
    if last and not draft.places and material.signals.between("place.back", draft.window.start, draft.window.end):
        draft.places = list(last.places)
    near = last is not None and _near(last, draft, material)
    if last and near and draft.when is None and _follows(last, draft, material):
        draft.when = last.when
    if not draft.located or _is_sum(draft, material) or (last and draft.event.value["refers"] and near and not draft.places):
        if last and near:
            last.by = last.by or draft.by
        return
    twin = next((d for d in reversed(drafts) if _same(d, draft, material)), None)
    if twin:
        twin.by = twin.by or draft.by
        return
    if not draft.by and last and near:
        _go_on(last, draft)
    drafts.append(draft)


def _go_on(last: Draft, draft: Draft) -> None:
    """An attack with nobody named goes on with the one before it: the same hand, and the same arm."""
    draft.by = last.by
    if last.kind == "airstrike" and draft.kind in GENERIC:
        draft.kind = "airstrike"


def _when(draft: Draft) -> str | None:
    """The value of the date nearest to the attack word, a day before anything coarser."""
    valued = [d for d in draft.dates if d.value]
    nearest = min(valued, key=lambda d: (len(d.value or "") < 10, _gap(d.span, draft.event.span)), default=None)
    return nearest.value if nearest else None


def _is_sum(draft: Draft, material: Material) -> bool:
    """Whether a sentence with no place sums up a period: "since August the coalition has carried out 300 strikes"."""
    window = draft.window
    return not draft.places and bool(material.signals.between("cumulative", window.start, window.end))


def _gap(one: Span, other: Span) -> int:
    """How many characters lie between two spans; 0 when they meet."""
    return max(one.start - other.end, other.start - one.end, 0)


def _near(last: Draft, draft: Draft, material: Material) -> bool:
    layout = material.layout
    return layout.paragraph(draft.event.span.start) - layout.paragraph(last.event.span.start) <= 1


def _follows(last: Draft, draft: Draft, material: Material) -> bool:
    """Whether a draft with no date goes on with the telling before it: the next sentence of one paragraph."""
    layout, at = material.layout, draft.event.span.start
    same = layout.paragraph(at) == layout.paragraph(last.event.span.start)
    return same and layout.sentence(at) - layout.sentence(last.event.span.start) <= 1


def _same(known: Draft, draft: Draft, material: Material) -> bool:
    if known.stance != draft.stance or not draft.places or not known.places:
        return False
    chain = material.voices.chain
    voice = [a.key for a in chain(known.event.span)] == [a.key for a in chain(draft.event.span)]
    places = {p.name or p.id for p in known.places} >= {p.name or p.id for p in draft.places}
    return voice and places and draft.when in (known.when, None) and _kinds_meet(known, draft)


def _kinds_meet(known: Draft, draft: Draft) -> bool:
    return known.kind == draft.kind or "other" in (known.kind, draft.kind)


def _give_tolls(sentence: Span, drafts: list[Draft], material: Material) -> None:
    """Give each figure of a sentence to the account it stands with, or to those it points back to."""
    for toll in (t for t in material.tolls if sentence.covers(t.span)):
        if toll.scope == "cumulative":
            continue
        near = [d for d in drafts if _within(d, toll, material)]
        if toll.scope == "incidents":
            for draft in near or drafts[-1:]:
                draft.tolls.append(toll)
            continue
        own = [d for d in drafts if d.window.covers(toll.span)]
        for draft in own[:1] or near[-1:]:
            draft.tolls.append(toll)


def _within(draft: Draft, toll: Toll, material: Material) -> bool:
    layout = material.layout
    return layout.paragraph(toll.span.start) - layout.paragraph(draft.event.span.start) in (0, 1)


def _account(draft: Draft, material: Material, names: Names) -> Account:
    span = draft.event.span
    for mention in (*draft.dates, *draft.places):
        span = span.to(mention.span)
    ordered = sorted(draft.places, key=lambda p: (_rank(p), p.span.start))
    statement = material.voices.over(draft.event.span)
    against = draft.event.value.get("against")
    return Account(
        id=names.of("account", span.start, span.end, draft.kind),
        document=names.document_id,
        span=span,
        made=draft.event,
        type=draft.kind,
        when=draft.when,
        places=tuple(place.id for place in ordered),
        by=draft.by,
        against=Span(*against).of(material.layout.text) if against else None,
        tolls=tuple(dict.fromkeys(toll.id for toll in draft.tolls)),
        stance=draft.stance,
        chain=material.voices.chain(draft.event.span),
        statement=statement.id if statement else None,
    )


def _rank(place: PlaceMention) -> int:
    return _FINEST_FIRST.index(place.place_type) if place.place_type in _FINEST_FIRST else 3
