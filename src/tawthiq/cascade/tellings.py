"""What settled sentences tell: people, harms, attacks, speech and demands, sentence by sentence.

These stages look at a sentence whose mentions are settled. They see its words and the classes of its items, nothing
else of the text, so a sentence met again with the same classes is not read again. The rungs of a ladder that lead
into mentions are those of the text at hand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tawthiq.cascade.engine import Ambiguity, Doubt, Engine
from tawthiq.cascade.recent import Recent
from tawthiq.cascade.sheet import Sheet
from tawthiq.cascade.signals import Signals, places_of
from tawthiq.cascade.tape import Tape
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span
from tawthiq.packs.compile import Pack

STAGES = ("people", "parts", "ordinals", "documents", "tolls", "events", "statements", "demands", "terms")
"""The stages that read a settled sentence."""
_MOST_TELLINGS = 5_000

Thing = TypeVar("Thing")
Key = tuple[str, str]
"""A sentence's words, and the symbols of its items with the ends before and after it."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells, its places counted from its beginning."""

    found: Mapping[str, Sequence[Finding]]
    signals: Mapping[str, Sequence[Span]]
    doubts: Sequence[Doubt]


@dataclass(slots=True)
class Tellings:
    """Reads settled sentences, and keeps what was read lately."""

    pack: Pack
    engine: Engine
    kept: Recent[Key, Telling] = field(default_factory=lambda: Recent(_MOST_TELLINGS))

    def forget(self) -> None:
        """Keep nothing of what was read."""
        self.kept = Recent(_MOST_TELLINGS)

    def read(self, sheet: Sheet, text: str, sentences: Sequence[Span]) -> Signals:
        """Add to a settled sheet what its sentences tell; the signals that stand among them."""
        tape = sheet.tape
        ends = [at for at, payload in enumerate(tape.payloads) if payload is None]
        keys = [
            (text[span.start : span.end], "".join(tape.symbols[ends[at] : ends[at + 1] + 1]))
            for at, span in enumerate(sentences)
        ]
        known: list[Telling | None] = [self.kept.get(key) for key in keys]
        if fresh := [at for at, telling in enumerate(known) if telling is None]:
            told = self._read([tape.part(ends[at], ends[at + 1] + 1) for at in fresh], [sentences[at] for at in fresh])
            for at, telling in zip(fresh, told, strict=True):
                known[at] = self.kept[keys[at]] = telling
        return _put_together(sheet, [telling for telling in known if telling], sentences)

    def _read(self, parts: Sequence[Tape], sentences: Sequence[Span]) -> Iterator[Telling]:
        tape, doubts = Tape(), list[Doubt]()
        for part in parts:
            tape.extend(part)
        found: dict[str, list[Finding]] = {}
        for stage in STAGES:
            tape, matches, more = self.engine.run(self.pack.stage(stage), tape)
            found[stage] = [match.finding for match in matches]
            doubts += more
        signals = places_of(tape, self.engine.alphabet)
        starts = [span.start for span in sentences]
        by_stage = {stage: _by_sentence(starts, [(f.span.start, f) for f in some]) for stage, some in found.items()}
        by_signal = {name: _by_sentence(starts, [(s.start, s) for s in spans]) for name, spans in signals.items()}
        by_doubt = _by_sentence(starts, [(doubt.place[0], doubt) for doubt in doubts])
        for at, start in enumerate(starts):
            yield Telling(
                {stage: [f.among({}, -start) for f in some[at]] for stage, some in by_stage.items() if at in some},
                {name: [span.moved(-start) for span in some[at]] for name, some in by_signal.items() if at in some},
                [doubt.moved(-start) for doubt in by_doubt.get(at, ())],
            )


def _by_sentence(starts: Sequence[int], things: Sequence[tuple[int, Thing]]) -> dict[int, list[Thing]]:
    """Things by the number of the sentence in which they begin."""
    found: dict[int, list[Thing]] = {}
    for place, thing in things:
        found.setdefault(bisect_right(starts, place) - 1, []).append(thing)
    return found


def _put_together(sheet: Sheet, tellings: Sequence[Telling], sentences: Sequence[Span]) -> Signals:
    mentions = {(f.kind, f.span): f for some in sheet.found.values() for f in some}
    signals: dict[str, list[Span]] = {}
    sheet.found |= {stage: [] for stage in STAGES}
    for telling, sentence in zip(tellings, sentences, strict=True):
        by = sentence.start
        for stage, some in telling.found.items():
            sheet.found[stage] += [finding.among(mentions, by) for finding in some]
        for name, spans in telling.signals.items():
            signals.setdefault(name, []).extend([span.moved(by) for span in spans])
        for _, left, right in telling.doubts:
            sheet.doubts.append(Ambiguity(left.among(mentions, by), right.among(mentions, by)))
    return Signals(signals)
