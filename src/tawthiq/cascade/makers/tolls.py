"""Tolls and their parts: how many were harmed, how, and who they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.cascade.makers.numbers import bounded
from tawthiq.cascade.makers.people import added, together
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
    whose = next((item.value["whose"] for item in slots.items("each") if "whose" in item.value), None)
    return {"parts": found, **({"whose": whose} if whose else {})} if found else None


def _part(item: Finding) -> dict[str, Any]:
    return {**_count(item), "group": item.value["group"], "span": item.span}


def _count(item: Finding) -> dict[str, Any]:
    return {key: item.value.get(key) for key in ("low", "high", "vague")}


def toll(slots: Slots) -> dict[str, Any] | None:
    """{measure, low, high, vague, group, of_whom, scope, of_them, whose}: a harm and whom it befell.

    ``of_them`` tells that the words count some of those counted before ("31 of them"); only then may the measure be
    null, which is that of the figure before. ``whose`` is the measure of those counted before ("of the wounded").
    """
    victims = [item for item in _in(slots, "victims") if item.kind in ("people", "number")] or _in(slots, "measure")
    measure = slots.means("measure")
    of_them = bool(slots.constant("of_them") or _in(slots, "them"))
    if not of_them and (not victims or measure is None):
        return None
    count = _victims(slots, victims) if victims else {"low": None, "high": None, "vague": None}
    return count and {
        "measure": str(measure) if measure else None,
        **count,
        "group": _group(slots, victims),
        "of_whom": _of_whom(slots, victims),
        "scope": slots.constant("scope"),
        "of_them": of_them,
        "whose": slots.means("them", "whose") or slots.means("parts", "whose"),
    }


def _in(slots: Slots, name: str) -> list[Finding]:
    return slots.items(name) if name in slots.rule.labels else []


def _group(slots: Slots, victims: Sequence[Finding]) -> str:
    """Whom the words count: as the rule has it, the people counted, or those whose the dead were."""
    said = slots.means("of", "group") or _FIGHTING.get(slots.means("of", "actor_type") or "")
    counted = together([str(item.value["group"]) for item in victims if item.value.get("group")])
    return str(
        said
        or counted
        or next((item.value["group"] for item in _in(slots, "measure") if "group" in item.value), None)
        or slots.constant("as")
        or "people"
    )


def _of_whom(slots: Slots, victims: Sequence[Finding]) -> list[dict[str, Any]]:
    held = [*victims, *_in(slots, "parts")]
    return [part for item in held for part in item.value.get("parts", ())]


def _victims(slots: Slots, victims: Sequence[Finding]) -> dict[str, Any] | None:
    """How many: one count, two counts added up, or the number that a word has of its own."""
    first = victims[0]
    if len(victims) > 1:
        return added(victims)
    bound = slots.constant("bound") or slots.means("bound")
    if first.kind in ("people", "number"):
        return bounded(_count(first), bound)
    vague = first.value.get("vague") or slots.constant("vague")
    number = first.value.get("number")
    exact = int(number) if number is not None else None
    return {"low": exact, "high": exact, "vague": str(vague) if vague else None}
