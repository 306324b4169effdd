"""Statements, demands, terms and documents: who says it, what is asked, what acts are called, what a text is."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.slots import Slots
from tawthiq.model.span import Span


def _spans(slots: Slots, name: str) -> list[Span]:
    """Where the actors of a slot are named."""
    items = slots.items(name) if name in slots.rule.labels else []
    return [item.span for item in items if item.kind == "actor"]


def statement(slots: Slots) -> dict[str, Any] | None:
    """{stance, speaker, named, via, relay, cue, scope, continues, bound, apart, topic, cites}: a reporting word.

    ``scope`` is rest, back, all, clause, or none where a sentence only names its subject. What is ``bound`` goes on
    with the subject of its own sentence ("…, affirming that"). ``named`` are the words of a speaker who is no actor;
    ``via`` stands between a speaker and the last ``relay``. Speech that stands ``apart`` ends what was reported before
    it in its sentence; a ``topic`` is what the next speaker takes up. Who ``cites`` somebody tells it on; "according
    to" frames a sentence.
    """
    cue = slots.span("cue")
    if cue is None:
        return None
    return {
        "stance": str(slots.constant("stance") or slots.means("cue", "stance") or "says"),
        "speaker": _spans(slots, "speaker"),
        "named": slots.span("named"),
        "via": _spans(slots, "via"),
        "relay": _spans(slots, "relay"),
        "cue": cue,
        "scope": str(slots.constant("scope", "rest")),
        "continues": bool(slots.constant("continues")),
        "bound": _is_bound(slots),
        "apart": bool(slots.items("apart")) if "apart" in slots.rule.labels else False,
        "topic": bool(slots.constant("topic")),
        "cites": bool(slots.means("cue", "cites")),
    }


def _is_bound(slots: Slots) -> bool:
    """Whether a word of saying or asking is a participle, which has the subject of its sentence."""
    return any({"say.being", "ask.being"} & item.classes for item in slots.items("cue"))


def demand(slots: Slots) -> dict[str, Any] | None:
    """{of, whom, cue, speaker, named, joins, listed, again, inner, whatever, either, bound}: a word of asking.

    The actions that are asked for follow it. What ``joins`` an earlier word of asking means nothing without one in
    its sentence; one that is ``listed``, nothing without a list that such a word opens. Who is asked ``again`` ("and
    urged it to") was named before. An ``inner`` word of asking is what another one asks for ("asks France to press
    Russia to …"). One that asks ``whatever`` it is asks for something even where no list has what; ``either`` leaves
    open whether who is named there is asked or asks. ``named`` are the words of who asks, and ``whom`` of who is asked,
    where no actor stands for them. What is ``bound`` is asked by the subject of its sentence ("…, calling on").
    """
    cue = slots.span("cue")
    if cue is None:
        return None
    return {
        "of": _spans(slots, "of"),
        "whom": slots.span("whom"),
        "cue": cue,
        "speaker": _spans(slots, "speaker"),
        "named": slots.span("named"),
        "joins": bool(slots.constant("joins")),
        "listed": bool(slots.constant("listed")),
        "again": bool(slots.constant("again")),
        "inner": bool(slots.constant("inner")),
        "whatever": bool(slots.constant("whatever")),
        "either": bool(slots.constant("either")),
        "bound": _is_bound(slots),
    }


def action(slots: Slots) -> dict[str, Any] | None:
    """{action, alone, command, of}: something that can be asked of somebody.

    What stands ``alone`` asks by itself; what begins like a ``command`` does where it opens a sentence or quotation.
    """
    named = slots.means("action")
    if not named:
        return None
    return {
        "action": str(named),
        "alone": bool(slots.constant("alone")),
        "command": "command" in slots.items()[0].classes,
        "of": _spans(slots, "of"),
    }


def term(slots: Slots) -> dict[str, Any] | None:
    """{term}: what somebody calls an act."""
    named = slots.means("term")
    return {"term": str(named)} if named else None


def document(slots: Slots) -> dict[str, Any] | None:
    """{document_type, weight, head, own, author}: words that tell what kind of document this is, and who wrote it.

    ``own`` words tell nothing inside quotation marks; ``document_type`` is None where only the author is told.
    """
    kind, written = slots.means("document_type"), _spans(slots, "author")
    if kind is None and not written:
        return None
    return {
        "document_type": str(kind) if kind else None,
        "weight": float(slots.means("weight") or 1),
        "head": bool(slots.means("head")),
        "own": bool(slots.constant("own")),
        "author": written,
    }


def field(slots: Slots) -> dict[str, Any] | None:
    """{field}: the label of a line of a record, and what it gives: when, where, kind, hand or told."""
    return {"field": str(slots.constant("field"))}
