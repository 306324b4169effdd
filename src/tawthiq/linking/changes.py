"""What became of the incidents of the build before: which were merged, split or regrouped, and which are gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from tawthiq.model.links import Change, Decision, Move

Named = Mapping[str, Sequence[str]]
"""Incident id to its account ids."""


def changes(previous: Named, now: Named, decisions: Iterable[Decision] = ()) -> list[Change]:
    """Every change between two builds, in the order of the former ids. An incident that only grew has none.

    >>> changes({"i-a": ["a-1"], "i-b": ["a-2"]}, {"i-a": ["a-1", "a-2", "a-3"]})[0].what
    'merged'
    """
    moves = _moves(previous, now)
    asked = list(decisions)
    return [_change(moved, asked) for moved in _together(moves) if _is_change(moved)]


def _moves(previous: Named, now: Named) -> list[Move]:
    home = {account: key for key, accounts in now.items() for account in accounts}
    moves = []
    for former in sorted(previous):
        went: dict[str, list[str]] = defaultdict(list)
        for account in previous[former]:
            if account in home:
                went[home[account]].append(account)
        moves += [Move(former, key, tuple(sorted(went[key]))) for key in sorted(went)]
        if not went:
            moves.append(Move(former, None, tuple(sorted(previous[former]))))
    return moves


def _together(moves: Sequence[Move]) -> list[list[Move]]:
    """Moves that share an incident, former or present, told as one change."""
    first: dict[tuple[str, str], int] = {}
    groups: dict[int, list[Move]] = {}
    for at, move in enumerate(moves):
        ends = [("former", move.former)] + ([("now", move.now)] if move.now else [])
        met = sorted({first[end] for end in ends if end in first})
        root = met[0] if met else at
        group = [each for one in met for each in groups.pop(one)] + [move]
        groups[root] = group
        first.update(dict.fromkeys(_ends(group), root))
    return [groups[root] for root in sorted(groups)]


def _ends(moves: Iterable[Move]) -> set[tuple[str, str]]:
    former = {("former", move.former) for move in moves}
    return former | {("now", move.now) for move in moves if move.now}


def _is_change(moves: Sequence[Move]) -> bool:
    return len(moves) > 1 or moves[0].former != moves[0].now


def _change(moves: Sequence[Move], decisions: Iterable[Decision]) -> Change:
    former, now = {move.former for move in moves}, {move.now for move in moves}
    if None in now:
        what = "gone"
    elif len(now) == 1:
        what = "merged"
    else:
        what = "split" if len(former) == 1 else "regrouped"
    return Change(what, tuple(moves), _asked(moves, decisions))


def _asked(moves: Sequence[Move], decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The decisions that join accounts of two of the former incidents, or part accounts of one."""
    sides = {account: (move.former, move.now) for move in moves for account in move.accounts}
    return tuple(decision.id for decision in decisions if _bears_on(decision, sides))


def _bears_on(decision: Decision, sides: Mapping[str, tuple[str, str | None]]) -> bool:
    known = [sides[item] for item in decision.items if item in sides]
    if decision.verdict == "same":
        return any(a[0] != b[0] and a[1] == b[1] for a, b in combinations(known, 2))
    return decision.verdict == "different" and any(a[0] == b[0] and a[1] != b[1] for a, b in combinations(known, 2))
