"""Accounts to incidents: dated ones by clustering, undated ones only where one candidate is left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from tawthiq.linking.candidates import candidates
from tawthiq.linking.clustering import cluster
from tawthiq.linking.evidence import Telling
from tawthiq.linking.incident_reasons import REASONS, same_speaker, same_tolls
from tawthiq.linking.links import Question
from tawthiq.linking.reasons import Verdict, some, weigh
from tawthiq.linking.where import Bearing, meet
from tawthiq.model.links import Decision
from tawthiq.model.when import days_of

NEWS_DAYS = 60
"""A document of known date that gives no day is taken to tell of what happened in the days before it."""
LEAST_FIT = 1.0
"""So well must the best candidate fit an undated account: a wider place alone is not enough."""
CLEARER = 1.5
"""By so much one candidate must fit an undated account better than the next."""
TOLD_APART = -5.0
"""Two undated accounts that speak so much against each other never join one incident."""
_PLACE = {"one_in_the_other": "same_place", "same_region": "same_place"}
"""Of these reasons one sentence is shown."""
SHOWN = 6
"""Reasons shown for an incident."""

Pair = tuple[str, str]
Members = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Every account, and what the reasons say of every pair that was compared."""

    tellings: Mapping[str, Telling]
    verdicts: Mapping[Pair, Verdict]

    def verdict(self, a: str, b: str) -> Verdict | None:
        """What was said of two accounts; None when they were not compared."""
        return self.verdicts.get((min(a, b), max(a, b)))

    def dated(self, members: Iterable[str]) -> bool:
        """Whether any of these accounts is given a time."""
        return any(self.tellings[member].days for member in members)


def incidents(
    tellings: Sequence[Telling], decisions: Sequence[Decision] = ()
) -> tuple[list[Members], list[Question], Compared]:
    """Clusters of account ids, what is left to ask, and the comparisons behind them."""
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    compared = Compared(
        {telling.id: telling for telling in ordered},
        {_pair(a.id, b.id): weigh(REASONS, a, b) for a, b in candidates(ordered)},
    )
    together, apart = _decided(decisions, compared.tellings)
    weights = {pair: v.total for pair, v in compared.verdicts.items() if _alike_in_time(pair, compared)}
    clusters = cluster(list(compared.tellings), weights, together, apart)
    joined, questions = _Undated(compared, clusters, apart).settled()
    return joined, questions, compared


def _pair(a: str, b: str) -> Pair:
    return min(a, b), max(a, b)


def _alike_in_time(pair: Pair, compared: Compared) -> bool:
    """Both dated or both undated: an undated account is settled when all incidents are known."""
    return compared.dated(pair[:1]) == compared.dated(pair[1:])


def _decided(decisions: Iterable[Decision], tellings: Mapping[str, Telling]) -> tuple[list[Pair], list[Pair]]:
    """Pairs that people joined and parted; of two decisions on one pair the later holds."""
    verdicts: dict[Pair, str] = {}
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.id)):
        if decision.verdict in ("same", "different"):
            known = [item for item in decision.items if item in tellings]
            verdicts.update({_pair(a, b): decision.verdict for a, b in combinations(known, 2)})
    return [p for p, v in verdicts.items() if v == "same"], [p for p, v in verdicts.items() if v == "different"]


class _Undated:
    """Settles clusters in which no account is dated."""

    def __init__(self, compared: Compared, clusters: Sequence[Members], apart: Sequence[Pair]) -> None:
        self.compared = compared
        self.apart = set(apart)
        self.dated = [list(members) for members in clusters if compared.dated(members)]
        self.open = [members for members in clusters if not compared.dated(members)]
        self.near: dict[str, set[int]] = defaultdict(set)
        home = {account: at for at, members in enumerate(self.dated) for account in members}
        for a, b in compared.verdicts:
            for one, other in ((a, b), (b, a)):
                if other in home and one not in home:
                    self.near[one].add(home[other])

    def settled(self) -> tuple[list[Members], list[Question]]:
        """The clearest first; those with two candidates left stay alone and are asked."""
        questions, alone = [], []
        fits = {members: self._fits(members) for members in self.open}
        for members in sorted(self.open, key=lambda members: (-_margin(fits[members]), members)):
            left = [(fit, at) for fit, at in self._fits(members) if not self._parted(members, self.dated[at])]
            clear = left and left[0][0] >= LEAST_FIT and _margin(left) >= CLEARER
            if clear and self._tied(members, self.dated[left[0][1]]):
                self.dated[left[0][1]] += members
                continue
            alone.append(members)
            if left:
                questions.append(self._question(members, [at for _, at in left]))
        return sorted(tuple(sorted(members)) for members in [*self.dated, *alone]), questions

    def _fits(self, members: Members) -> list[tuple[float, int]]:
        """The dated clusters that it may belong to, the best first, with how well it fits."""
        near = {at for member in members for at in self.near[member]}
        fits = [(self._fit(members, self.dated[at]), at) for at in near]
        return sorted(((fit, at) for fit, at in fits if fit > 0), key=lambda fit: (-fit[0], fit[1]))

    def _fit(self, members: Members, others: Sequence[str]) -> float:
        """The best of the pairs at one place or in one statement: a single telling mark decides."""
        totals = [v.total for a, b in product(members, others) if (v := self._telling(a, b)) is not None]
        return max(totals, default=0.0)

    def _telling(self, a: str, b: str) -> Verdict | None:
        one, other = self.compared.tellings[a], self.compared.tellings[b]
        if _too_late(one, other) or _too_late(other, one):
            return None
        near = meet(one, other).bearing in (Bearing.SAME, Bearing.WITHIN) or one.carried & other.carried
        return self.compared.verdict(a, b) if near else None

    def _parted(self, members: Members, others: Sequence[str]) -> bool:
        """Whether people, or one speaker's own words, keep them apart."""
        for a, b in product(members, others):
            verdict = self.compared.verdict(a, b)
            if _pair(a, b) in self.apart or (verdict and verdict.total <= TOLD_APART):
                return True
        return False

    def _tied(self, members: Members, others: Sequence[str]) -> bool:
        """Whether more than the place ties them: document, statement, speaker, a toll, or the news' date."""
        tellings = self.compared.tellings
        return any(_tie(tellings[a], tellings[b]) for a, b in product(members, others))

    def _question(self, members: Members, places: Sequence[int]) -> Question:
        told = [self.compared.tellings[member] for member in members]
        candidates_ = [min(self.dated[at], key=lambda key: self.compared.tellings[key].founded) for at in places]
        days = some([self.compared.tellings[key].when or "?" for key in candidates_])
        where = told[0].head.text if told[0].head else "a place not named"
        if len(places) > 1:
            asks = f"An undated account at {where} may tell of the incidents of {days}: which one?"
        else:
            asks = f"Does an undated account at {where} tell of the incident of {days}? Only the place fits."
        return Question(members, tuple(candidates_), asks)


def _too_late(undated: Telling, dated: Telling) -> bool:
    """An account does not tell of what happened after its publication."""
    if undated.days or not dated.days or not undated.published:
        return False
    return dated.days[0].isoformat() > undated.published


def _tie(undated: Telling, other: Telling) -> bool:
    if undated.document == other.document or undated.carried & other.carried:
        return True
    if same_speaker(undated, other) or same_tolls(undated, other):
        return True
    news, told = days_of(undated.published), other.days
    return news is not None and told is not None and abs((news[0] - told[1]).days) <= NEWS_DAYS


def _margin(fits: Sequence[tuple[float, int]]) -> float:
    """By how much the best is ahead of the next; without a next, clearly."""
    if not fits:
        return 0.0
    return fits[0][0] - fits[1][0] if len(fits) > 1 else CLEARER + fits[0][0]


def why(members: Sequence[str], compared: Compared) -> tuple[str, ...]:
    """What speaks for a cluster, in words: of every reason one sentence, what holds for most of its pairs first."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b in combinations(members, 2):
        verdict = compared.verdict(a, b)
        if verdict and verdict.total > 0:
            for test, words in zip(verdict.tests, verdict.said, strict=True):
                said[_PLACE.get(test, test)][words] += 1
    ranked = sorted(said.values(), key=lambda words: (-words.total(), min(words)))
    return tuple(min(words, key=lambda sentence: (-words[sentence], sentence)) for words in ranked[:SHOWN])
