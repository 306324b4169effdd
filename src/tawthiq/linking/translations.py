"""Which two documents of different languages are one statement, without any model: dates, figures, names, order."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from tawthiq.gazetteer.keys import same_name, skeleton
from tawthiq.linking.alignment import align
from tawthiq.linking.evidence import At, Page, one_voice
from tawthiq.linking.links import Question
from tawthiq.linking.measures import agreement, alone, in_order, shared
from tawthiq.linking.reasons import Reason, Seen, Verdict, some, weigh
from tawthiq.model.ids import make_id
from tawthiq.model.links import StatementGroup
from tawthiq.model.when import days_of

Value = TypeVar("Value", bound=Hashable)

THRESHOLD = 0.6
MARGIN = 0.08
CROWDED = 200
"""A date, figure or name in more documents than this proposes no pair."""


def dates_agree(a: Page, b: Page) -> Seen | None:
    """Both name the same dates."""
    left, right = _values(a.dates), _values(b.dates)
    if not left or not right:
        return None
    return Seen(agreement(left, right), _both("both name", sorted(shared(left, right))))


def dates_in_order(a: Page, b: Page) -> Seen | None:
    """The dates come in the same order."""
    left, right = _values(a.dates), _values(b.dates)
    return Seen(in_order(left, right)) if min(len(left), len(right)) > 1 else None


def figures_agree(a: Page, b: Page) -> Seen | None:
    """Both give the same figures."""
    left, right = _values(a.numbers), _values(b.numbers)
    if not left or not right:
        return None
    return Seen(agreement(left, right), _both("both give the figures", sorted(shared(left, right), reverse=True)))


def figures_in_order(a: Page, b: Page) -> Seen | None:
    """The figures come in the same order."""
    left, right = _values(a.numbers), _values(b.numbers)
    return Seen(in_order(left, right)) if min(len(left), len(right)) > 1 else None


def names_agree(a: Page, b: Page) -> Seen | None:
    """Both name the same places, across scripts."""
    if not a.names or not b.names:
        return None
    left, right = matched_names(a, b)
    words = dict(zip(left, _values(a.names), strict=True))
    other = dict(zip(right, _values(b.names), strict=True))
    both = [f"{words[key]} / {other[key]}" for key in sorted(shared(left, right))]
    return Seen(agreement(left, right), _both("both name", both))


def names_in_order(a: Page, b: Page) -> Seen | None:
    """The names come in the same order."""
    if min(len(a.names), len(b.names)) < 2:
        return None
    return Seen(in_order(*matched_names(a, b)))


def same_author(a: Page, b: Page) -> Seen | None:
    """One author, or two bodies of one state."""
    if not a.author or not b.author:
        return None
    one = one_voice(a.author, b.author)
    return Seen(float(one), f"{a.author} is the author of both" if a.author == b.author else "")


def same_kind_of_document(a: Page, b: Page) -> Seen | None:
    """Both are letters, or both statements: a press story about a letter is not its translation."""
    if not a.document_type or not b.document_type:
        return None
    return Seen(float(a.document_type == b.document_type))


def lengths_in_proportion(a: Page, b: Page) -> Seen | None:
    """The one is about as long as the other."""
    if not a.text or not b.text:
        return None
    return Seen(max(0.0, 1 - abs(math.log(len(a.text) / len(b.text))) / math.log(3)))


def published_together(a: Page, b: Page) -> Seen | None:
    """Both were published on the same day."""
    left, right = days_of(a.published), days_of(b.published)
    if not left or not right:
        return None
    apart = abs((left[0] - right[0]).days)
    return Seen(max(0.0, 1 - apart / 14), f"both were published on {a.published}" if not apart else "")


def other_dates(a: Page, b: Page) -> Seen | None:
    """Each names dates that the other does not: the sign of two letters on one subject."""
    return _own(_values(a.dates), _values(b.dates), "dates", a, b)


def other_figures(a: Page, b: Page) -> Seen | None:
    """Each gives figures that the other does not."""
    return _own(_values(a.numbers), _values(b.numbers), "figures", a, b)


REASONS: tuple[Reason[Page], ...] = (
    Reason(dates_agree, 3.0, "seeds 000/002: five dates, all shared; none with 001, 003, 004"),
    Reason(dates_in_order, 1.0, "seeds 000/002"),
    Reason(figures_agree, 3.0, "seeds 000/002; dev-yemen 01/02: 54 502 and 39 against 03's own"),
    Reason(figures_in_order, 1.0, "seeds 000/002"),
    Reason(names_agree, 3.0, "seeds 000/002: ذيب جزاع / Dhib Jaza‘, in no gazetteer"),
    Reason(names_in_order, 1.0, "dev-syria 08/02"),
    Reason(same_author, 1.0, "dev-yemen 04/05; 04/06 shows that it is not enough"),
    Reason(same_kind_of_document, 1.5, "dev-yemen 02/07: a wire that keeps the letter's dates, figures and names"),
    Reason(lengths_in_proportion, 0.5, "seeds 000/002: weak, any two letters agree so far"),
    Reason(published_together, 0.5, "dev-syria 03/12"),
    Reason(other_dates, -2.0, "dev-yemen 01/03: two letters of one author with their own dates"),
    Reason(other_figures, -2.0, "dev-yemen 04/06: 51 and 79 against 47 and 77"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents of different languages, and what the reasons say of them."""

    left: Page
    right: Page
    verdict: Verdict

    @property
    def score(self) -> float:
        """How likely they are one statement: a UN symbol settles it, otherwise the mean of the reasons."""
        if self.left.symbol and self.right.symbol:
            return float(self.left.symbol == self.right.symbol)
        return self.verdict.mean


def translations(
    pages: Sequence[Page], reissued: Collection[frozenset[str]] = ()
) -> tuple[list[StatementGroup], list[Question]]:
    """Pairs that are one statement in two languages, one to one; and those with a rival too near, to be asked.

    ``reissued`` names pairs of documents with one text: they are no rivals of each other.
    """
    pairs = [pair for pair in map(_weighed, _candidates(pages)) if pair.score >= THRESHOLD]
    groups, questions = [], []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.left.id, pair.right.id)):
        rivals = [rival for rival in pairs if _is_rival(pair, rival, reissued)]
        best = max((rival.score for rival in rivals), default=0.0)
        if best <= pair.score - MARGIN:
            groups.append(_group(pair))
        elif abs(best - pair.score) < MARGIN:
            questions.append(_question(pair, [r for r in rivals if abs(r.score - pair.score) < MARGIN]))
    return groups, questions


def _weighed(pages: tuple[Page, Page]) -> Pair:
    return Pair(*pages, weigh(REASONS, *pages))


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
    """Pairs of different languages that share two dates, figures or names (or a UN symbol)."""
    index: dict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for at, page in enumerate(pages):
        for mark in _marks(page):
            index[mark].append(at)
    met: Counter[tuple[int, int]] = Counter()
    for mark, places in index.items():
        if len(places) <= CROWDED:
            met.update(dict.fromkeys(combinations(places, 2), 2 if mark[0] == "symbol" else 1))
    for left, right in sorted(pair for pair, count in met.items() if count > 1):
        if _two_languages(pages[left], pages[right]):
            yield pages[left], pages[right]


def _marks(page: Page) -> set[tuple[str, Hashable]]:
    marks: set[tuple[str, Hashable]] = {("date", date) for date in _values(page.dates)}
    marks |= {("figure", number) for number in _values(page.numbers) if number > 9}
    marks |= {("name", skeleton(name)) for name in _values(page.names)}
    return marks | ({("symbol", page.symbol)} if page.symbol else set())


def _two_languages(a: Page, b: Page) -> bool:
    return bool(a.language and b.language) and a.language != b.language


def _values(found: Sequence[At[Value]]) -> list[Value]:
    return [at.value for at in found]


def matched_names(a: Page, b: Page) -> tuple[list[str], list[str]]:
    """The skeletons of both documents' names in order; a name of ``b`` that only sounds alike gets the key of ``a``."""
    left = {skeleton(name): name for name in _values(a.names)}
    right = {skeleton(name): name for name in _values(b.names)}
    loose = sorted(left.keys() - right.keys())
    other = {
        key: next((mine for mine in loose if same_name(left[mine], right[key])), key)
        for key in sorted(right.keys() - left.keys())
    }
    keys = [skeleton(name) for name in _values(b.names)]
    return [skeleton(name) for name in _values(a.names)], [other.get(key, key) for key in keys]


def _both(start: str, values: Sequence[object]) -> str:
    return f"{start} {some(values)}" if values else ""


def _own(left: Sequence[Value], right: Sequence[Value], what: str, a: Page, b: Page) -> Seen | None:
    """How much each side has for itself: the smaller share, so that what one reading missed does not count."""
    if min(len(left), len(right)) < 2:
        return None
    mine, theirs = alone(left, right)
    degree = min(len(mine) / len(left), len(theirs) / len(right))
    words = f"only {a.label} has the {what} {some(mine)}, only {b.label} {some(theirs)}"
    return Seen(degree, words if degree else "")


def _group(pair: Pair) -> StatementGroup:
    documents = (pair.left.id, pair.right.id)
    symbol = pair.left.symbol if pair.left.symbol and pair.left.symbol == pair.right.symbol else None
    settled = (f"both carry the UN symbol {symbol}",) if symbol else ()
    return StatementGroup(
        id=make_id("statement_group", "translation", *documents),
        relation="translation",
        documents=documents,
        reasons=(*settled, *pair.verdict.said, *(f"but {words}" for words in pair.verdict.against)),
        score=round(pair.score, 3),
        aligned=align(pair.left, pair.right).aligned,
    )


def _question(pair: Pair, near: Sequence[Pair]) -> Question:
    pages = {page.id: page for each in (pair, *near) for page in (each.left, each.right)}
    shared_by_all = sorted(key for key in pages if all(key in (e.left.id, e.right.id) for e in (pair, *near)))
    about = shared_by_all or [pair.left.id]
    others = sorted(set(pages) - set(about))
    names = " or ".join(pages[key].label for key in others)
    asks = f"Which is the translation of {pages[about[0]].label}: {names}? They fit almost equally well."
    return Question(tuple(about), tuple(others), asks)
