"""Accounts to incidents: dated ones by clustering, undated ones only where one candidate is left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations, product

from tawthiq.linking.candidates import NEWS_DAYS
from tawthiq.linking.clustering import cluster
from tawthiq.linking.compared import Compared, Pair, ordered_pair
from tawthiq.linking.evidence import Telling
from tawthiq.linking.incident_reasons import same_speaker, same_tolls
from tawthiq.linking.joining import TOLD_APART, Members, join
from tawthiq.linking.links import Question
from tawthiq.linking.reasons import some
from tawthiq.linking.where import Bearing, meet
from tawthiq.model.links import Decision
from tawthiq.model.when import days_of

LEAST_FIT = 1.0
"""So well must the best candidate fit an undated account: a wider place alone is not enough."""
CLEARER = 1.5
"""By so much one candidate must fit an undated account better than the next."""
_PLACE = {"one_in_the_other": "same_place", "same_region": "same_place"}
"""Of these reasons one sentence is shown."""
SHOWN = 6
"""Reasons shown for an incident."""
READ = 12
"""Accounts of an incident, the first published, that its reasons are read from."""

Asked = tuple[Members, list[Members]]


def incidents(
    tellings: Sequence[Telling], decisions: Sequence[Decision] = ()
) -> tuple[list[Members], list[Question], Compared]:
    """Clusters of account ids, what is left to ask, and the comparisons behind them."""
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    together, apart = _decided(decisions, {telling.id for telling in ordered})
    compared = Compared(ordered, together)
    clusters, asked = _clustered(compared, together, apart)
    found, questions = _Settling(compared, clusters, apart).settled()
    return found, [*(_question(compared, *each) for each in asked), *questions], compared


def _clustered(
    compared: Compared, together: Sequence[Pair], apart: Sequence[Pair]
) -> tuple[list[Members], list[Asked]]:
    joined, parted = _by_first(together), _by_first(apart)
    vague = frozenset(telling.id for telling in compared.tellings.values() if telling.vague)
    clusters: list[Members] = []
    asked: list[Asked] = []
    for items, weights, loose in compared.components():
        barred = _within(parted, items)
        at_once = {pair: min(weight, 0.0) if pair in loose else weight for pair, weight in weights.items()}
        first = cluster(items, at_once, _within(joined, items), barred)
        found, left = join(first, weights, vague, barred)
        clusters += found
        asked += left
    return clusters, asked


def _by_first(pairs: Iterable[Pair]) -> Mapping[str, list[Pair]]:
    filed: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        filed[pair[0]].append(pair)
    return filed


def _within(pairs: Mapping[str, list[Pair]], items: Sequence[str]) -> list[Pair]:
    inside = set(items)
    return [pair for item in items for pair in pairs.get(item, ()) if pair[1] in inside]


def _decided(decisions: Iterable[Decision], known_ids: AbstractSet[str]) -> tuple[list[Pair], list[Pair]]:
    """Pairs that people joined and parted; of two decisions on one pair the later holds."""
    verdicts: dict[Pair, str] = {}
    for decision in sorted(decisions, key=lambda decision: (decision.at, decision.id)):
        if decision.verdict in ("same", "different"):
            known = [item for item in decision.items if item in known_ids]
            verdicts.update({ordered_pair(a, b): decision.verdict for a, b in combinations(known, 2)})
    return [p for p, v in verdicts.items() if v == "same"], [p for p, v in verdicts.items() if v == "different"]


class _Settling:
    """Settles clusters of loose accounts."""

    def __init__(self, compared: Compared, clusters: Sequence[Members], apart: Sequence[Pair]) -> None:
        self.compared = compared
        self.apart = set(apart)
        self.firm = [list(members) for members in clusters if compared.dated(members)]
        home = {account: at for at, members in enumerate(self.firm) for account in members}
        self.near = {
            one: {home[other] for other in others if other in home}
            for one, others in compared.near.items()
            if one not in home
        }
        self.parted: dict[str, Members] = {}
        undated = [members for members in clusters if not compared.dated(members)]
        self.open = [piece for members in undated for piece in self._pieces(members)]

    def _pieces(self, members: Members) -> list[Members]:
        """An undated cluster, or its accounts one by one where two of them clearly tell of different dated ones.

        Those that stand in sentences that translate each other stay one.
        """
        alone = self._sentences(members)
        best = [fits[0] for each in alone if _margin(fits := self._fits(each)) >= CLEARER]
        if len({at for fit, at in best if fit >= LEAST_FIT}) < 2:
            return [members]
        self.parted |= dict.fromkeys(members, members)
        return alone

    def _sentences(self, members: Members) -> list[Members]:
        found: list[tuple[set[str], list[str]]] = []
        for member in members:
            beads = set(self.compared.tellings[member].beads)
            met = [each for each in found if each[0] & beads]
            found = [each for each in found if each not in met]
            found.append((beads.union(*(each[0] for each in met)), [*(m for each in met for m in each[1]), member]))
        return [tuple(sorted(inside)) for _, inside in found]

    def settled(self) -> tuple[list[Members], list[Question]]:
        """The clearest first; those with two candidates left stay alone and are asked."""
        questions, alone = [], []
        fits = {members: self._fits(members) for members in self.open}
        for members in sorted(self.open, key=lambda members: (-_margin(fits[members]), members)):
            left = [(fit, at) for fit, at in self._fits(members) if not self._parted(members, self.firm[at])]
            clear = left and left[0][0] >= LEAST_FIT and _margin(left) >= CLEARER
            clear = clear and (len(fits[members]) == 1 or self._at_one_place(members, self.firm[left[0][1]]))
            if clear and self._tied(members, self.firm[left[0][1]]):
                self.firm[left[0][1]] += members
                continue
            alone.append(members)
            if left:
                questions.append(self._question(members, [at for _, at in left]))
        return sorted(tuple(sorted(members)) for members in [*self.firm, *alone]), questions

    def _fits(self, members: Members) -> list[tuple[float, int]]:
        """The dated clusters that it may belong to, the best first, with how well it fits."""
        near = {at for member in members for at in self.near[member]}
        fits = [(self._fit(members, self.firm[at]), at) for at in near]
        return sorted(((fit, at) for fit, at in fits if fit > 0), key=lambda fit: (-fit[0], fit[1]))

    def _fit(self, members: Members, others: Sequence[str]) -> float:
        """The best of the pairs at one place or in one statement: a single telling mark decides.

        Of accounts that were taken from one another none bears the next along with it.
        """
        pairs = [(a, b) for a, b in product(members, others) if b not in self.parted.get(a, ())]
        weights = [weight for a, b in pairs if (weight := self._telling(a, b)) is not None]
        return max(weights, default=0.0)

    def _telling(self, a: str, b: str) -> float | None:
        one, other = self.compared.tellings[a], self.compared.tellings[b]
        if _too_late(one, other) or _too_late(other, one):
            return None
        return self.compared.near[a].get(b) if _at_one_place(one, other) or _heads(one, other) else None

    def _at_one_place(self, members: Members, others: Sequence[str]) -> bool:
        tellings = self.compared.tellings
        return any(_at_one_place(tellings[a], tellings[b]) for a, b in product(members, others))

    def _parted(self, members: Members, others: Sequence[str]) -> bool:
        """Whether people, or one speaker's own words, keep them apart."""
        for a, b in product(members, others):
            if ordered_pair(a, b) in self.apart or self.compared.near[a].get(b, 0.0) <= TOLD_APART:
                return True
        return False

    def _tied(self, members: Members, others: Sequence[str]) -> bool:
        """Whether more than the place ties them: document, statement, speaker, a toll, or the news' date."""
        tellings = self.compared.tellings
        return any(_tie(tellings[a], tellings[b]) for a, b in product(members, others))

    def _question(self, members: Members, places: Sequence[int]) -> Question:
        told = [self.compared.tellings[member] for member in members]
        candidates_ = [min(self.firm[at], key=lambda key: self.compared.tellings[key].founded) for at in places]
        days = some([self.compared.tellings[key].when or "?" for key in candidates_])
        where = told[0].head.text if told[0].head else "a place not named"
        if len(places) > 1:
            asks = f"An undated account at {where} may tell of the incidents of {days}: which one?"
        else:
            asks = f"Does an undated account at {where} tell of the incident of {days}? Only the place fits."
        return Question(members, tuple(candidates_), asks)


def _at_one_place(one: Telling, other: Telling) -> bool:
    """Whether two accounts name one place, or stand in one statement."""
    return meet(one, other).bearing in (Bearing.SAME, Bearing.WITHIN) or bool(one.carried & other.carried)


def _heads(one: Telling, other: Telling) -> bool:
    """Whether the first is a heading of the document that tells of the province of the second."""
    first = one.document == other.document and one.span < other.span
    return first and meet(one, other).bearing is Bearing.REGION


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


def _question(compared: Compared, members: Members, others: Sequence[Members]) -> Question:
    """What is asked of an account that names no day or no place of its own."""
    told = compared.tellings[members[0]]
    first = [min(each, key=lambda key: compared.tellings[key].founded) for each in others]
    shown = some([_named(compared.tellings[key]) for key in first])
    return Question(members, tuple(first), f"An account of {_named(told)} may tell of one of these: {shown}. Which?")


def _named(telling: Telling) -> str:
    """A place and a time in a few words."""
    return f"{telling.head.text if telling.head else 'a place not named'} ({telling.when or 'no day'})"


def why(members: Sequence[str], compared: Compared) -> tuple[str, ...]:
    """What speaks for a cluster, in words: of every reason one sentence, what holds for most of its pairs first."""
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for a, b in combinations(members[:READ], 2):
        verdict = compared.verdict(a, b)
        if verdict.total > 0:
            for test, words in zip(verdict.tests, verdict.said, strict=True):
                said[_PLACE.get(test, test)][words] += 1
    ranked = sorted(said.values(), key=lambda words: (-words.total(), min(words)))
    return tuple(min(words, key=lambda sentence: (-words[sentence], sentence)) for words in ranked[:SHOWN])
