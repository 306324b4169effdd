"""Who is heard in a text: each reporting word becomes a statement with its chain of speakers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.names import slug
from tawthiq.cascade.scopes import Said, open_quotes, quoted, scopes
from tawthiq.cascade.voices import ActorsBySpan, Voices, by_words
from tawthiq.model.claims import Actor, Chain, Statement
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_RELAYS = ("agency", "media")
_ONE = ("person", "organisation", "office")
_SAID = 20
"""A sentence has told something when so many code points stand behind its reporting word."""
_SUBJECT = 4
"""A sentence begins with its subject when an actor stands within this many code points of its start."""
_VERB_FIRST = 12
"""The same, where the subject may follow its verb ("X took the hill and said...")."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{1,400})[)\]]")
"""Words in brackets, as of a dateline or credit: "GOMA (Lake Wire) -", "[Photo: Lake Wire]"."""


def statements(findings: Sequence[Finding], voices: Voices, layout: Layout, actors: ActorsBySpan, names: Names) -> None:
    """Fill the voices with statements, outer before inner, each with its chain and parent."""
    subjects = {layout.sentence(f.span.start): f.value["named"] for f in findings if f.value["scope"] == "none"}
    listener = _Listener(voices, layout, actors, names, subjects)
    heard = scopes(findings, layout)
    for at, said in enumerate(heard):
        listener.hear(said, heard[at + 1 : at + 5] if said[1].value["topic"] else ())
    voices.settle()


class _Listener:
    """Hears statements in the order of the text and remembers who spoke last and through whom."""

    def __init__(
        self, voices: Voices, layout: Layout, actors: ActorsBySpan, names: Names, subjects: Mapping[int, Span]
    ) -> None:
        self.voices = voices
        self.subjects = subjects
        self.layout = layout
        self.actors = actors
        self.names = names
        self.last: Chain = ()
        self.earlier: Chain = ()
        self.spoke = -1
        self.through: dict[str, Chain] = {}
        self.credits: str | None = None
        self.named = sorted(actors.findings)

    def hear(self, heard: Said, following: Sequence[Said]) -> None:
        """Take one statement in: who says it, through whom, and inside which other statement."""
        said, finding = heard
        parent = self._parent(said)
        chain = self._chain(finding, parent, self._teller(said, following))
        if not chain:
            return
        if finding.value["continues"] and chain == self.last:
            self._hear_between(finding, chain)
        if finding.value["scope"] != "all" or chain[0].key not in {actor.key for actor in self.last[1:]}:
            self.earlier, self.last, self.spoke = self.last, chain, self._number(finding)
        self.voices.hear(self._statement(said, finding, chain, parent))

    def _statement(self, said: Span, finding: Finding, chain: Chain, parent: Statement | None) -> Statement:
        return Statement(
            id=self.names.of("statement", said.start, said.end, str(finding.span.start)),
            document=self.names.document_id,
            span=said,
            made=finding,
            cue=finding.value["cue"],
            speaker=chain[0],
            chain=chain,
            stance=str(finding.value["stance"]),
            quoted=quoted(said.of(self.layout.text)),
            parent=parent.id if parent else None,
        )

    def _hear_between(self, finding: Finding, chain: Chain) -> None:
        """The sentences of a paragraph between two that one speaker is reported for are that speaker's too."""
        layout, here = self.layout, self._number(finding)
        paragraph = layout.paragraph(finding.span.start)
        if self.spoke < 0 or layout.paragraph(layout.sentences[self.spoke].start) != paragraph:
            return
        for sentence in layout.sentences[self.spoke + 1 : here]:
            if self.voices.over(sentence) is None:
                self.voices.hear(self._statement(sentence, finding, chain, None))

    def _parent(self, said: Span) -> Statement | None:
        """The statement that these words are part of; "according to X" frames a sentence, but only a medium relays."""
        parent = self.voices.over(said)
        frames = parent and parent.made.value["scope"] == "all" and parent.chain[0].actor_type not in _RELAYS
        return None if frames else parent

    def _teller(self, said: Span, following: Sequence[Said]) -> Chain:
        """Who takes up what another said ("as for what X announced, Y denied it"): the sentence's next speaker."""
        sentence = self.layout.sentence(said.start)
        for other, finding in following:
            if self.layout.sentence(other.start) != sentence:
                break
            if finding.value["scope"] == "rest" and not finding.value["topic"]:
                return self._chain(finding, None, ())
        return ()

    def _chain(self, finding: Finding, parent: Statement | None, teller: Chain) -> Chain:
        value = finding.value
        speakers, relays = self._speakers(finding)
        if self._says_again(finding):
            return ()
        if value["continues"] and (not speakers or self._spoke_before(value["named"])):
            spoken = self._continued(finding, parent)
            return (*spoken, *(relay for relay in relays if relay.key not in {actor.key for actor in spoken}))
        if not speakers and not relays:
            return self._same_subject(finding)
        first = (*speakers[:1], *relays)
        if self.voices.is_author(first[0]):
            return self.voices.own
        if (framed := self._framed(finding, first[-1])) is not None:
            return (*framed.chain, *(actor for actor in first if actor not in framed.chain))
        outer = teller or (parent.chain if parent else self.voices.own)
        if outer and outer[0].key == first[0].key:
            return outer
        if len(first) == 1 and not parent and first[0].key in self.through:
            return self.through[first[0].key]
        return self._joined(first, outer, value)

    def _framed(self, finding: Finding, relay: Actor) -> Statement | None:
        """What a medium was the last to carry ("Nine died, the ministry said, according to Reuters")."""
        last = self.voices.statements[-1] if self.voices.statements else None
        if last is None or relay.actor_type not in _RELAYS or last.chain[0].actor_type in _RELAYS:
            return None
        carries = finding.value["scope"] == "all" and not finding.value["cites"] and self._told_before(last, finding)
        return last if carries and self._number(last.made) == self._number(finding) else None

    def _told_before(self, last: Statement, finding: Finding) -> bool:
        """Whether a sentence tells what its speaker said before it names who carries it, outside his own words."""
        if last.made.value["scope"] == "all":
            return True
        between = self.layout.text[last.made.span.end : finding.span.start]
        return last.made.value["scope"] == "rest" and len(between) > _SAID and not open_quotes(between)

    def _number(self, finding: Finding) -> int:
        """The number of the sentence that a reporting word stands in."""
        return self.layout.sentence(finding.span.start)

    def _joined(self, first: Chain, outer: Chain, value: Mapping[str, Any]) -> Chain:
        """The chain of a speaker inside what others tell; relays named with a speaker are remembered."""
        if value["continues"] and not value["relay"]:
            first = (*first, *self.last[-1:])
        chain = tuple({actor.key: actor for actor in (*first, *outer)}.values())
        if len(first) > 1:
            self.through[first[0].key] = chain
        return chain

    def _speakers(self, finding: Finding) -> tuple[Chain, Chain]:
        value = finding.value
        speakers = self.actors.at(value["speaker"]) or by_words(value["named"], self.layout.text)
        relays = self.actors.at([*value["via"], *value["relay"]])
        return speakers, tuple(relay for relay in relays if not self._prints(relay))

    def _prints(self, relay: Actor) -> bool:
        """Whether a medium that no catalogue holds prints the text itself: its dateline or credits name it."""
        if relay.actor_type != "media" or relay.text is None or relay.key != slug(relay.text):
            return False
        if self.credits is None:
            self.credits = f" {' '.join(_IN_BRACKETS.findall(self.layout.text))} "
        return re.search(rf"\b{re.escape(relay.text)}\b", self.credits) is not None

    def _spoke_before(self, named: Span | None) -> bool:
        """Whether "the official" can be the last speaker: a person, or somebody without a name."""
        return named is not None and bool(self.last) and self.last[0].actor_type in _ONE

    def _says_again(self, finding: Finding) -> bool:
        """Whether "according to an observatory" only tells what the speaker of its sentence is."""
        value = finding.value
        nameless = value["named"] is not None and not self.actors.at(value["speaker"])
        return nameless and value["scope"] == "all" and self.spoke == self._number(finding)

    def _continued(self, finding: Finding, parent: Statement | None) -> Chain:
        """Whose speech goes on: the last speaker's, or the subject's of a sentence that reported nobody's words."""
        if parent and parent.chain == self.last and self._carries(parent) and self.earlier:
            return (self.earlier[0], *parent.chain)
        here = self._number(finding)
        if finding.value["bound"] and here > self.spoke:
            return self._of_clause(here, finding)
        subject = None
        if here > self.spoke and finding.value["apart"]:
            subject = self._subject(here, _VERB_FIRST, finding.span.start)
        if subject is None and here - 1 > self.spoke:
            subject = self._subject(here - 1, _SUBJECT, finding.span.start) or self._doer(here - 1, finding.span.start)
        if subject is None:
            return self.last
        return (subject, *(actor for actor in self.voices.own if actor.key != subject.key))

    def _of_clause(self, here: int, finding: Finding) -> Chain:
        """The subject of the sentence that a participle belongs to ("The family refused, affirming that …")."""
        subject = self._subject(here, _VERB_FIRST, finding.span.start)
        found = (subject,) if subject else by_words(self.subjects.get(here), self.layout.text)
        own = (actor for actor in self.voices.own if found and actor.key != found[0].key)
        return (*found, *own)

    def _carries(self, parent: Statement) -> bool:
        """Whether a medium is named last for what somebody else says in a sentence ("He said …, Xinhua reported")."""
        return parent.made.value["scope"] == "back" and parent.chain[0].actor_type in _RELAYS

    def _same_subject(self, finding: Finding) -> Chain:
        """The last speaker of the sentence, when a verb joined on ("but admitted...") names nobody we know."""
        joined = finding.value["apart"] and finding.value["speaker"]
        return self.last if joined and self.spoke == self._number(finding) else ()

    def _doer(self, number: int, end: int) -> Actor | None:
        """Who acts in a sentence that begins with its verb ("نعت الوزارة …"); a country may only be its scene."""
        subject = self._subject(number, _VERB_FIRST, end)
        return subject if subject and subject.actor_type != "state" else None

    def _subject(self, number: int, reach: int, end: int) -> Actor | None:
        """The actor that a sentence begins with, not further in than ``reach`` and before ``end``."""
        start = self.layout.sentences[number].start
        at = bisect_left(self.named, Span(start, start))
        if at < len(self.named) and self.named[at].start - start <= reach and self.named[at].end <= end:
            return next(iter(self.actors.at([self.named[at]])), None)
        return None
