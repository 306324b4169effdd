"""Whether two drafts of one text tell of one deed: a heading and its story, an attack and what goes on with it."""

from __future__ import annotations

from tawthiq.cascade.material import Draft, Material, names_of
from tawthiq.cascade.retold import one_voice
from tawthiq.model.claims import leads

_DAY = 10
"""The length of a whole day in EDTF."""
_WIDE = ("admin1", "country")
_BY_MEN = ("ground_attack", "raid", "shooting", "detention", "execution", "destruction")
"""The kinds of deed that one attack on foot can be told by."""
_DONE_THERE = ("detention", "destruction")
"""What attackers do where they are."""
_HEADING = 160
"""The longest heading."""


def is_done_there(made: Draft, last: Draft, material: Material) -> bool:
    """Whether people are led away or houses burned by those who attack in the same sentence, at no other place."""
    alike = made.kind in _DONE_THERE and last.kind in (*_BY_MEN, "other") and one_voice(last, made)
    return alike and _by_one_hand(last, made) and not made.places and in_one_sentence(last, made, material)


def gives_its_day(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a deed of the same kind with a day and no place tells when the one before it was done."""
    settled = is_fine(last)
    open_ends = settled and last.when is None and not made.places and len(made.when or "") == _DAY
    apart = material.signals.between("apart", *made.window)
    told = made.event.value["known"] or "other" not in (last.kind, made.kind)
    return open_ends and told and _of_one_kind(last, made) and not apart


def is_its_heading(last: Draft, made: Draft, material: Material) -> bool:
    """Whether the only account so far is of a heading, a line with no full stop, and tells this in short."""
    line = material.layout.paragraph_span(last.event.span.start)
    closed = material.layout.text[line.start : line.end].rstrip().endswith((".", "。", "؟", "!"))
    if closed or line.end - line.start > _HEADING or last.when or not one_voice(last, made):
        return False
    later = material.layout.paragraph(made.event.span.start) > material.layout.paragraph(last.event.span.start)
    return later and _of_one_kind(last, made) and _on_one_ground(last, made)


def is_that_days(made: Draft, told: list[Draft]) -> bool:
    """Whether a draft is "the attack" of a day that is told already, by the same hand and with no place of its own."""
    if not made.event.value["known"] or made.places or not made.when:
        return False
    keys = {actor.key for actor in made.by}
    return any(known.when == made.when and known.places and keys <= {a.key for a in known.by} for known in told)


def is_one_more(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a deed of the same kind, not named before, has figures of its own beside those of the last one."""
    new = not made.located and not made.event.value["known"] and not made.event.value["refers"]
    alike = made.kind == last.kind and one_voice(last, made) and "noun" in made.event.rule
    figures = [material.tolls.inside(*draft.window) for draft in (last, made)]
    return new and alike and in_one_sentence(last, made, material) and all(figures)


def only_says_where(made: Draft, last: Draft, material: Material) -> bool:
    """Whether an attack noun only leads to the place of the deed before it in its sentence."""
    together = in_one_sentence(last, made, material)
    bare = not made.dates and not made.by and "noun" in made.event.rule
    return together and bare and bool(made.places) and bool(last.dates) and not last.places


def tells_it_closer(made: Draft, last: Draft, material: Material) -> bool:
    """Whether "the attack" gives the place of the one just told, of which a wide ground or the same one is known.

    A text's opening may tell of a district, and the sentence after it of the villages there.
    """
    if made.event is last.event:
        return False
    wide = not is_fine(last)
    opening = (
        (wide or names_of(last.places) < names_of(made.places))
        and one_voice(last, made)
        and _opens_the_text(last, material)
    )
    if opening and _goes_into_detail(made, last, material):
        return True
    fine = is_fine(made)
    if not last.located and not last.places and last.when is None:
        return fine and (made.kind in _BY_MEN) == (last.kind in _BY_MEN) and made.stance == last.stance
    alike = last.kind == made.kind or "other" in (last.kind, made.kind)
    bare = "noun" in made.event.rule or "back" in made.event.rule
    known = made.event.value["known"] and bare and made.stance == last.stance
    own = {place.name or place.id for place in made.places if made.window.covers(place.span)}
    ground = wide or (one_voice(last, made) and bool(own & names_of(last.places)))
    return bool(known and ground and fine and alike and _by_one_hand(last, made) and _within(made.when, last.when))


def is_anothers_detail(made: Draft, last: Draft, material: Material) -> bool:
    """Whether another speaker gives the village of what a text's opening tells with its day and no place."""
    bare = not is_fine(last) and _opens_the_text(last, material)
    return bare and not one_voice(last, made) and _goes_into_detail(made, last, material)


def is_the_same(known: Draft, made: Draft, material: Material) -> bool:
    """Whether one voice tells of one attack again: the same stance, places, day and kind."""
    alike = known.stance == made.stance or {known.stance, made.stance} == {"admitted", "asserted"}
    if not alike or not made.places or not known.places or made.when not in (known.when, None):
        return False
    if not made.when and _on_other_days(known, made, material):
        return False
    if known.kind != made.kind and "other" not in (known.kind, made.kind):
        return False
    return names_of(known.places) >= names_of(made.places) and one_voice(known, made)


def follows(last: Draft, made: Draft, material: Material) -> bool:
    """Whether a draft with no date goes on with the telling before it: the next sentence of one paragraph."""
    layout, at = material.layout, made.event.span.start
    same = layout.paragraph(at) == layout.paragraph(last.event.span.start)
    return same and layout.sentence(at) - layout.sentence(last.event.span.start) <= 1


def in_one_sentence(last: Draft, made: Draft, material: Material) -> bool:
    """Whether the words of two drafts stand in one sentence."""
    sentence = material.layout.sentence
    return sentence(made.event.span.start) == sentence(last.event.span.start)


def _opens_the_text(last: Draft, material: Material) -> bool:
    """Whether an account is told in a text's first lines."""
    return material.layout.paragraph(last.event.span.start) <= 1


def _goes_into_detail(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a deed of the same day, kind and hand gives the village of what the opening tells of a whole province."""
    fine = is_fine(made)
    several = material.signals.between("plural.back", last.window.start, last.window.end)
    other = material.signals.between("apart", made.window.start, made.window.end)
    same_day = bool(last.when) and (made.when == last.when if made.when else not _on_other_days(last, made, material))
    return same_day and fine and _by_one_hand(last, made) and _of_one_kind(last, made) and not several and not other


def _of_one_kind(one: Draft, other: Draft) -> bool:
    """Whether two drafts can tell of one deed: of one kind, of one that is not told, or both done by men on foot."""
    kinds = {one.kind, other.kind}
    return one.stance == other.stance and (len(kinds) == 1 or "other" in kinds or kinds <= {*_BY_MEN})


def _on_one_ground(one: Draft, other: Draft) -> bool:
    """Whether the places of a draft are those of another, or so wide that they can hold them."""
    wide = not is_fine(one)
    return wide or bool(names_of(one.places) & names_of(other.places))


def _within(day: str | None, span: str | None) -> bool:
    """Whether a day can be that of another time: the same, inside its range, or one of them not told."""
    if not day or not span or day == span:
        return True
    first, _, after = span.partition("/")
    return bool(after) and first <= day <= after


def _on_other_days(known: Draft, made: Draft, material: Material) -> bool:
    """Whether two drafts name days in different words, whose values are not known: "on Thursday", "on Friday"."""
    text = material.layout.text
    one, other = ({date.span.of(text) for date in draft.dates} for draft in (known, made))
    return bool(one and other) and not one & other


def _by_one_hand(one: Draft, other: Draft) -> bool:
    """Whether the hands of two drafts do not differ, where both are told; a coalition's is that of who leads it."""
    if not one.by or not other.by or one.by == other.by:
        return True
    return any(leads(a.key, b.key) or leads(b.key, a.key) for a in one.by for b in other.by)


def is_fine(made: Draft) -> bool:
    """Whether a draft tells a place finer than a province."""
    return any(place.place_type not in _WIDE for place in made.places)
