"""How far a word of asking reaches, and whom it asks.

It reaches to the next word of asking, to where another clause reports ("…, and said that …"), to the end of its
sentence, or over the list that it opens. Who is asked to ask others ("asks the Council to press Russia to …") is asked
for what they shall do.

Where a verb stands before who asks, "called France to" leaves open whether France is asked or asks: it asks, unless
somebody else spoke just before.

"The mission calls on the Council to:" opens a list: each item is asked for too, until a paragraph that is none. An item
may name whom it asks itself ("- the army to release the crew"); what stands before that is asked by the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.voices import ActorsBySpan
from tawthiq.model.claims import Chain
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span
from tawthiq.text.fold import fold

Reach = tuple[Finding, Span]
"""A word of asking and the words in which something is asked by it."""

_MARKED = re.compile(r"[-–—•*·▪●○►✓]|\(?(?:\d{1,2}|[٠-٩]{1,2}|[ivx]{1,4}|\w)[.)\-–ـ]\)?\s")
_PLAIN: Mapping[str, Any] = {
    "stance": "demands",
    "via": [],
    "relay": [],
    "scope": "rest",
    "apart": False,
    "topic": False,
    "cites": False,
}
"""A reporting word of which no more is told than who speaks."""
_HEARD = 24
"""How many voices back one is looked for who may ask."""
_GOES_ON = (":", ";", "؛", ",", "،", "; and", "؛ و")


def reaches(frames: Sequence[Finding], reports: Sequence[Finding], layout: Layout) -> list[Reach]:
    """The words that each word of asking asks for, in the order of the text; ``reports`` are the reporting words."""
    words = shelf(frames)
    others = shelf([report for report in reports if report.value["apart"]])
    listed = list(_listed(words, layout))
    opened = Shelf(listed, lambda reach: layout.paragraph_span(reach[1].start))
    heard = [frame for frame in words if _is_heard(frame, words, opened, layout)]
    ends = _ends(heard, others, layout)
    own = [(frame, Span(frame.value["cue"].end, end)) for frame, end in zip(heard, ends, strict=True)]
    return sorted([*own, *listed], key=lambda reach: (reach[1], reach[0].span))


def speeches(frames: Sequence[Finding], reports: Sequence[Finding]) -> list[Finding]:
    """The words of asking that name who asks, as reporting words: what stands in their reach that speaker tells."""
    taken = {span for report in reports for span in report.value["speaker"]}
    named = [frame for frame in frames if _has_who_asks(frame) and not taken & {*frame.value["speaker"]}]
    return [_speech(frame) for frame in named if not frame.value["inner"]]


def _has_who_asks(frame: Finding) -> bool:
    return bool(frame.value["speaker"] or frame.value["bound"])


def _speech(frame: Finding) -> Finding:
    value = dict(_PLAIN, **{key: frame.value[key] for key in ("speaker", "cue", "bound")}, named=None)
    value["continues"] = frame.value["bound"]
    return Finding("statement", frame.span, value, frame.rule, frame.where, (frame,))


def settled(
    frames: Sequence[Finding], reports: Sequence[Finding], own: Chain, layout: Layout, actors: ActorsBySpan
) -> list[Finding]:
    """The words of asking, with those who may be asked or ask known for one or the other.

    Nobody calls on himself: a second name of who asks is nobody asked.
    """
    known: list[Finding] = []
    heard: list[Finding] = []
    for finding in sorted([*reports, *frames], key=lambda f: f.span):
        if finding.kind == "demand":
            speaker = actors.at(finding.value["speaker"])
            finding = _settle(finding, _last(finding, heard, own, layout, actors) or speaker, actors)
            known.append(finding)
        if finding.kind == "demand" or finding.value["speaker"] or finding.value["continues"]:
            heard.append(finding)
    return known


def _last(frame: Finding, heard: Sequence[Finding], own: Chain, layout: Layout, actors: ActorsBySpan) -> Chain | None:
    """Who may ask where nobody surely does: who spoke last, in the same paragraph or the one before, or the author."""
    if not frame.value["either"]:
        return None
    if all(_is_bare(actors.findings[span]) for span in frame.value["of"]):
        return actors.at(frame.value["of"])
    start = layout.paragraphs[max(0, layout.paragraph(frame.span.start) - 1)].start
    recent = heard[: -_HEARD - 1 : -1]
    near = list(takewhile(lambda other: other.span.start >= start, recent))
    far = recent if any(other.value.get("continues") for other in near) else near
    spoke = next((other.value["speaker"] for other in far if other.value["speaker"]), ())
    asks_on = any(other.kind == frame.kind for other in near[:1])
    return actors.at(spoke) or own or (() if asks_on else actors.at(frame.value["of"]))


def _is_bare(named: Finding) -> bool:
    """Whether one word names somebody who is not known ("the party"): it follows the verb as who asks."""
    return "native" not in named.value and fold(named.value.get("name", "")) == named.value.get("actor")


def _settle(frame: Finding, speaker: Chain, actors: ActorsBySpan) -> Finding:
    named = frame.value["of"]
    if not {actor.key for actor in speaker} & {actor.key for actor in actors.at(named)}:
        return frame
    return frame._replace(value={**frame.value, "of": [], "speaker": frame.value["speaker"] or named})


def _ends(frames: Sequence[Finding], others: Shelf[Finding], layout: Layout) -> Iterator[int]:
    """Where each word of asking ceases."""
    for number, frame in enumerate(frames):
        start, end = frame.span.end, layout.sentence_span(frame.span.start).end
        following = [*frames[number + 1 : number + 2], *others.inside(start, end)[:1]]
        yield max(start, min([end, *(other.span.start for other in following)]))


def _is_heard(frame: Finding, words: Shelf[Finding], opened: Shelf[Reach], layout: Layout) -> bool:
    """Whether a word of asking asks by itself: not inside another, and with the one that it needs in its place."""
    before = words.inside(layout.sentence_span(frame.span.start).start, frame.span.start)
    if frame.value["inner"]:
        return not before
    if frame.value["joins"]:
        return any(not other.value["joins"] or other.value["listed"] for other in before)
    return not frame.value["listed"] or bool(opened.inside(*layout.paragraph_span(frame.span.start)))


def _listed(words: Shelf[Finding], layout: Layout) -> Iterator[Reach]:
    """For every item of a list the word of asking that opened it, with the item up to its own."""
    frame: Finding | None = None
    before = ""
    for paragraph in layout.paragraphs:
        text = paragraph.of(layout.text)
        inside = words.inside(paragraph.start, paragraph.end)
        if frame and not (before.endswith(_GOES_ON) or _MARKED.match(text)):
            frame = None
        if frame:
            first = inside[0] if inside else None
            yield frame, Span(paragraph.start, first.span.start if first else paragraph.end)
        frame = _opens(inside, paragraph, layout) or frame
        before = text


def _opens(inside: Sequence[Finding], paragraph: Span, layout: Layout) -> Finding | None:
    """The word of asking with which a paragraph ends, or whose sentence ends it with a colon."""
    last = inside[-1] if inside else None
    if last is None or layout.sentence_span(last.span.start).end < paragraph.end:
        return None
    colon = layout.text.endswith(":", paragraph.start, paragraph.end)
    return last if colon or last.span.end == paragraph.end else None


def asked(frame: Finding, earlier: Sequence[Finding], actors: Shelf[Span], layout: Layout) -> list[Span]:
    """Where those are named whom a word of asking asks.

    "Urged it to" asks whom the last one asked, or told of; "and to do this" asks just whom the one before it asks.
    """
    if not frame.value["again"]:
        return list(frame.value["of"])
    if frame.value["joins"]:
        return asked(earlier[-1], earlier[:-1], actors, layout) if earlier else []
    before = next((other for other in reversed(earlier) if other.value["of"] and other is not frame), None)
    if before and layout.paragraph(before.span.start) == layout.paragraph(frame.span.start):
        return list(before.value["of"])
    named = actors.inside(layout.sentence_span(frame.span.start).start, frame.span.start)
    return [span for span in named if span not in frame.value["speaker"]][-1:]
