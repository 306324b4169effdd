"""The names most like a name, whichever script each is in: a shortlist by pairs of consonants, ranked by likeness.

>>> index = Index.of(["Al Hudaydah", "Dayr az Zawr", "الحديدة", "Dhib Jaza‘"])
>>> [near.name for near in nearest("ذيب جزاع", index, 1)], [near.at for near in nearest("Hodeidah", index, 2)]
(['Dhib Jaza‘'], [0, 2])
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import Forms, alike, make_forms

_SHORTLIST = 60
_READ_AT_MOST = 15_000
_HOPELESS = 0.35


@dataclass(frozen=True, slots=True)
class Near:
    """A name of an index, its place in it, and how alike it is, from 0 to 1."""

    at: int
    name: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Index:
    """Names by the pairs of consonants in them; a rare pair weighs more (its idf), a name with many less."""

    names: Sequence[str]
    holding: dict[str, list[int]]
    weights: dict[str, float]
    lengths: Sequence[float]

    @classmethod
    def of(cls, names: Iterable[str]) -> Index:
        """An index of names, in either script or both; about 40,000 names a second, 1.5 kB a name."""
        kept = list(names)
        pairs = [pairs_of(make_forms(name)) for name in kept]
        holding: dict[str, list[int]] = {}
        for at, held in enumerate(pairs):
            for pair in held:
                holding.setdefault(pair, []).append(at)
        weights = {pair: math.log(1 + len(kept) / len(places)) for pair, places in holding.items()}
        return cls(kept, holding, weights, [sum([weights[pair] for pair in held]) for held in pairs])

    def shortlist(self, name: str, size: int = _SHORTLIST) -> list[int]:
        """The places of names that share the most with a name, the most promising first."""
        shared, own = self._shared(pairs_of(make_forms(name)))
        if not shared:
            return []
        enough = max(shared.values()) * _HOPELESS
        lengths = self.lengths
        return [
            at
            for _, at in heapq.nsmallest(
                size, [(-weight / (lengths[at] + own), at) for at, weight in shared.items() if weight >= enough]
            )
        ]

    def _shared(self, pairs: set[str]) -> tuple[dict[int, float], float]:
        """What each name shares with these pairs, the rarest read first and no more than a bounded number of names."""
        shared: dict[int, float] = {}
        known = sorted((len(self.holding[pair]), pair) for pair in pairs if pair in self.holding)
        read, own = 0, sum([self.weights.get(pair, 0.0) for pair in pairs])
        for count, pair in known:
            if read and read + count > _READ_AT_MOST:
                break
            read += count
            weight = self.weights[pair]
            for at in self.holding[pair]:
                shared[at] = shared.get(at, 0.0) + weight
        return shared, own


def pairs_of(forms: Forms) -> set[str]:
    """Neighbouring consonants, with and without w and y, the ends of the name among them."""
    bare, full = f"^{forms.bare}$", f"^{forms.consonants}$"
    return {bare[at : at + 2] for at in range(len(bare) - 1)} | {"~" + full[at : at + 2] for at in range(len(full) - 1)}


def nearest(name: str, index: Index, count: int = 5) -> list[Near]:
    """The names of the index most like this one, at most ``count``, the most alike first."""
    if count < 1:
        return []
    ranked = sorted((-alike(name, index.names[at]), at) for at in index.shortlist(name, max(count, _SHORTLIST)))
    return [Near(at, index.names[at], -likeness) for likeness, at in ranked[:count]]
