"""Reads Pages and Tellings from lines of the ledger."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import At, Figure, Line, Page, Place, Speech, Telling
from tawthiq.linking.passages import words_of
from tawthiq.model.claims import Actor
from tawthiq.model.document import Document
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

Lines = Mapping[str, Sequence[Line]]
Sentences = Mapping[str, Sequence[Span]]

_AUTHORED = ("letter", "statement")
_ATTRIBUTED = ("statement", "toll", "account", "demand", "characterisation")


def pages(documents: Iterable[Document], lines: Lines, sentences: Sentences) -> list[Page]:
    """One Page a document, in the order of their ids. ``lines`` are the ledger's, by kind."""
    shelves = _by_document(lines)
    return [
        _page(document, shelves[document.id], tuple(sentences.get(document.id, ())))
        for document in sorted(documents, key=lambda document: document.id)
    ]


def tellings(documents: Iterable[Document], lines: Lines, sentences: Sentences) -> list[Telling]:
    """One Telling an account, in the order of document and place in it."""
    shelves = _by_document(lines)
    told = []
    for document in sorted(documents, key=lambda document: document.id):
        shelf = shelves[document.id]
        spans = tuple(sentences.get(document.id, ()))
        told += [_telling(account, document, shelf, spans) for account in shelf.get("account", ())]
    return told


Shelf = dict[str, list[Line]]


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


def _page(document: Document, shelf: Shelf, sentences: tuple[Span, ...]) -> Page:
    mentions = shelf.get("mention", [])
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
        sentences=sentences or (Span(0, len(document.text)),),
        dates=tuple(At(_span(m), m["value"]) for m in mentions if m["type"] == "date" and m.get("value")),
        numbers=tuple(_numbers(mentions, shelf.get("toll", []))),
        tolls=_tolls(shelf.get("toll", [])),
        names=tuple(At(_span(m), m["text"]) for m in mentions if _is_named(m)),
        narrow=tuple(dict.fromkeys(m["text"] for m in mentions if _is_narrow(m))),
        author=_author(document, shelf),
        speeches=tuple(_speeches(shelf)),
    )


def _span(line: Line) -> Span:
    return Span(*line["span"])


def _is_named(mention: Line) -> bool:
    return mention["type"] == "place" and mention.get("place_type") != "country"


def _is_narrow(mention: Line) -> bool:
    return _is_named(mention) and mention.get("place_type") != "admin1"


def _numbers(mentions: Sequence[Line], tolls: Sequence[Line]) -> list[At[int]]:
    """Every figure once: the bounds of tolls are added where no number mention gives them."""
    plain = [At(_span(m), bound) for m in mentions if m["type"] == "number" and (bound := _bound(m)) is not None]
    added = [
        At(_span(toll), bound)
        for toll in tolls
        if (bound := _bound(toll)) is not None and not any(_gives(at, toll, bound) for at in plain)
    ]
    return sorted([*plain, *added], key=lambda at: (at.span, at.value))


def _bound(line: Line) -> int | None:
    low: int | None = line.get("low")
    high: int | None = line.get("high")
    return low if low is not None else high


def _bounds(lines: Sequence[Line]) -> frozenset[int]:
    return frozenset(bound for line in lines if (bound := _bound(line)) is not None)


def _tolls(tolls: Sequence[Line]) -> frozenset[int]:
    """Figures over a whole period are repeated from statement to statement and tell none of them apart."""
    return _bounds([toll for toll in tolls if toll.get("scope") != "cumulative"])


def _gives(at: At[int], toll: Line, bound: int) -> bool:
    """ "More than 43" may be read as 43 or as 44: it is one figure."""
    return _span(toll).meets(at.span) and abs(at.value - bound) <= 1


def _author(document: Document, shelf: Shelf) -> str | None:
    """Whose letter or statement it is: the last speaker of most of what it says."""
    if document.document_type not in _AUTHORED:
        return None
    last = Counter(line["chain"][-1]["actor"] for line in _attributed(shelf) if line.get("chain"))
    return min(last, key=lambda key: (-last[key], key)) if last else None


def _attributed(shelf: Shelf) -> Iterator[Line]:
    for kind in _ATTRIBUTED:
        yield from shelf.get(kind, ())


def _speeches(shelf: Shelf) -> Iterator[Speech]:
    """What each voice of the document says; a claim counts for every voice of its chain."""
    said: dict[str, list[Line]] = defaultdict(list)
    for line in _attributed(shelf):
        for actor in line.get("chain") or ():
            said[actor["actor"]].append(line)
    for voice in sorted(said):
        yield _speech(voice, said[voice], shelf)


def _speech(voice: str, said: Sequence[Line], shelf: Shelf) -> Speech:
    """Figures, places and days inside a voice's statements, and those of its tolls and accounts."""
    spans = [_span(line) for line in said if line["kind"] == "statement"]
    mentions = shelf.get("mention", [])
    inside = [m for m in mentions if any(span.covers(_span(m)) for span in spans)]
    named = {place for line in said for place in line.get("places") or ()}
    places = [m["text"] for m in mentions if _is_narrow(m) and (m in inside or m["id"] in named)]
    days = {m["value"] for m in inside if m["type"] == "date"} | {line.get("when") for line in said}
    return Speech(
        voice=voice,
        tolls=_tolls([line for line in said if line["kind"] == "toll"]),
        figures=_bounds([m for m in inside if m["type"] == "number"]),
        places=tuple(dict.fromkeys(places)),
        days=frozenset(day for day in days if day),
    )


def _telling(account: Line, document: Document, shelf: Shelf, sentences: tuple[Span, ...]) -> Telling:
    span = _span(account)
    mentions = {m["id"]: m for m in shelf.get("mention", ()) if m["type"] == "place"}
    tolls = {toll["id"]: toll for toll in shelf.get("toll", ())}
    sentence = _sentence(span, sentences)
    return Telling(
        id=account["id"],
        document=document.id,
        span=span,
        sentence=sentence,
        language=document.language,
        published=document.published,
        publisher=document.publisher,
        type=account["type"],
        when=account.get("when"),
        days=days_of(account.get("when")),
        places=tuple(_place(mentions[key]) for key in account.get("places") or () if key in mentions),
        by=tuple(map(_actor, account.get("by") or ())),
        chain=tuple(map(_actor, account.get("chain") or ())),
        stance=account.get("stance") or "asserted",
        tolls=tuple(_figure(tolls[key]) for key in account.get("tolls") or () if key in tolls),
        moments=_moments(span, sentence, shelf.get("mention", ())),
        words=tuple(word for word, _ in words_of(span.of(document.text))),
    )


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
        keys=frozenset(skeleton(name) for name in names if name),
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


def _moments(span: Span, sentence: Span, mentions: Sequence[Line]) -> frozenset[str]:
    """The words of a time that stayed unresolved: inside the account, or the only one of its sentence."""
    open_dates = [m for m in mentions if m["type"] == "date" and not m.get("value")]
    near = [m for m in open_dates if span.meets(_span(m))]
    if not near:
        near = [m for m in open_dates if sentence.covers(_span(m))]
        near = near if len(near) == 1 else []
    return frozenset(word for m in near for word, _ in words_of(m["text"]))
