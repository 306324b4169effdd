"""Which figures of one document another gives too: the same or rounded, from voices that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tawthiq.linking.evidence import Fact, Page, of_one_state
from tawthiq.linking.passages import BOILERPLATE

SMALL = 10
"""Figures below it are met everywhere: they count only for one and the same harm."""
LARGE = 100
NEAR = 0.08
"""A figure that a story rounds is no farther from its round one."""

Facts = tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A figure of a source and the one that a story gives for it."""

    source: Fact
    relay: Fact

    @property
    def weight(self) -> float:
        """Small figures of one harm, and rounded ones, tell half; large ones that are not round, double."""
        if self.source.value != self.relay.value or self.source.value < SMALL:
            return 0.5
        return 2.0 if self.source.value >= LARGE and len(str(self.source.value).rstrip("0")) > 2 else 1.0

    @property
    def of_harm(self) -> bool:
        """Whether both count one harm."""
        return self.source.measure == self.relay.measure != ""

    @property
    def words(self) -> str:
        """The figure, or both figures."""
        mine, theirs = self.source.value, self.relay.value
        return str(mine) if mine == theirs else f"{mine} (told as {_told(self.relay)})"


def telling_facts(pages: Sequence[Page]) -> dict[str, Facts]:
    """The figures of every document, without those that so many have that they are boilerplate."""
    met = Counter(value for page in pages for value in {fact.value for fact in page.facts})
    return {
        page.id: tuple(fact for fact in page.facts if fact.value < SMALL or met[fact.value] <= BOILERPLATE)
        for page in pages
    }


def shared_figures(source: Facts, relay: Facts, known: Collection[str]) -> list[Shared]:
    """Figures of the source that the story gives, each once; ``known`` are voices that are called so everywhere."""
    found: dict[tuple[int, str], Shared] = {}
    taken: set[int] = set()
    for same in (_equal, _rounds):
        for mine in source:
            key = (mine.value, mine.measure if mine.value < SMALL else "")
            fit = [theirs for theirs in relay if same(mine, theirs) and _may_be_one(mine, theirs, known)]
            free = [theirs for theirs in fit if same is _equal or theirs.value not in taken]
            if key not in found and free:
                found[key] = Shared(mine, max(free, key=lambda theirs: theirs.measure == mine.measure))
                taken.add(found[key].relay.value)
    return [found[key] for key in sorted(found)]


def cover(source: Facts, relay: Facts, shared: Sequence[Shared]) -> float:
    """How much of the figures of the one with fewer are shared; small ones count half."""
    told = sum(1.0 if each.source.value >= SMALL else 0.5 for each in shared)
    return told / max(1.0, min(_held(source), _held(relay)))


def _held(facts: Facts) -> float:
    large = {fact.value for fact in facts if fact.value >= SMALL}
    small = {(fact.measure, fact.value) for fact in facts if fact.value < SMALL and fact.measure}
    return len(large) + 0.5 * len(small)


def _equal(mine: Fact, theirs: Fact) -> bool:
    """One figure; a small one for one harm. "More than 43" is told of 43 and read as 44."""
    if mine.value < SMALL:
        return mine.value == theirs.value and mine.measure == theirs.measure != ""
    more = mine.more != theirs.more and mine.value - mine.more == theirs.value - theirs.more
    return mine.value == theirs.value or more


def _rounds(mine: Fact, theirs: Fact) -> bool:
    """Whether the story's is a round figure near the source's, for the same thing where that is known."""
    told = _told(theirs)
    digits = str(told).rstrip("0")
    is_round = told >= 2 * SMALL and len(digits) <= 2 and len(digits) < len(str(told))
    same = not mine.measure or not theirs.measure or mine.measure == theirs.measure
    return is_round and same and mine.value >= SMALL and abs(mine.value - told) <= NEAR * mine.value


def _told(fact: Fact) -> int:
    """The number that the words say: "more than 200" is read as 201 and more."""
    return fact.value - 1 if fact.more and fact.value % SMALL == 1 else fact.value


def _may_be_one(mine: Fact, theirs: Fact, known: Collection[str]) -> bool:
    """Whether both may have one voice: one state's, nobody's, or one that another document may call otherwise."""
    if not all(fact.voices and fact.voices <= set(known) for fact in (mine, theirs)):
        return True
    return any(of_one_state(a, b) for a in mine.voices for b in theirs.voices)
