"""One incident told again: by the same voice it goes on, by another it is one more account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tawthiq.cascade.blame import is_of_one_side
from tawthiq.cascade.clauses import words
from tawthiq.cascade.material import Draft, Material, names_of
from tawthiq.model.claims import Chain, Toll
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_STORY = 4
"""So many paragraphs after its last account the story of one incident may come back to it."""
_HARMED = ("killed", "injured", "casualties", "bodies")
_OWNED = ("denied", "admitted")
_FROM_AFAR = ("airstrike", "shelling", "missile", "drone", "bombing")
"""Kinds of deed of which a speaker may only name the weapon, or another one: "a stray rocket fell on it"."""
_WIDE = ("admin1", "admin2", "country")
_BROADCAST = 24
"""How far before a day the word stands that says what was broadcast or written then."""
_HERE = "cascade/retold.py"


def near(last: Draft, at: Span, material: Material) -> bool:
    """Whether a place stands in the paragraph of an account or in the next."""
    layout = material.layout
    return layout.paragraph(at.start) - layout.paragraph(last.event.span.end) <= 1


def heard(told: Sequence[Draft], at: Span, material: Material) -> set[str]:
    """Whose accounts stand near a place; in a text that tells of one incident alone, some paragraphs above it."""
    beside = {known.voice for known in told if near(known, at, material)}
    return beside or ({known.voice for known in told} if tells_on(told, at, material) else set())


def tells_on(told: Sequence[Draft], at: Span, material: Material) -> bool:
    """Whether a text that has told of one incident alone may still speak of it."""
    layout, days = material.layout, {known.when for known in told if known.when}
    return len(days) == 1 and layout.paragraph(at.start) - layout.paragraph(told[-1].event.span.end) <= _STORY


def still_near(last: Draft, at: Span, material: Material) -> bool:
    """Whether a place stands in the paragraph that last spoke of an account, or in the next."""
    layout = material.layout
    return near(last, at, material) or layout.paragraph(at.start) - layout.paragraph(last.spoken) <= 1


def last_of_its_kind(made: Draft, told: Sequence[Draft], material: Material) -> Draft:
    """The account that a deed without a ground points back to: the last one, or the last near it of the same kind.

    After a raid and then a siege, "it said that its jets had hit fighters" tells of the raid.
    """
    last = told[-1]
    if made.event.value["plain"] or last.kind in (made.kind, "other"):
        return last
    alike = (known for known in reversed(told) if known.kind == made.kind and _in_reach(known, made, material))
    return next(alike, last)


def _in_reach(known: Draft, made: Draft, material: Material) -> bool:
    """Whether an account is told some paragraphs before a deed, by no other hand."""
    layout = material.layout
    apart = layout.paragraph(made.event.span.start) - layout.paragraph(known.event.span.end)
    hands = {actor.key for actor in known.by}
    return apart <= _STORY and (not hands or not made.by or bool(hands & {actor.key for actor in made.by}))


def one_voice(one: Draft, other: Draft) -> bool:
    """Whether two drafts are said by the same original speaker."""
    return one.voice == other.voice


def go_on(last: Draft, made: Draft) -> None:
    """An attack with nobody named goes on with the one before it: the same hand, and the same arm."""
    made.by = last.by
    if last.kind == "airstrike" and made.event.value["plain"]:
        made.kind = "airstrike"


def is_version(made: Draft, last: Draft, told: Sequence[Draft], material: Material) -> bool:
    """Whether a deed without a ground is another's telling of the last: with figures, a denial, or another hand.

    Who denies a deed and lays it to another tells both; a bare claim of responsibility only names the hand.
    """
    voice = made.voice
    lays = made.event.value["hand"] or not made.event.value["known"]
    blames = lays and bool(made.by) and {a.key for a in made.by} != {a.key for a in last.by}
    known_voices = heard(told, made.event.span, material)
    figures = any(_harms(toll) for toll in _figures(made.window, material))
    if not voice or voice in known_voices:
        turns = last.stance == "denied" and made.stance == "asserted" and one_voice(last, made)
        return bool(voice) and (blames or figures) and turns
    tells = made.stance in _OWNED or _tells(made, last) or _is_its_own(made, last)
    return blames or tells or figures


def _is_its_own(made: Draft, last: Draft) -> bool:
    """Whether the side that did it speaks of "the attack"."""
    value = made.event.value
    return value["known"] and not value["refers"] and any(is_of_one_side(hand, made.chain[0]) for hand in last.by)


def _tells(made: Draft, last: Draft) -> bool:
    """Whether the words tell a deed of their own, and do not point to one that is known."""
    value = made.event.value
    weapon = made.kind in _FROM_AFAR and last.kind in (*_FROM_AFAR, "other")
    acts = (("verb" in made.event.rule or weapon) and not value["plain"]) or bool(value["by"])
    return acts and bool(made.statement) and not value["known"] and not value["refers"]


def version(made: Draft, last: Draft) -> Draft:
    """A draft with the place and time of the account that it tells again, and its weapon where it names none."""
    made.again = last
    last.when = last.when or made.when
    made.places, made.when = made.places or list(last.places), last.when or made.when
    own = made.event.value["hand"] or [actor.key for actor in made.by] in ([], [made.voice])
    made.kind = last.kind if made.event.value["plain"] and own else made.kind
    return made


def versions(sentence: Span, told: Sequence[Draft], material: Material) -> Iterator[Draft]:
    """An account for each other speaker who gives figures of the last incident, in a sentence without a ground."""
    figures = [toll for toll in _figures(sentence, material) if _harms(toll)] if told else []
    figures = [toll for toll in figures if not material.signals.between("initial", sentence.start, toll.span.end)]
    known = heard(told, sentence, material) if figures else set()
    denier = told[-1].voice if known and told[-1].stance == "denied" else ""
    for toll in figures if known else ():
        voice = toll.chain[0].key if toll.chain else ""
        last = told_there(sentence, told, material)
        if voice == denier and last.stance == "denied" and not is_denied(toll, material):
            known.discard(voice)
            denier = ""
        if voice and voice not in known and _on_the_same_ground(sentence, last, material):
            known.add(voice)
            yield _retelling(toll, sentence, last)


def is_denied(toll: Toll, material: Material) -> bool:
    """Whether a figure is told in words of denial, and not after "and said"."""
    said = material.voices.over(toll.span)
    if said is None or said.stance != "denies":
        return False
    after = material.signals.between("say", said.cue.end, toll.span.start)
    joined = material.signals.between("and", said.cue.end, toll.span.start)
    return not any(0 <= word.start - link.end <= 1 for word in after for link in joined)


def identities(sentence: Span, told: Sequence[Draft], material: Material) -> Iterator[Draft]:
    """An account for each other speaker who says who the dead of the last one were: "those killed were herders"."""
    named = material.victims.inside(sentence.start, sentence.end) if told else []
    known = heard(told, sentence, material) if named else set()
    for said in named if known else ():
        statement = material.voices.over(words(said))
        voice = statement.chain[0].key if statement and statement.chain else ""
        if voice and voice not in known and _on_the_same_ground(sentence, told[-1], material):
            known.add(voice)
            yield _again(said, words(said), sentence, told[-1], statement.chain if statement else ())


def denials(sentence: Span, told: Sequence[Draft], material: Material) -> Iterator[Draft]:
    """An account for each other speaker who denies the last incident without naming it: "it dismissed the claim"."""
    cues = material.cues.inside(sentence.start, sentence.end)
    known = heard(told, sentence, material) if cues else set()
    for said in cues if known else ():
        voice = said.chain[0].key
        if material.events.inside(said.made.span.start, sentence.end):
            continue
        last = told_there(sentence, told, material)
        if said.stance == "denies" and voice not in known and _on_the_same_ground(sentence, last, material):
            known.add(voice)
            yield replace(_again(said.made, said.made.span, sentence, last, said.chain), stance="denied")


def told_there(sentence: Span, told: Sequence[Draft], material: Material) -> Draft:
    """The last account of the place that a sentence names, if only in a speaker's name, or else the last of all."""
    text = material.layout.text
    words, named = sentence.of(text), names_of(material.places.inside(*sentence))
    there = (one for one in reversed(told) if named & names_of(one.places) or _is_named(one, words, text))
    return next(there, told[-1])


def _is_named(known: Draft, words: str, text: str) -> bool:
    """Whether the place of an account stands in some words: "Arin central hospital"."""
    fine = [place for place in known.places if place.place_type not in _WIDE]
    names = {name for place in fine for name in (place.name, place.span.of(text)) if name}
    return any(f" {name} " in f" {words}" for name in names)


def _retelling(toll: Toll, sentence: Span, last: Draft) -> Draft:
    return _again(toll.made, toll.span, sentence, last, toll.chain)


def _again(made: Finding, span: Span, sentence: Span, last: Draft, chain: Chain) -> Draft:
    """The last incident in the words of another speaker, who may be the one that did it."""
    value = {**last.event.value, "type": last.kind, "by": [], "refers": True, "with": False, "act": None}
    event = Finding("event", span, value, "account.version", _HERE, (made,))
    own = tuple(actor for actor in last.by if actor.key == chain[0].key)
    said = replace(last, event=event, window=sentence, by=own, stance="asserted", statement=None, chain=chain, tolls=[])
    said.again = last
    return said


def _on_the_same_ground(sentence: Span, last: Draft, material: Material) -> bool:
    """Whether a sentence names neither another day nor another place than the account before it."""
    dates = [d.value for d in material.dates.inside(*sentence) if not _is_of_words(d.span, material)]
    back = material.signals.between("place.back", sentence.start, sentence.end)
    known = {place.name or place.id for place in last.places}
    told = [p for p in material.places.inside(*sentence) if not material.is_of_who_speaks(p.span, sentence)]
    return {*dates} <= {last.when, None} and (bool(back) or all((p.name or p.id) in known for p in told))


def _is_of_words(day: Span, material: Material) -> bool:
    """Whether a day is that of speech, or of a paper or recording: "in a message broadcast on Sunday"."""
    return material.of_speech(day) or bool(material.signals.between("dated", day.start - _BROADCAST, day.start))


def _figures(span: Span, material: Material) -> list[Toll]:
    return [toll for toll in material.tolls.inside(span.start, span.end) if toll.scope == "incident"]


def _harms(toll: Toll) -> bool:
    return toll.measure in _HARMED
