"""Accounts: one for each incident that a text tells of, put together from an attack word and what stands around it.

An attack with neither place nor time is no account of its own: it points back to the account before it, and its
figures go there. Two tellings of one day, place and kind by one voice are one account. In telegraphic lists a
paragraph that opens with a date and a place is one account.
"""

from __future__ import annotations

from tawthiq.cascade.blame import Blame, is_of_one_side
from tawthiq.cascade.clauses import drafts
from tawthiq.cascade.elsewhere import Elsewhere
from tawthiq.cascade.harms import harms
from tawthiq.cascade.items import enter
from tawthiq.cascade.listed import begins_another, entries
from tawthiq.cascade.material import Draft, Material
from tawthiq.cascade.one_deed import is_fine
from tawthiq.cascade.placing import REACH, settle
from tawthiq.cascade.records import records
from tawthiq.cascade.retold import denials, identities, versions
from tawthiq.cascade.shares import give_sums, give_tolls
from tawthiq.model.claims import Account, PlaceMention
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_FINEST_FIRST = ("site", "neighbourhood", "settlement", None, "feature", "admin2", "admin1", "country")
_DAY = 10
"""The length of a whole day in EDTF; a month or a year alone, with no place, tells of no one incident."""


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
                settle(made, told, material, blame)
        else:
            enter(entry, sentence, told, material, blame)
        _tell_again(sentence, told, material)
        give_tolls(sentence, told[-REACH:], material)
    give_sums(told, material)
    for made in told:
        blame.lay(made)
    full = Elsewhere(told)
    kept = [made for made in told if _is_told(made) and not full.knows(made)]
    for made in kept:
        full.date(made)
        _learn_from(made.again, made)
    return [_account(made, material, names) for made in kept]


def _learn_from(first: Draft | None, made: Draft) -> None:
    """Give another's telling the kind and the day that the telling before it was found to have.

    Who speaks for the side that did it speaks of its own deed.
    """
    if first is None:
        return
    made.when = made.when or first.when
    made.by = made.by or tuple(hand for hand in first.by if made.chain and is_of_one_side(hand, made.chain[0]))
    if made.kind == "other" and made.event.value["plain"]:
        made.kind = first.kind


def _tell_again(sentence: Span, told: list[Draft], material: Material) -> None:
    """What others say of the last incident: its figures, who its dead were, that it was not so."""
    told += versions(sentence, told[-REACH:], material)
    told += identities(sentence, told[-REACH:], material)
    told += denials(sentence, told[-REACH:], material)


def _is_told(made: Draft) -> bool:
    """Whether a draft tells of one incident: a time, a figure, a fine place, or the deed of a named hand."""
    if not made.places and not made.when:
        return False
    done = bool(made.event.value["by"]) and "verb" in made.event.rule
    if not made.places and made.when and (len(made.when) < _DAY or made.when.startswith("..")):
        return False
    counted = any(toll.low is not None or toll.high is not None for toll in made.tolls)
    return bool(made.when or counted or is_fine(made) or (made.places and done))


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
