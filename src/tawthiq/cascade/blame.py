"""Who is said to have done it, where the words of an attack name nobody.

A party that denies or admits speaks of its own deed. A letter, a ministry or a party to the conflict that accuses one
actor and no other means that actor throughout. What is said to be nobody's known deed is nobody's.
"""

from __future__ import annotations

from collections import defaultdict

from tawthiq.cascade.clauses import Draft, Material, words
from tawthiq.cascade.shelf import Shelf
from tawthiq.model.claims import Actor, Chain

_ARMED = ("army", "coalition", "armed_group")
_HANDS = (*_ARMED, "state")
_PARTISAN = (*_ARMED, "state", "ministry", "office", "person")
_ON_FOOT = ("armed_group", "organisation")
_WEAPONS = ("airstrike", "shelling", "missile", "drone", "bombing", "chemical")
_DEEDS_OWNED = ("denied", "admitted")


class Blame:
    """The actors that each speaker of a text accuses, and the weapons that their deeds are told with."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.named = Shelf(material.actors.findings, lambda span: span)
        self.accused: dict[str, dict[str, Actor]] = defaultdict(dict)
        self.all: dict[str, tuple[int, Actor]] = {}
        self.kinds: dict[str, set[str]] = defaultdict(set)
        self.unlaid: set[str] = {str(event.value["type"]) for event in material.events if not event.value["by"]}
        for event in material.events:
            said = material.voices.over(words(event))
            speaker = _key(said.chain if said else material.voices.own)
            for actor in material.actors.at(event.value["by"]):
                self.accused[speaker][actor.key] = actor
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
        told = self.unlaid.union(*(self.kinds[actor.key] for actor in made.by))
        return bool(made.by) and all(a.actor_type in _ON_FOOT for a in made.by) and not told & {*_WEAPONS}

    def _meant(self, made: Draft) -> tuple[Actor, ...]:
        chain = made.chain
        if self.unclaimed(made) or not chain:
            return ()
        if made.stance in _DEEDS_OWNED:
            return chain[:1] if chain[0].actor_type in _ARMED else ()
        if chain[0].actor_type not in _PARTISAN:
            return ()
        named = self.accused.get(chain[0].key) or self._by_all(chain[0], made)
        return tuple(named.values()) if len(named) == 1 else ()

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


def _key(chain: Chain) -> str:
    return chain[0].key if chain else ""
