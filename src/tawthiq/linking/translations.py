"""Which two documents of different languages are one statement, found without any model."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.alignment import align
from tawthiq.linking.evidence import Page
from tawthiq.linking.links import Question
from tawthiq.linking.measures import shared
from tawthiq.linking.naming import one_body
from tawthiq.linking.reasons import Verdict, weigh
from tawthiq.linking.translation_reasons import REASONS, days_named, matched_names, values_of
from tawthiq.model.ids import make_id
from tawthiq.model.links import StatementGroup, Version

THRESHOLD = 0.6
MARGIN = 0.08
WHOLE = 0.85
"""Stories of two outlets are one text only if they agree in nearly everything."""
LEAST = 5
"""So many dates, figures and names must be shared; twice as many in press, where two stories share the facts."""
CROWDED = 200
"""A date, figure or name in more documents than this proposes no pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of different languages, and what the reasons say of them."""

    left: Page
    right: Page
    verdict: Verdict

    @property
    def settled(self) -> bool | None:
        """Whether a UN symbol says that they are one statement; None where one of them has none."""
        return self.left.symbol == self.right.symbol if self.left.symbol and self.right.symbol else None

    @property
    def score(self) -> float:
        """How likely they are one statement: a UN symbol settles it, otherwise the mean of the reasons."""
        return self.verdict.mean if self.settled is None else float(self.settled)


def translations(
    pages: Sequence[Page], reissued: Collection[frozenset[str]] = ()
) -> tuple[list[StatementGroup], list[Question]]:
    """Pairs that are one statement in two languages, one to one; those with a rival too near are asked.

    ``reissued`` names pairs of documents with one text: they are no rivals of each other.
    """
    pairs = [pair for pair in map(_weighed, _candidates(pages)) if pair.score >= THRESHOLD and _enough(pair)]
    groups, questions = [], []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.left.id, pair.right.id)):
        rivals = [rival for rival in pairs if _is_rival(pair, rival, reissued)]
        best = max((rival.score for rival in rivals), default=0.0)
        if pair.settled or best <= pair.score - MARGIN:
            groups.append(_group(pair))
        elif abs(best - pair.score) < MARGIN:
            questions.append(_question(pair, [r for r in rivals if abs(r.score - pair.score) < MARGIN]))
    return groups, questions


def _weighed(pages: tuple[Page, Page]) -> Pair:
    return Pair(*pages, weigh(REASONS, *pages))


def _enough(pair: Pair) -> bool:
    """Whether they share enough for the score to mean something."""
    left, right = pair.left, pair.right
    if pair.settled:
        return True
    if _tells_of(left, right) or _tells_of(right, left) or (_of_two_outlets(left, right) and pair.score < WHOLE):
        return False
    common = (
        shared(days_named(left), days_named(right)).total(),
        shared(values_of(left.numbers), values_of(right.numbers)).total(),
        shared(*matched_names(left, right)).total(),
    )
    return sum(common) >= (LEAST if (left.author and right.author) or _of_one_body(left, right) else 2 * LEAST)


def _of_one_body(left: Page, right: Page) -> bool:
    """Whether both are published under what may be one name in two languages."""
    return one_body(left.publisher or "", right.publisher or "", (left.language, right.language))


def _of_two_outlets(left: Page, right: Page) -> bool:
    """Whether two outlets each have a story: they may tell of one statement without translating one another."""
    stories = all(page.document_type == "press" and not page.author for page in (left, right))
    return stories and left.publisher != right.publisher and not _of_one_body(left, right)


def _tells_of(story: Page, statement: Page) -> bool:
    """Whether one is a story of an outlet and the other somebody's own words: however much it keeps, it is a relay."""
    return not story.author and story.document_type == "press" and bool(statement.author)


def _is_rival(pair: Pair, other: Pair, reissued: Collection[frozenset[str]]) -> bool:
    """Whether both pairs claim one document for two others of one language."""
    mine, theirs = (pair.left, pair.right), (other.left, other.right)
    kept = {page.id for page in mine} & {page.id for page in theirs}
    if len(kept) != 1:
        return False
    [one] = [page for page in mine if page.id not in kept]
    [two] = [page for page in theirs if page.id not in kept]
    return one.language == two.language and frozenset({one.id, two.id}) not in reissued


def _candidates(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Pairs of different languages that share two dates, figures or names (or a UN symbol).

    They are counted a page at a time, so that no more is held than the marks of every page.
    """
    index: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for at, page in enumerate(pages):
        for mark in _marks(page):
            index[mark].append(at)
    for left, page in enumerate(pages):
        met: Counter[int] = Counter()
        for mark in _marks(page):
            places = index[mark]
            after = places[bisect_right(places, left) :] if len(places) <= CROWDED else ()
            for right in after:
                met[right] += 2 if mark[0] == "symbol" else 1
        for right in sorted(right for right, count in met.items() if count > 1):
            if _two_languages(page, pages[right]):
                yield page, pages[right]


def _marks(page: Page) -> set[tuple[str, Hashable]]:
    marks: set[tuple[str, Hashable]] = {("date", date) for date in days_named(page)}
    marks |= {("figure", number) for number in values_of(page.numbers) if number > 9}
    marks |= {("name", skeleton(name)) for name in values_of(page.names)}
    return marks | ({("symbol", page.symbol)} if page.symbol else set())


def _two_languages(a: Page, b: Page) -> bool:
    return bool(a.language and b.language) and a.language != b.language


def _group(pair: Pair) -> StatementGroup:
    documents = (pair.left.id, pair.right.id)
    found = align(pair.left, pair.right)
    settled = (f"both carry the UN symbol {pair.left.symbol}",) if pair.settled else ()
    return StatementGroup(
        id=make_id("statement_group", "translation", *documents),
        relation="translation",
        documents=documents,
        reasons=(*settled, *pair.verdict.said, *(f"but {words}" for words in pair.verdict.against)),
        score=round(pair.score, 3),
        aligned=found.aligned,
        versions=(Version(pair.right.id, pair.left.id, (), found.only_left, found.only_right),),
    )


def _question(pair: Pair, near: Sequence[Pair]) -> Question:
    pages = {page.id: page for each in (pair, *near) for page in (each.left, each.right)}
    shared_by_all = sorted(key for key in pages if all(key in (e.left.id, e.right.id) for e in (pair, *near)))
    about = shared_by_all or [pair.left.id]
    others = sorted(set(pages) - set(about))
    names = " or ".join(pages[key].label for key in others)
    asks = f"Which is the translation of {pages[about[0]].label}: {names}? They fit almost equally well."
    return Question(tuple(about), tuple(others), asks)
