"""Actors by any of their names: alias files give each actor a stable key, and the names that count as it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.evaluation.entries import read_toml
from tawthiq.evaluation.spelling import fold

__all__ = ["Actor", "Actors", "read_actors", "shown"]

Actor = str | Mapping[str, Any] | None
"""An actor as a ledger names it: its words, an actor object, or nobody."""

_NAMING = ("actor", "id", "name", "native", "text")
_JOINED = "ولبف"  # letters that Arabic writes together with the name that follows


@dataclass(frozen=True, slots=True)
class Actors:
    """Folded name to the keys it can stand for.

    >>> Actors({"northern army": frozenset({"north"})}).of("the Northern Army")
    frozenset({'north'})
    """

    keys: Mapping[str, frozenset[str]]

    def known(self) -> frozenset[str]:
        """Every key that some alias file defines."""
        return frozenset().union(*self.keys.values())

    def of(self, actor: Actor) -> frozenset[str]:
        """Every key the actor can stand for, by any of its names."""
        forms = (form for name in _names(actor) for form in _forms(name))
        return frozenset().union(*(self.keys.get(form, frozenset()) for form in forms))

    def same(self, gold: str, actor: Actor) -> bool:
        """The actor is one of the gold's keys (`a|b`: either is right), or is spelled as one of them."""
        wanted = gold.split("|")
        spoken = fold(shown(actor))
        return not self.of(actor).isdisjoint(wanted) or any(fold(key) == spoken for key in wanted)

    def first(self, gold: Sequence[str], actors: Sequence[Actor]) -> bool:
        """The two chains begin with the same speaker, or neither has any."""
        if not gold or not actors:
            return not gold and not actors
        return self.same(gold[0], actors[0])

    def chain(self, gold: Sequence[str], actors: Sequence[Actor]) -> bool:
        """The two chains name the same actors in the same order."""
        return len(gold) == len(actors) and all(map(self.same, gold, actors))


def shown(actor: Actor) -> str:
    """The name that a reader would see."""
    return actor if isinstance(actor, str) else str((actor or {}).get("name") or "")


def read_actors(paths: Iterable[Path]) -> Actors:
    """Alias files, `key = ["name", "name"]` a line, put together; GoldError when one is broken."""
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for entry in map(read_toml, paths):
        for key in entry.fields:
            for name in (key, key.replace("-", " "), *entry.words(key)):
                keys[fold(name)].add(key)
    return Actors({name: frozenset(found) for name, found in keys.items()})


def _names(actor: Actor) -> list[str]:
    if isinstance(actor, str):
        return [actor] if actor else []
    return [str(actor[part]) for part in _NAMING if actor.get(part)] if actor else []


def _forms(name: str) -> Iterable[str]:
    """The folded spellings under which a name may be listed."""
    folded = fold(name)
    yield folded
    yield fold(name.replace("-", " ").replace("_", " "))
    if folded.startswith(tuple(_JOINED)):
        yield fold(folded[1:])
