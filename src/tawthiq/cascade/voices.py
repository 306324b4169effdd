"""Whose voice a text is in, and who is heard inside it: the statements of a text by the places they cover.

A chain runs from the original speaker to the last relay. In a letter, statement or release the author speaks, and what
the author quotes has the author as its last relay; a press text's own voice has an empty chain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from tawthiq.cascade.names import slug
from tawthiq.gazetteer.keys import letters
from tawthiq.model.claims import Actor, Chain, Statement
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_STATE = ("state", "ministry", "office", "army", "person")
_CALLED_IN_FULL = ("person", "office", "state", "army", "media", "agency")
"""Kinds of actor that no part of an author's name means: any other is called by the word for its kind alone."""
_ARTICLES = {"the", "a", "an", "our"}


@dataclass(slots=True)
class Voices:
    """The statements of a text, and the chain that any place in it has.

    A report's ``writer`` is heard in it as nobody: what he says there is the report's own.
    """

    document_type: str | None
    author: Actor | None
    writer: Actor | None = None
    statements: list[Statement] = field(default_factory=list)
    _open: list[Statement] = field(default_factory=list)
    _bounds: list[int] = field(default_factory=list)
    _innermost: list[Statement | None] = field(default_factory=list)

    @property
    def own(self) -> Chain:
        """The chain of the text's own voice."""
        return (self.author,) if self.author else ()

    def is_author(self, speaker: Actor) -> bool:
        """Whether a speaker is the text's author under another name of the same state, or by a part of his name."""
        author = self.author or self.writer
        if author is None:
            return False
        if _is_short_for(speaker, author):
            return True
        same_state = _owner(author) == _owner(speaker) and author.actor_type in _STATE
        return author.key == speaker.key or (same_state and speaker.actor_type in ("state", "ministry", "office"))

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


def _is_short_for(speaker: Actor, author: Actor) -> bool:
    """Whether a body is called by some words of a longer name alone: "the Ministry", "النقابة"."""
    short, whole = _bare_words(speaker), _bare_words(author)
    return speaker.key != author.key and bool(short) and short < whole and speaker.actor_type not in _CALLED_IN_FULL


def _bare_words(actor: Actor) -> set[str]:
    words = letters(actor.text or actor.name).split()
    return {word.removeprefix("ال") for word in words} - _ARTICLES


def by_words(named: Span | None, text: str) -> Chain:
    """Somebody who is known by his own words alone ("two residents")."""
    words = named.of(text).rstrip(" ،,") if named else ""
    first, _, rest = words.partition(" ")
    name = rest if rest and first.casefold() in _ARTICLES else words
    return (Actor(slug(name), name, None, words, "organisation"),) if words else ()


def actor_of(finding: Finding, text: str) -> Actor:
    """The actor that a finding names, with the words used here."""
    value = finding.value
    return Actor(
        str(value["actor"]),
        str(value["name"]),
        value.get("native"),
        finding.span.of(text).rstrip(" ،,"),
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


def _owner(actor: Actor) -> str:
    """The state whose organ an actor is, by its key; a body known by its own words alone has none but itself."""
    own = actor.actor_type != "state" and actor.key == slug(actor.name)
    return actor.key if own else actor.key.split("-")[0]
