"""Events, statements, demands and terms: what happened, who said it, what is asked."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.slots import Slots
from tawthiq.model.span import Span

GENERIC = ("shelling", "ground_attack", "destruction", "other")
"""Kinds that a word gives when it does not tell the weapon: aircraft that "bomb" or "attack" strike from the air."""


def event(slots: Slots) -> dict[str, Any] | None:
    """{type, by, against}: an attack word with who is said to have done it, where the words say so."""
    kind = slots.means("act", "type")
    if kind is None:
        return None
    if str(kind) in GENERIC and any("actor.air" in item.classes for item in slots.items("by")):
        kind = "airstrike"
    return {
        "type": str(kind),
        "by": _spans(slots, "by"),
        "against": slots.span("against"),
        "act": _spans(slots, "act")[0],
        "refers": bool(slots.constant("refers")),
        "stance": slots.constant("stance"),
    }


def _spans(slots: Slots, name: str) -> list[Span]:
    items = slots.items(name) if name in slots.rule.labels else []
    wanted = [item for item in items if item.kind == "actor"] or (items if name == "act" else [])
    return [item.span for item in wanted]


def statement(slots: Slots) -> dict[str, Any] | None:
    """{stance, speaker, relay, cue, scope}: a reporting word with its speaker; ``scope`` is rest, back or all."""
    cue = slots.span("cue")
    if cue is None:
        return None
    return {
        "stance": str(slots.constant("stance") or slots.means("cue", "stance") or "says"),
        "speaker": _spans(slots, "speaker"),
        "relay": _spans(slots, "relay"),
        "cue": cue,
        "scope": str(slots.constant("scope", "rest")),
        "continues": bool(slots.constant("continues")),
    }


def demand(slots: Slots) -> dict[str, Any] | None:
    """{of, cue}: a word of asking with those who are asked; the actions asked for follow it."""
    cue = slots.span("cue")
    if cue is None:
        return None
    return {
        "of": _spans(slots, "of"),
        "cue": cue,
        "speaker": _spans(slots, "speaker"),
        "open": bool(slots.constant("open", True)),
        "action": slots.means("action"),
    }


def action(slots: Slots) -> dict[str, Any] | None:
    """{action}: something that can be asked of somebody."""
    named = slots.means("action")
    if not named:
        return None
    return {"action": str(named), "alone": bool(slots.constant("alone")), "of": _spans(slots, "of")}


def term(slots: Slots) -> dict[str, Any] | None:
    """{term}: what somebody calls an act."""
    named = slots.means("term")
    return {"term": str(named)} if named else None


def document(slots: Slots) -> dict[str, Any] | None:
    """{document_type, weight, author}: words that tell what kind of document this is, and who wrote it."""
    kind = slots.means("document_type")
    if kind is None:
        return None
    return {
        "document_type": str(kind),
        "weight": float(slots.means("weight") or 1),
        "head": bool(slots.means("head")),
        "author": _spans(slots, "author"),
    }
