"""Tolls and their parts: how many were harmed, how, and who they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.cascade.makers.numbers import bounded
from tawthiq.cascade.makers.people import together
from tawthiq.cascade.makers.rows import in_a_row
from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_FIGHTING = {"armed_group": "combatants", "coalition": "combatants", "army": "soldiers"}
_PART = ("low", "high", "vague", "group", "span")


def parts(slots: Slots) -> dict[str, Any] | None:
    """{parts: [{low, high, vague, group, span}], whose, whole}: "of whom 8 children and 3 women", "most of them women".

    A part without a group is of that of its figure. ``whole`` tells that the parts make up their figure. The constant
    ``bare`` is for what has no number ("including children"): there are no parts then. The constant ``all`` is for
    whom all of a figure are ("all of them women"): ``all`` is their group.
    """
    if slots.constant("all"):
        return {"parts": [], "all": _named(slots)}
    found = [part for item in slots.items("each") if item.kind in ("people", "number") for part in _parts(item)]
    vague = slots.means("vague")
    if not found and vague:
        found = [{"low": None, "high": None, "vague": str(vague), "group": _named(slots), "span": _words(slots)}]
    whose = _whose(slots)
    if not found and not slots.constant("bare"):
        return None
    known = {"whose": whose, "whole": slots.constant("whole"), "_bears": ("parts.of.them",) if whose else None}
    return {"parts": found, **{name: said for name, said in known.items() if said}}


def _whose(slots: Slots) -> str | None:
    """The measure of those whom the parts are parts of, where it is said ("of the wounded")."""
    items = [item for name in slots.rule.labels for item in slots.items(name)]
    return next((str(item.value["whose"]) for item in items if "whose" in item.value), None)


def _named(slots: Slots) -> str:
    groups = [str(item.value["group"]) for item in slots.items("group") if "group" in item.value]
    return together(groups) or "people"


def _words(slots: Slots) -> Span:
    return slots.words(*slots.hit.span())


def _parts(item: Finding) -> list[dict[str, Any]]:
    """A part; of a mother and her children, those who are of a kind."""
    inner = item.value.get("parts", ()) if item.value.get("group") == "family" else ()
    return [dict(part) for part in inner] or [_part(item)]


def _part(item: Finding) -> dict[str, Any]:
    return {**_count(item), "group": item.value.get("group"), "span": item.span}


def _count(item: Finding) -> dict[str, Any]:
    return {key: item.value.get(key) for key in ("low", "high", "vague")}


def toll(slots: Slots) -> dict[str, Any] | None:
    """{measure, low, high, vague, group, of_whom, scope, of_them, whose, again}: a harm and whom it befell.

    ``of_them`` tells that the words count some of those counted before ("31 of them"); only then, and where the harm
    is that of the figure before (``again``), may the measure be null. ``whose`` is the measure of those counted before
    ("of the wounded"). Prisoners who fled escaped, and so did fighters: none is displaced.
    """
    victims = [item for item in _in(slots, "victims") if item.kind in ("people", "number")] or _in(slots, "measure")
    measure = slots.means("measure")
    of_them = bool(slots.constant("of_them") or _in(slots, "them"))
    again = bool(slots.constant("again"))
    if not (of_them or again) and (not victims or measure is None):
        return None
    told = _told(slots, victims)
    if told and measure == "displaced" and told["group"] in ("prisoners", "combatants"):
        return None
    return told and {
        "measure": str(measure) if measure else None,
        **told,
        "scope": slots.constant("scope"),
        "of_them": of_them,
        "again": again,
        "whose": slots.means("them", "whose") or slots.means("parts", "whose"),
    }


def _told(slots: Slots, victims: Sequence[Finding]) -> dict[str, Any] | None:
    """{low, high, vague, group, of_whom} of those harmed."""
    if len(victims) > 1:
        told = in_a_row(victims, slots.items("victims"))
        return told and {**told, "of_whom": _fitting([*told["of_whom"], *_of_whom(slots, ())], told)}
    count = _victims(slots, victims[0]) if victims else {"low": None, "high": None, "vague": None}
    told = {**count, "group": _group(slots, victims)}
    return {**told, **_officers(slots, victims), "of_whom": _fitting(_of_whom(slots, victims), told)}


def _officers(slots: Slots, victims: Sequence[Finding]) -> dict[str, Any]:
    """Whether those counted are officers of a force that other words tell."""
    counted = any(item.value.get("officers") for item in victims)
    return {"officers": True} if counted or any("group.officers" in item.classes for item in _in(slots, "of")) else {}


def _fitting(parts: Sequence[dict[str, Any]], told: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts that a figure can hold; what is told as making it up has to, and a bare row has to be its sum."""
    size = told["high"]
    whole = sum(part["low"] or 0 for part in parts if part.get("whole"))
    if whole != told["low"]:
        parts = [part for part in parts if part.get("whole") != "exact"]
    if size is not None:
        parts = [part for part in parts if (part["low"] or 0) <= size and (not part.get("whole") or whole <= size)]
    return [{name: part[name] for name in _PART} | {"group": part["group"] or told["group"]} for part in parts]


def _in(slots: Slots, name: str) -> list[Finding]:
    return slots.items(name) if name in slots.rule.labels else []


def _group(slots: Slots, victims: Sequence[Finding]) -> str:
    """Whom the words count: as the rule has it, the people counted, or those whose the dead were."""
    said = slots.means("of", "group") or _FIGHTING.get(slots.means("of", "actor_type") or "") or _forces(slots)
    counted = together([str(item.value["group"]) for item in victims if item.value.get("group")])
    whole = next((item.value["all"] for item in _in(slots, "parts") if "all" in item.value), None)
    return str(
        said
        or (counted in (None, "people") and whole)
        or counted
        or next((item.value["group"] for item in _in(slots, "measure") if "group" in item.value), None)
        or slots.constant("as")
        or "people"
    )


def _forces(slots: Slots) -> str | None:
    """Forces that nothing more is said of ("these forces") are fighters."""
    return "combatants" if any("forces" in item.classes for item in _in(slots, "of")) else None


def _of_whom(slots: Slots, victims: Sequence[Finding]) -> list[dict[str, Any]]:
    """The parts said of the victims, or named in a slot of their own."""
    found: list[dict[str, Any]] = []
    for item in [*victims, *_in(slots, "parts")]:
        if "parts" in item.value:
            whole = item.value.get("whole")
            found += [{**part, "whole": whole} for part in item.value["parts"]]
        elif item not in victims and item.kind in ("people", "number"):
            found.append(_part(item))
    return found


def _victims(slots: Slots, first: Finding) -> dict[str, Any]:
    """How many: a count, or the number that a word has of its own."""
    bound = slots.constant("bound") or slots.means("bound")
    if first.kind in ("people", "number"):
        return bounded(_count(first), bound)
    vague = first.value.get("vague") or slots.constant("vague")
    number = first.value.get("number", slots.constant("number"))
    exact = int(number) if number is not None else None
    return {"low": exact, "high": exact, "vague": str(vague) if vague else None}
