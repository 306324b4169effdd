"""Reads Pages and Tellings from lines of the ledger."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import At, Figure, Line, Page, Place, Telling, shared
from tawthiq.linking.facts import called, facts, voices_known
from tawthiq.linking.moments import weekdays
from tawthiq.linking.passages import words_of
from tawthiq.linking.publishers import Publishers
from tawthiq.linking.speeches import Shelf, author, bound, cited, is_narrow, own_figures, parts, span_of, speeches
from tawthiq.model.claims import Actor
from tawthiq.model.document import Document
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

Lines = Mapping[str, Sequence[Line]]
Sentences = Mapping[str, Sequence[Span]]


def pages(documents: Iterable[Document], lines: Lines, sentences: Sentences) -> list[Page]:
    """One Page a document, in the order of their ids. ``lines`` are the ledger's, by kind."""
    shelves, publishers = _by_document(lines), Publishers(lines.get("mention", ()))
    return [
        _page(document, shelves[document.id], tuple(sentences.get(document.id, ())), publishers)
        for document in sorted(documents, key=lambda document: document.id)
    ]


def tellings(documents: Iterable[Document], lines: Lines, sentences: Sentences) -> list[Telling]:
    """One Telling an account, in the order of document and place in it."""
    shelves, publishers = _by_document(lines), Publishers(lines.get("mention", ()))
    told: list[Telling] = []
    for document in sorted(documents, key=lambda document: document.id):
        sheet = _Sheet(document, shelves[document.id], sentences.get(document.id, ()), publishers)
        told += map(sheet.telling, shelves[document.id].get("account", ()))
    return told


def read(
    document: Document, lines: Lines, sentences: Sequence[Span], publishers: Publishers
) -> tuple[Page, list[Telling]]:
    """The Page and the Tellings of one document, from its own lines: what the two above give of it."""
    shelf = _by_document(lines)[document.id]
    sheet = _Sheet(document, shelf, sentences, publishers)
    page = _page(document, shelf, tuple(sentences), publishers)
    return page, [sheet.telling(account) for account in shelf.get("account", ())]


def _by_document(lines: Lines) -> dict[str, Shelf]:
    shelves: dict[str, Shelf] = defaultdict(lambda: defaultdict(list))
    for kind, items in lines.items():
        for item in items:
            if "document" in item:
                shelves[item["document"]][kind].append(item)
    for shelf in shelves.values():
        for items in shelf.values():
            items.sort(key=lambda item: (item["span"], item["id"]))
    return shelves


def _page(document: Document, shelf: Shelf, sentences: tuple[Span, ...], publishers: Publishers) -> Page:
    mentions = shelf.get("mention", [])
    sentences = sentences or (Span(0, len(document.text)),)
    return Page(
        id=document.id,
        name=document.name,
        language=document.language,
        document_type=document.document_type,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        symbol=document.symbol,
        text=document.text,
        sentences=sentences,
        dates=tuple(At(span_of(m), m["value"]) for m in mentions if m["type"] == "date" and m.get("value")),
        numbers=tuple(_numbers(mentions, shelf.get("toll", []))),
        tolls=shared(own_figures(shelf.get("toll", []))),
        parts=shared(parts(shelf.get("toll", []))),
        names=tuple(At(span_of(m), m["text"]) for m in mentions if _is_named(m)),
        actors=tuple(At(span_of(m), m["actor"]) for m in mentions if m["type"] == "actor" and m.get("actor")),
        narrow=tuple(dict.fromkeys(m["text"] for m in mentions if is_narrow(m))),
        author=author(document, shelf, publishers.actor(document.publisher)),
        cites=cited(shelf),
        speeches=tuple(speeches(shelf, sentences)),
        facts=facts(shelf),
        called=called(shelf),
        known=voices_known(shelf, document.text),
    )


def _is_named(mention: Line) -> bool:
    return mention["type"] == "place" and mention.get("place_type") != "country"


def _numbers(mentions: Sequence[Line], tolls: Sequence[Line]) -> list[At[int]]:
    """Every figure once: the bounds of tolls are added where no number mention gives them."""
    plain = [At(span_of(m), value) for m in mentions if m["type"] == "number" and (value := bound(m)) is not None]
    added = [
        At(span_of(toll), value)
        for toll in tolls
        if (value := bound(toll)) is not None and not any(_gives(at, toll, value) for at in plain)
    ]
    return sorted([*plain, *added], key=lambda at: (at.span, at.value))


def _gives(at: At[int], toll: Line, value: int) -> bool:
    """ "More than 43" may be read as 43 or as 44: it is one figure."""
    return span_of(toll).meets(at.span) and abs(at.value - value) <= 1


class _Sheet:
    """What every account of one document is read with."""

    def __init__(self, document: Document, shelf: Shelf, sentences: Sequence[Span], publishers: Publishers) -> None:
        mentions = shelf.get("mention", ())
        self.document = document
        self.sentences = sentences
        self.teller = publishers.actor(document.publisher)
        self.places = {m["id"]: _place(m) for m in mentions if m["type"] == "place"}
        self.tolls = {toll["id"]: _figure(toll) for toll in shelf.get("toll", ())}
        self.open_dates = [m for m in mentions if m["type"] == "date" and not m.get("value")]

    def telling(self, account: Line) -> Telling:
        """One account as linking sees it."""
        span = span_of(account)
        sentence = _sentence(span, self.sentences)
        moments = _moments(span, sentence, self.open_dates)
        return Telling(
            id=account["id"],
            document=self.document.id,
            span=span,
            sentence=sentence,
            language=self.document.language,
            published=self.document.published,
            publisher=self.document.publisher,
            teller=self.teller,
            type=account["type"],
            when=account.get("when"),
            days=days_of(account.get("when")),
            places=self._places(account),
            by=tuple(map(_actor, account.get("by") or ())),
            chain=tuple(map(_actor, account.get("chain") or ())),
            stance=account.get("stance") or "asserted",
            tolls=tuple(self.tolls[key] for key in account.get("tolls") or () if key in self.tolls),
            moments=moments,
            weekdays=weekdays(moments, self.document.language or ""),
            words=tuple(word for word, _ in words_of(span.of(self.document.text))),
        )

    def _places(self, account: Line) -> tuple[Place, ...]:
        """The places of an account as it gives them, but governorates and countries last."""
        named = [self.places[key] for key in account.get("places") or () if key in self.places]
        return tuple(sorted(named, key=lambda place: place.wide))


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    """The sentence in which the words begin, or the words themselves."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and sentences[at].meets(span) else span


def _place(line: Line) -> Place:
    names = [line.get(field) for field in ("text", "name", "native")]
    fields = ("place_type", "name", "native", "country", "admin1", "latitude", "longitude", "gazetteer_id")
    return Place(
        mention=line["id"],
        document=line["document"],
        text=line["text"],
        keys=shared(frozenset(skeleton(name) for name in names if name)),
        **{field: line.get(field) for field in fields},
    )


def _actor(line: Line) -> Actor:
    return Actor(line["actor"], line.get("name") or line["actor"], line.get("native"), line.get("text"))


def _figure(line: Line) -> Figure:
    return Figure(
        id=line["id"],
        measure=line["measure"],
        group=line.get("group") or "people",
        low=line.get("low"),
        high=line.get("high"),
        vague=line.get("vague"),
        scope=line.get("scope") or "incident",
    )


def _moments(span: Span, sentence: Span, open_dates: Sequence[Line]) -> frozenset[str]:
    """The words of a time that stayed unresolved: inside the account, or the only one of its sentence."""
    near = [m for m in open_dates if span.meets(span_of(m))]
    if not near:
        near = [m for m in open_dates if sentence.covers(span_of(m))]
        near = near if len(near) == 1 else []
    return shared(frozenset(word for m in near for word, _ in words_of(m["text"])))
