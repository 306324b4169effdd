"""Who stands against whom: what each voice says of one thing, and which voices have no value in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Generic, TypeVar

from tawthiq.assessment.sources import one_source, voice
from tawthiq.linking.evidence import Telling
from tawthiq.model.claims import Actor

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Side(Generic[Value]):
    """One voice, the accounts in which it speaks, and the values that it gives, each once."""

    voice: Actor
    tellings: tuple[Telling, ...]
    values: tuple[Value, ...]

    def where(self, holds: Callable[[Telling], bool]) -> Side[Value]:
        """The same side in some of its accounts."""
        return replace(self, tellings=tuple(filter(holds, self.tellings)))


def by_voice(said: Iterable[tuple[Telling, Value]]) -> list[Side[Value]]:
    """One side a voice, bodies of one state together, in the order of their first words."""
    heard: list[list[tuple[Telling, Value]]] = []
    for telling, value in said:
        mine = next((values for values in heard if any(one_source(telling, told) for told, _ in values)), None)
        if mine is None:
            heard.append(mine := [])
        mine.append((telling, value))
    return [Side(voice(values[0][0]), _once(t for t, _ in values), _once(v for _, v in values)) for values in heard]


def against_each_other(
    sides: Sequence[Side[Value]], meet: Callable[[Value, Value], bool]
) -> list[tuple[Side[Value], Side[Value]]]:
    """The pairs of sides that have no value in common."""
    return [(a, b) for a, b in combinations(sides, 2) if _apart(a, b, meet)]


def since(one: Sequence[Side[Value]], other: Sequence[Side[Value]]) -> str | None:
    """The day from which two camps stand against each other: both have spoken; None where one is undated."""
    days = [_first(camp) for camp in (one, other)]
    return max(day for day in days if day) if all(days) else None


def _first(camp: Sequence[Side[Value]]) -> str | None:
    return min((t.published for side in camp for t in side.tellings if t.published), default=None)


def _apart(a: Side[Value], b: Side[Value], meet: Callable[[Value, Value], bool]) -> bool:
    return not any(meet(x, y) for x in a.values for y in b.values)


def _once(values: Iterable[Value]) -> tuple[Value, ...]:
    once: list[Value] = []
    for value in values:
        if value not in once:
            once.append(value)
    return tuple(once)
