"""People told in a row: "two women, three children and an elderly man"; "nine people, four women and five men"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.cascade.makers.people import KIN, KINDS, added, number_of
from tawthiq.model.finding import Finding


def in_a_row(people: Sequence[Finding], words: Sequence[Finding]) -> dict[str, Any] | None:
    """{low, high, vague, group, of_whom}: the first of a row counts the others, or all are added up.

    None where neither can be told: a count has no least or is vague, or smaller ones follow a larger with no "and" (one
    person is no sum of those that follow).
    """
    first, *others = people
    rest = added(others)
    size = number_of(first.value)
    if rest is None:
        return None
    joined = _joined(people, words)
    if size is not None and size == rest["low"] == rest["high"] and first.value["group"] not in KINDS and not joined:
        return {**_counts(first), "group": first.value["group"], "of_whom": _each(others)}
    alone = size == 1 or first.value["group"] in KINDS
    several = len(people) > 2 or others[0].value["group"] == "family"
    if not joined and not (alone and several):
        return None
    total = added(people)
    return total and {**total, "group": _group(people), "of_whom": _sorts(people)}


def _joined(people: Sequence[Finding], words: Sequence[Finding]) -> bool:
    """Whether "and" stands between the first of a row and the second."""
    between = words[words.index(people[0]) + 1 : words.index(people[1])]
    return any("and" in word.classes for word in between)


def _group(people: Sequence[Finding]) -> str:
    groups = [str(item.value["group"]) for item in people]
    if len(set(groups)) == 1:
        return groups[0]
    if KIN.issuperset(groups) and ("family" in groups or any("people.kin" in item.classes for item in people)):
        return "family"
    return "people"


def _sorts(people: Sequence[Finding]) -> list[dict[str, Any]]:
    """Those of a row that are of a kind, where they are not all of one."""
    if len({item.value["group"] for item in people}) == 1:
        return []
    inner = [part for item in people for part in item.value.get("parts", ())]
    return [*inner, *_each(item for item in people if item.value["group"] not in ("people", "civilians", "family"))]


def _each(people: Any) -> list[dict[str, Any]]:
    return [{**_counts(item), "group": item.value["group"], "span": item.span} for item in people]


def _counts(item: Finding) -> dict[str, Any]:
    return {key: item.value[key] for key in ("low", "high", "vague")}
