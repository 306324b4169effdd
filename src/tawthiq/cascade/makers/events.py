"""Events: an attack word with who is said to have done it, to whom, and with what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

GENERIC = ("shelling", "ground_attack", "destruction", "other")
"""Kinds that a word gives when it does not tell the weapon: aircraft that "bomb" or "attack" strike from the air."""

_WITH_PLANES = ("state", "army", "coalition")
_TELLERS = ("media", "agency", "monitor", "un_body", "person", "office")


def event(slots: Slots) -> dict[str, Any] | None:
    """An attack word with whom it names: {type, plain, by, against, act, refers, with, hand, owned, known, stance}.

    ``plain`` is true of a word that does not tell the weapon, so that another may tell it; ``with`` marks words that
    only name the weapon of a deed told before them, and ``hand`` words that only name who did it;
    ``known`` words have an article or point back; ``assault`` words tell that people were attacked and not how, and
    ``goes.on`` words go on with the deed before them ("setting fire to"); ``victims`` words tell of no deed, but of
    who the dead of one were. An ``owned`` deed is also that of whoever a possessive ending means ("its assault and
    that of France").
    """
    kind = slots.means("act", "type") or slots.constant("type")
    if kind is None:
        return None
    by = slots.items("by") if "by" in slots.rule.labels else []
    kind = _by_arm(str(kind), by)
    kind = "airstrike" if _bears("bombing", slots) and any(map(_has_planes, by)) else kind
    kind = "ground_attack" if kind == "other" and _by_men(slots) else kind
    plain = str(kind) == "other" or any(_is_plain(item) for item in slots.items("act"))
    return {
        "type": str(kind),
        "plain": plain,
        "by": _actors(slots),
        "against": slots.span("against"),
        "act": slots.items("act")[0].span,
        "refers": bool(slots.constant("refers") or slots.constant("hand") or _points_back(slots)),
        "with": bool(slots.constant("with")) and not plain,
        "hand": bool(slots.constant("hand")),
        "assault": _bears("assault", slots),
        "goes.on": _bears("goes.on", slots),
        "owned": bool(slots.constant("owned")),
        "known": _points_back(slots) or any("definite" in item.classes for item in slots.items("act")),
        "stance": slots.constant("stance"),
        "victims": bool(slots.constant("victims")),
    }


def _by_men(slots: Slots) -> bool:
    """Whether men under arms attack: they are named, or the fighters of an actor launch an assault."""
    fighters = [one for one in slots.items("by") if _has(one, "forces.fighters")] if "by" in slots.rule.labels else []
    return slots.one("men") is not None or (
        bool(fighters) and _bears("attack.noun", slots) and _bears("assault", slots)
    )


def _points_back(slots: Slots) -> bool:
    return "ref" in slots.rule.labels and bool(slots.items("ref"))


def _bears(name: str, slots: Slots) -> bool:
    return any(name in item.classes for item in slots.items("act"))


def _by_arm(kind: str, by: Sequence[Finding]) -> str:
    """The kind of deed that the arm tells: drones of a party make its missile or its attack one of drones."""
    if kind in (*GENERIC, "airstrike", "missile") and any("actor.drone" in item.classes for item in by):
        return "drone"
    if kind in GENERIC and any(_flies(item) for item in by):
        return "airstrike"
    return kind


def _flies(item: Finding) -> bool:
    return "actor.air" in item.classes or _has(item, "aircraft") or _has(item, "actor.air")


def _has_planes(item: Finding) -> bool:
    return item.value.get("actor_type") in _WITH_PLANES


def _has(item: Finding, name: str) -> bool:
    return any(name in part.classes or _has(part, name) for part in item.parts)


def _is_plain(item: Finding) -> bool:
    return any((name.startswith("attack.") and name.endswith(".plain")) or name == "destroy" for name in item.classes)


def _actors(slots: Slots) -> list[Span]:
    items = slots.items("by") if "by" in slots.rule.labels else []
    return [item.span for item in items if item.kind == "actor" and not _only_tells(item)]


def _only_tells(item: Finding) -> bool:
    """Whether an actor can only tell of a deed: a source, a monitor, a medium."""
    return item.value.get("actor_type") in _TELLERS or any("role" in part.classes for part in item.parts)
