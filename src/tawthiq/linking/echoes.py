"""Which stories retell another document though its voice was not heard in them: by the figures that both give.

What a body calls itself is often not known in another language, and a story may name its source in words that nobody
foresaw. But who retells a statement gives several of its figures, for the same things, on the same day and place, and
little else; two who tell of one incident from different speakers share the day, the place and seldom more than one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Fact, Page, of_one_state
from tawthiq.linking.figures import SMALL, Facts, Shared, cover, shared_figures, telling_facts
from tawthiq.linking.naming import alike, heard_in, named_in, one_place
from tawthiq.linking.passages import words_of
from tawthiq.linking.quotations import follows
from tawthiq.linking.reasons import Verdict, some
from tawthiq.model.span import Span
from tawthiq.model.when import days_of
from tawthiq.packs import pairs

COVERED = 0.5
"""So much of the figures of the shorter of two must be the other's: a round-up holds many things."""
CROWDED = 200
"""A figure, day or place of more documents than this proposes no pair."""
NAMED, SAYS_SO = 1.0, 0.5
"""What it weighs that the story names the other's author, and that it speaks of a statement or letter."""
OF_ITS_AUTHOR = (1.5, 3.0)
"""So much in figures, and so much in all, for a story that retells a known author's words or names their publisher."""
OF_AN_OUTLET = (2.5, 4.0)
NIGHT = 2
"""A date of so many days beside its first, as a night, is each of them."""
WITHOUT_PLACE = 4.0
"""So much in figures where no place was read in both."""
DOUBT = 2.0
"""What stands against every echo: a score of 3 in 5 for the least that is enough."""
MARGIN = 0.85
"""Two sources fit alike where the second has more than this of the first's weight."""


@dataclass(frozen=True, slots=True)
class Echo:
    """A story, the document whose figures it gives, how much speaks for it, why, and who gives them in which words."""

    relay: Page
    source: Page
    weight: float
    verdict: Verdict
    said: tuple[Span, ...] = ()


def echoes(pages: Sequence[Page], joined: Collection[frozenset[str]]) -> Iterator[Echo]:
    """Every story that gives the figures of an earlier document; pairs in ``joined`` are settled already."""
    facts = telling_facts(pages)
    for left, right in _candidates(pages):
        if frozenset((left.id, right.id)) not in joined:
            turns = [turn for turn in ((left, right), (right, left)) if _could_echo(*turn)]
            found = [_echo(source, relay, facts[source.id], facts[relay.id]) for source, relay in turns]
            yield from sorted((echo for echo in found if echo), key=_fit)[:1]


def _fit(echo: Echo) -> tuple[float, str]:
    """Of two published on one day, the one that names the other tells it."""
    return -echo.weight, echo.source.id


def _could_echo(source: Page, relay: Page) -> bool:
    """A story of nobody's own, soon after, on days that are known; a report gathers what many told."""
    if relay.author or relay.document_type == "report" or not (source.published and relay.published):
        return False
    return follows(relay, source)


def _candidates(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Pairs of two publishers that share a figure, and another or a day or a place; those of one page are held."""
    figures, around = [_figures(page) for page in pages], [_around(page) for page in pages]
    index: dict[Hashable, list[int]] = defaultdict(list)
    for at, marks in enumerate(figures):
        for mark in marks:
            index[mark].append(at)
    for left, marks in enumerate(figures):
        met: set[int] = set()
        for places in (index[mark] for mark in marks):
            met.update(places[bisect_right(places, left) :] if len(places) <= CROWDED else ())
        for right in sorted(met):
            both = len(marks & figures[right]) + len(around[left] & around[right])
            if both > 1 and pages[left].publisher != pages[right].publisher:
                yield pages[left], pages[right]


def _figures(page: Page) -> set[Hashable]:
    return {fact.value if fact.value >= SMALL else (fact.measure, fact.value) for fact in page.facts if _tells(fact)}


def _tells(fact: Fact) -> bool:
    return fact.value >= SMALL or fact.measure != ""


def _around(page: Page) -> set[Hashable]:
    return {*_days(page), *(skeleton(place) for place in page.narrow)}


def _days(page: Page) -> set[str]:
    """The days of a document, but not that of its publication."""
    return {at.value for at in page.dates if len(at.value) >= len("2000-01-01")} - {page.published or ""}


def _one_day(source: Page, relay: Page) -> list[str]:
    """The days of the source that the story names too, or that lie in the same night or two days."""
    theirs = {day for value in _days(relay) for day in _each_day(value)}
    return [value for value in sorted(_days(source)) if theirs & _each_day(value)]


def _each_day(value: str) -> set[str]:
    span = days_of(value)
    if span is None or (span[1] - span[0]).days > NIGHT:
        return {value}
    return {(span[0] + timedelta(days=at)).isoformat() for at in range((span[1] - span[0]).days + 1)}


def _echo(source: Page, relay: Page, mine: Facts, theirs: Facts) -> Echo | None:
    shared = shared_figures(mine, theirs, source.known | relay.known)
    figures = sum(each.weight for each in shared)
    one_harm = any(each.of_harm for each in shared)
    if not one_harm or figures < OF_ITS_AUTHOR[0] or cover(mine, theirs, shared) < COVERED:
        return None
    days, places = _one_day(source, relay), _places(source, relay)
    apart = not days and _days(source) and _days(relay)
    if apart or (not places and figures < WITHOUT_PLACE):
        return None
    named = _names(relay, source, shared)
    weight = figures + 0.5 * (min(len(days), 3) + min(len(places), 4)) + NAMED * bool(named) + SAYS_SO * _says_so(relay)
    least, needed = OF_ITS_AUTHOR if named else OF_AN_OUTLET
    if figures < least or weight < needed:
        return None
    return Echo(relay, source, weight, _verdict(weight, shared, days, places, named), _said(relay, shared))


def _said(relay: Page, shared: Sequence[Shared]) -> tuple[Span, ...]:
    """The words of the voices that give the figures."""
    voices = {voice for each in shared for voice in each.relay.voices}
    return tuple(sorted({span for speech in relay.speeches if speech.voice in voices for span in speech.spans}))


def _verdict(
    weight: float, shared: Sequence[Shared], days: Sequence[str], places: Sequence[str], named: str | None
) -> Verdict:
    figures = [each.words for each in sorted(shared, key=lambda each: (-each.weight, -each.source.value))]
    said = [f"both give the figures {some(figures, 5)}"]
    said += [f"both name {some(both)}" for both in (days, places) if both]
    said += [f"somebody called much like {named} is named"] if named else []
    return Verdict(total=weight, weight=weight + DOUBT, said=tuple(said))


def _places(source: Page, relay: Page) -> list[str]:
    """Places that both have, read in one and in the words of the other, in whichever script; each once."""
    both: dict[str, str] = {}
    for page, other in ((source, relay), (relay, source)):
        for name in sorted({at.value for at in page.names}):
            if skeleton(name) not in both and _has(other, name):
                both[skeleton(name)] = name
    return [both[key] for key in sorted(both)]


def _has(page: Page, name: str) -> bool:
    return any(one_place(name, at.value) for at in page.names) or heard_in(name, page.text)


def _names(relay: Page, source: Page, shared: Sequence[Shared]) -> str | None:
    """Words for the author, publisher or speaker of the source, where the story names somebody who may be the same."""
    if source.author and any(of_one_state(at.value, source.author) for at in relay.actors):
        return min(source.called.get(source.author, ()), default=source.publisher or source.author)
    languages = (source.language, relay.language)
    own = sorted(source.called.get(source.author or "", ()) or {source.publisher or ""})
    for words in own:
        if named_in(words, relay.text, languages):
            return words
    others = {words for key, names in relay.called.items() if key not in relay.known for words in names}
    speakers = {words for each in shared for key in each.source.voices for words in source.called.get(key, ())}
    tellers = {words for each in shared for key in each.relay.voices for words in relay.called.get(key, ())}
    for mine, theirs in ((own, others), (sorted(speakers), tellers)):
        for words in mine:
            if any(alike(words, other, languages) for other in sorted(theirs)):
                return words
    return None


def _says_so(relay: Page) -> bool:
    """Whether it speaks of a statement, letter or report."""
    papers = _papers()
    return any(pairs.meanings(word, relay.language or "") & papers for word, _ in words_of(relay.text))


def _papers() -> frozenset[int]:
    return frozenset().union(*(pairs.meanings(word, "en") for word in ("statement", "letter", "report")))


def best(found: Sequence[Echo], families: Mapping[str, str]) -> tuple[list[Echo], list[tuple[Echo, Echo]]]:
    """For every story the document that it retells, in all its versions; and pairs of two that fit alike."""
    by_relay: dict[str, list[Echo]] = defaultdict(list)
    for each in found:
        by_relay[each.relay.id].append(each)
    chosen, alike = [], []
    for key in sorted(by_relay):
        ranked = sorted(by_relay[key], key=lambda each: (-each.weight, each.source.id))
        family = families.get(ranked[0].source.id, ranked[0].source.id)
        others = [each for each in ranked if families.get(each.source.id, each.source.id) != family]
        if others and others[0].weight > MARGIN * ranked[0].weight:
            alike.append((ranked[0], others[0]))
        else:
            chosen += [each for each in ranked if each not in others]
    return chosen, alike
