"""How far a reporting word reaches: to the end of its sentence, back to the beginning, or along a quotation.

Speech ends where another speaker is reported after "and", "while" or a relative word outside of quotation marks.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from tawthiq.cascade.layout import Layout
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_LONGEST = 3000
"""How far a quotation, or the search for the next speaker, may run, in code points."""
_OPENING = ('"', "“", "”", "«", "„")
_CLOSING = ('"', "“", "”", "»")
_COMMAS = ("،", ",")

Said = tuple[Span, Finding]
"""The words given as a speaker's, and the finding of the reporting word."""


def scopes(findings: Iterable[Finding], layout: Layout) -> list[Said]:
    """The words that each reporting word covers, outer before inner."""
    ordered = sorted((f for f in findings if f.value["scope"] != "none"), key=lambda f: f.span)
    made: list[Said] = []
    for number, group in itertools.groupby(ordered, key=lambda f: layout.sentence(f.span.start)):
        made += _in_sentence(list(group), layout.sentences[number], layout)
    made += list(_quoted_on(made, layout))
    return sorted(made, key=lambda said: (said[0].start, -said[0].end, said[1].span))


def _in_sentence(group: Sequence[Finding], sentence: Span, layout: Layout) -> Iterator[Said]:
    outer: Finding | None = None
    for at, finding in enumerate(group):
        scope = finding.value["scope"]
        if scope == "back":
            said = Span(_quote_start(sentence.start, finding.value["cue"].start, layout), finding.span.start)
        elif scope == "all":
            said = sentence if outer is None or finding.value["relay"] else Span(outer.span.end, sentence.end)
        elif scope == "clause":
            said = Span(finding.span.end, _clause_end(finding.span.end, sentence.end, layout.text))
        else:
            end = _quote_end(finding.span.end, sentence.end, layout)
            said = Span(finding.span.end, _next_speaker(group, at, end, layout))
            outer = outer if outer and finding.value["bound"] else finding
        if (trimmed := _trimmed(said, layout.text)) is not None:
            yield trimmed, finding


def _clause_end(start: int, end: int, text: str) -> int:
    """The next comma, else ``end``."""
    commas = (text.find(mark, start, end) for mark in _COMMAS)
    return min((at for at in commas if at >= 0), default=end)


def _trimmed(said: Span, text: str) -> Span | None:
    words = said.of(text)
    start = said.start + len(words) - len(words.lstrip())
    return Span(start, said.end) if start < said.end else None


def _next_speaker(group: Sequence[Finding], at: int, end: int, layout: Layout) -> int:
    """Where another speaker takes over, else ``end``."""
    start, topic = group[at].span.end, group[at].value["topic"]
    for number in range(at + 1, len(group)):
        other, begins = group[number].value, group[number].span.start
        if begins >= end or begins - start > _LONGEST:
            break
        takes_over = other["apart"] or (topic and other["scope"] == "rest")
        if begins >= start and takes_over and not open_quotes(layout.text[start:begins]):
            return begins
    return end


def _quote_end(start: int, end: int, layout: Layout) -> int:
    """The end of the sentence, or of the quotation that stays open over it, within reason."""
    text, limit = layout.text, start + _LONGEST
    while end < min(limit, len(text)) and open_quotes(text[start:end]):
        following = layout.sentence_after(end)
        if following is None:
            return end
        if layout.paragraph(following.start) != layout.paragraph(start):
            if not quoted(following.of(text)):
                return end
            start = following.start
        end = following.end
    return end


def _quote_start(start: int, end: int, layout: Layout) -> int:
    """The beginning of the sentence, or of the quotation that was opened before it in the paragraph."""
    first = max(layout.paragraph_span(start).start, end - _LONGEST)
    while start > first and open_quotes(layout.text[start:end]):
        start = layout.sentence_span(start - 1).start if layout.sentence(start) else start
        if layout.sentence_span(start).start < first:
            break
    return start


def _quoted_on(made: Sequence[Said], layout: Layout) -> Iterator[Said]:
    """Whole quotations that follow a speaker's sentence with no other speaker named, in its paragraph or the next."""
    told = {layout.sentence(finding.span.start): finding for _, finding in made}
    for number, finding in told.items():
        last, reached = number, layout.sentences[number].end
        for follower in range(number + 1, len(layout.sentences)):
            span = layout.sentences[follower]
            if span.start < reached:
                continue
            if follower in told or not _goes_on(last, follower, layout):
                break
            last, reached = follower, _quote_end(span.start, span.end, layout)
            yield Span(span.start, reached), finding


def _goes_on(number: int, follower: int, layout: Layout) -> bool:
    """Whether a sentence is a quotation of who spoke before; in a paragraph of its own, only after a quotation."""
    here, there = layout.sentences[follower], layout.sentences[number]
    if not quoted(here.of(layout.text)[:9]):
        return False
    before, after = layout.paragraph(there.start), layout.paragraph(here.start)
    words = here.of(layout.text)
    whole = words.rstrip(" .،,").endswith(_CLOSING) or open_quotes(words)
    return before == after or (whole and after - before == 1 and _has_quote(there.of(layout.text)))


def _has_quote(words: str) -> bool:
    return any(mark in words for mark in _OPENING)


def quoted(words: str) -> bool:
    """Whether words begin with a quotation mark."""
    return words.lstrip(" :،,").startswith(_OPENING)


def open_quotes(words: str) -> bool:
    """Whether a quotation is left open, or closed that was never opened."""
    straight = words.count('"') % 2 == 1
    return straight or abs(words.count("“") - words.count("”")) % 2 == 1 or words.count("«") > words.count("»")
