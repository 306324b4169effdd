"""Actors and places from their names, from the words around a name, or by a word that points back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tawthiq.cascade.slots import Slots
from tawthiq.text.fold import fold


def actor(slots: Slots) -> dict[str, Any] | None:
    """{actor, name, native, actor_type}, or {refers} for a word that points back to an actor of a type.

    ``organ`` with ``state`` names an organ of a state: its key and name are made from both.
    """
    if (refers := slots.means("refers")) and not slots.one("who"):
        members = {"members": True} if slots.constant("members") else {}
        return {"refers": str(refers), **members, "_bears": ("actor.pointer",)}
    organ, state = slots.one("organ"), slots.one("state")
    if organ is not None and "organ" in organ.value:
        return _organ(organ.value, state.value if state else None)
    named = slots.one("who")
    if named is None or "actor" not in named.value:
        return None
    kept = ("actor", "name", "native", "actor_type", "country", "adjective", "refers")
    value = {key: named.value.get(key) for key in kept if key in named.value}
    if slots.constant("led"):
        leader = str(value["actor"]).removesuffix("-government")
        value |= {"actor": f"{leader}-led-coalition", "actor_type": "coalition", "native": None}
        value["name"] = f"{value.get('adjective') or value['name']}-led coalition"
    if slots.constant("members"):
        value = members_of(value)
    return {**value, "_bears": (f"actor.{value.get('actor_type') or 'organisation'}",)}


def members_of(coalition: Mapping[str, Any]) -> dict[str, Any]:
    """The States members of a coalition, as an actor of their own."""
    name = f"States members of the {coalition['name']}"
    return {**coalition, "actor": f"{coalition['actor']}-states", "name": name, "native": None, "actor_type": "state"}


def _organ(organ: Any, state: Any) -> dict[str, Any] | None:
    """An organ of a state, such as its foreign ministry; without a state it points back."""
    if state is None:
        return {"refers": str(organ["organ"]), "_bears": ("actor.pointer",)}
    owner = str(state["actor"]).removesuffix("-government")
    adjective = state.get("adjective") or state.get("name")
    return {
        "actor": f"{owner}-{organ['organ']}",
        "name": f"{adjective} {organ['title']}",
        "native": None,
        "actor_type": str(organ.get("actor_type", "ministry")),
        "country": state.get("country"),
        "owner": state["actor"],
        "_bears": (f"actor.{organ.get('actor_type', 'ministry')}",),
    }


def place(slots: Slots) -> dict[str, Any] | None:
    """{place_type, key, span, vicinity?, candidates?, named_after?}: a place, known to the gazetteer or by its context.

    ``name`` is the name alone, and its words are the key; ``whole`` is what a recorder would cite where that is more
    ("Hilal Mosque"), and what the gazetteer holds under the name is then a place that it is named after. ``inner`` is
    a place found before: it gets the ``vicinity`` (near | within | between) beside it, and stays otherwise as it was.
    """
    vicinity = slots.means("vicinity") or slots.means("kind", "vicinity")
    inner = slots.one("inner")
    if inner is not None:
        return _beside(inner, vicinity)
    span = slots.span("whole") or slots.span("name")
    if span is None:
        return None
    kind = slots.means("kind", "place_type") or slots.constant("place_type")
    value: dict[str, Any] = {"place_type": kind, "key": " ".join(slots.keys("name")), "span": span}
    if vicinity:
        value["vicinity"] = vicinity
    if found := slots.means("name", "candidates"):
        value["named_after" if slots.span("whole") else "candidates"] = list(found)
    return {**value, "_bears": ("place",) if kind is None else ("place", f"place.{kind}")}


def _beside(inner: Any, vicinity: Any) -> dict[str, Any] | None:
    """A place found before, with the words beside it that say how near; None when they say nothing new."""
    if not vicinity or "vicinity" in inner.value or "span" not in inner.value:
        return None
    kept = tuple(name for name in inner.classes if name.startswith("place"))
    return {**inner.value, "vicinity": vicinity, "_bears": kept}


def slug(text: str) -> str:
    """A key made of words, for an actor that no catalogue holds.

    >>> slug("Local Sources")
    'local-sources'
    """
    return re.sub(r"[^\w]+", "-", fold(text)).strip("-")
