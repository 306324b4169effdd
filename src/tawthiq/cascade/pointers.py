"""Words that point back: "the ministry", "the coalition", "its warplanes" become the actor they stand for.

A pointer takes the last actor of its type before it, else the first one named after it; "its warplanes" prefers an
actor whose aircraft were named before. With none in the text it keeps its own words as name and key: who is meant is
not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tawthiq.cascade.makers.names import members_of, slug
from tawthiq.model.finding import Finding

_ACTORS_THAT_ACT = ("coalition", "army", "armed_group", "state")
_ACTING, _FLYING = "acting", "flying"


def resolve(actors: Iterable[Finding], text: str) -> list[Finding]:
    """Actor findings in order, pointers resolved."""
    ordered = sorted(actors, key=lambda finding: finding.span)
    memory = _Memory.of((finding for finding in ordered if "actor" in finding.value), text)
    return [memory.hear(finding) for finding in ordered]


@dataclass(slots=True)
class _Memory:
    """Whom a text has spoken of so far under each thing a pointer can ask for, and whom it names first in all."""

    text: str
    first: dict[str, Finding]
    last: dict[str, Finding] = field(default_factory=dict)

    @classmethod
    def of(cls, named: Iterable[Finding], text: str) -> _Memory:
        """A memory that has heard nothing, but can look ahead to the first actor of each kind."""
        first: dict[str, Finding] = {}
        for finding in named:
            for answer in _answers(finding):
                first.setdefault(answer, finding)
        return cls(text, first)

    def hear(self, finding: Finding) -> Finding:
        """The finding itself, or what it points to."""
        if "refers" not in finding.value:
            found = named = finding
        else:
            meant = self._meant(str(finding.value["refers"]))
            found = self._pointing(finding, meant) if meant else self._unknown(finding)
            named = meant or found
        self.last.update(dict.fromkeys(_answers(found), named))
        return found

    def _pointing(self, pointer: Finding, meant: Finding) -> Finding:
        """A pointer with the actor it means; that actor is a rung of its ladder."""
        meaning = members_of(meant.value) if pointer.value.get("members") else dict(meant.value)
        bears = frozenset({f"actor.{meant.value.get('actor_type')}"})
        return replace(
            pointer,
            value={**meaning, "refers": pointer.value["refers"]},
            parts=(*pointer.parts, meant),
            classes=pointer.classes | bears,
        )

    def _unknown(self, pointer: Finding) -> Finding:
        """A pointer to nobody the text has named: it keeps its own words."""
        words = pointer.span.of(self.text)
        kind = _plain(str(pointer.value["refers"]))
        return replace(pointer, value={"actor": slug(words), "name": words, "native": None, "actor_type": kind})

    def _meant(self, wanted: str) -> Finding | None:
        asked = (_FLYING, _ACTING) if wanted == _FLYING else (wanted,)
        heard = next((self.last[name] for name in asked if name in self.last), None)
        return heard or next((self.first[name] for name in asked if name in self.first), None)


def _answers(finding: Finding) -> Iterator[str]:
    """What a pointer can ask for and mean this actor: its type, its organ, its key, whoever acts, whoever flies."""
    kind, key = str(finding.value.get("actor_type")), str(finding.value["actor"])
    yield from (kind, key, key.rpartition("-")[2])
    if kind in _ACTORS_THAT_ACT:
        yield _ACTING
        if "actor.air" in finding.classes:
            yield _FLYING


def _plain(wanted: str) -> str:
    return "organisation" if wanted in (_ACTING, _FLYING) else wanted
