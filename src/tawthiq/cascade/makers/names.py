"""Places from their names, or from the words around a name."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.slots import Slots


def place(slots: Slots) -> dict[str, Any] | None:
    """{place_type, key, candidates?}: a place named in the gazetteer, or known by the words around its name."""
    span = slots.span("name")
    if span is None:
        return None
    found = slots.means("name", "candidates")
    kind = slots.means("kind", "place_type") or slots.constant("place_type")
    value: dict[str, Any] = {"place_type": kind, "key": " ".join(slots.keys("name")), "span": span}
    if found:
        value["candidates"] = list(found)
    kinds = ("place",) if kind is None else ("place", f"place.{kind}")
    return {**value, "_bears": kinds}
