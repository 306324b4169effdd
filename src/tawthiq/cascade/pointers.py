"""Words that point back: "the ministry", "the coalition", "its warplanes" become the actor they stand for.

A pointer takes the last actor of its type before it, else the first one named after it; "its warplanes" prefers an
actor whose aircraft were named before. With none in the text it keeps its own words as name and key: who is meant is
not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tawthiq.cascade.makers.names import members_of, slug
from tawthiq.model.finding import Finding

_ACTING = ("coalition", "army", "armed_group", "state")
_FLYING = "flying"


def resolve(actors: Iterable[Finding], text: str) -> list[Finding]:
    """Actor findings in order, pointers resolved."""
    ordered = sorted(actors, key=lambda finding: finding.span)
    memory = _Memory(tuple(finding for finding in ordered if "actor" in finding.value), text)
    return [memory.hear(finding) for finding in ordered]


@dataclass(slots=True)
class _Memory:
    """Whom a text has spoken of so far, the last one last, and who was seen to fly."""

    named: Sequence[Finding]
    text: str
    heard: list[Finding] = field(default_factory=list)
    flying: set[str] = field(default_factory=set)

    def hear(self, finding: Finding) -> Finding:
        """The finding itself, or what it points to."""
        found = self._resolved(finding) if "refers" in finding.value else finding
        self.heard.append(found)
        if "actor.air" in found.classes:
            self.flying.add(str(found.value["actor"]))
        return found

    def _resolved(self, pointer: Finding) -> Finding:
        wanted = str(pointer.value["refers"])
        meant = self._meant(pointer, wanted)
        if meant is None:
            words = pointer.span.of(self.text)
            value = {"actor": slug(words), "name": words, "native": None, "actor_type": _plain(wanted)}
            return replace(pointer, value=value)
        meaning = members_of(meant.value) if pointer.value.get("members") else dict(meant.value)
        bears = frozenset({f"actor.{meant.value.get('actor_type')}"})
        return replace(
            pointer,
            value={**meaning, "refers": wanted},
            parts=(*pointer.parts, meant),
            classes=pointer.classes | bears,
        )

    def _meant(self, pointer: Finding, wanted: str) -> Finding | None:
        before = [finding for finding in self.heard if _is(finding.value, wanted)]
        if wanted == _FLYING:
            before = [f for f in before if f.value["actor"] in self.flying] or before
        after = (finding for finding in self.named if finding.span > pointer.span and _is(finding.value, wanted))
        return before[-1] if before else next(after, None)


def _is(actor: Mapping[str, Any], wanted: str) -> bool:
    kind = str(actor.get("actor_type"))
    if wanted in ("acting", _FLYING):
        return kind in _ACTING
    organ = str(actor["actor"]).rpartition("-")[2]
    return wanted in (kind, organ, actor["actor"])


def _plain(wanted: str) -> str:
    return "organisation" if wanted in ("acting", _FLYING) else wanted
