"""Accounts: one for each incident that a text tells of, put together from an attack word and what stands around it.

An attack with neither place nor time is no account of its own: it points back to the account before it, and its
figures go there. Two tellings of one day, place and kind by one voice are one account. In telegraphic lists a
paragraph that opens with a date and a place is one account.
"""

from __future__ import annotations

from tawthiq.cascade.blame import Blame, is_partisan
from tawthiq.cascade.clauses import drafts, gap, is_answered, words
from tawthiq.cascade.harms import harms
from tawthiq.cascade.listed import ITEM, begins_another, entries
from tawthiq.cascade.material import Draft, Material, names_of
from tawthiq.cascade.one_deed import (
    follows,
    gives_its_day,
    in_one_sentence,
    is_anothers_detail,
    is_done_there,
    is_fine,
    is_its_heading,
    is_one_more,
    is_that_days,
    is_the_same,
    only_says_where,
    tells_it_closer,
)
from tawthiq.cascade.records import records
from tawthiq.cascade.retold import (
    denials,
    go_on,
    identities,
    is_version,
    last_of_its_kind,
    near,
    one_voice,
    still_near,
    tells_on,
    told_there,
    version,
    versions,
)
from tawthiq.cascade.shares import give_sums, give_tolls
from tawthiq.model.claims import Account, PlaceMention
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_FINEST_FIRST = ("site", "neighbourhood", "settlement", None, "feature", "admin2", "admin1", "country")
_DAY = 10
"""The length of a whole day in EDTF; a month or a year alone, with no place, tells of no one incident."""
_WEAPONS = ("airstrike", "shelling", "missile", "drone")
_SITES = ("site", "neighbourhood", "feature")
_HERE = "cascade/accounts.py"
_TOLD_PARTS = 2
"""An item of a list has its opening and its first deed as parts; a bare item has no deed of its own."""
_AFTER_A_LINE = 2
"""How many paragraphs after the account that it goes on with a list begins, when one line opens it."""
_OBJECT = 24
"""How far after an attack word "that village" stands when it is what was attacked."""
_SOON = 8
"""Code points: the day of wounds stands right after them."""
_AIMED = 40
"""Code points: so near to a deed stands what it was aimed at."""
_REACH = 40
"""How many accounts back an attack is looked for that is told again."""


def accounts(material: Material, names: Names) -> list[Account]:
    """The accounts of one text, in its order."""
    told: list[Draft] = []
    listed, blame = {**entries(material), **records(material)}, Blame(material)
    for sentence in material.layout.sentences:
        number = material.layout.paragraph(sentence.start)
        if number in listed and begins_another(sentence, listed[number], material):
            del listed[number]
        entry = listed.get(number)
        if entry is None:
            for made in drafts(sentence, material) or harms(sentence, told, material):
                _place(made, told, material, blame)
            _tell_again(sentence, told, material)
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
        _learn_from(made.again, made)
    return [_account(made, material, names) for made in kept]


def _learn_from(first: Draft | None, made: Draft) -> None:
    """Give another's telling the kind and the day that the telling before it was found to have."""
    if first is None:
        return
    made.when = made.when or first.when
    if made.kind == "other" and made.event.value["plain"]:
        made.kind = first.kind


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
    _tell_again(sentence, told, material)


def _tell_again(sentence: Span, told: list[Draft], material: Material) -> None:
    """What others say of the last incident: its figures, who its dead were, that it was not so."""
    told += versions(sentence, told[-_REACH:], material)
    told += identities(sentence, told[-_REACH:], material)
    told += denials(sentence, told[-_REACH:], material)


class _Told:
    """The sets of places that dated or counted accounts are told of, their days and hands, by each place."""

    def __init__(self, told: list[Draft]) -> None:
        self.grounds: dict[str, set[frozenset[str]]] = {}
        self.days: dict[str, set[str]] = {}
        self.hands: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for known in told:
            if known.when or known.tolls:
                self._learn(known, frozenset(names_of(known.places)))

    def _learn(self, known: Draft, ground: frozenset[str]) -> None:
        for name in ground:
            self.grounds.setdefault(name, set()).add(ground)
            if known.when:
                self.days.setdefault(name, set()).add(known.when)
                for hand in known.by:
                    self.hands.setdefault((name, hand.key), set()).add((known.when, known.voice))

    def knows(self, made: Draft) -> bool:
        """Whether a draft only names what is told in full elsewhere: a heading's "massacre in Arin"."""
        named = made.kind == "other" or made.event.value["known"]
        if not named or made.when or made.by or made.tolls or not made.places:
            return False
        places = names_of(made.places)
        if any(places <= ground for ground in self.grounds.get(min(places), ())):
            return True
        return len(places) > 1 and places <= self.grounds.keys()

    def date(self, made: Draft) -> None:
        """Give "the raid on Arin" the day of the one day on which the text tells of Arin.

        Another's telling of what one hand did there is of that day too.
        """
        if made.when is None:
            days = self._days(made)
            made.when = days.pop() if len(days) == 1 else None

    def _days(self, made: Draft) -> set[str]:
        if made.event.value["known"]:
            return {day for name in names_of(made.places) for day in self.days.get(name, ())}
        told = {
            one for name in names_of(made.places) for hand in made.by for one in self.hands.get((name, hand.key), ())
        }
        own = not made.voice or made.voice in {voice for _, voice in told}
        return set() if own else {day for day, _ in told}


def _carry(entry: Draft, told: list[Draft], material: Material, blame: Blame) -> None:
    """An item of a list goes on with what stands above it: its day, its weapon and its hand."""
    last = told[-1] if told else None
    if last is None or not (near(last, entry.event.span, material) or _is_introduced(entry, last, material)):
        return
    entry.when = entry.when or last.when
    bare = len(entry.event.parts) < _TOLD_PARTS
    if entry.event.rule != ITEM or not one_voice(last, entry):
        return
    if bare and entry.kind == "other":
        entry.kind = last.kind
    if not entry.by and not blame.unclaimed(entry) and entry.kind == last.kind:
        go_on(last, entry)


def _is_introduced(entry: Draft, last: Draft, material: Material) -> bool:
    """Whether a line that ends with a colon stands between an account and the first item of its list."""
    layout = material.layout
    here, there = layout.paragraph(entry.event.span.start), layout.paragraph(last.event.span.start)
    return here - there == _AFTER_A_LINE and layout.text.endswith(":", 0, layout.paragraphs[here - 1].end)


def _is_told(made: Draft) -> bool:
    """Whether a draft tells of one incident: a time, a figure, a fine place, or the deed of a named hand."""
    if not made.places and not made.when:
        return False
    done = bool(made.event.value["by"]) and "verb" in made.event.rule
    if not made.places and made.when and (len(made.when) < _DAY or made.when.startswith("..")):
        return False
    counted = any(toll.low is not None or toll.high is not None for toll in made.tolls)
    return bool(made.when or counted or is_fine(made) or (made.places and done))


def _place(made: Draft, told: list[Draft], material: Material, blame: Blame) -> None:
    """Settle what a draft says, or see that it points back to an account before it."""
    last = told[-1] if told else None
    beside = last is not None and (
        near(last, made.event.span, material) or tells_on(told[-_REACH:], made.event.span, material)
    )
    made.when, detail = _when(made, material), _is_detail(made)
    if last and _goes_with(made, last, beside, told, material):
        return
    if last:
        _lean_on(made, last, beside, material)
    if last and beside and (detail or _points_back(made, last, material)):
        _refer(made, _meant_by(made, told[-_REACH:], material), told, material)
    elif made.located and not _is_sum(made, material):
        _stand(made, beside, told, material, blame)
    elif not told and not made.located and material.tolls.inside(made.window.start, made.window.end):
        told.append(made)


def _goes_with(made: Draft, last: Draft, beside: bool, told: list[Draft], material: Material) -> bool:
    """Whether a draft stands on the ground of the account just told: as one more, as part of it, or as its day."""
    if is_one_more(made, last, material):
        around = [place for place in last.places if place.place_type not in _SITES]
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
        told.append(made)
    return True


def _lean_on(made: Draft, last: Draft, beside: bool, material: Material) -> None:
    """Take place and day of the account just told, where the words ask for them."""
    if _is_there_again(made, material):
        made.places = list(last.places)
    if beside and made.places and all(place.place_type in _SITES for place in made.places):
        made.places += [place for place in last.places if place.place_type == "settlement"]
    if beside and made.when is None and follows(last, made, material):
        made.when = last.when


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
    if made.event.value["hand"] and [actor.key for actor in made.by] == [made.voice]:
        last.by = last.by or made.by
    if not _is_sum(made, material) and is_version(made, last, told[-_REACH:], material):
        told.append(version(made, last))
    else:
        _add_to(last, made, material)


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
    twin = next((known for known in reversed(told[-_REACH:]) if is_the_same(known, made, material)), None)
    if twin:
        twin.by = twin.by or made.by
        return
    if is_that_days(made, told[-_REACH:]):
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


def _points_back(made: Draft, last: Draft, material: Material) -> bool:
    """Whether a draft has no ground of its own: neither place nor time, or a time alone beside "that attack"."""
    value = made.event.value
    refers = not made.places and (value["refers"] or (value["known"] and made.when in (None, last.when)))
    return (
        not made.located
        or _is_sum(made, material)
        or refers
        or _is_back_there(made, material)
        or _only_says_who_speaks(made, material)
    )


def _only_says_who_speaks(made: Draft, material: Material) -> bool:
    """Whether "the attack" stands with no place but that in a speaker's name: "police of Arin said that the attack"."""
    sentence = material.layout.sentence_span(made.event.span.start)
    spoken = [place for place in made.places if material.is_of_who_speaks(place.span, sentence)]
    return bool(made.event.value["known"]) and not made.dates and len(spoken) == len(made.places)


def _is_back_there(made: Draft, material: Material) -> bool:
    """Whether a deed was done in "those villages", and other places are named only far from these words."""
    act = words(made.event)
    back = material.signals.between("place.back", act.end, min(made.window.end, act.end + _AIMED))
    named = [place.span.start for place in made.places if place.span.start > act.start]
    return bool(back and named) and not made.dates and all(start - back[0].end > _AIMED for start in named)


def _is_detail(made: Draft) -> bool:
    """Whether a draft only adds what was hit at a site: no day, no hand, no weapon of its own."""
    sites = bool(made.places) and all(place.place_type in _SITES for place in made.places)
    return made.kind == "other" and not made.dates and not made.by and sites


def _bring_closer(last: Draft, made: Draft) -> None:
    """The account just told, with the place, the day and the kind of what goes on with it."""
    last.places, last.when = [*made.places, *last.places], made.when or last.when
    last.window, last.spoken = last.window.to(made.window), made.event.span.end
    last.event = last.event._replace(span=last.event.span.to(made.event.span))
    if last.kind in ("other", "detention", "destruction"):
        last.kind = made.kind


def _add_to(last: Draft, made: Draft, material: Material) -> None:
    """What a draft adds to the account that it points back to: who did it, and with what."""
    last.by, last.spoken = last.by or made.by, made.event.span.end
    told = (made.kind in _WEAPONS and one_voice(last, made)) or in_one_sentence(last, made, material)
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


def _is_sum(made: Draft, material: Material) -> bool:
    """Whether a sentence sums up a period: no place is told, or all its figures are counted over the period.

    "Since August the coalition has carried out 300 strikes"; "gunmen abducted 1,400 people across Arin last year".
    """
    window = made.window
    figures = material.tolls.inside(*window)
    accused = bool(made.by and made.chain)
    if len(made.when or "") < _DAY and not accused and material.signals.between("often", *window):
        return True
    if figures and all(toll.scope == "cumulative" for toll in figures):
        return not made.places or (not accused and _over_a_time(made, material))
    return not made.places and bool(material.signals.between("cumulative", window.start, window.end))


def _over_a_time(made: Draft, material: Material) -> bool:
    """Whether the words beside a deed tell a time of many days: "since", "last year"."""
    turn = material.signals.between("contrast", made.event.span.end, made.window.end)
    told = material.signals.between("cumulative", made.window.start, turn[0].start if turn else made.window.end)
    sentence = material.layout.sentence_span(made.event.span.start)
    period = [word for word in told if not material.is_of_who_speaks(word, sentence)]
    return bool(period) or any(len(date.value or "") not in (0, _DAY) for date in made.dates)


def _account(made: Draft, material: Material, names: Names) -> Account:
    span = made.event.span
    for mention in (*made.dates, *made.places):
        span = span.to(mention.span) if made.window.covers(mention.span) else span
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
