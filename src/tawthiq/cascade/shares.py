"""Which account a figure belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from tawthiq.cascade.listed import is_item
from tawthiq.cascade.material import Draft, Material, names_of
from tawthiq.cascade.retold import is_denied
from tawthiq.model.claims import PlaceMention, Toll
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

_APART = 1
_APART_FROM_A_SUM = 2
_HOLDING = ("detention", "raid", "ground_attack", "siege", "shooting", "execution", "other")
"""Kinds of deed in which people can be taken away: nobody is detained by a shell."""
_LOOSE = ("country", "admin1", "site", "feature", "neighbourhood")
"""Places that tell no other incident: wide ones, and hospitals; a figure that names another town is of another one."""
_REACH = 400
"""Code points: what stands further from a figure in its sentence is not told with it."""
_SOON = 30
"""Code points: a figure's own day stands right behind it."""
_CAMPAIGN = timedelta(days=7)
"""Accounts of one sum lie no further apart."""
_MOST = 40
"""How many accounts a sum can be over."""


def give_tolls(sentence: Span, told: Sequence[Draft], material: Material) -> None:
    """Give each figure of a sentence to the account it stands with, or to those it points back to."""
    for toll in material.tolls.inside(sentence.start, sentence.end):
        if toll.scope != "cumulative":
            for known in _meant(toll, told, material):
                known.tolls.append(toll)


def give_sums(told: Sequence[Draft], material: Material) -> None:
    """Give a sum that stands before its list to the accounts that the same voice tells after it."""
    ordered = sorted(told, key=lambda known: known.event.span.start)
    starts = [known.event.span.start for known in ordered]
    for toll in material.tolls:
        if toll.scope == "incidents":
            first = bisect_left(starts, material.layout.paragraph_span(toll.span.start).start)
            after = [known for known in ordered[first : first + _MOST] if _leads(known, toll, material)]
            given = [known for known in ordered[first : first + _MOST] if toll in known.tolls]
            if not given or (given == after[:1] and _of_one_time(after) and _names_several(toll, material)):
                for known in after:
                    known.tolls += [toll] if toll not in known.tolls else []


def _names_several(toll: Toll, material: Material) -> bool:
    """Whether the sentence of a sum says that it is over several attacks."""
    sentence = material.layout.sentence_span(toll.span.start)
    return bool(material.signals.between("plural.back", sentence.start, sentence.end))


def _of_one_time(some: Sequence[Draft]) -> bool:
    """Whether accounts are of days so near each other that one sum can be told of them."""
    days = [days_of(known.when) for known in some if known.when]
    known = [day for day in days if day]
    return len(known) == len(days) and max(d[1] for d in known) - min(d[0] for d in known) <= _CAMPAIGN


def _leads(known: Draft, toll: Toll, material: Material) -> bool:
    """Whether an account of one day is told by a figure's speaker soon after the figure, or in its own clause."""
    same = known.voice == _voice(toll)
    return same and bool(known.when) and -_APART_FROM_A_SUM <= _apart(known, toll, material) <= 0


def _meant(toll: Toll, told: Sequence[Draft], material: Material) -> Sequence[Draft]:
    if toll.scope == "incidents":
        beside = [known for known in told if 0 <= _apart(known, toll, material) <= _APART_FROM_A_SUM]
        return [known for known in beside if known.voice == _voice(toll)] or beside
    graves = [known for known in told if toll.measure == "bodies" and _holds(known, toll, material)]
    if graves:
        return graves[-1:]
    own = [known for known in told if known.window.covers(toll.span)]
    beside = [known for known in told if _apart(known, toll, material) <= _APART]
    if own:
        told = [known for known in own if known.voice == _voice(toll)] or own
        return [min(told, key=lambda known: known.window.end - known.window.start)]
    if toll.measure == "displaced":
        return ()
    beside = [known for known in beside if _may_own(known, toll, material)]
    ground = _ground(toll, material)
    there = [known for known in beside if _is_there(known, ground, material)]
    if not there and any(place.place_type not in _LOOSE for place in ground):
        return ()
    return _latest(there, toll) or _latest(beside, toll)


def _holds(known: Draft, toll: Toll, material: Material) -> bool:
    """Whether bodies are told of right after a grave that is found in their sentence."""
    start = known.event.span.start
    together = material.layout.sentence(start) == material.layout.sentence(toll.span.start)
    return known.kind == "mass_grave" and together and start < toll.span.start


def _latest(some: Sequence[Draft], toll: Toll) -> Sequence[Draft]:
    """The last account by the figure's speaker, or else by the text itself; where the text counts, the last of all."""
    voice = _voice(toll)
    own = [known for known in some if known.voice == voice]
    return (own or [known for known in some if not (voice and known.voice)])[-1:]


def _may_own(known: Draft, toll: Toll, material: Material) -> bool:
    """Whether an account told before can have a figure of a sentence of its own.

    What is denied has the figures of its own words alone, what is told has none that are denied, and people are held
    by those who came for them.
    """
    if is_denied(toll, material):
        return False
    if known.stance == "denied" or _of_another_day(toll, known, material):
        return False
    return toll.measure != "detained" or (known.kind in _HOLDING and not _is_of_arrests(toll, material))


def _is_of_arrests(toll: Toll, material: Material) -> bool:
    """Whether people are held for what others did: "police detained nine over the blast"."""
    sentence = material.layout.sentence_span(toll.span.start)
    return bool(material.signals.between("held.over", toll.span.start, min(sentence.end, toll.span.end + _REACH)))


def _of_another_day(toll: Toll, known: Draft, material: Material) -> bool:
    """Whether a figure's sentence opens with a day that is not the account's, or tells one with the figure."""
    sentence = material.layout.sentence_span(toll.span.start)
    part = _part(toll, material)
    soon = min(part.end, toll.span.end + _SOON)
    first = max(sentence.start, toll.span.start - _REACH)
    told = (*material.dates.inside(first, toll.span.start), *material.dates.inside(toll.span.end, soon))
    dates = [date for date in told if date.value and not material.of_speech(date.span)]
    return bool(dates) and known.when is not None and all(date.value != known.when for date in dates)


def _ground(toll: Toll, material: Material) -> list[PlaceMention]:
    """The places that a sentence names with a figure, or else anywhere."""
    part, sentence = _part(toll, material), material.layout.sentence_span(toll.span.start)
    first, last = max(sentence.start, part.start - _REACH), min(sentence.end, part.end + _REACH)
    return material.places.inside(part.start, part.end) or material.places.inside(first, last)


def _is_there(known: Draft, ground: Sequence[PlaceMention], material: Material) -> bool:
    """Whether one of some places is an account's, or a building called by its town: "Arin hospital"."""
    text = material.layout.text
    sites = [f" {place.span.of(text)} " for place in ground if place.place_type == "site"]
    towns = [f" {place.span.of(text)} " for place in known.places]
    return bool(names_of(ground) & names_of(known.places)) or any(town in site for site in sites for town in towns)


def _part(toll: Toll, material: Material) -> Span:
    """What stands of a sentence between the figures before and after one."""
    sentence = material.layout.sentence_span(toll.span.start)
    first, last = max(sentence.start, toll.span.start - _REACH), min(sentence.end, toll.span.end + _REACH)
    others = [other.span for other in material.tolls.inside(first, last) if other is not toll]
    start = max((span.end for span in others if span.end <= toll.span.start), default=first)
    return Span(start, min((span.start for span in others if span.start >= toll.span.end), default=last))


def _voice(toll: Toll) -> str:
    return toll.chain[0].key if toll.chain else ""


def _apart(known: Draft, toll: Toll, material: Material) -> int:
    """How many paragraphs after what tells an account a figure stands; the items of one list are one paragraph."""
    layout, start = material.layout, known.event.span.start
    told = known.spoken if start < known.spoken <= toll.span.start else start
    there, here = layout.paragraph(told), layout.paragraph(toll.span.start)
    if here > there and all(is_item(layout.paragraphs[at], layout) for at in range(there + 1, here + 1)):
        return 1
    return here - there
