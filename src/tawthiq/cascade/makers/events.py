"""Events: an attack word with who is said to have done it, to whom, and with what."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

GENERIC = ("shelling", "ground_attack", "destruction", "other")
"""Kinds that a word gives when it does not tell the weapon: aircraft that "bomb" or "attack" strike from the air."""

_TELLERS = ("media", "agency", "monitor", "un_body", "person")


def event(slots: Slots) -> dict[str, Any] | None:
    """{type, plain, by, against, act, refers, with, stance}: an attack word, and whom the words name beside it.

    ``plain`` is true of a word that does not tell the weapon, so that another may tell it; ``with`` marks words that
    only name the weapon of a deed told before them.
    """
    kind = slots.means("act", "type")
    if kind is None:
        return None
    if str(kind) in GENERIC and any(_flies(item) for item in slots.items("by")):
        kind = "airstrike"
    plain = str(kind) == "other" or any(_is_plain(item) for item in slots.items("act"))
    return {
        "type": str(kind),
        "plain": plain,
        "by": _actors(slots),
        "against": slots.span("against"),
        "act": slots.items("act")[0].span,
        "refers": bool(slots.constant("refers")),
        "with": bool(slots.constant("with")) and not plain,
        "stance": slots.constant("stance"),
    }


def _flies(item: Finding) -> bool:
    return "actor.air" in item.classes or any(_flies(part) or "aircraft" in part.classes for part in item.parts)


def _is_plain(item: Finding) -> bool:
    return any((name.startswith("attack.") and name.endswith(".plain")) or name == "destroy" for name in item.classes)


def _actors(slots: Slots) -> list[Span]:
    items = slots.items("by") if "by" in slots.rule.labels else []
    return [item.span for item in items if item.kind == "actor" and not _only_tells(item)]


def _only_tells(item: Finding) -> bool:
    """Whether an actor can only tell of a deed: a source, a monitor, a medium."""
    return item.value.get("actor_type") in _TELLERS or any("role" in part.classes for part in item.parts)
