"""The places that an actor's words name: "the mayor of Wadiah" speaks for a place, and tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tawthiq.cascade.engine import Engine
from tawthiq.cascade.recent import Recent
from tawthiq.cascade.tape import Tape
from tawthiq.cascade.tapes import Writer
from tawthiq.model.finding import Finding
from tawthiq.packs.compile import Pack

_MOST_KEPT = 2_000
_SEATED = ("office", "organisation", "ministry", "body", "people", "person")
_HOLDERS = ("person",)
"""Kinds of actor with a person's name in their words, of which only a place that is known for one is believed."""


class Seats:
    """Reads the words of actors as a text of their own, by the rules for places alone; what was read is kept."""

    def __init__(self, pack: Pack, engine: Engine, writer: Writer) -> None:
        self._pack = pack
        self._engine = engine
        self._writer = writer
        self._kept: Recent[str, Finding | None] = Recent(_MOST_KEPT)

    def of(self, actors: Iterable[Finding], text: str) -> Iterator[Finding]:
        """The places in the words of actors, with their places in the text."""
        for actor in actors:
            if actor.value.get("actor_type") in _SEATED:
                place = self._first(actor.span.of(text))
                if place is not None and (actor.value["actor_type"] not in _HOLDERS or _is_sure(place)):
                    yield place.moved(actor.span.start)

    def _first(self, words: str) -> Finding | None:
        if words not in self._kept:
            self._kept[words] = self._read(words)
        return self._kept[words]

    def _read(self, words: str) -> Finding | None:
        """The first place after the first word, which says what the actor is."""
        start = words.find(" ") + 1
        if not start:
            return None
        tape, stop = Tape(), self._engine.alphabet.stop
        tape.add(stop, start, start, None)
        self._writer.write(words[start:], start, tape)
        tape.add(stop, len(words), len(words), None)
        _, matches, _ = self._engine.run(self._pack.stage("places"), tape, words)
        return next((m.finding for m in matches if m.finding.kind == "place"), None)


def _is_sure(place: Finding) -> bool:
    return "candidates" in place.value or place.value.get("place_type") is not None
