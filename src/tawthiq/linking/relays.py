"""Which documents report a statement that another document carries, or that both have from one speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.echoes import Echo, best, echoes
from tawthiq.linking.evidence import Page, Speech, of_one_state, one_voice, together
from tawthiq.linking.links import Question
from tawthiq.linking.passages import Passage
from tawthiq.linking.publishers import is_named
from tawthiq.linking.quotations import Quotation, Shared, follows, quotations
from tawthiq.linking.reasons import Verdict, weigh
from tawthiq.linking.reissues import Passages
from tawthiq.linking.relay_reasons import REASONS, Report, enough, whole
from tawthiq.linking.retellings import retold
from tawthiq.model.ids import make_id
from tawthiq.model.links import StatementGroup
from tawthiq.model.span import Span

THRESHOLD = 0.55
MARGIN = 0.12
QUOTED = 0.6
"""The score of a story that quotes a statement and gives no figure of it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One document that carries what another says, in which of its words, and why."""

    relay: Page
    source: Page
    voice: str
    verdict: Verdict
    said: tuple[Span, ...] = ()


Families = Mapping[str, str]
"""For every document that is an original, the first document of its translations and reissues."""


def relays(
    pages: Sequence[Page], passages: Passages, families: Families, asked: Collection[frozenset[str]] = ()
) -> tuple[list[StatementGroup], list[Question]]:
    """Groups of an original (in all its languages) with its relays, and of reports of one speaker's words.

    Pairs in ``asked`` are questions already and are not linked.
    """
    shared = _by_page(passages)
    settled = {*asked, *_pairs_within(families)}
    told = list(_of_originals(pages, shared))
    found = {(each.relay.id, each.source.id) for each in told}
    quoted = map(_quoting, quotations(pages, shared, families))
    told += [each for each in quoted if (each.relay.id, each.source.id) not in found]
    carried = [c for c in told if frozenset((c.relay.id, c.source.id)) not in settled]
    chosen, questions = _chosen(carried, families)
    home = {each.relay.id: families.get(each.source.id, each.source.id) for each in chosen}
    cited, more_questions = _chosen(_from_outlets(pages, shared, home, settled), {**families, **home})
    asked_of = {key for question in (*questions, *more_questions) for key in question.about}
    echoed, unclear = _by_figures(pages, {*home, *asked_of}, {**families, **home}, settled)
    groups = _with_original(chosen, [*cited, *echoed], pages, {**families, **home}, families)
    joined = settled | {frozenset((a, b)) for group in groups for a in group.documents for b in group.documents}
    return groups + _without_original(pages, shared, joined), [*questions, *more_questions, *unclear]


def _by_figures(
    pages: Sequence[Page], told: Collection[str], families: Families, settled: Collection[frozenset[str]]
) -> tuple[list[Carried], list[Question]]:
    """Stories that give the figures of a statement, where no voice in them is known to be its author's."""
    found = [each for each in echoes(pages, settled) if each.relay.id not in told]
    chosen, alike = best(found, families)
    return list(map(_echoing, chosen)), [_question(_echoing(one), _echoing(other)) for one, other in alike]


def _echoing(found: Echo) -> Carried:
    return Carried(found.relay, found.source, "", found.verdict, found.said)


def _from_outlets(
    pages: Sequence[Page], shared: Shared, home: Mapping[str, str], settled: Collection[frozenset[str]]
) -> list[Carried]:
    """Stories that have it from another outlet's story, but for those that are known to have the same statement."""
    return [
        each
        for each in _of_outlets(pages, shared)
        if frozenset((each.relay.id, each.source.id)) not in settled
        and (each.relay.id not in home or home[each.relay.id] != home.get(each.source.id))
    ]


def _pairs_within(families: Families) -> set[frozenset[str]]:
    """Pairs that are translations or reissues of each other: they are one statement already."""
    members: dict[str, list[str]] = defaultdict(list)
    for document, family in families.items():
        members[family].append(document)
    return {frozenset(pair) for family in members.values() for pair in combinations(family, 2)}


def _by_page(passages: Passages) -> dict[str, dict[str, tuple[Passage, ...]]]:
    shared: dict[str, dict[str, tuple[Passage, ...]]] = defaultdict(dict)
    for (left, right), found in passages.items():
        shared[left][right] = shared[right][left] = found
    return shared


def _of_originals(pages: Sequence[Page], shared: Shared) -> Iterator[Carried]:
    """Every document with words of an author, held against that author's letters and statements."""
    originals = [page for page in pages if page.author]
    index: dict[object, list[Page]] = defaultdict(list)
    for page in originals:
        for mark in _marks(whole(page)):
            index[mark].append(page)
    for relay in pages:
        met = {page.id: page for speech in relay.speeches for mark in _marks(speech) for page in index[mark]}
        for source in (met[key] for key in sorted(met)):
            carried = _held_against(relay, source, shared.get(relay.id, {}))
            if carried:
                yield carried


def _quoting(found: Quotation) -> Carried:
    """A story that quotes a statement at length and may say nothing else of it."""
    said = (f"both have the words «{found.words.of(found.relay.text)}»", f"both name {found.place}")
    verdict = Verdict(total=QUOTED, weight=1.0, said=said)
    return Carried(found.relay, found.source, found.source.author or "", verdict, (found.words,))


def _of_outlets(pages: Sequence[Page], shared: Shared) -> Iterator[Carried]:
    """Every document that cites an outlet, held against that outlet's own stories of the days before."""
    index: dict[object, list[Page]] = defaultdict(list)
    for page in pages:
        if page.publisher and not page.author:
            for mark in _marks(whole(page)):
                index[mark].append(page)
    for relay in pages:
        said = [speech for speech in relay.speeches if not speech.through_relays]
        if not relay.cites or relay.author or not said:
            continue
        met = {page.id: page for mark in _marks(together(said)) for page in index[mark] if _cites(relay, page)}
        for source in (met[key] for key in sorted(met)):
            report, original = (
                Report(relay, together(said), shared.get(relay.id, {})),
                Report(source, whole(source), {}),
            )
            verdict = weigh(REASONS, report, original)
            if enough(report, original) and verdict.mean >= THRESHOLD:
                yield Carried(relay, source, source.publisher or "", verdict, together(said).spans)


def _cites(relay: Page, source: Page) -> bool:
    """Whether one names the other's publisher, and another publisher prints it, soon after."""
    if not source.publisher or relay.publisher == source.publisher or not follows(relay, source):
        return False
    return any(is_named(source.publisher, words) for words in relay.cites)


def _held_against(relay: Page, source: Page, passages: Mapping[str, tuple[Passage, ...]]) -> Carried | None:
    voice = source.author
    if voice is None or (relay.author and of_one_state(relay.author, voice)) or not _could_follow(relay, source):
        return None
    original = Report(source, whole(source), passages)
    reports = [Report(relay, speech, passages) for speech in relay.heard(voice)]
    found = [weigh(REASONS, report, original) for report in reports if enough(report, original)]
    verdict = max(found, key=lambda verdict: verdict.mean, default=None)
    said = tuple(sorted({span for report in reports for span in report.speech.spans}))
    return Carried(relay, source, voice, verdict, said) if verdict and verdict.mean >= THRESHOLD else None


def _could_follow(relay: Page, source: Page) -> bool:
    """A relay is not published before what it relays."""
    return not relay.published or not source.published or relay.published >= source.published


def _marks(speech: Speech) -> set[object]:
    marks: set[object] = {figure for figure in speech.tolls | speech.figures if figure > 9}
    return marks | speech.days | {skeleton(place) for place in speech.places}


def _chosen(carried: Sequence[Carried], families: Families) -> tuple[list[Carried], list[Question]]:
    """For every relay and author the best original; two statements that fit alike are asked."""
    rivals: dict[tuple[str, str], list[Carried]] = defaultdict(list)
    for each in carried:
        rivals[each.relay.id, each.voice.split("-")[0]].append(each)
    chosen, questions = [], []
    for key in sorted(rivals):
        ranked = sorted(rivals[key], key=lambda each: (-each.verdict.mean, each.source.id))
        best = ranked[0]
        family = families.get(best.source.id, best.source.id)
        others = [each for each in ranked if families.get(each.source.id, each.source.id) != family]
        if others and best.verdict.mean - others[0].verdict.mean < MARGIN:
            questions.append(_question(best, others[0]))
        else:
            chosen += [each for each in ranked if each not in others]
    return chosen, questions


def _question(one: Carried, other: Carried) -> Question:
    whose = f"statement of {one.voice}" if one.voice else "document"
    asks = f"Which {whose} does {one.relay.label} report: {one.source.label} or {other.source.label}? Both fit."
    return Question((one.relay.id,), tuple(sorted((one.source.id, other.source.id))), asks)


def _with_original(
    chosen: Sequence[Carried], cited: Sequence[Carried], pages: Sequence[Page], homes: Families, families: Families
) -> list[StatementGroup]:
    """Those who have it from an original, and those who have it from one of these."""
    by_family: dict[str, list[Carried]] = defaultdict(list)
    for each in chosen:
        by_family[families.get(each.source.id, each.source.id)].append(each)
    for each in cited:
        by_family[homes.get(each.source.id, each.source.id)].append(each)
    groups = []
    for family in sorted(by_family):
        carried = by_family[family]
        originals = [page for page in pages if families.get(page.id, page.id) == family]
        groups.append(_group(_first(originals), carried))
    return groups


def _first(pages: Collection[Page]) -> list[Page]:
    """The first published first."""
    return sorted(pages, key=lambda page: (page.published or "9999", page.id))


def _group(originals: Sequence[Page], carried: Sequence[Carried]) -> StatementGroup:
    relaying = _first({each.relay.id: each.relay for each in carried}.values())
    best: dict[str, Carried] = {}
    for each in sorted(carried, key=_plainness):
        best[each.relay.id] = each
    means = [best[page.id].verdict.mean for page in relaying]
    sources = {page.id: _had_from(best[page.id], relaying) for page in relaying}
    return StatementGroup(
        id=make_id("statement_group", "relay", originals[0].id),
        relation="relay",
        documents=tuple(page.id for page in (*originals, *relaying)),
        reasons=(*(_told(best[page.id]) for page in relaying), *_cited(sources, relaying)),
        score=round(sum(means) / len(means), 3),
        versions=tuple(retold(sources[page.id], page, best[page.id].said) for page in relaying),
    )


def _had_from(carried: Carried, relaying: Sequence[Page]) -> Page:
    """Whom a relay has the statement from: the first other relay that it cites, or else the original."""
    cited = [page for page in relaying if page.id != carried.relay.id and _cites(carried.relay, page)]
    return cited[0] if cited else carried.source


def _cited(sources: Mapping[str, Page], relaying: Sequence[Page]) -> Iterator[str]:
    """In words, which relays have it from another relay, and which from each other."""
    shelf = {page.id: page for page in relaying}
    for key, source in sources.items():
        if source.id not in shelf:
            continue
        if sources[source.id].id != key:
            yield f"{shelf[key].label} has it from {source.label}"
        elif key < source.id:
            yield f"{shelf[key].label} and {source.label} have it from each other: neither confirms it"


def _plainness(carried: Carried) -> tuple[bool, float, str]:
    """What shows a reviewer best: a source in the relay's own language, then the better fit."""
    one_language = carried.relay.language == carried.source.language
    return one_language, carried.verdict.mean, carried.source.id


def _told(carried: Carried) -> str:
    evidence = "; ".join(carried.verdict.said)
    if not carried.voice:
        return f"{carried.relay.label} tells what {carried.source.label} tells: {evidence}"
    return f"{carried.relay.label} reports {carried.voice} as {carried.source.label} has it: {evidence}"


def _without_original(
    pages: Sequence[Page],
    shared: Shared,
    joined: Collection[frozenset[str]],
) -> list[StatementGroup]:
    """Documents that have the same words of one speaker, whose own document is not here."""
    shelf = {page.id: page for page in pages}
    linked: dict[str, list[Carried]] = defaultdict(list)
    for voice, left, right in sorted(_same_tolls_from_one_voice(pages)):
        if frozenset((left, right)) in joined:
            continue
        carried = _both_report(shelf[left], shelf[right], voice, shared.get(left, {}))
        if carried:
            linked[voice].append(carried)
    return [group for voice in sorted(linked) for group in _joined(linked[voice])]


def _same_tolls_from_one_voice(pages: Sequence[Page]) -> Iterator[tuple[str, str, str]]:
    """Pairs of reports that give two equal tolls as one voice's.

    They are counted a report at a time, and only those that give two, so that no more is held than their tolls.
    """
    told = {page.id: _tolls_by_voice(page) for page in pages}
    index: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key in sorted(told):
        for voice, tolls in told[key].items():
            for toll in tolls:
                index[voice, toll].append(key)
    for left in sorted(told):
        for voice, tolls in told[left].items():
            places = (index[voice, toll] for toll in tolls)
            met = Counter(right for each in places for right in each[bisect_right(each, left) :])
            yield from ((voice, left, right) for right, count in met.items() if count > 1)


def _tolls_by_voice(page: Page) -> dict[str, set[int]]:
    """The tolls that a report gives as each voice's, where it gives more than one."""
    tolls: dict[str, set[int]] = defaultdict(set)
    for speech in page.speeches:
        if not (page.author and one_voice(page.author, speech.voice)):
            tolls[speech.voice] |= speech.tolls
    return {voice: given for voice, given in tolls.items() if len(given) > 1}


def _both_report(left: Page, right: Page, voice: str, passages: Mapping[str, tuple[Passage, ...]]) -> Carried | None:
    found = [
        min(weigh(REASONS, a, b), weigh(REASONS, b, a), key=lambda verdict: verdict.mean)
        for a in (Report(left, speech, passages) for speech in left.heard(voice))
        for b in (Report(right, speech, passages) for speech in right.heard(voice))
        if enough(a, b) and enough(b, a)
    ]
    verdict = max(found, key=lambda verdict: verdict.mean, default=None)
    if verdict is None or verdict.mean < THRESHOLD:
        return None
    first, second = _first([left, right])
    said = tuple(span for speech in second.heard(voice) for span in speech.spans)
    return Carried(second, first, voice, verdict, tuple(sorted(set(said))))


def _joined(carried: Sequence[Carried]) -> list[StatementGroup]:
    """Reports of one speaker that are linked with each other, directly or by a third."""
    root: dict[str, str] = {}

    def find(key: str) -> str:
        while root.get(key, key) != key:
            key = root[key]
        return key

    for each in carried:
        root[find(each.relay.id)] = find(each.source.id)
    sets: dict[str, list[Carried]] = defaultdict(list)
    for each in carried:
        sets[find(each.source.id)].append(each)
    groups = []
    for key in sorted(sets):
        members = {page.id: page for each in sets[key] for page in (each.source, each.relay)}
        first, *_ = _first(members.values())
        later = [each for each in sets[key] if each.relay.id != first.id]
        groups.append(_group([first], later))
    return groups
