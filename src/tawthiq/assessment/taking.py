"""Which of several counts a rule takes: the lowest, the highest, the range of both, or the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.assessment.figures import Stated
from tawthiq.assessment.policy import Rule
from tawthiq.assessment.sources import Source
from tawthiq.assessment.totals import Total


@dataclass(frozen=True, slots=True)
class Counted:
    """What one source counts, and the figures that say so, each once."""

    source: Source
    total: Total
    stated: tuple[Stated, ...]

    @property
    def told(self) -> str:
        """When its last figure was published."""
        return max(stated.telling.published or "" for stated in self.stated)

    @property
    def detail(self) -> int:
        """How many figures and parts of figures it gives."""
        return sum(1 + len(stated.parts) for stated in self.stated)


@dataclass(frozen=True, slots=True)
class Taken:
    """The bounds that a rule takes, and whose they are."""

    low: int | None = None
    high: int | None = None
    behind: tuple[Counted, ...] = ()


def take(rule: Rule, rivals: Sequence[Counted]) -> Taken:
    """What a rule takes of several counts; a bound that nobody gives is unknown."""
    return _TAKE[rule.take](rivals)


def words(rule: Rule, rivals: Sequence[Counted], taken: Taken) -> str:
    """How many sources count, whether they differ, and whose count was taken by which rule."""
    if len(rivals) == 1:
        return "one source counts"
    if len({(one.total.low, one.total.high) for one in rivals}) == 1:
        return f"{len(rivals)} sources count alike"
    names = ", ".join(one.source.speaker.name for one in taken.behind)
    return f"{len(rivals)} sources differ; {rule.take} ({names}): {rule.says}"


def _lowest(rivals: Sequence[Counted]) -> Taken:
    low, behind = _end(rivals, lowest=True)
    return Taken(low, low, behind)


def _highest(rivals: Sequence[Counted]) -> Taken:
    high, behind = _end(rivals, lowest=False)
    return Taken(high, high, behind)


def _range(rivals: Sequence[Counted]) -> Taken:
    low, under = _end(rivals, lowest=True)
    high, over = _end(rivals, lowest=False)
    return Taken(low, high, (*under, *(one for one in over if one not in under)))


def _latest(rivals: Sequence[Counted]) -> Taken:
    last = max(rivals, key=lambda one: (one.told, one.detail), default=None)
    return Taken(last.total.low, last.total.high, (last,)) if last else Taken()


def _end(rivals: Sequence[Counted], *, lowest: bool) -> tuple[int | None, tuple[Counted, ...]]:
    """The lowest or highest number that is known, and who gives it."""
    given = [(one, one.total.low if lowest else one.total.high) for one in rivals]
    known = [number for _, number in given if number is not None]
    end = (min if lowest else max)(known, default=None)
    return end, tuple(one for one, number in given if end is not None and number == end)


_TAKE = {"lowest": _lowest, "highest": _highest, "range": _range, "latest": _latest}
