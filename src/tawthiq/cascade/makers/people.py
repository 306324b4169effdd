"""People who are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.cascade.makers.numbers import bounded
from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

KIN = frozenset({"family", "women", "men", "elderly", "children", "people", "civilians"})
"""Groups that people and their kin may be counted as; a nurse and her driver are no family."""
KINDS = frozenset({"women", "men", "children", "elderly"})
"""Groups that everybody belongs to one of: they part a figure, and name no figure of their own to be parted."""
ARMED = frozenset({"combatants", "soldiers", "police"})
"""Groups whose losses stand for themselves."""


def people(slots: Slots) -> dict[str, Any] | None:
    """{low, high, vague, group, parts, whose}: a count and whom it counts; a singular or dual noun is its own count."""
    if slots.one("each"):
        return _again(slots)
    value = _counted(slots)
    if value is None or not _fits(value["low"], slots):
        return None
    groups = [str(item.value["group"]) for item in slots.items("group") if "group" in item.value]
    whose = slots.means("them", "whose")
    said: dict[str, Any] = {"whose": str(whose)} if whose else {}
    if any("group.officers" in item.classes for item in slots.items("group")):
        said["officers"] = True
    group = slots.constant("as") or together(groups) or "people"
    value = bounded(value, slots.means("bound"))
    return {**value, "group": group, **said, **_couple(slots, groups), **_bears(group, *_case(slots))}


def _case(slots: Slots) -> tuple[str, ...]:
    """Who can only suffer or only bomb: lives, victims, bombers, an Arabic accusative singular with no number."""
    group = slots.one("group")
    if group is None:
        return ()
    if "group.single" in group.classes and slots.one("count") is None:
        return ("people.acc",)
    return tuple(f"people.{kind}" for kind in ("lives", "victims", "bomber") if f"group.{kind}" in group.classes)


def _bears(group: str, *others: str) -> dict[str, Any]:
    """Fighters, soldiers and police are never counted with others."""
    return {"_bears": ("people.armed" if ARMED.intersection(group.split(" and ")) else "people.civil", *others)}


def _couple(slots: Slots, groups: Sequence[str]) -> dict[str, Any]:
    """The children of "a couple and their three children", which is one number with whom it counts."""
    counted = slots.one("count")
    if counted is None or "number.family" not in counted.classes or groups != ["children"]:
        return {}
    kin = next((part.value["number"] for part in counted.parts if "kin" in part.classes), None)
    total = number_of(counted.value)
    if kin is None or total is None or total - int(kin) < 2:
        return {}
    children = total - int(kin)
    return {"parts": [{"low": children, "high": children, "vague": None, "group": "children", "span": _words(slots)}]}


def _words(slots: Slots) -> Span:
    return slots.words(*slots.hit.span())


def _counted(slots: Slots) -> dict[str, Any] | None:
    counted = slots.one("count")
    if counted is not None and counted.kind == "number":
        return {key: counted.value[key] for key in ("low", "high", "vague")}
    if vague := slots.means("count", "vague") or slots.constant("vague"):
        return {"low": None, "high": None, "vague": str(vague)}
    own = slots.means("count", "number") or slots.constant("number") or slots.means("group", "number")
    return {"low": int(own), "high": int(own), "vague": None} if own is not None else None


def _fits(low: int | None, slots: Slots) -> bool:
    """Whether a rule that asks for two ("two of them"), for tens, for hundreds, or for an article, has them."""
    if slots.constant("pair"):
        return low == 2
    if slots.constant("definite"):
        return any("definite" in part.classes for item in slots.items("count") for part in item.parts)
    if slots.constant("tens"):
        return low is not None and low % 100 > 10
    return not slots.constant("hundreds") or (low is not None and low % 100 == 0)


def _again(slots: Slots) -> dict[str, Any] | None:
    """People counted already, with a bound that follows them, or summed with those who belong to them."""
    each = [item for item in slots.items("each") if "group" in item.value]
    if slots.constant("sum"):
        return _with_kin(each, slots)
    if "first" in slots.rule.labels:
        return _apposed(slots.items("first")[0], each)
    count = {key: each[0].value[key] for key in ("low", "high", "vague")}
    group = str(slots.constant("as") or together([str(item.value["group"]) for item in each]))
    return {**bounded(count, slots.means("bound")), "group": group, **_bears(group)}


def _apposed(first: Finding, each: Sequence[Finding]) -> dict[str, Any] | None:
    """A figure with those who make it up; None where they do not: two women, a child and a guard are no two."""
    size, total = number_of(first.value), added(each)
    if size is None or total is None or total["low"] != size or first.value["group"] in KINDS:
        return None
    sorts = [item for item in each if item.value["group"] not in ("people", first.value["group"])]
    parts = [{**_exact(item), "group": str(item.value["group"]), "span": item.span} for item in sorts]
    group = str(first.value["group"])
    return {**_exact(first), "group": group, **({"parts": parts} if parts else {}), **_bears(group)}


def _with_kin(each: Sequence[Finding], slots: Slots) -> dict[str, Any] | None:
    total = added(each, int(slots.constant("beside") or 0))
    if total is None:
        return None
    groups = [str(item.value["group"]) for item in each] + ["people"] * bool(slots.constant("beside"))
    children = [item for item in each if item.value["group"] == "children"]
    kin = KIN.issuperset(groups) and set(groups) != {"people"} and slots.constant("as")
    if slots.constant("mixed"):
        return _with_others(each[0], total)
    parts = [{**_counts(item), "group": "children", "span": item.span} for item in children]
    group = kin or (groups[0] if ARMED.issuperset({*groups} - {"people"}) else "people")
    return {**total, "group": group, **({"parts": parts} if parts else {}), **_bears(group)}


def _with_others(first: Finding, total: Mapping[str, Any]) -> dict[str, Any]:
    """One person told with others of whom nothing is said: "a policeman and six others"."""
    kind = str(first.value["group"])
    parts = [] if kind == "people" else [{**_exact(first), "group": kind, "span": first.span}]
    return {**total, "group": "people", **({"parts": parts} if parts else {}), **_bears("people")}


def added(each: Sequence[Finding], beside: int = 0) -> dict[str, Any] | None:
    """Counts added up with those ``beside`` them, {low, high, vague}; None when one has no least or is vague."""
    ends = [_ends(item.value) for item in each]
    lows = [low for low, _ in ends if low is not None]
    highs = [high for _, high in ends if high is not None]
    if len(lows) < len(ends):
        return None
    high = sum(highs) + beside if len(highs) == len(ends) else None
    return {"low": sum(lows) + beside, "high": high, "vague": None}


def _ends(value: Mapping[str, Any]) -> tuple[int | None, int | None]:
    """The bounds of a count, or of a word that is its own."""
    if "low" in value:
        return value["low"], value["high"]
    own = number_of(value)
    return own, own


def _counts(item: Finding) -> dict[str, Any]:
    low, high = _ends(item.value)
    return {"low": low, "high": high, "vague": None}


def _exact(item: Finding) -> dict[str, Any]:
    number = number_of(item.value)
    return {"low": number, "high": number, "vague": None}


def number_of(value: Mapping[str, Any]) -> int | None:
    """The one number of a count, or of a word that is its own."""
    if "low" in value:
        return int(value["low"]) if value["low"] is not None and value["low"] == value["high"] else None
    return int(value["number"]) if "number" in value else None


def together(groups: Sequence[str]) -> str | None:
    """Several groups as one: "women and children", each once, in the order said; soldiers among fighters are fighters.

    >>> together(["women", "children", "women"])
    'women and children'
    """
    each = list(dict.fromkeys(groups))
    if set(each) == {"soldiers", "combatants"}:
        return "combatants"
    if len(each) > 1:
        each = [group for group in each if group != "people"] or each
    return f"{', '.join(each[:-1])} and {each[-1]}" if len(each) > 1 else (each[0] if each else None)
