"""A text as its sentences put together: its mentions, and its tape when somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.cascade.engine import Ambiguity, Doubt, Engine, Match
from tawthiq.cascade.tape import Tape
from tawthiq.model.finding import Finding

STAGES = {"dates": ("date",), "numbers": ("number", "quantity"), "actors": ("actor",), "places": ("place",)}
"""The stages that read a sentence alone, each with the kinds of finding that it makes."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A sentence read alone, its places counted from its beginning.

    ``found`` gives for each stage the findings that stood on the tape when the stage was done, each with its place;
    ``standing`` those that stand there still: (item of the tape, stage, number in ``found``). ``unknown`` are the keys
    of words that no lexicon knows, which a name learnt elsewhere may be.
    """

    tape: Tape
    found: Mapping[str, Sequence[tuple[int, Finding]]]
    standing: Sequence[tuple[int, str, int]]
    doubts: Sequence[Doubt]
    unknown: frozenset[str]


class Sheet:
    """A text put together from its strips: the findings of each stage in the order of the text, and one tape.

    The tape is written when it is first asked for, because the mentions alone need none.
    """

    def __init__(self, engine: Engine, end: int) -> None:
        self._alone: dict[str, list[Finding]] = {stage: [] for stage in STAGES}
        self.found = dict(self._alone)
        self.doubts: list[Ambiguity] = []
        self._engine = engine
        self._end = end
        self._strips: list[tuple[Strip, str, int]] = []
        self._learnt: list[tuple[int, Match]] = []
        self._tape: Tape | None = None
        self._standing: dict[int, int] = {}

    def add(self, strip: Strip, before: str, at: int) -> None:
        """Put a sentence that begins at a place at the end; ``before`` is the symbol of the end before it."""
        self._strips.append((strip, before, at))
        for stage, some in strip.found.items():
            if some:
                self._alone[stage] += [finding.moved(at + place) for place, finding in some]
        for (place, _), left, right in strip.doubts:
            self.doubts.append(Ambiguity(left.moved(at + place), right.moved(at + place)))

    def holding(self, names: set[str]) -> Iterator[tuple[int, Tape, int]]:
        """The sentences with a word that no lexicon knows and that is one of these keys: number, tape alone, place."""
        for number, (strip, _, at) in enumerate(self._strips):
            if not strip.unknown.isdisjoint(names):
                yield number, strip.tape, at

    def learn(self, learnt: Sequence[tuple[int, Match]]) -> None:
        """Take findings in the place of items of sentences alone, each with the number of its sentence."""
        self._learnt += learnt

    def settle(self, stage: str, settled: list[Finding]) -> None:
        """Put findings in the place of those of a stage, on the tape as well."""
        self.found[stage] = settled
        if self._tape:
            self._put(settled, self._tape)

    @property
    def tape(self) -> Tape:
        """The whole text, with an end before and after each sentence, and the findings of now as its items."""
        if self._tape is None:
            self._tape = tape = self._written()
            findings = ((at, payload) for at, payload in enumerate(tape.payloads) if isinstance(payload, Finding))
            self._standing = {finding.span.start: at for at, finding in findings}
            for stage, alone in self._alone.items():
                if self.found[stage] is not alone:
                    self._put(self.found[stage], tape)
        return self._tape

    def _written(self) -> Tape:
        tape, done, bases = Tape(), dict.fromkeys(STAGES, 0), []
        for strip, before, at in self._strips:
            tape.add(before, at, at, None)
            base = len(tape)
            bases.append(base)
            tape.symbols += strip.tape.symbols
            tape.starts += [start + at for start in strip.tape.starts]
            tape.ends += [end + at for end in strip.tape.ends]
            tape.payloads += strip.tape.payloads
            for item, stage, number in strip.standing:
                tape.payloads[base + item] = self._alone[stage][done[stage] + number]
            for stage, some in strip.found.items():
                done[stage] += len(some)
        tape.add(self._engine.alphabet.pause, self._end, self._end, None)
        learnt = [Match(bases[n] + m.first, bases[n] + m.after, m.finding) for n, m in self._learnt]
        return self._engine.fold(tape, learnt) if learnt else tape

    def _put(self, settled: Sequence[Finding], tape: Tape) -> None:
        for finding in settled:
            at = self._standing.get(finding.span.start)
            if at is None or tape.ends[at] != finding.span.end or (before := tape.payloads[at]) is finding:
                continue
            tape.payloads[at] = finding
            if not isinstance(before, Finding) or before.classes is not finding.classes:
                tape.symbols[at] = self._engine.symbol_of(finding)
