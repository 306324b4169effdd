"""Names that no catalogue holds: an actor known by its own words, and the surname or acronym that means it later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tawthiq.model.finding import Finding
from tawthiq.text.fold import fold

_SHORTEST = 3
"""A part of a name means its bearer from this many letters on."""


def slug(text: str) -> str:
    """A key made of words, for an actor that no catalogue holds.

    >>> slug("Local Sources")
    'local-sources'
    """
    return re.sub(r"[^\w]+", "-", fold(text)).strip("-")


def key_of(name: str) -> str:
    """The folded words of a name, marks left out.

    >>> key_of("al-Fateh Qurashi")
    'al fateh qurashi'
    """
    return " ".join(re.findall(r"\w+", fold(name)))


def plain(words: str, kind: str) -> dict[str, Any]:
    """An actor that is known by its own words.

    >>> plain("Noor Brigade", "armed_group")["actor"]
    'noor-brigade'
    """
    return {"actor": slug(words), "name": words, "native": None, "actor_type": kind}


def own_words(finding: Finding, text: str) -> Finding:
    """A finding with the words of the text where it has no other name; ``skip`` letters of them are no name."""
    value = finding.value
    if "own" not in value and "worded" not in value:
        return finding
    words = finding.span.of(text)
    words = words[int(value.get("skip", 0)) : len(words) - int(value.get("tail", 0))].strip(" \"“”«»'‘’,،")
    if "own" in value and "refers" not in value:
        named = plain(words, str(value["own"]))
        if value["own"] == "person" and "person" in value:
            named["actor"] = slug(str(value["person"]))
        return finding.saying({**value, **named})
    if "worded" in value and "actor" in value:
        return finding.saying({**value, "name": words})
    return finding


@dataclass(slots=True)
class Names:
    """By what parts of a name, and by what acronym, each actor of a text may be meant."""

    bearers: dict[str, dict[str, Finding]] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Iterable[Finding]) -> Names:
        """The names in a text's actors."""
        names = cls()
        for finding in named:
            names.learn(finding)
        return names

    def learn(self, finding: Finding) -> None:
        """Take in one more actor and the names it bears."""
        if "actor" not in finding.value:
            return
        for part in _parts(finding):
            self.bearers.setdefault(part, {}).setdefault(str(finding.value["actor"]), finding)

    def meant(self, key: str, words: str) -> Finding | None:
        """The one actor that bears a name, by its key or as it is written; None when there is none, or two."""
        found = self.bearers.get(key) or self.bearers.get(key_of(words), {})
        return next(iter(found.values())) if len(found) == 1 else None


def _parts(finding: Finding) -> Iterator[str]:
    """The whole name, and every end of it: "al-Fateh Qurashi" may be called Qurashi."""
    value = finding.value
    for name in (value.get("person"), value.get("named")):
        if not name:
            continue
        words = str(name or "").split()
        yield from (part for at in range(len(words)) if len(part := " ".join(words[at:])) >= _SHORTEST)
    if "short" in value:
        yield str(value["short"])
