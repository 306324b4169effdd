"""Whose voice a text is in, and who is heard inside it: document type, author, statements and their chains.

A chain runs from the original speaker to the last relay. In a letter, statement or release the author speaks, and what
the author quotes has the author as its last relay; a press text's own voice has an empty chain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.cascade.layout import Layout
from tawthiq.model.claims import Actor, Chain, Statement
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_HEAD = 400
_LONGEST_QUOTE = 3000
_OWN_VOICE = ("letter", "statement")
_STATE = ("state", "ministry", "office", "army", "person")


@dataclass(slots=True)
class Voices:
    """The statements of a text, and the chain that any place in it has."""

    document_type: str | None
    author: Actor | None
    statements: list[Statement] = field(default_factory=list)
    _open: list[Statement] = field(default_factory=list)
    _bounds: list[int] = field(default_factory=list)
    _innermost: list[Statement | None] = field(default_factory=list)

    @property
    def own(self) -> Chain:
        """The chain of the text's own voice."""
        return (self.author,) if self.author else ()

    def is_author(self, speaker: Actor) -> bool:
        """Whether a speaker is the text's author under another name of the same state."""
        if self.author is None:
            return False
        same_state = _owner(self.author.key) == _owner(speaker.key) and self.author.actor_type in _STATE
        return self.author.key == speaker.key or (same_state and speaker.actor_type in ("state", "ministry", "office"))

    def over(self, span: Span) -> Statement | None:
        """The innermost statement that covers a place: the one that began last and has not ended."""
        at = bisect_right(self._bounds, span.start) - 1
        found = self._innermost[at] if at >= 0 else None
        if found is None or found.span.end > span.start:
            return found
        return next((statement for statement in reversed(self._open) if statement.span.end > span.start), None)

    def hear(self, statement: Statement) -> None:
        """Take a statement in; statements come in the order in which their words begin, outer before inner."""
        self.statements.append(statement)
        start = statement.span.start
        while self._open and self._open[-1].span.end <= start:
            self._close(self._open.pop().span.end)
        self._open.append(statement)
        self._mark(start, statement)

    def _close(self, end: int) -> None:
        while self._open and self._open[-1].span.end <= end:
            self._open.pop()
        self._mark(end, self._open[-1] if self._open else None)

    def _mark(self, place: int, statement: Statement | None) -> None:
        if self._bounds and self._bounds[-1] >= place:
            self._innermost[-1] = statement
        else:
            self._bounds.append(place)
            self._innermost.append(statement)

    def settle(self) -> None:
        """All statements are heard: close those that are still open."""
        while self._open:
            self._close(self._open.pop().span.end)

    def chain(self, span: Span) -> Chain:
        """Who says what stands here, from the original speaker to the last relay."""
        statement = self.over(span)
        return statement.chain if statement else self.own


def actor_of(finding: Finding, text: str) -> Actor:
    """The actor that a finding names, with the words used here."""
    value = finding.value
    return Actor(
        str(value["actor"]),
        str(value["name"]),
        value.get("native"),
        finding.span.of(text),
        value.get("actor_type"),
    )


class ActorsBySpan:
    """The actors of a text by the place where they are named."""

    def __init__(self, findings: Sequence[Finding], text: str) -> None:
        self.findings = {f.span: f for f in findings}
        self.text = text

    def at(self, spans: Sequence[Span]) -> tuple[Actor, ...]:
        """The actors named at these places, each once."""
        found = [self.findings.get(span) for span in spans]
        actors = {f.value["actor"]: actor_of(f, self.text) for f in found if f and "actor" in f.value}
        return tuple(actors.values())

    def country(self, spans: Sequence[Span]) -> str | None:
        """The country of the first actor named there."""
        found = [self.findings.get(span) for span in spans]
        return next((f.value.get("country") for f in found if f), None)


def document_type(findings: Sequence[Finding]) -> str:
    """The kind of document that its words speak for most strongly; press when they speak for none."""
    weights: dict[str, float] = {}
    for finding in findings:
        value = finding.value
        if not value["head"] or finding.span.start < _HEAD:
            kind = str(value["document_type"])
            weights[kind] = max(weights.get(kind, 0.0), float(value["weight"]))
    return max(weights, key=lambda kind: (weights[kind], kind), default="press")


def author(
    kind: str | None, documents: Sequence[Finding], demands: Sequence[Finding], actors: ActorsBySpan
) -> Actor | None:
    """Who speaks in a text's own voice: named in its head or signature, else who asks in its own name."""
    if kind not in _OWN_VOICE:
        return None
    for finding in sorted(documents, key=lambda f: (-float(f.value["weight"]), f.span)):
        if finding.value["document_type"] in _OWN_VOICE and (named := actors.at(finding.value["author"])):
            return named[0]
    for finding in sorted(demands, key=lambda f: f.span):
        if named := actors.at(finding.value["speaker"]):
            return named[0]
    return None


def statements(findings: Sequence[Finding], voices: Voices, layout: Layout, actors: ActorsBySpan, names: Names) -> None:
    """Fill the voices with statements, outer before inner, each with its chain and parent."""
    listener = _Listener(voices, layout, actors, names)
    heard = [(said, finding) for finding in findings if (said := listener.scope(finding))]
    for said, finding in sorted(heard, key=lambda pair: (pair[0].start, -pair[0].end, pair[1].span)):
        listener.hear(finding, said)
    voices.settle()


class _Listener:
    """Hears statements in the order of the text and remembers who spoke last and through whom."""

    def __init__(self, voices: Voices, layout: Layout, actors: ActorsBySpan, names: Names) -> None:
        self.voices = voices
        self.layout = layout
        self.actors = actors
        self.names = names
        self.last: Chain = ()
        self.through: dict[str, Chain] = {}

    def hear(self, finding: Finding, said: Span) -> None:
        """Take one statement in: who says it, through whom, and inside which other statement."""
        value = finding.value
        speakers, relays = self.actors.at(value["speaker"]), self.actors.at(value["relay"])
        parent = self._parent(said)
        chain = self._chain(speakers, relays, parent, value)
        if not chain:
            return
        self.last = chain
        self.voices.hear(
            Statement(
                id=self.names.of("statement", said.start, said.end),
                document=self.names.document_id,
                span=said,
                made=finding,
                cue=value["cue"],
                speaker=chain[0],
                chain=chain,
                stance=str(value["stance"]),
                quoted=_quoted(said.of(self.layout.text)),
                parent=parent.id if parent else None,
            )
        )

    def _parent(self, said: Span) -> Statement | None:
        """The statement that these words are part of; "according to X" frames a sentence, but relays nobody in it."""
        parent = self.voices.over(said)
        return None if parent and parent.made.value["scope"] == "all" else parent

    def _chain(self, speakers: Chain, relays: Chain, parent: Statement | None, value: Mapping[str, Any]) -> Chain:
        if not speakers and not relays:
            return self.last if value["continues"] else ()
        first = (*speakers[:1], *relays)
        if self.voices.is_author(first[0]):
            return self.voices.own
        outer = parent.chain if parent else self.voices.own
        if outer and outer[0].key == first[0].key:
            return outer
        if len(first) == 1 and not parent and first[0].key in self.through:
            return self.through[first[0].key]
        chain = tuple({actor.key: actor for actor in (*first, *outer)}.values())
        if len(chain) > 1:
            self.through[first[0].key] = chain
        return chain

    def scope(self, finding: Finding) -> Span | None:
        """The words that are given as the speaker's."""
        sentence = self.layout.sentence_span(finding.span.start)
        if finding.value["scope"] == "back":
            said = Span(sentence.start, finding.span.start)
        elif finding.value["scope"] == "all":
            said = sentence
        else:
            said = Span(finding.span.end, self._quote_end(finding.span.end, sentence.end))
        words = said.of(self.layout.text)
        start = said.start + len(words) - len(words.lstrip())
        return Span(start, said.end) if start < said.end else None

    def _quote_end(self, start: int, end: int) -> int:
        """The end of the sentence, or of the paragraph while a quotation stays open, within reason."""
        text = self.layout.text
        limit = min(self.layout.paragraph_span(start).end, start + _LONGEST_QUOTE)
        while end < limit and _open_quotes(text[start:end]):
            end = self.layout.sentence_span(end + 1 if text[end : end + 1].isspace() else end).end
        return end


def _owner(key: str) -> str:
    return key.split("-")[0]


def _quoted(words: str) -> bool:
    return words.lstrip(" :،,").startswith(('"', "“", "”", "«", "„"))


def _open_quotes(words: str) -> bool:
    straight = words.count('"') % 2 == 1
    return straight or abs(words.count("“") - words.count("”")) % 2 == 1 or words.count("«") > words.count("»")
