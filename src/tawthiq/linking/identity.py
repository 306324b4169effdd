"""Names of incidents that stay: adding documents renames nothing, and no name is given twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tawthiq.model.ids import make_id

Founded = Mapping[str, tuple[str, str, int, str]]
"""For every account: published (or "9999"), document, place in it; the least of a cluster founds it."""

_LAST = ("~", "", 0, "")
"""Comes after every account."""


def named(
    clusters: Sequence[Sequence[str]], founded: Founded, previous: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Clusters by incident id. ``previous`` is the former build: incident id to its accounts.

    A cluster keeps the former id with which it shares the most accounts; a new one is named after its first.

    >>> founded = {"a-1": ("2018", "d", 0, "a-1"), "a-2": ("2019", "d", 5, "a-2")}
    >>> list(named([["a-1", "a-2"]], founded, {"i-old": ["a-2"]}))
    ['i-old']
    """
    ordered = sorted((tuple(sorted(c, key=founded.__getitem__)) for c in clusters), key=lambda c: founded[c[0]])
    kept = _kept(ordered, founded, previous)
    names = {kept[at]: members for at, members in enumerate(ordered) if at in kept}
    taken = {*names, *previous}
    for at, members in enumerate(ordered):
        if at not in kept:
            name = _fresh(members[0], taken)
            names[name] = members
            taken.add(name)
    return dict(sorted(names.items(), key=lambda item: founded[item[1][0]]))


def _kept(clusters: Sequence[Sequence[str]], founded: Founded, previous: Mapping[str, Sequence[str]]) -> dict[int, str]:
    """Which cluster keeps which former id: the largest overlap first, then the id of the earliest account in it."""
    home = {account: key for key in sorted(previous) for account in previous[key]}
    founder = {make_id("incident", account): account for account in founded} if previous else {}
    claims = [
        (-shared, founded[founder[key]] if founder.get(key) in members else _LAST, key, at)
        for at, members in enumerate(clusters)
        for key, shared in Counter(home[account] for account in members if account in home).items()
    ]
    kept: dict[int, str] = {}
    given: set[str] = set()
    for _, _, key, at in sorted(claims):
        if at not in kept and key not in given:
            kept[at] = key
            given.add(key)
    return kept


def _fresh(founder: str, taken: set[str]) -> str:
    """The founder's name, or its next one when a former incident keeps that."""
    name, again = make_id("incident", founder), 1
    while name in taken:
        again += 1
        name = make_id("incident", founder, again)
    return name
