"""Which stories quote a statement at length, though they give no figure of it: by words that nobody else wrote.

The words must stand in quotation marks and be copied from one author's statement alone (what several statements have is
a formula); the story must name the author and a place of the statement, soon after it, and give no toll that it lacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Page, of_one_state
from tawthiq.linking.passages import Passage, words_of
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

LONG = 9
"""So many words in one run are no phrase that two people find by chance."""
SOON = 14
"""A statement is quoted, and a story cited, within so many days."""

Shared = Mapping[str, Mapping[str, tuple[Passage, ...]]]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a source that a story has, where they stand in the story, and the place that both name."""

    relay: Page
    source: Page
    words: Span
    place: str


def quotations(pages: Sequence[Page], shared: Shared, families: Mapping[str, str]) -> Iterator[Quotation]:
    """Every story with words of a statement that no other statement has."""
    shelf = {page.id: page for page in pages}
    for relay in pages:
        if relay.author:
            continue
        copied: dict[str, dict[str, Span]] = defaultdict(dict)
        for key, passages in shared.get(relay.id, {}).items():
            longest = _longest(relay.id < key, passages)
            if longest and shelf[key].author:
                copied[families.get(key, key)][key] = longest
        for family, found in copied.items():
            others = [span for other, spans in copied.items() if other != family for span in spans.values()]
            yield from _of_family(relay, ((shelf[key], span) for key, span in found.items()), others)


def _of_family(relay: Page, found: Iterable[tuple[Page, Span]], others: Sequence[Span]) -> Iterator[Quotation]:
    for source, words in found:
        place = _place(relay, source)
        alone = not any(other.covers(words) for other in others)
        if alone and place and _quotes(relay, words) and _names(relay, source) and _agrees(relay, source):
            yield Quotation(relay, source, words, place)


def _longest(is_left: bool, passages: Iterable[Passage]) -> Span | None:
    """Where the longest run stands in the story, if it is long."""
    best = max(passages, key=lambda passage: passage.words, default=None)
    if best is None or best.words < LONG:
        return None
    return best.left if is_left else best.right


def _names(relay: Page, source: Page) -> bool:
    return any(of_one_state(at.value, source.author or "") for at in relay.actors)


def _quotes(relay: Page, words: Span) -> bool:
    """Whether a quotation is open before the words, or opens with them."""
    before = relay.text[relay.text.rfind("\n", 0, words.start) + 1 : words.start]
    opened = max(before.rfind("«"), before.rfind("“"), before.rfind("”"))
    if opened > before.rfind("»") and opened >= 0:
        return before[opened] != "”" or before.count("”") % 2 == 1
    return before.count('"') % 2 == 1


def _agrees(relay: Page, source: Page) -> bool:
    """Whether the story comes soon after, on days that are known, and gives no toll that the statement lacks."""
    known = bool(relay.published and source.published)
    return known and follows(relay, source) and relay.tolls <= source.tolls | {at.value for at in source.numbers}


def _place(relay: Page, source: Page) -> str | None:
    """A place below the governorate that the statement names and the story has in its words."""
    words = f" {' '.join(word for word, _ in words_of(relay.text))} "
    return next((place for place in source.narrow if f" {letters(place)} " in words), None)


def follows(relay: Page, source: Page) -> bool:
    """Whether a story is published with or soon after what it quotes, so far as is known."""
    first, then = days_of(source.published), days_of(relay.published)
    return not first or not then or 0 <= (then[0] - first[0]).days <= SOON
