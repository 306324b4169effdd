"""Where a deed belongs among the accounts told before it: one of its own, or a part of one of them."""

from __future__ import annotations

from tawthiq.cascade.blame import Blame, is_partisan
from tawthiq.cascade.clauses import gap, is_answered
from tawthiq.cascade.material import SITES, Draft, Material
from tawthiq.cascade.one_deed import (
    follows,
    gives_its_day,
    in_one_sentence,
    is_anothers_detail,
    is_done_there,
    is_its_heading,
    is_one_more,
    is_that_days,
    is_the_same,
    only_says_where,
    tells_it_closer,
)
from tawthiq.cascade.pointing import is_detail, points_back
from tawthiq.cascade.retold import (
    go_on,
    is_version,
    last_of_its_kind,
    near,
    one_voice,
    still_near,
    tells_on,
    told_there,
    version,
)
from tawthiq.cascade.sums import is_sum
from tawthiq.model.span import Span

REACH = 40
"""How many accounts back an attack is looked for that is told again."""
_TELLING = ("airstrike", "shelling", "missile", "drone", "ground_attack", "bombing", "shooting")
"""Kinds that tell how "the attack" told before was done."""
_OBJECT = 24
"""How far after an attack word "that village" stands when it is what was attacked."""
_SAME_DAY = "date.told-day"
"""The rule of the day told before, where the words do not tell which it was."""
_SOON = 8
"""Code points: the day of wounds stands right after them."""


def settle(made: Draft, told: list[Draft], material: Material, blame: Blame) -> None:
    """Settle what a draft says, or see that it points back to an account before it."""
    last = told[-1] if told else None
    beside = last is not None and (
        near(last, made.event.span, material) or tells_on(told[-REACH:], made.event.span, material)
    )
    made.when, detail = _when(made, material), is_detail(made)
    if last and _goes_with(made, last, beside, told, material):
        return
    if last:
        _lean_on(made, last, beside, material)
    if last and beside and (detail or points_back(made, last, material)):
        _refer(made, _meant_by(made, told[-REACH:], material), told, material)
    elif made.located and not is_sum(made, material):
        _stand(made, beside, told, material, blame)
    elif not told and not made.located and material.tolls.inside(made.window.start, made.window.end):
        told.append(made)


def _goes_with(made: Draft, last: Draft, beside: bool, told: list[Draft], material: Material) -> bool:
    """Whether a draft stands on the ground of the account just told: as one more, as part of it, or as its day."""
    if is_one_more(made, last, material):
        around = [place for place in last.places if place.place_type not in SITES]
        made.places, made.when, made.by = [*made.places, *around], last.when, made.by or last.by
        told.append(made)
        return True
    if is_done_there(made, last, material):
        _add_to(last, made, material)
        last.window = last.window.to(made.window)
        return True
    if not beside or not gives_its_day(made, last, material):
        return False
    last.when, made.places = made.when, list(last.places)
    if one_voice(last, made):
        _add_to(last, made, material)
    else:
        made.again = last
        told.append(made)
    return True


def _lean_on(made: Draft, last: Draft, beside: bool, material: Material) -> None:
    """Take place and day of the account just told, where the words ask for them."""
    if _is_there_again(made, material):
        made.places = list(last.places)
    if beside and made.places and all(place.place_type in SITES for place in made.places):
        made.places += [place for place in last.places if place.place_type == "settlement"]
    if beside and made.when is None and (follows(last, made, material) or _is_of_its_day(made, material)):
        made.when = last.when


def _is_of_its_day(made: Draft, material: Material) -> bool:
    """Whether the words before a deed say that it was done on the day told before: "hours later", "the same day"."""
    opening = Span(made.window.start, made.event.span.start)
    again = any(date.value is None and date.made.rule == _SAME_DAY for date in made.dates)
    return again or bool(material.signals.between("same.day", *opening))


def _is_there_again(made: Draft, material: Material) -> bool:
    """Whether the words place a deed where the last one was: "shelled that village", before any place they name."""
    back = material.signals.between("place.back", *made.window)
    act = made.event.span.end
    beside = bool(back) and 0 <= back[0].start - act <= _OBJECT and all(p.span.start > act for p in made.places)
    return bool(back) and (beside or not made.places)


def _meant_by(made: Draft, told: list[Draft], material: Material) -> Draft:
    """The account that a draft without a ground of its own points back to."""
    if made.event.value["hand"]:
        return told_there(made.window, told, material)
    return last_of_its_kind(made, told, material)


def _refer(made: Draft, last: Draft, told: list[Draft], material: Material) -> None:
    """Give what a draft without a ground of its own says to the account that it points back to, or a version of it."""
    if is_sum(made, material) or _is_arrest_for(made, material):
        return
    if is_version(made, last, told[-REACH:], material):
        told.append(version(made, last))
    else:
        _add_to(last, made, material)


def _is_arrest_for(made: Draft, material: Material) -> bool:
    """Whether people were arrested for the deed told before, by others than those who did it."""
    held = made.kind == "detention" or any(t.measure == "detained" for t in material.tolls.inside(*made.window))
    return held and bool(material.signals.between("held.over", *made.window))


def _stand(made: Draft, beside: bool, told: list[Draft], material: Material, blame: Blame) -> None:
    """Keep a draft with a ground of its own, unless it tells again what is told already."""
    last = told[-1] if told else None
    still = last and still_near(last, made.event.span, material)
    if last and only_says_where(made, last, material):
        last.places = made.places
        return
    if last and len(told) == 1 and is_its_heading(last, made, material):
        made.by = made.by or last.by
        told.remove(last)
        last = None
    if last and beside and is_anothers_detail(made, last, material):
        last.places, made.when = [*made.places, *last.places], made.when or last.when
        if not made.voice and made.event.value["known"] and not made.by:
            return
    if last and still and tells_it_closer(made, last, material):
        _bring_closer(last, made)
        return
    twin = next((known for known in reversed(told[-REACH:]) if is_the_same(known, made, material)), None)
    if twin:
        twin.by = twin.by or made.by
        return
    if is_that_days(made, told[-REACH:]):
        return
    carries = last and ((beside and follows(last, made, material)) or (still and is_partisan(made.chain)))
    if last and carries and not made.by and one_voice(last, made) and not _is_apart(made, blame, material):
        go_on(last, made)
    told.append(made)


def _is_apart(made: Draft, blame: Blame, material: Material) -> bool:
    """Whether a draft is by nobody known, or answered by those told of, or apart from what stands before it."""
    window = made.window
    if "fighters" in made.event.rule or is_answered(made.event, material) or blame.unclaimed(made):
        return True
    return bool(material.signals.between("apart", window.start, window.end))


def _bring_closer(last: Draft, made: Draft) -> None:
    """The account just told, with the place, the day and the kind of what goes on with it.

    A heading that tells neither is told by who tells what stands below it.
    """
    if not last.located and not last.places and not last.chain:
        last.chain, last.statement, last.by = made.chain, made.statement, last.by or made.by
    last.places, last.when = [*made.places, *last.places], made.when or last.when
    last.window, last.spoken = last.window.to(made.window), made.event.span.end
    last.event = last.event._replace(span=last.event.span.to(made.event.span))
    if last.kind in ("other", "detention", "destruction"):
        last.kind = made.kind


def _add_to(last: Draft, made: Draft, material: Material) -> None:
    """What a draft adds to the account that it points back to: who did it, and with what."""
    last.by, last.spoken = last.by or made.by, made.event.span.end
    told = (made.kind in _TELLING and one_voice(last, made)) or in_one_sentence(last, made, material)
    untold = last.kind == "other" and last.event.value["plain"]
    if told and untold and not made.event.value["plain"]:
        last.kind = made.kind


def _when(made: Draft, material: Material) -> str | None:
    """The value of the date nearest to the attack word, a day before anything coarser.

    Of who died later of wounds it is the day of the wounds.
    """
    valued = [d for d in made.dates if d.value]
    wounds = material.signals.between("wounded.then", made.window.start, made.window.end)
    if wounds and (then := [d for d in valued if 0 <= d.span.start - wounds[-1].end <= _SOON]):
        return then[0].value
    nearest = min(valued, key=lambda d: (len(d.value or "") < 10, gap(d.span, made.event.span)), default=None)
    return nearest.value if nearest else None
