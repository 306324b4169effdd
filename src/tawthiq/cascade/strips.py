"""Sentences as they are read alone: a strip is a sentence's tape with the mentions in it, the same in every text.

Four stages need nothing but a sentence: dates, numbers, actors and places. Their findings depend on its words alone,
so a sentence met again (a relay, a boilerplate, a quoted letter) is not read again. What depends on the text
(anchors, pointers, names learnt) comes after, when the strips of a text are put together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tawthiq.cascade.engine import Doubt, Engine
from tawthiq.cascade.learn import is_open
from tawthiq.cascade.recent import Recent
from tawthiq.cascade.sheet import STAGES, Sheet, Strip
from tawthiq.cascade.tape import Tape
from tawthiq.cascade.tapes import Writer
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span
from tawthiq.packs.analyse import Piece
from tawthiq.packs.compile import Pack

_MOST_STRIPS = 5_000

Key = tuple[str, str, str]
"""A sentence's words, and the symbols of the ends before and after it."""


@dataclass(slots=True)
class Strips:
    """Reads sentences, and keeps what was read lately."""

    pack: Pack
    engine: Engine
    writer: Writer
    kept: Recent[Key, Strip] = field(default_factory=lambda: Recent(_MOST_STRIPS))

    @classmethod
    def of(cls, pack: Pack, engine: Engine) -> Strips:
        """Strips for one pack and one engine."""
        return cls(pack, engine, Writer(pack, engine.alphabet))

    def read(self, text: str, sentences: Sequence[Span]) -> Sheet:
        """A text with its mentions, sentence by sentence."""
        keys = self._keys(text, sentences)
        strips: list[Strip | None] = [self.kept.get(key) for key in keys]
        if fresh := [at for at, strip in enumerate(strips) if strip is None]:
            for at, strip in zip(fresh, self._scan(text, [(keys[at], sentences[at]) for at in fresh]), strict=True):
                strips[at] = self.kept[keys[at]] = strip
        return self._together([strip for strip in strips if strip], keys, sentences)

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self.kept = Recent(_MOST_STRIPS)

    def _keys(self, text: str, sentences: Sequence[Span]) -> list[Key]:
        stop, pause = self.engine.alphabet.stop, self.engine.alphabet.pause
        ends = [
            stop if at and "\n" not in text[sentences[at - 1].end : sentence.start] else pause
            for at, sentence in enumerate(sentences)
        ]
        ends.append(pause)
        return [(text[s.start : s.end], ends[at], ends[at + 1]) for at, s in enumerate(sentences)]

    def _scan(self, text: str, fresh: Sequence[tuple[Key, Span]]) -> list[Strip]:
        """The strips of some sentences of one text, read in one go."""
        tape = Tape()
        for (words, before, after), span in fresh:
            tape.add(before, span.start, span.start, None)
            self.writer.write(words, span.start, tape)
            tape.add(after, span.end, span.end, None)
        found: dict[str, list[tuple[int, Finding]]] = {}
        doubts: list[Doubt] = []
        for stage, kinds in STAGES.items():
            tape, matches, more = self.engine.run(self.pack.stage(stage), tape, text)
            doubts += more
            found[stage] = list(_standing_on(tape, kinds)) if matches else []
        return list(_cut(tape, [span for _, span in fresh], found, doubts))

    def _together(self, strips: Sequence[Strip], keys: Sequence[Key], sentences: Sequence[Span]) -> Sheet:
        sheet = Sheet(self.engine, sentences[-1].end if sentences else 0)
        for strip, (_, before, _), sentence in zip(strips, keys, sentences, strict=True):
            sheet.add(strip, before, sentence.start)
        return sheet


def _cut(
    tape: Tape, spans: Sequence[Span], found: Mapping[str, Sequence[tuple[int, Finding]]], doubts: Sequence[Doubt]
) -> Iterator[Strip]:
    """A tape of several sentences, each between two ends, cut into their strips."""
    ends = [at for at, payload in enumerate(tape.payloads) if payload is None]
    places = {stage: [start for start, _ in some] for stage, some in found.items()}
    by_place = sorted(doubts, key=lambda doubt: doubt.place)
    for number, span in enumerate(spans):
        first, after = ends[2 * number] + 1, ends[2 * number + 1]
        inside = {stage: _inside(some, places[stage], span) for stage, some in found.items()}
        piece = Tape(
            tape.symbols[first:after],
            [start - span.start for start in tape.starts[first:after]],
            [end - span.start for end in tape.ends[first:after]],
            tape.payloads[first:after],
        )
        standing = list(_standing(piece, inside))
        yield Strip(piece, inside, standing, _inside_doubts(by_place, span), frozenset(_unknown(piece)))


def _unknown(tape: Tape) -> Iterator[str]:
    """The keys of the words that a name learnt elsewhere may be."""
    for payload in tape.payloads:
        if payload.__class__ is Piece and is_open(payload):
            yield payload.key


def _standing_on(tape: Tape, kinds: Sequence[str]) -> Iterator[tuple[int, Finding]]:
    """The findings of some kinds that stand on a tape, each with its place."""
    for at, payload in enumerate(tape.payloads):
        if payload.__class__ is Finding and payload.kind in kinds:
            yield tape.starts[at], payload


def _inside(found: Sequence[tuple[int, Finding]], places: Sequence[int], span: Span) -> list[tuple[int, Finding]]:
    first, after = bisect_left(places, span.start), bisect_left(places, span.end)
    return [(start - span.start, finding) for start, finding in found[first:after]]


def _inside_doubts(doubts: Sequence[Doubt], span: Span) -> list[Doubt]:
    first, after = (bisect_left(doubts, edge, key=lambda doubt: doubt.place[0]) for edge in span)
    return [doubt.moved(-span.start) for doubt in doubts[first:after]]


def _standing(tape: Tape, found: Mapping[str, Sequence[tuple[int, Finding]]]) -> Iterator[tuple[int, str, int]]:
    """The items of a strip's tape that are findings still, each with its stage and its number there."""
    known = {
        (start, id(finding)): (stage, number)
        for stage, some in found.items()
        for number, (start, finding) in enumerate(some)
    }
    for item, payload in enumerate(tape.payloads):
        if isinstance(payload, Finding):
            yield item, *known[tape.starts[item], id(payload)]
