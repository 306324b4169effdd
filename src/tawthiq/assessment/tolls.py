"""What the accounts count, as they state it: lowest to highest, with the accounts behind it; no adding up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawthiq.linking.evidence import Figure, Telling
from tawthiq.model.links import TollRange

Counted = tuple[Telling, Figure]


def own_tolls(tellings: Sequence[Telling]) -> dict[tuple[str, str], list[Counted]]:
    """Figures for this incident alone, by measure and group; one over several incidents is not its own."""
    counted: dict[tuple[str, str], list[Counted]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.founded):
        for toll in telling.tolls:
            if toll.scope == "incident":
                counted[toll.measure, toll.group].append((telling, toll))
    return counted


def toll_ranges(tellings: Sequence[Telling]) -> tuple[TollRange, ...]:
    """One range a measure and group, in a stable order."""
    counted = own_tolls(tellings)
    return tuple(_range(measure, group, counted[measure, group]) for measure, group in sorted(counted))


def _range(measure: str, group: str, counted: Sequence[Counted]) -> TollRange:
    low, high = _bounds([toll for _, toll in counted])
    words = [toll.vague for _, toll in counted if toll.vague]
    return TollRange(
        measure=measure,
        group=group,
        low=low,
        high=high,
        vague=words[0] if words and low is None and high is None else None,
        accounts=tuple(dict.fromkeys(telling.id for telling, _ in counted)),
    )


def _bounds(tolls: Sequence[Figure]) -> tuple[int | None, int | None]:
    """Lowest and highest bound that is stated; open above where the highest figure is an "at least"."""
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high for toll in tolls if toll.high is not None]
    open_above = [toll.low for toll in tolls if toll.low is not None and toll.high is None]
    top = max(highs, default=None)
    if top is None or any(low > top for low in open_above):
        return min(lows, default=None), None
    return min(lows, default=None), top
