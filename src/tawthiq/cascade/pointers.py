"""Words that point back: "the ministry", "the coalition", "its warplanes" become the actor they stand for.

A pointer takes the last actor of its type named before it, else the first one named after it. With none in the text
it keeps its own words as name and key: who is meant is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tawthiq.cascade.makers.names import members_of, slug
from tawthiq.model.finding import Finding

_ACTING = ("coalition", "army", "armed_group", "state")


def resolve(actors: Iterable[Finding], text: str) -> list[Finding]:
    """Actor findings in order, pointers resolved."""
    ordered = sorted(actors, key=lambda finding: finding.span)
    named = [finding for finding in ordered if "actor" in finding.value]
    return [_resolved(finding, named, text) if "refers" in finding.value else finding for finding in ordered]


def _resolved(pointer: Finding, named: Sequence[Finding], text: str) -> Finding:
    wanted = str(pointer.value["refers"])
    before = [f for f in named if f.span < pointer.span and _is(f, wanted)]
    after = [f for f in named if f.span > pointer.span and _is(f, wanted)]
    meant = before[-1] if before else (after[0] if after else None)
    if meant is None:
        words = pointer.span.of(text)
        value = {"actor": slug(words), "name": words, "native": None, "actor_type": _plain(wanted)}
        return replace(pointer, value=value)
    bears = frozenset({f"actor.{meant.value.get('actor_type')}"})
    meaning = members_of(meant.value) if pointer.value.get("members") else dict(meant.value)
    return replace(
        pointer,
        value={**meaning, "refers": wanted},
        parts=(*pointer.parts, meant),
        classes=pointer.classes | bears,
    )


def _is(finding: Finding, wanted: str) -> bool:
    kind = str(finding.value.get("actor_type"))
    if wanted == "acting":
        return kind in _ACTING
    organ = str(finding.value["actor"]).rpartition("-")[2]
    return wanted in (kind, organ, finding.value["actor"])


def _plain(wanted: str) -> str:
    return "organisation" if wanted == "acting" else wanted
