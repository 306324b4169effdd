"""Who is said to have done it, where the words of an attack name nobody.

A party that denies or admits speaks of its own deed. A letter, a ministry or a party to the conflict that accuses one
actor and no other means that actor throughout. What is said to be nobody's known deed is nobody's.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from tawthiq.cascade.clauses import is_answered, words
from tawthiq.cascade.listed import is_item
from tawthiq.cascade.material import Draft, Material
from tawthiq.cascade.shelf import Shelf
from tawthiq.model.claims import Actor, Chain, leads

_ARMED = ("army", "coalition", "armed_group")
_OF_A_STATE = ("state", "army", "ministry", "office")
_HANDS = (*_ARMED, "state")
_PARTISAN = (*_ARMED, "state", "ministry", "office", "person")
_ON_FOOT = ("armed_group", "organisation")
_WEAPONS = ("airstrike", "shelling", "missile", "drone", "bombing", "chemical")
_MANY = 4
"""Deeds that one actor is accused of, beside whom another one's single deed is told in passing."""
_DEEDS_OWNED = ("denied", "admitted")


class Blame:
    """The actors that each speaker of a text accuses, and the weapons that their deeds are told with."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.named = Shelf(material.actors.findings, lambda span: span)
        self.accused: dict[str, dict[str, Actor]] = defaultdict(dict)
        self.deeds: dict[str, Counter[str]] = defaultdict(Counter)
        self.all: dict[str, tuple[int, Actor]] = {}
        self.kinds: dict[str, set[str]] = defaultdict(set)
        self.unlaid: set[str] = {str(event.value["type"]) for event in material.events if not event.value["by"]}
        for event in material.events:
            said = material.voices.over(words(event))
            speaker = _key(said.chain if said else material.voices.own)
            hands = material.actors.at(event.value["by"])
            for actor in hands:
                self.accused[speaker][actor.key] = actor
                self.deeds[speaker][actor.key] += len(hands) == 1
                self.all.setdefault(actor.key, (material.layout.paragraph(event.span.start), actor))
                if not event.value["plain"]:
                    self.kinds[actor.key].add(str(event.value["type"]))

    def lay(self, made: Draft) -> None:
        """Name who did it in a draft that names nobody, and let his arm tell the weapon where no word does."""
        if made.event.value.get("owned"):
            made.by = self._owners(made) or made.by
        made.by = made.by or self._meant(made)
        kinds = {kind for actor in made.by for kind in self.kinds[actor.key]}
        if made.event.value["plain"] and kinds == {"airstrike"}:
            made.kind = "airstrike"
        elif made.kind == "other" and made.event.value["assault"] and self._on_foot(made):
            made.kind = "ground_attack"

    def _owners(self, made: Draft) -> tuple[Actor, ...]:
        """Whom "its assault and that of France" means: the last one named who acts and does not speak, and France."""
        actors, start = self.material.actors, words(made.event).start
        before = self.named.inside(self.material.layout.sentence_span(start).start, start)
        near = actors.at(before[::-1])
        others = [one for one in near if one.actor_type in _HANDS and one.key != _key(made.chain)]
        hands = (*others[:1], *actors.at(made.event.value["by"]))
        return tuple({one.key: one for one in hands}.values()) if others else ()

    def _on_foot(self, made: Draft) -> bool:
        """Whether those who attacked are armed groups or settlers, and no weapon is told that could be theirs."""
        told = self._unlaid(made).union(*(self.kinds[actor.key] for actor in made.by))
        return bool(made.by) and all(a.actor_type in _ON_FOOT for a in made.by) and not told & {*_WEAPONS}

    def _unlaid(self, made: Draft) -> set[str]:
        """The kinds of the deeds of no named hand, of its paragraph alone in an item or beside a hand."""
        paragraph = self.material.layout.paragraph_span(made.event.span.start)
        if not is_item(paragraph, self.material.layout) and not made.event.value["by"]:
            return self.unlaid
        return {str(e.value["type"]) for e in self.material.events.inside(*paragraph) if not e.value["by"]}

    def _meant(self, made: Draft) -> tuple[Actor, ...]:
        chain = made.chain
        if self.unclaimed(made) or not chain or is_answered(made.event, self.material):
            return ()
        if made.stance in _DEEDS_OWNED:
            hands = _hands_told(made)
            if hands and not any(is_of_one_side(hand, chain[0]) for hand in hands):
                return ()
            return chain[:1] if chain[0].actor_type in _ARMED else ()
        if chain[0].actor_type not in _PARTISAN:
            return ()
        named = self._foremost(chain[0].key) or self._by_all(chain[0], made)
        others = [one for one in named.values() if not _is_of_its_side(one, chain[0])]
        return tuple(others) if len(named) == 1 else ()

    def _foremost(self, speaker: str) -> dict[str, Actor]:
        """Whom a speaker accuses; where it is one of many deeds and others of hardly any alone, that one."""
        named, deeds = self.accused.get(speaker, {}), self.deeds[speaker]
        first = deeds.most_common(1)
        if first and first[0][1] >= _MANY and deeds.total() - first[0][1] <= 1:
            return {first[0][0]: named[first[0][0]]}
        return named

    def _by_all(self, speaker: Actor, made: Draft) -> dict[str, Actor]:
        """Whom anybody accuses before a deed or in the paragraph after it, but for the one who speaks."""
        last = self.material.layout.paragraph(made.event.span.start) + 1
        return {} if speaker.key in self.all else {key: one for key, (at, one) in self.all.items() if at <= last}

    def unclaimed(self, made: Draft) -> bool:
        """Whether the words beside a deed say that nobody knows whose it is."""
        layout = self.material.layout
        end = layout.sentence_span(min(made.window.end + 2, len(layout.text))).end
        return bool(self.material.signals.between("unclaimed", made.window.start, end))


def is_partisan(chain: Chain) -> bool:
    """Whether a speaker takes part in the conflict or speaks for a state, and so has one accused in mind."""
    return bool(chain) and chain[0].actor_type in _PARTISAN


def is_of_one_side(one: Actor, other: Actor) -> bool:
    """Whether two actors act as one: the same, arms of one state, or a coalition and who leads it."""
    if one.key == other.key or leads(one.key, other.key) or leads(other.key, one.key):
        return True
    both = {one.actor_type, other.actor_type}
    return both <= {*_OF_A_STATE} and one.key.split("-")[0] == other.key.split("-")[0]


def _is_of_its_side(actor: Actor, speaker: Actor) -> bool:
    """Whether an actor is another arm of the state that speaks: what its own army did is no accusation."""
    return actor.key != speaker.key and is_of_one_side(actor, speaker)


def _hands_told(made: Draft) -> tuple[Actor, ...]:
    """The hands of the incident that a draft tells again, in the telling before it that names any."""
    first = made.again
    while first is not None and not first.by:
        first = first.again
    return first.by if first is not None else ()


def _key(chain: Chain) -> str:
    return chain[0].key if chain else ""
