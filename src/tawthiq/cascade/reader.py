"""One text from end to end: mentions, then voices, then claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from tawthiq.cascade import accounts, claims, pointers, voices, when
from tawthiq.cascade.clauses import Material
from tawthiq.cascade.engine import Ambiguity, Engine
from tawthiq.cascade.language import recognise
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.learn import learn
from tawthiq.cascade.mentions import Mentions
from tawthiq.cascade.reading import Reading
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.tape import Tape
from tawthiq.cascade.tapes import tape_of
from tawthiq.gazetteer import default, places
from tawthiq.gazetteer.index import Index
from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.resolve import settle
from tawthiq.gazetteer.words import overlaid
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.packs.compile import Pack, get
from tawthiq.packs.lexicon import Sense
from tawthiq.text.sentences import sentences

_MENTION_STAGES = ("dates", "numbers", "actors", "places", "people", "parts")
_CLAIM_STAGES = ("documents", "tolls", "events", "statements", "demands", "terms")
_SIGNALS = ("cumulative", "plural.back", "mark.comma", "mark.semicolon", "and", "contrast", "place.back")


@dataclass(frozen=True, eq=False)
class Reader:
    """A pack with the vocabulary of a casebook, ready to read many texts."""

    pack: Pack
    gazetteer: Gazetteer
    engine: Engine

    @classmethod
    def of(
        cls,
        language: str,
        known: Sequence[places.Place],
        rows: Iterable[tuple[str, Sense]],
        fingerprint: str,
        indexes: Sequence[Index] = (),
    ) -> Reader:
        """A reader for a language that knows these places, and the words of ``rows``. Raises UnknownLanguage.

        ``fingerprint`` seals what was added to the pack. ``indexes`` hold more places, after those of the package.
        """
        towns = default.towns()
        held = (*indexes, towns) if towns else tuple(indexes)
        words = [*places.senses(known), *rows]
        pack = get(language).with_words(words, fingerprint, lambda lexicon: overlaid(lexicon, held))
        return cls(pack, Gazetteer.of(known, held), Engine())

    def read(self, text: str, published: str | None = None, document_id: str = "text") -> Reading:
        """Everything found in one text. ``published`` (EDTF) anchors its relative dates."""
        spans = sentences(text, self.pack.abbreviations)
        sheet = _Sheet(self, text, tape_of(text, spans, self.pack, self.engine.alphabet))
        for stage in _MENTION_STAGES:
            sheet.run(stage, _SETTLE.get(stage, _as_found), published)
        for stage in _CLAIM_STAGES:
            sheet.run(stage, _as_found, published)
        return _put_together(sheet, Layout(text, spans), Names(document_id))


@cache
def shipped(language: str) -> Reader:
    """The reader of a language with the packs and places as they ship. Raises UnknownLanguage."""
    return Reader.of(language, places.read_csv(places.DEFAULT), (), "shipped")


def read_text(text: str, language: str | None = None, published: str | None = None) -> Reading:
    """Read one text with the packs as they ship. Raises UnknownLanguage when ``language`` has no pack."""
    known = language or recognise(text)
    if known is None:
        return Reading(text, None)
    return shipped(known).read(text, published)


Settle = Callable[["_Sheet", list[Finding], str | None], list[Finding]]


class _Sheet:
    """A text while it is read: its tape, and what each stage found."""

    def __init__(self, reader: Reader, text: str, tape: Tape) -> None:
        self.reader = reader
        self.text = text
        self.tape = tape
        self.found: dict[str, list[Finding]] = {}
        self.doubts: list[Ambiguity] = []

    def run(self, name: str, settle: Settle, published: str | None) -> None:
        """Run a stage, settle what it found, and put the settled findings on the tape."""
        stage = self.reader.pack.stage(name)
        self.tape, matches, doubts = self.reader.engine.run(stage, self.tape)
        self.doubts += doubts
        settled = settle(self, [match.finding for match in matches], published)
        self.found[name] = settled
        if stage.folds and settle is not _as_found:
            self._replace(settled)

    def _replace(self, settled: Sequence[Finding]) -> None:
        by_span = {finding.span: finding for finding in settled}
        for at, payload in enumerate(self.tape.payloads):
            if isinstance(payload, Finding) and payload.span in by_span:
                self.tape.payloads[at] = by_span[payload.span]
                self.tape.symbols[at] = self.reader.engine.symbol_of(by_span[payload.span])


def _as_found(sheet: _Sheet, found: list[Finding], published: str | None) -> list[Finding]:
    return found


def _on_tape(sheet: _Sheet, found: list[Finding]) -> list[Finding]:
    live = {id(payload) for payload in sheet.tape.payloads}
    return [finding for finding in found if id(finding) in live]


def _settle_dates(sheet: _Sheet, found: list[Finding], published: str | None) -> list[Finding]:
    return when.resolve(_on_tape(sheet, found), published)


def _settle_actors(sheet: _Sheet, found: list[Finding], published: str | None) -> list[Finding]:
    return pointers.resolve(_on_tape(sheet, found), sheet.text)


def _settle_places(sheet: _Sheet, found: list[Finding], published: str | None) -> list[Finding]:
    sheet.tape, learnt = learn(sheet.tape, _on_tape(sheet, found), sheet.reader.engine)
    countries = (actor.value["country"] for actor in sheet.found["actors"] if actor.value.get("country"))
    return settle(learnt, sheet.text, sheet.reader.gazetteer, countries)


_SETTLE: dict[str, Settle] = {
    "dates": _settle_dates,
    "actors": _settle_actors,
    "places": _settle_places,
}


def _put_together(sheet: _Sheet, layout: Layout, names: Names) -> Reading:
    found = sheet.found
    actors = voices.ActorsBySpan(found["actors"], sheet.text)
    frames = [f for f in found["demands"] if f.kind == "demand"]
    actions = [f for f in found["demands"] if f.kind == "action"]
    kind = voices.document_type(found["documents"])
    heard = voices.Voices(kind, voices.author(kind, found["documents"], frames, actors))
    voices.statements(found["statements"], heard, layout, actors, names)
    alphabet = sheet.reader.engine.alphabet
    signals = Signals(sheet.tape, {name: alphabet.of(name) for name in _SIGNALS})
    mentions = Mentions.of(found, sheet.text, names)
    tolls = claims.tolls(found["tolls"], heard, layout, signals, names)
    told = accounts.accounts(
        Material(found["events"], mentions.dates, mentions.places, tolls, heard, layout, actors, signals),
        names,
    )
    return Reading(
        text=sheet.text,
        language=sheet.reader.pack.language,
        document_type=kind,
        author=heard.author,
        sentences=tuple(layout.sentences),
        mentions=mentions.all(),
        statements=tuple(heard.statements),
        tolls=tuple(tolls),
        accounts=tuple(told),
        demands=tuple(claims.demands(frames, actions, heard, layout, actors, names)),
        characterisations=tuple(claims.characterisations(found["terms"], heard, names)),
        findings=tuple(finding for stage in found.values() for finding in stage),
        ambiguities=tuple(sheet.doubts),
    )
