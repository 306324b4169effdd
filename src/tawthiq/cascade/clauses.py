"""A sentence divided among its attack words: which dates, places and figures stand with which attack."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from tawthiq.cascade.material import Draft, Material
from tawthiq.cascade.unreal import is_unreal
from tawthiq.model.claims import Chain, DateMention, PlaceMention, Statement
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_STANCES = {"denies": "denied", "admits": "admitted"}
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
_CLAIM = 40
"""How far around a claim of responsibility its reporting word reaches."""
_RIGHT_AFTER = 4


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
    statement = _claim(event, material) or material.voices.over(words(event))
    said = "" if is_answered(event, material) or not statement else statement.stance
    stance = event.value.get("stance") or _STANCES.get(said, "asserted")
    return Draft(
        event,
        window,
        [d for d in material.dates.inside(window.start, window.end) if _tells_when(d, event, material)],
        _places(event, window, material),
        by=material.actors.at(event.value["by"]),
        stance=stance,
        kind=str(event.value["type"]),
        statement=statement,
        chain=statement.chain if statement else _own_claim(event, material),
    )


def _claim(event: Finding, material: Material) -> Statement | None:
    """The statement that a claim of responsibility is itself the reporting word of."""
    if event.value.get("stance") != "admitted":
        return None
    act = words(event).start
    said = material.cues.inside(event.span.start - _CLAIM, event.span.end + _CLAIM)
    return next((one for one in said if one.made.span.start <= act < one.made.span.end), None)


def _own_claim(event: Finding, material: Material) -> Chain:
    """Who speaks where no words of reporting are: who claims a deed, or else the text itself."""
    claimed = event.value.get("stance") == "admitted" and event.value["hand"]
    claimant = material.actors.at(event.value["by"])[:1] if claimed else ()
    own = material.voices.own
    return claimant if own[:1] == claimant else (*claimant, *own)


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
    if material.signals.between("answering", start, end):
        return False
    if second.value.get("hand"):
        return not first.value["by"] and not _is_laid_elsewhere(first, second, material)
    if second.value.get("goes.on") and not second.value["by"]:
        return any(end - cut <= _SOON for cut in _separators(start, end, material))
    if any(_separators(start, end, material)):
        return False
    if second.value["with"]:
        return True
    between = _last_ground(start, end, material)
    return not (between and _last_ground(end, sentence.end, material))


def _is_laid_elsewhere(first: Finding, second: Finding, material: Material) -> bool:
    """Whether a speaker denies a deed and then lays it to another: he tells it twice."""
    said = material.voices.over(words(first))
    return second.value["stance"] == "asserted" and said is not None and said.stance == "denies"


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


def _places(event: Finding, window: Span, material: Material) -> list[PlaceMention]:
    """The places of a clause, but for where its subject is from: "herders from Arin raided Baldeh"."""
    found = material.places.inside(max(window.start, material.opening(window.start)), window.end)
    at = words(event).start
    return [p for p in found if p.span.start > at or not _is_origin(p.span, material)] or found


def _is_origin(place: Span, material: Material) -> bool:
    led = material.signals.between("from", place.start - _SINCE, place.start)
    return any(place.start - word.end <= _RIGHT_AFTER for word in led)


def is_answered(event: Finding, material: Material) -> bool:
    """Whether others took revenge for a deed, which nobody denies: "denied it, and blamed revenge for the ambush"."""
    return bool(material.signals.between("answering", event.span.start - _DATED, event.span.start))


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
    if ((date.value or "").endswith("/..") and not lasts) or start < material.opening(start):
        return False
    if material.signals.between("dated", start - _DATED, start) or material.of_speech(date.span):
        return False
    if any(start - word.end <= _RIGHT_AFTER for word in material.signals.between("up.to", start - _SINCE, start)):
        return False
    if start > event.span.end and (_is_spoken_of(event, material) or _is_of_flight(date.span, event, material)):
        return False
    if _is_of_a_count(date.span, material):
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


def _is_of_a_count(date: Span, material: Material) -> bool:
    """Whether a day tells when a toll changed: "the toll of the blast rose to 62 on Saturday"."""
    opening = material.layout.sentence_span(date.start).start
    counted = material.tolls.inside(max(opening, date.start - _FRAME), date.start)[-1:]
    if not counted or date.start - counted[0].span.end > _RIGHT_AFTER:
        return False
    return bool(material.signals.between("toll.change", opening, counted[0].span.end))
