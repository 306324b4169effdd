"""The places that an actor's words name: "the mayor of Wadiah" speaks for a place, and tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
        self._kept: Recent[str, tuple[Finding, ...]] = Recent(_MOST_KEPT)

    def of(self, actors: Iterable[Finding], text: str) -> Iterator[Finding]:
        """The places in the words of actors, where they stand in the text."""
        for actor in actors:
            kind = actor.value.get("actor_type")
            if kind in _SEATED:
                places = self._first(actor.span.of(text))
                yield from (p.moved(actor.span.start) for p in places if kind not in _HOLDERS or _is_sure(p))

    def _first(self, words: str) -> tuple[Finding, ...]:
        """The first place in some words, if there is one."""
        found = self._kept.get(words)
        if found is None:
            found = self._kept[words] = tuple(sorted(self._read(words), key=lambda place: place.span)[:1])
        return found

    def _read(self, words: str) -> Iterator[Finding]:
        """The places in some words; where they are one phrase of the lexicon, those after its first word."""
        yield from self._places(words, 0) or self._places(words, words.find(" ") + 1)

    def _places(self, words: str, start: int) -> list[Finding]:
        tape, stop = Tape(), self._engine.alphabet.stop
        tape.add(stop, start, start, None)
        self._writer.write(words[start:], start, tape)
        tape.add(stop, len(words), len(words), None)
        _, matches, _ = self._engine.run(self._pack.stage("places"), tape)
        return [_seat(match.finding) for match in matches if match.finding.kind == "place"]


def _seat(place: Finding) -> Finding:
    """Marked as a place of which somebody speaks or is, not one where something happens."""
    return place.saying({**place.value, "seat": True})


def _is_sure(place: Finding) -> bool:
    return "candidates" in place.value or place.value.get("place_type") is not None
