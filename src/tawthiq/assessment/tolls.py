"""What the accounts count, as they state it: lowest to highest, with the accounts behind it; no adding up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawthiq.assessment.figures import Book, Sheet, Stated, sheet
from tawthiq.assessment.sources import sources_of
from tawthiq.linking.evidence import Telling
from tawthiq.model.links import TollRange


def own_tolls(figures: Sheet) -> dict[tuple[str, str], list[Stated]]:
    """Figures for this incident alone, by measure and group, the first told first."""
    counted: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for stated in sorted(figures.own, key=lambda stated: stated.telling.founded):
        counted[stated.figure.measure, stated.figure.group].append(stated)
    return counted


def toll_ranges(tellings: Sequence[Telling], figures: Sheet | None = None) -> tuple[TollRange, ...]:
    """One range a measure and group, in a stable order."""
    counted = own_tolls(figures or sheet(sources_of(tellings), Book()))
    return tuple(range_of(counted[key]) for key in sorted(counted))


def range_of(counted: Sequence[Stated]) -> TollRange:
    """The range of figures of one measure and group."""
    low, high = _bounds(counted)
    words = [stated.figure.vague for stated in counted if stated.figure.vague]
    return TollRange(
        measure=counted[0].figure.measure,
        group=counted[0].figure.group,
        low=low,
        high=high,
        vague=words[0] if words and low is None and high is None else None,
        accounts=tuple(dict.fromkeys(stated.telling.id for stated in counted)),
    )


def _bounds(counted: Sequence[Stated]) -> tuple[int | None, int | None]:
    """Lowest and highest bound that is stated; open above where the highest figure is an "at least"."""
    tolls = [stated.figure for stated in counted]
    lows = [toll.low for toll in tolls if toll.low is not None]
    highs = [toll.high for toll in tolls if toll.high is not None]
    open_above = [toll.low for toll in tolls if toll.low is not None and toll.high is None]
    top = max(highs, default=None)
    if top is None or any(low > top for low in open_above):
        return min(lows, default=None), None
    return min(lows, default=None), top
