"""Tolls: who was harmed, and how many."""

from __future__ import annotations

from typing import Any

from tawthiq.cascade.makers.numbers import bounded
from tawthiq.cascade.makers.people import together
from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding

_FIGHTING = {"armed_group": "combatants", "coalition": "combatants", "army": "soldiers"}


def parts(slots: Slots) -> dict[str, Any] | None:
    """{parts: [{low, high, vague, group, span}]}: "of whom 8 children and 3 women", "most of them women"."""
    found = [_part(item) for item in slots.items("each") if item.kind == "people"]
    if not found and (vague := slots.means("vague")):
        groups = [str(item.value["group"]) for item in slots.items("group") if "group" in item.value]
        found = [
            {
                "low": None,
                "high": None,
                "vague": str(vague),
                "group": together(groups) or "people",
                "span": slots.words(*slots.hit.span()),
            }
        ]
    return {"parts": found} if found else None


def _part(item: Finding) -> dict[str, Any]:
    return {**_count(item), "group": item.value["group"], "span": item.span}


def _count(item: Finding) -> dict[str, Any]:
    return {key: item.value.get(key) for key in ("low", "high", "vague")}


def toll(slots: Slots) -> dict[str, Any] | None:
    """{measure, low, high, vague, group, of_whom}: a harm and whom it befell."""
    victims = slots.one("victims") or slots.one("measure")
    measure = slots.means("measure")
    if victims is None or measure is None:
        return None
    group = victims.value.get("group") or slots.means("group") or slots.constant("as") or "people"
    details = slots.items("parts") if "parts" in slots.rule.labels else []
    return {
        "measure": str(measure),
        **_victims(slots, victims),
        "group": str(slots.means("of", "group") or _FIGHTING.get(slots.means("of", "actor_type") or "") or group),
        "of_whom": [part for detail in details for part in detail.value.get("parts", ())],
        "scope": slots.constant("scope"),
    }


def _victims(slots: Slots, victims: Finding) -> dict[str, Any]:
    if victims.kind in ("people", "number"):
        return bounded(_count(victims), slots.constant("bound"))
    vague = victims.value.get("vague") or slots.constant("vague")
    number = victims.value.get("number")
    exact = int(number) if number is not None else None
    return {"low": exact, "high": exact, "vague": str(vague) if vague else None}
