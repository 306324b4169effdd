"""Places from their names, or from the words around a name."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.slots import Slots


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
