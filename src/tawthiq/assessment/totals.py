"""What one source counts in all, of everyone, of civilians or of fighters: never a part on top of its whole.

Groups lie in each other. A figure of people is taken to hold all others of its source. Without one, the sides are
added, because nobody is on two of them: civilians, fighters, soldiers, police. Civilians who are not counted as such
are the children, women and men together, or the largest group that may overlap with these (a family, medics).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.assessment.figures import Stated
from tawthiq.model.count import Count

_SIDES = ("civilians", "combatants", "soldiers", "police")
_APART = ("children", "women", "men")
_OVERLAPPING = ("elderly", "family", "journalists", "medics", "refugees", "prisoners")
_BROAD = frozenset({"people", "civilians", "combatants"})


@dataclass(frozen=True, slots=True)
class Read:
    """A figure, and the number that a policy reads in it."""

    stated: Stated
    number: Count


@dataclass(frozen=True, slots=True)
class Total:
    """The lowest and highest number, whether it counts all victims or only some group, and how it came about."""

    low: int | None
    high: int | None
    whole: bool
    how: str = ""


Groups = Mapping[str, Count]


def numbers(count: Count) -> Count:
    """The lowest and highest number that words name: of "at least 45" both are 45; of "up to 30" the lowest is unknown.

    >>> str(numbers(Count(45)))
    '45'
    """
    return Count(count.low, count.high if count.high is not None else count.low)


def groups(read: Sequence[Read]) -> Groups:
    """The lowest and highest number of each group that one source names.

    Of two numbers in one text the smaller is a part, there and wherever the source is heard with it.
    """
    smaller = _beside_a_larger(read)
    heard: dict[str, list[Count]] = defaultdict(list)
    for one in read:
        if (one.stated.figure.group, one.number) not in smaller:
            heard[one.stated.figure.group].append(one.number)
    return {group: _span(counts) for group, counts in heard.items()}


def _beside_a_larger(read: Sequence[Read]) -> set[tuple[str, Count]]:
    """The numbers of a group that stand in one text with a larger one."""
    texts: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for one in read:
        texts[one.stated.figure.group, one.stated.telling.document].append(one.number)
    largest = {key: max(map(_size, counts)) for key, counts in texts.items()}
    return {(key[0], count) for key, counts in texts.items() for count in counts if _size(count) < largest[key]}


def _size(count: Count) -> tuple[int, int]:
    return count.high or count.low or 0, count.low or 0


def parts(read: Iterable[Read]) -> Groups:
    """The same of the parts that its figures name."""
    heard: dict[str, list[Count]] = defaultdict(list)
    for one in read:
        for group, count in one.stated.parts:
            if count.vague is None:
                heard[group].append(numbers(count))
    return {group: _span(counts) for group, counts in heard.items()}


def _span(counts: Sequence[Count]) -> Count:
    lows = [count.low for count in counts if count.low is not None]
    highs = [count.high for count in counts if count.high is not None]
    return Count(min(lows, default=None), max(highs, default=None))


def everyone(named: Groups) -> Total | None:
    """All victims, whoever they were."""
    sides = _sides(named)
    people = named.get("people")
    beside = [group for group in named if group != "people"]
    if people and not (sides and _above(sides, people)):
        how = f"{_and(beside)} may be among the people: not added" if beside else ""
        return Total(people.low, people.high, True, how)
    return sides


def _above(sides: Total, people: Count) -> bool:
    return people.high is not None and (sides.low or 0) > people.high


def _sides(named: Groups) -> Total | None:
    """The sides added up; a group that may overlap counts where it is all there is."""
    civilian = _civilian_groups(named)
    found = {side: named[side] for side in _SIDES if side in named}
    if civilian and "civilians" not in found:
        found["civilians"] = civilian
    if not found:
        return None
    how = " + ".join(f"{count} {side}" for side, count in found.items()) if len(found) > 1 else ""
    whole = bool(_BROAD & named.keys()) or len(found) > 1
    total = _sum(found.values())
    return Total(total.low, total.high, whole, how)


def _civilian_groups(named: Groups) -> Count | None:
    """Children, women and men together, or the largest of the groups that may overlap with them."""
    rivals = [named[group] for group in _OVERLAPPING if group in named]
    apart = [named[group] for group in _APART if group in named]
    if apart:
        rivals.append(_sum(apart))
    return max(rivals, key=lambda count: (count.low or 0, count.high or 0), default=None)


def _sum(counts: Iterable[Count]) -> Count:
    given = list(counts)
    lows = [count.low for count in given if count.low is not None]
    highs = [count.high for count in given if count.high is not None]
    return Count(
        sum(lows) if len(lows) == len(given) else None,
        sum(highs) if len(highs) == len(given) else None,
    )


def civilians(named: Groups, within: Groups, fighters: frozenset[str], unknown: str) -> Total | None:
    """Civilians as they are called, or the people left when the fighters among them are taken away.

    With ``unknown`` "counted", people of no stated status are civilians; with "maximum" they are in the maximum
    alone, and the minimum holds those among them who are called civilians, or children and women.
    """
    if called := named.get("civilians") or within.get("civilians"):
        return Total(called.low, called.high, True)
    sure = _civilian_groups(named)
    people = named.get("people")
    if people is None:
        return Total(sure.low, sure.high, False) if sure else None
    taken = _sum(within[group] for group in fighters if group in within)
    low, high = _less(people.low, taken.high), _less(people.high, taken.low)
    certain = _civilian_groups({**within, **named})
    if certain and high is not None and (certain.low or 0) > high:
        return Total(certain.low, certain.high, True)
    if unknown == "counted":
        return Total(low, high, True, f"{people} people less {taken} fighters among them" if taken.low else "")
    words = f"nobody says whether the {people} people were civilians: in the maximum alone"
    return Total(certain.low if certain else None, high, True, words)


def _less(number: int | None, taken: int | None) -> int | None:
    return None if number is None else max(0, number - (taken or 0))


def of_fighters(named: Groups, within: Groups, fighters: frozenset[str]) -> Total | None:
    """Fighters of all kinds that the policy knows: the figures of their own, or the parts of other figures."""
    found = {group: named.get(group) or within[group] for group in sorted(fighters) if group in {**named, **within}}
    if not found:
        return None
    total = _sum(found.values())
    how = " + ".join(f"{count} {group}" for group, count in found.items()) if len(found) > 1 else ""
    return Total(total.low, total.high, True, how)


def of_group(group: str, named: Groups, within: Groups) -> Total | None:
    """One group: its figures, or else the parts that other figures name."""
    found = named.get(group) or within.get(group)
    return Total(found.low, found.high, True) if found else None


def _and(words: Sequence[str]) -> str:
    return ", ".join(words)
