"""Counting policies: one file each in ``policies/``, named and versioned, with the source of every rule.

A policy says what it records, of whom, which of several counts it takes, and what it makes of a vague word. What it
does not say stays unknown: ``silent`` lists that in words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.assessment.figures import Stated
from tawthiq.assessment.totals import numbers
from tawthiq.errors import UnknownPolicy
from tawthiq.model.count import Count

_HOME = Path(__file__).parent / "policies"
WHOM = ("everyone", "civilians", "fighters", "children", "women", "men")
TAKES = ("lowest", "highest", "range", "latest")
UNKNOWN = ("counted", "maximum")


@dataclass(frozen=True, slots=True)
class Cite:
    """A source of a policy: what it is, where it stands, and how it was read."""

    what: str
    where: str
    read: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One figure that a policy gives: of which measure, of whom, and which count it takes, in the policy's words.

    ``whom`` is everyone, civilians, fighters, or one group of the ledger.
    """

    figure: str
    measure: str
    whom: str
    take: str
    says: str


@dataclass(frozen=True, slots=True)
class Vague:
    """What a policy makes of a vague word, where it stands alone or in some of its forms (``said``)."""

    word: str
    low: int | None
    high: int | None
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Only:
    """Which incidents a policy records: kinds of act (all when empty), a day, a place below the country."""

    kinds: frozenset[str]
    day: bool
    place: bool
    says: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A counting policy.

    Without ``rules`` it gives every measure and group as it is stated. ``fighters`` are the groups that it takes for no
    civilians; ``unknown`` says whether people of no stated status are counted as civilians, or in the maximum alone;
    ``apart`` names the figure for what the accused party itself concedes; ``contested`` whether the minimum is 0
    where it is disputed who the victims were.
    """

    name: str
    version: str
    title: str
    cite: tuple[Cite, ...]
    rules: tuple[Rule, ...]
    vague: tuple[Vague, ...]
    fighters: frozenset[str]
    unknown: str
    apart: str | None
    contested: bool
    only: Only | None
    silent: tuple[str, ...]

    def line(self) -> dict[str, Any]:
        """Its object for machines."""
        return {
            "policy": self.name,
            "version": self.version,
            "title": self.title,
            "figures": [rule.figure for rule in self.rules],
            "sources": [{"what": cite.what, "where": cite.where, "read": cite.read} for cite in self.cite],
            "silent": list(self.silent),
        }

    def number(self, stated: Stated) -> Count | None:
        """The number that this policy reads in a figure; None where it gives a vague word none.

        ``high`` is the highest number named, so that "at least 45" is 45-45 here; whoever wants the open bound looks
        at the figure itself.
        """
        count = stated.count
        if count.vague is None:
            return numbers(count)
        found = next((vague for vague in self.vague if _meant(vague, stated)), None)
        return Count(found.low, found.high) if found and (found.low, found.high) != (None, None) else None


def _meant(vague: Vague, stated: Stated) -> bool:
    if vague.word != stated.figure.vague:
        return False
    return not vague.said or any(said in stated.words for said in vague.said)


def names() -> list[str]:
    """The policies that there are."""
    return sorted(file.stem for file in _HOME.glob("*.yaml"))


@cache
def named(name: str) -> Policy:
    """A policy by its name. Raises UnknownPolicy, which lists those that there are."""
    if name not in names():
        raise UnknownPolicy(f"{name!r} is no counting policy (say one of {', '.join(names())})")
    return _policy(yaml.safe_load((_HOME / f"{name}.yaml").read_text(encoding="utf-8")))


def _policy(given: Mapping[str, Any]) -> Policy:
    only = given.get("only")
    return Policy(
        name=given["policy"],
        version=given["version"],
        title=given["title"],
        cite=tuple(Cite(**cite) for cite in given["cite"]),
        rules=tuple(Rule(**rule) for rule in given["figures"]),
        vague=tuple(map(_vague, given["vague"])),
        fighters=frozenset(given.get("fighters") or ()),
        unknown=given.get("unknown") or "counted",
        apart=given.get("apart"),
        contested=bool(given.get("contested")),
        only=_only(only) if only else None,
        silent=_words(given.get("silent")),
    )


def _vague(given: Mapping[str, Any]) -> Vague:
    return Vague(given["word"], given["low"], given["high"], _words(given.get("said")))


def _only(given: Mapping[str, Any]) -> Only:
    return Only(frozenset(given.get("kinds") or ()), bool(given.get("day")), bool(given.get("place")), given["says"])


def _words(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(given or ())
