"""Actors from their names, from organ and state, from the kind of body or office they are, or by words that point back.

A maker sees words only. What depends on the document (whom a pointer means, the words of a name that no catalogue
holds) is left to ``cascade/pointers.py``, which these keys of a value ask for it:

``refers``  what the words point back to: an actor's type, its organ, a noun of its name, or ``name``
``or``      what else may be meant when nobody answers to ``refers``
``named``   the folded words that point to somebody named before in full (a surname, an acronym)
``own``     the actor is known by its own words alone; ``own`` is its type
``answers`` nouns by which later words may mean this actor (council, brigade)
``loose``   the words name nobody where nobody answers to them ("soldiers")
``person``  the folded name of the person who speaks for the actor or holds the office
``short``   the acronym that the text gives the actor
``skip``    how many letters of the mention stand before the name (an article)
``tail``    how many stand after it (an acronym in brackets)
``state``   the state whose organ it is
``worded``  the reader is shown the words of the text: "a pro-government military official"
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tawthiq.cascade.slots import Slots

_KEPT = ("actor", "name", "native", "actor_type", "country", "adjective", "owner", "refers", "or", "organ")
_STATE = ("actor", "name", "adjective", "country", "organs")
_OWN = ("own", "answers", "person", "short", "named", "skip", "tail", "organs", "state")


def actor(slots: Slots) -> dict[str, Any] | None:
    """{actor, name, native, actor_type}, or the keys above for what the document must tell."""
    value = _value(slots)
    if value is None:
        return None
    if person := _words(slots, "person"):
        value["person"] = person
    if (before := slots.span("det")) is not None:
        value["skip"] = before.end - before.start
    if slots.constant("worded"):
        value["worded"] = True
    return {**value, "_bears": _bears(value)}


def _value(slots: Slots) -> dict[str, Any] | None:
    organ, named = slots.one("organ"), slots.one("who")
    if organ is not None and "organ" in organ.value:
        state = slots.one("state")
        return organ_of(_at_un(organ.value) if slots.one("un") else organ.value, state.value if state else None)
    if named is not None:
        return _named(slots, named.value)
    if (kind := slots.means("own")) is not None:
        return _own(slots, str(kind))
    if (words := _words(slots, "named")) is not None:
        own = {"own": slots.constant("type")} if slots.constant("type") else {}
        return {"refers": "name", "named": words, **own}
    return _pointer(slots)


def _pointer(slots: Slots) -> dict[str, Any] | None:
    if not (refers := slots.means("refers")):
        return None
    others, organ = slots.means("refers", "or"), slots.means("refers", "organ")
    return {
        "refers": str(refers),
        **({"or": list(others)} if others else {}),
        **({"organ": dict(organ)} if isinstance(organ, Mapping) else {}),
        **({"members": True} if slots.constant("members") else {}),
        **({"loose": True} if slots.constant("loose") else {}),
    }


def _own(slots: Slots, kind: str) -> dict[str, Any]:
    """Somebody whom no catalogue holds, by what kind of body or office it is."""
    answers = None if slots.constant("own") else slots.means("own", "answers")
    return {"own": kind, **({"answers": str(answers)} if answers else {})}


def _named(slots: Slots, known: Mapping[str, Any]) -> dict[str, Any] | None:
    """An actor of the catalogue, or one found before, with what the rule adds to it."""
    if not {"actor", "own", "refers"} & known.keys():
        return None
    bearer = slots.one("by")
    if bearer is not None and "actor" in bearer.value:
        known = bearer.value
    value = {key: known[key] for key in (*_KEPT, *_OWN) if key in known}
    if bearer is not None and "person" in bearer.value:
        value["person"] = bearer.value["person"]
    if slots.constant("led"):
        value = led_by(value)
    if slots.constant("members"):
        value = members_of(value)
    return _shortened(slots, value)


def _shortened(slots: Slots, value: dict[str, Any]) -> dict[str, Any]:
    """With the acronym in brackets after it; an acronym that the catalogue knows tells who is meant."""
    inside = slots.one("short")
    if inside is None:
        return value
    if "actor" in inside.value and "actor" not in value:
        return {key: inside.value[key] for key in _KEPT if key in inside.value}
    words = _words(slots, "short")
    return (
        {**value, "short": words, "tail": slots.items()[-1].span.end - slots.items("who")[0].span.end}
        if words
        else value
    )


def led_by(state: Mapping[str, Any]) -> dict[str, Any]:
    """The coalition that a state leads."""
    leader = str(state["actor"]).removesuffix("-government")
    name = f"{state.get('adjective') or state['name']}-led coalition"
    return {**state, "actor": f"{leader}-led-coalition", "actor_type": "coalition", "native": None, "name": name}


def members_of(coalition: Mapping[str, Any]) -> dict[str, Any]:
    """The States members of a coalition, as an actor of their own."""
    name = f"States members of the {coalition['name']}"
    return {**coalition, "actor": f"{coalition['actor']}-states", "name": name, "native": None, "actor_type": "state"}


def _at_un(organ: Mapping[str, Any]) -> Mapping[str, Any]:
    """An ambassador to the United Nations is a permanent representative."""
    if "at_un" not in organ:
        return organ
    return {**organ, "organ": organ["at_un"], "title": "Permanent Representative to the United Nations"}


def organ_of(organ: Mapping[str, Any], state: Mapping[str, Any] | None) -> dict[str, Any]:
    """An organ of a state, such as its foreign ministry; without a state it points back."""
    kind = str(organ.get("actor_type", "ministry"))
    if state is None or "actor" not in state:
        return {"refers": str(organ["organ"]), "organ": dict(organ)}
    owner = str(state["actor"]).removesuffix("-government")
    own_keys = state.get("organs") or {}
    return {
        "actor": str(own_keys.get(organ["organ"]) or f"{owner}-{organ['organ']}"),
        "name": f"{state.get('adjective') or state.get('name')} {organ['title']}",
        "native": None,
        "actor_type": kind,
        "country": state.get("country"),
        "owner": state["actor"],
        "state": {key: state[key] for key in _STATE if key in state},
    }


def _bears(value: Mapping[str, Any]) -> tuple[str, ...]:
    """The classes by which later rules know an actor."""
    organ = value.get("organ") or {}
    kind = value.get("actor_type") or value.get("own") or organ.get("actor_type")
    bearer = ("actor.bearer",) if "person" in value else ()
    if "actor" in value or "own" in value:
        return (f"actor.{kind or 'organisation'}", *bearer)
    return ("actor.pointer", *((f"actor.{kind}",) if kind else ()), *bearer)


def _words(slots: Slots, name: str) -> str | None:
    """The folded words of a slot, marks left out."""
    if name not in slots.rule.labels:
        return None
    return " ".join(key for key in slots.keys(name) if key[:1].isalnum()) or None
