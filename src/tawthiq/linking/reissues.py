"""Which documents of one language are one text on two pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from tawthiq.linking.evidence import Page
from tawthiq.linking.links import Question
from tawthiq.linking.measures import alone
from tawthiq.linking.passages import Passage
from tawthiq.linking.reasons import some
from tawthiq.model.ids import make_id
from tawthiq.model.links import StatementGroup

SHARED = 0.85
"""Of both texts, how much the copied passages must cover."""

Passages = Mapping[tuple[str, str], tuple[Passage, ...]]


def reissues(pages: Sequence[Page], passages: Passages) -> tuple[list[StatementGroup], list[Question]]:
    """Pairs with one text, or one UN symbol; without one, a pair whose dates or figures differ is asked."""
    shelf = {page.id: page for page in pages}
    groups, questions = [], []
    for left, right, cover in _covered(shelf, passages):
        differs = _differences(left, right)
        if differs and not _one_symbol(left, right):
            questions.append(_question(left, right, differs))
        else:
            groups.append(_group(left, right, cover))
    return groups, questions


def _covered(shelf: Mapping[str, Page], passages: Passages) -> Iterator[tuple[Page, Page, float]]:
    for a, b in sorted({*passages, *_of_one_symbol(shelf.values())}):
        left, right, shared = shelf[a], shelf[b], passages.get((a, b), ())
        mine = sum(p.left.end - p.left.start for p in shared) / max(1, len(left.text))
        theirs = sum(p.right.end - p.right.start for p in shared) / max(1, len(right.text))
        if min(mine, theirs) >= SHARED or _one_symbol(left, right):
            yield left, right, min(1.0, mine, theirs)


def _of_one_symbol(pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
    """Pairs of one language that carry one UN symbol."""
    shelves: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for page in pages:
        if page.symbol:
            shelves[page.symbol, page.language].append(page.id)
    for shelf in shelves.values():
        yield from combinations(sorted(shelf), 2)


def _one_symbol(left: Page, right: Page) -> bool:
    """Whether a UN symbol settles it: two texts of one language under one symbol are one document."""
    return left.symbol is not None and left.symbol == right.symbol and left.language == right.language


def _differences(left: Page, right: Page) -> list[str]:
    """Dates and figures that only one of two nearly equal texts has."""
    said = []
    for what, mine, theirs in (
        ("dates", [at.value for at in left.dates], [at.value for at in right.dates]),
        ("figures", [str(at.value) for at in left.numbers], [str(at.value) for at in right.numbers]),
    ):
        first, second = alone(mine, theirs)
        if first and second:
            said.append(f"{what} {some(first)} against {some(second)}")
    return said


def _group(left: Page, right: Page, cover: float) -> StatementGroup:
    settled = (f"both carry the UN symbol {left.symbol}",) if _one_symbol(left, right) else ()
    return StatementGroup(
        id=make_id("statement_group", "reissue", left.id, right.id),
        relation="reissue",
        documents=(left.id, right.id),
        reasons=(*settled, f"{cover:.0%} of both texts is word for word the same"),
        score=1.0 if settled else round(cover, 3),
    )


def _question(left: Page, right: Page, differs: Sequence[str]) -> Question:
    asks = f"Are {left.label} and {right.label} one text? They agree word for word but for {'; '.join(differs)}."
    return Question((left.id,), (right.id,), asks)
