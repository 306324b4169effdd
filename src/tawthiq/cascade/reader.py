"""One text from end to end: mentions, then voices, then claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from tawthiq.cascade import accounts, asking, authorship, claims, listening, officers, pointers, tolls, voices, when
from tawthiq.cascade.engine import Engine
from tawthiq.cascade.lands import counted, states
from tawthiq.cascade.language import recognise
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.learn import learn
from tawthiq.cascade.material import Material
from tawthiq.cascade.mentions import Mentions
from tawthiq.cascade.reading import Reading
from tawthiq.cascade.seats import Seats
from tawthiq.cascade.sheet import Sheet
from tawthiq.cascade.shelf import PlacedThing
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.strips import Strips
from tawthiq.cascade.tellings import STAGES, Tellings
from tawthiq.cascade.toll_scopes import Told
from tawthiq.gazetteer import default, places
from tawthiq.gazetteer.index import Index
from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.resolve import settle
from tawthiq.gazetteer.words import overlaid
from tawthiq.model.ids import Names
from tawthiq.model.span import Span
from tawthiq.packs.compile import Pack, get
from tawthiq.packs.lexicon import Sense
from tawthiq.text.notes import without_calls
from tawthiq.text.page import beside_the_text
from tawthiq.text.sentences import paragraphs, sentences


@dataclass(frozen=True, eq=False)
class Reader:
    """A pack with the vocabulary of a casebook, ready to read many texts."""

    pack: Pack
    gazetteer: Gazetteer
    engine: Engine
    strips: Strips
    tellings: Tellings
    seats: Seats
    states: Mapping[str, Mapping[str, Any]]

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

        ``fingerprint`` seals what was added to the pack. ``indexes`` hold more places, before the package's towns.
        """
        held = (*indexes, *default.towns())
        words = [*places.senses(known), *rows]
        pack = get(language).with_words(words, fingerprint, lambda lexicon: overlaid(lexicon, held))
        engine = Engine()
        strips, tellings = Strips.of(pack, engine), Tellings(pack, engine)
        seats = Seats(pack, engine, strips.writer)
        return cls(pack, Gazetteer.of(known, held), engine, strips, tellings, seats, states(get(language).lexicon))

    def read(self, text: str, published: str | None = None, document_id: str = "text") -> Reading:
        """Everything found in one text. ``published`` (EDTF) anchors its relative dates."""
        plain = without_calls(text)
        spans = sentences(plain, self.pack.abbreviations)
        sheet = self._settled(plain, spans, published)
        signals = self.tellings.read(sheet, plain, spans)
        skipped = beside_the_text(text, paragraphs(text), self.pack.page)
        for stage in STAGES if skipped else ():
            sheet.found[stage] = _outside(sheet.found[stage], skipped)
        return _put_together(self, sheet, signals, Layout(text, spans), skipped, Names(document_id))

    def forget(self) -> None:
        """Keep nothing of the sentences read so far; what is found in the next texts is the same, and takes longer."""
        self.strips.forget()
        self.tellings.forget()

    def mentions(self, text: str, published: str | None = None, document_id: str = "text") -> Mentions:
        """The dates, places, actors and numbers of a text alone, as `read` finds them."""
        plain = without_calls(text)
        sheet = self._settled(plain, sentences(plain, self.pack.abbreviations), published)
        return Mentions.of(sheet.found, text, Names(document_id))

    def _settled(self, text: str, spans: Sequence[Span], published: str | None) -> Sheet:
        """The sentences of a text put together, and their mentions settled by what the text says elsewhere."""
        sheet = self.strips.read(text, spans)
        sheet.settle("dates", when.resolve(sheet.found["dates"], published))
        lands = partial(counted, sheet.found["places"], self.gazetteer)
        sheet.settle("actors", pointers.resolve(sheet.found["actors"], text, lands, self.states))
        places = learn(sheet, self.seats.of(sheet.found["actors"], text))
        countries = [country for actor in sheet.found["actors"] if (country := actor.value.get("country"))]
        sheet.settle("places", settle(places, text, self.gazetteer, countries))
        return sheet


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


def _outside(things: Sequence[PlacedThing], skipped: Sequence[Span]) -> list[PlacedThing]:
    """Things that do not stand in a line beside the text."""
    starts = [span.start for span in skipped]
    last = [(bisect_right(starts, thing.span.start) - 1, thing) for thing in things]
    return [thing for at, thing in last if at < 0 or skipped[at].end <= thing.span.start]


def _put_together(
    reader: Reader, sheet: Sheet, signals: Signals, layout: Layout, skipped: Sequence[Span], names: Names
) -> Reading:
    found, text = sheet.found, layout.text
    actors = voices.ActorsBySpan(found["actors"], text)
    frames = [f for f in found["demands"] if f.kind == "demand"]
    actions = [f for f in found["demands"] if f.kind == "action"]
    fields = [f for f in found["documents"] if f.kind == "field"]
    documents = [f for f in found["documents"] if f.kind == "document"]
    kind = authorship.document_type(documents, layout)
    author, writer = authorship.author(kind, documents, frames, actors), authorship.writer(kind, documents, actors)
    heard = voices.Voices(kind, author, writer)
    spoken = [*found["statements"], *asking.speeches(frames, found["statements"])]
    listening.statements(spoken, heard, layout, actors, names)
    mentions = Mentions.of(found, text, names)
    dates, places = _outside(mentions.dates, skipped), _outside(mentions.places, skipped)
    around = Told(dates, places, found["events"], found["numbers"])
    counted = officers.placed(found["tolls"], [*found["actors"], *found["people"]], signals, layout)
    figures = tolls.tolls(counted, around, heard, layout, signals, names)
    told = accounts.accounts(
        Material(found["events"], dates, places, figures, heard, layout, actors, signals, fields), names
    )
    return Reading(
        text=text,
        language=reader.pack.language,
        document_type=kind,
        author=heard.author,
        sentences=tuple(layout.sentences),
        mentions=mentions.all(),
        statements=tuple(heard.statements),
        tolls=tuple(figures),
        accounts=tuple(told),
        demands=tuple(claims.demands(frames, actions, found["statements"], heard, layout, actors, signals, names)),
        characterisations=tuple(claims.characterisations(found["terms"], heard, names)),
        findings=tuple(finding for stage in found.values() for finding in stage),
        ambiguities=tuple(sheet.doubts),
        skipped=tuple(skipped),
    )
