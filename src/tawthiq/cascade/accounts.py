"""Accounts: one for each incident that a text tells of, put together from an attack word and what stands around it.

An attack with neither place nor time is no account of its own: it points back to the account before it, and its
figures go there. Two tellings of one day, place and kind by one voice are one account. In telegraphic lists a
paragraph that opens with a date and a place is one account.
"""

from __future__ import annotations

from tawthiq.cascade.blame import Blame, is_partisan
from tawthiq.cascade.clauses import Draft, Material, drafts, gap
from tawthiq.cascade.harms import harms
from tawthiq.cascade.listed import ITEM, entries
from tawthiq.cascade.records import records
from tawthiq.cascade.retold import denials, go_on, is_version, near, one_voice, version, versions
from tawthiq.cascade.shares import give_sums, give_tolls
from tawthiq.model.claims import Account, PlaceMention
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_FINEST_FIRST = ("site", "neighbourhood", "settlement", None, "feature", "admin2", "admin1", "country")
_DAY = 10
"""The length of a whole day in EDTF; a month or a year alone, with no place, tells of no one incident."""
_SITES = ("site", "neighbourhood", "feature")
_WIDE = ("admin1", "country")
_HERE = "cascade/accounts.py"
_BY_MEN = ("ground_attack", "raid", "shooting", "detention", "execution", "destruction")
"""The kinds of deed that one attack on foot can be told by."""
_TOLD_PARTS = 2
"""An item of a list has its opening and its first deed as parts; a bare item has no deed of its own."""
_DONE_THERE = ("detention", "destruction")
"""What attackers do where they are."""
_SOON = 8
"""Code points: the day of wounds stands right after them."""
_HEADING = 160
"""The longest heading."""
_REACH = 40
"""How many accounts back an attack is looked for that is told again."""


def accounts(material: Material, names: Names) -> list[Account]:
    """The accounts of one text, in its order."""
    told: list[Draft] = []
    listed, blame = {**entries(material), **records(material)}, Blame(material)
    for sentence in material.layout.sentences:
        entry = listed.get(material.layout.paragraph(sentence.start))
        if entry is None:
            for made in drafts(sentence, material) or harms(sentence, told, material):
                _place(made, told, material, blame)
            told += versions(sentence, told[-_REACH:], material)
            told += denials(sentence, told[-_REACH:], material)
        else:
            _enter(entry, sentence, told, material, blame)
        give_tolls(sentence, told[-_REACH:], material)
    give_sums(told, material)
    for made in told:
        blame.lay(made)
    full = _Told(told)
    kept = [made for made in told if _is_told(made) and not full.knows(made)]
    for made in kept:
        full.date(made)
    return [_account(made, material, names) for made in kept]


def _enter(entry: Draft, sentence: Span, told: list[Draft], material: Material, blame: Blame) -> None:
    """An item of a list, with what others say of it after its first deed."""
    if not any(known is entry for known in told[-_REACH:]):
        _carry(entry, told, material, blame)
        told.append(entry)
    first = sentence.covers(entry.event.span)
    for made in drafts(sentence, material)[first:]:
        if made.voice != entry.voice and is_version(made, entry, told[-_REACH:], material):
            told.append(version(made, entry))
        elif made.event.value["hand"]:
            entry.by = entry.by or made.by
    told += versions(sentence, told[-_REACH:], material)
    told += denials(sentence, told[-_REACH:], material)


class _Told:
    """The sets of places that dated accounts are told of, and their days, by each place."""

    def __init__(self, told: list[Draft]) -> None:
        self.grounds: dict[str, set[frozenset[str]]] = {}
        self.days: dict[str, set[str]] = {}
        for known in told:
            if known.when:
                ground = frozenset(_names(known))
                for name in ground:
                    self.grounds.setdefault(name, set()).add(ground)
                    self.days.setdefault(name, set()).add(known.when)

    def knows(self, made: Draft) -> bool:
        """Whether a draft only names what is told in full elsewhere: a heading's "massacre in Arin"."""
        named = made.kind == "other" or made.event.value["known"]
        if not named or made.when or made.by or made.tolls or not made.places:
            return False
        places = _names(made)
        if any(places <= ground for ground in self.grounds.get(min(places), ())):
            return True
        return len(places) > 1 and places <= self.grounds.keys()

    def date(self, made: Draft) -> None:
        """Give "the raid on Arin" the day of the one day on which the text tells of Arin."""
        if made.when or not made.event.value["known"]:
            return
        days = {day for name in _names(made) for day in self.days.get(name, ())}
        made.when = days.pop() if len(days) == 1 else None


def _names(made: Draft) -> set[str]:
    return {place.name or place.id for place in made.places}


def _carry(entry: Draft, told: list[Draft], material: Material, blame: Blame) -> None:
    """An item of a list goes on with what stands above it: its day, its weapon and its hand."""
    last = told[-1] if told else None
    if last is None or not near(last, entry.event.span, material):
        return
    entry.when = entry.when or last.when
    bare = len(entry.event.parts) < _TOLD_PARTS
    if entry.event.rule != ITEM or not one_voice(last, entry):
        return
    if bare and entry.kind == "other":
        entry.kind = last.kind
    if not entry.by and not blame.unclaimed(entry) and entry.kind == last.kind:
        go_on(last, entry)


def _is_told(made: Draft) -> bool:
    """Whether a draft tells of one incident: a time, a figure, a fine place, or the deed of a named hand."""
    if not made.places and not made.when:
        return False
    fine = any(place.place_type not in _WIDE for place in made.places)
    done = bool(made.event.value["by"]) and "verb" in made.event.rule
    if not made.places and made.when and (len(made.when) < _DAY or made.when.startswith("..")):
        return False
    counted = any(toll.low is not None or toll.high is not None for toll in made.tolls)
    return bool(made.when or counted or fine or (made.places and done))


def _place(made: Draft, told: list[Draft], material: Material, blame: Blame) -> None:
    """Settle what a draft says, or see that it points back to an account before it."""
    last = told[-1] if told else None
    beside = last is not None and near(last, made.event.span, material)
    made.when, detail = _when(made, material), _is_detail(made)
    if last and _is_one_more(made, last, material):
        around = [place for place in last.places if place.place_type not in _SITES]
        made.places, made.when, made.by = [*made.places, *around], last.when, made.by or last.by
        told.append(made)
        return
    if last and _is_done_there(made, last, material):
        _add_to(last, made, material)
        last.window = last.window.to(made.window)
        return
    if last and beside and _gives_its_day(made, last, material):
        last.when, made.places = made.when, list(last.places)
        if one_voice(last, made):
            _add_to(last, made, material)
        else:
            told.append(made)
        return
    back = bool(material.signals.between("place.back", made.window.start, made.window.end))
    if last and back and not made.places:
        made.places = list(last.places)
    if last and beside and made.places and all(place.place_type in _SITES for place in made.places):
        made.places += [place for place in last.places if place.place_type == "settlement"]
    if last and beside and made.when is None and _follows(last, made, material):
        made.when = last.when
    if last and beside and (detail or _points_back(made, last, material)):
        if made.event.value["hand"] and [actor.key for actor in made.by] == [made.voice]:
            last.by = last.by or made.by
        if not _is_sum(made, material) and is_version(made, last, told[-_REACH:], material):
            told.append(version(made, last))
        else:
            _add_to(last, made, material)
        return
    if not made.located or _is_sum(made, material):
        if not told and made.located is False and material.tolls.inside(made.window.start, made.window.end):
            told.append(made)
        return
    if last and _only_says_where(made, last, material):
        last.places = made.places
        return
    if last and len(told) == 1 and _is_its_heading(last, made, material):
        made.by = made.by or last.by
        told.remove(last)
        last = None
    if last and beside and _is_anothers_detail(made, last, material):
        last.places, made.when = [*made.places, *last.places], made.when or last.when
    if last and beside and _tells_it_closer(made, last, material):
        _bring_closer(last, made)
        return
    twin = next((known for known in reversed(told[-_REACH:]) if _same(known, made, material)), None)
    if twin:
        twin.by = twin.by or made.by
        return
    if _is_that_days(made, told[-_REACH:]):
        return
    carries = last and beside and (_follows(last, made, material) or is_partisan(made.chain))
    if last and carries and not made.by and one_voice(last, made) and not _is_apart(made, blame, material):
        go_on(last, made)
    told.append(made)


def _is_done_there(made: Draft, last: Draft, material: Material) -> bool:
    """Whether people are led away or houses burned by those who attack in the same sentence, at no other place."""
    alike = made.kind in _DONE_THERE and last.kind in (*_BY_MEN, "other") and one_voice(last, made)
    same_hand = not made.by or not last.by or made.by == last.by
    return alike and same_hand and not made.places and _in_one_sentence(last, made, material)


def _gives_its_day(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a deed of the same kind with a day and no place tells when the one before it was done."""
    settled = any(place.place_type not in _WIDE for place in last.places)
    open_ends = settled and last.when is None and not made.places and len(made.when or "") == _DAY
    apart = material.signals.between("apart", *made.window)
    return open_ends and "other" not in (last.kind, made.kind) and _of_one_kind(last, made) and not apart


def _is_its_heading(last: Draft, made: Draft, material: Material) -> bool:
    """Whether the only account so far is of a heading, a line with no full stop, and tells this in short."""
    line = material.layout.paragraph_span(last.event.span.start)
    closed = material.layout.text[line.start : line.end].rstrip().endswith((".", "。", "؟", "!"))
    if closed or line.end - line.start > _HEADING or last.when or not one_voice(last, made):
        return False
    later = material.layout.paragraph(made.event.span.start) > material.layout.paragraph(last.event.span.start)
    return later and _of_one_kind(last, made) and _on_one_ground(last, made)


def _of_one_kind(one: Draft, other: Draft) -> bool:
    """Whether two drafts can tell of one deed: of one kind, of one that is not told, or both done by men on foot."""
    kinds = {one.kind, other.kind}
    return one.stance == other.stance and (len(kinds) == 1 or "other" in kinds or kinds <= {*_BY_MEN})


def _on_one_ground(one: Draft, other: Draft) -> bool:
    """Whether the places of a draft are those of another, or so wide that they can hold them."""
    wide = all(place.place_type in _WIDE for place in one.places)
    return wide or bool(_names(one) & _names(other))


def _is_that_days(made: Draft, told: list[Draft]) -> bool:
    """Whether a draft is "the attack" of a day that is told already, by the same hand and with no place of its own."""
    if not made.event.value["known"] or made.places or not made.when:
        return False
    keys = {actor.key for actor in made.by}
    return any(known.when == made.when and known.places and keys <= {a.key for a in known.by} for known in told)


def _is_one_more(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a deed of the same kind, not named before, has figures of its own beside those of the last one."""
    new = not made.located and not made.event.value["known"] and not made.event.value["refers"]
    alike = made.kind == last.kind and one_voice(last, made) and "noun" in made.event.rule
    figures = [material.tolls.inside(*draft.window) for draft in (last, made)]
    return new and alike and _in_one_sentence(last, made, material) and all(figures)


def _is_apart(made: Draft, blame: Blame, material: Material) -> bool:
    """Whether a draft is by nobody known, or has nothing to do with what stands before it."""
    window = made.window
    return blame.unclaimed(made) or bool(material.signals.between("apart", window.start, window.end))


def _points_back(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a draft has no ground of its own: neither place nor time, or a time alone beside "that attack"."""
    value = made.event.value
    refers = not made.places and (value["refers"] or (value["known"] and made.when in (None, last.when)))
    return not made.located or _is_sum(made, material) or refers


def _is_detail(made: Draft) -> bool:
    """Whether a draft only adds what was hit at a site: no day, no hand, no weapon of its own."""
    sites = bool(made.places) and all(place.place_type in _SITES for place in made.places)
    return made.kind == "other" and not made.dates and not made.by and sites


def _only_says_where(made: Draft, last: Draft, material: Material) -> bool:
    """Whether an attack noun only leads to the place of the deed before it in its sentence."""
    together = _in_one_sentence(last, made, material)
    bare = not made.dates and not made.by and "noun" in made.event.rule
    return together and bare and bool(made.places) and bool(last.dates) and not last.places


def _tells_it_closer(made: Draft, last: Draft, material: Material) -> bool:
    """Whether "the attack" gives the place of the one just told, of which a wide ground or the same one is known."""
    if made.event is last.event:
        return False
    wide = all(place.place_type in _WIDE for place in last.places)
    if wide and one_voice(last, made) and _opens_the_text(last, material) and _goes_into_detail(made, last, material):
        return True
    fine = any(place.place_type not in _WIDE for place in made.places)
    if not last.located and not last.places and last.when is None:
        return fine and (made.kind in _BY_MEN) == (last.kind in _BY_MEN) and made.stance == last.stance
    alike = last.kind == made.kind or "other" in (last.kind, made.kind)
    same_hand = not made.by or not last.by or made.by == last.by
    bare = "noun" in made.event.rule or "back" in made.event.rule
    known = made.event.value["known"] and bare and made.stance == last.stance
    own = {place.name or place.id for place in made.places if made.window.covers(place.span)}
    ground = wide or (one_voice(last, made) and bool(own & _names(last)))
    return bool(known and ground and fine and alike and same_hand and _within(made.when, last.when))


def _is_anothers_detail(made: Draft, last: Draft, material: Material) -> bool:
    """Whether another speaker gives the village of what a text's opening tells with its day and no place."""
    bare = all(place.place_type in _WIDE for place in last.places) and _opens_the_text(last, material)
    return bare and not one_voice(last, made) and _goes_into_detail(made, last, material)


def _opens_the_text(last: Draft, material: Material) -> bool:
    """Whether an account is told in a text's first lines."""
    return material.layout.paragraph(last.event.span.start) <= 1


def _goes_into_detail(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a deed of the same day, kind and hand gives the village of what the opening tells of a whole province."""
    fine = any(place.place_type not in _WIDE for place in made.places)
    same_hand = not made.by or not last.by or made.by == last.by
    several = material.signals.between("plural.back", last.window.start, last.window.end)
    other = material.signals.between("apart", made.window.start, made.window.end)
    same_day = bool(last.when) and made.when in (last.when, None) and not _on_other_days(last, made, material)
    return same_day and fine and same_hand and _of_one_kind(last, made) and not several and not other


def _bring_closer(last: Draft, made: Draft) -> None:
    """The account just told, with the place, the day and the kind of what goes on with it."""
    last.places, last.when = [*made.places, *last.places], made.when or last.when
    last.window = last.window.to(made.window)
    last.event = last.event._replace(span=last.event.span.to(made.event.span))
    if last.kind in ("other", "detention", "destruction"):
        last.kind = made.kind


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


def _in_one_sentence(last: Draft, made: Draft, material: Material) -> bool:
    sentence = material.layout.sentence
    return sentence(made.event.span.start) == sentence(last.event.span.start)


def _add_to(last: Draft, made: Draft, material: Material) -> None:
    """What a draft adds to the account that it points back to: who did it, and in one sentence with what."""
    last.by = last.by or made.by
    together = _in_one_sentence(last, made, material)
    if together and last.event.value["plain"] and not made.event.value["plain"] and last.kind == "other":
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


def _is_sum(made: Draft, material: Material) -> bool:
    """Whether a sentence sums up a period: no place is told, or all its figures are counted over the period.

    "Since August the coalition has carried out 300 strikes"; "gunmen abducted 1,400 people across Arin last year".
    """
    window = made.window
    figures = material.tolls.inside(*window)
    accused = bool(made.by and made.chain)
    if len(made.when or "") < _DAY and not accused and material.signals.between("often", *window):
        return True
    if figures and all(toll.scope == "cumulative" for toll in figures) and not accused and _over_a_time(made, material):
        return True
    return not made.places and bool(material.signals.between("cumulative", window.start, window.end))


def _over_a_time(made: Draft, material: Material) -> bool:
    """Whether the words beside a deed tell a time of many days: "since", "last year"."""
    period = material.signals.between("cumulative", *made.window)
    return bool(period) or any(len(date.value or "") not in (0, _DAY) for date in made.dates)


def _follows(last: Draft, made: Draft, material: Material) -> bool:
    """Whether a draft with no date goes on with the telling before it: the next sentence of one paragraph."""
    layout, at = material.layout, made.event.span.start
    same = layout.paragraph(at) == layout.paragraph(last.event.span.start)
    return same and layout.sentence(at) - layout.sentence(last.event.span.start) <= 1


def _same(known: Draft, made: Draft, material: Material) -> bool:
    """Whether one voice tells of one attack again: the same stance, places, day and kind."""
    if known.stance != made.stance or not made.places or not known.places or made.when not in (known.when, None):
        return False
    if not made.when and _on_other_days(known, made, material):
        return False
    if known.kind != made.kind and "other" not in (known.kind, made.kind):
        return False
    return _names(known) >= _names(made) and one_voice(known, made)


def _account(made: Draft, material: Material, names: Names) -> Account:
    span = made.event.span
    for mention in (*made.dates, *(p for p in made.places if made.window.covers(p.span))):
        span = span.to(mention.span)
    ordered = sorted(made.places, key=lambda p: (_rank(p), p.span.start))
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
        chain=made.chain,
        statement=made.statement.id if made.statement else None,
    )


def _rank(place: PlaceMention) -> int:
    return _FINEST_FIRST.index(place.place_type) if place.place_type in _FINEST_FIRST else 3
