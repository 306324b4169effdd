"""Who says what in one document: its author, and what each voice says there."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Line, Speech, shared
from tawthiq.linking.publishers import OUTLETS, PASSING_ON
from tawthiq.model.claims import Actor
from tawthiq.model.document import Document
from tawthiq.model.span import Span

Shelf = dict[str, list[Line]]
"""The lines of one document by kind."""

_AUTHORED = ("letter", "statement")
_ATTRIBUTED = ("statement", "toll", "account", "demand", "characterisation")


def span_of(line: Line) -> Span:
    """Where the words of a line stand."""
    return Span(*line["span"])


def is_narrow(mention: Line) -> bool:
    """Whether it names a place below the governorate."""
    return mention["type"] == "place" and mention.get("place_type") not in ("country", "admin1")


def bound(line: Line) -> int | None:
    """The figure that a line gives: its lower bound, or else its upper one."""
    low: int | None = line.get("low")
    high: int | None = line.get("high")
    return low if low is not None else high


def bounds(lines: Iterable[Line]) -> frozenset[int]:
    """The figures of several lines."""
    return frozenset(value for line in lines if (value := bound(line)) is not None)


def own_figures(tolls: Iterable[Line]) -> frozenset[int]:
    """Figures over a whole period are repeated from statement to statement and tell none of them apart."""
    return bounds(toll for toll in tolls if toll.get("scope") != "cumulative")


def parts(tolls: Iterable[Line]) -> frozenset[int]:
    """The figures that tolls hold: of whom 24 children."""
    return bounds(part for toll in tolls if toll.get("scope") != "cumulative" for part in toll.get("of_whom") or ())


def author(document: Document, shelf: Shelf, publisher: Actor | None) -> str | None:
    """Whose text it is: a publisher's that speaks for itself, or else the last speaker's of most of a letter.

    What an outlet prints is the outlet's, however much it quotes of a letter.
    """
    if publisher and publisher.actor_type not in {*PASSING_ON, None}:
        return publisher.key
    if publisher is None and (own := _called_as_publisher(document, shelf)):
        return own
    if document.document_type in _AUTHORED and not (publisher and publisher.actor_type in OUTLETS):
        last: Counter[str] = Counter(line["chain"][-1]["actor"] for line in _attributed(shelf) if line.get("chain"))
        if last:
            return min(last, key=lambda key: (-last[key], key))
    return None


def _called_as_publisher(document: Document, shelf: Shelf) -> str | None:
    """The last speaker of most that is said, where its name is part of the publisher's: it speaks for itself."""
    chains = [line["chain"][-1] for line in _attributed(shelf) if line.get("chain")]
    published = f" {letters(document.publisher or '')} "
    own = Counter(
        actor["actor"]
        for actor in chains
        for names in [{actor.get("name") or "", actor.get("text") or ""}]
        if any(" " in name and f" {letters(name)} " in published for name in names)
    )
    return next((key for key, count in own.most_common(1) if 2 * count > len(chains)), None)


def cited(shelf: Shelf) -> tuple[str, ...]:
    """Everybody who is named as a speaker or as one who passes something on, in the words of the document."""
    chains = [line.get("chain") or () for line in _attributed(shelf)]
    return tuple(sorted({actor.get("text") or actor["actor"] for chain in chains for actor in chain}))


def _attributed(shelf: Shelf) -> Iterator[Line]:
    for kind in _ATTRIBUTED:
        yield from shelf.get(kind, ())


def speeches(shelf: Shelf, sentences: Sequence[Span]) -> Iterator[Speech]:
    """What each voice of the document says; a claim counts for every voice of its chain.

    A claim of nobody's in the sentence where a voice is heard counts for that voice. What an agency says that
    passes a voice on is told once more as that voice's, apart, because the longer chain may have been missed.
    """
    said = _said(shelf)
    loose = _in_sentences([line for line in _attributed(shelf) if not line.get("chain")], sentences)
    for voice in sorted(said):
        heard = {at for line in said[voice] if line["kind"] == "statement" for at in _run(line, sentences)}
        own = [*said[voice], *(line for at in sorted(heard) for line in loose.get(at, ()))]
        yield _speech(voice, own, shelf)
        passed_on = [line for relay in _relays(said[voice], voice) for line in said[relay] if len(line["chain"]) == 1]
        if passed_on:
            yield _speech(voice, [*own, *passed_on], shelf, through_relays=True)


def _said(shelf: Shelf) -> dict[str, list[Line]]:
    said: dict[str, list[Line]] = defaultdict(list)
    for line in _attributed(shelf):
        for actor in line.get("chain") or ():
            said[actor["actor"]].append(line)
    return said


def _relays(lines: Sequence[Line], voice: str) -> list[str]:
    """Who passes this voice on."""
    chains = [[actor["actor"] for actor in line["chain"]] for line in lines]
    return sorted({relay for chain in chains for relay in chain[chain.index(voice) + 1 :] if relay != voice})


def _in_sentences(lines: Iterable[Line], sentences: Sequence[Span]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        for at in _run(line, sentences)[:1]:
            found[at].append(line)
    return found


def _run(line: Line, sentences: Sequence[Span]) -> range:
    """The sentence that a line begins in, as a range of one; empty when it stands outside every sentence."""
    at = bisect_right(sentences, line["span"][0], key=lambda sentence: sentence.start) - 1
    return range(at, at + 1) if at >= 0 and line["span"][0] < sentences[at].end else range(0)


def _speech(voice: str, said: Sequence[Line], shelf: Shelf, through_relays: bool = False) -> Speech:
    """Figures, places and days inside a voice's statements, and those of its tolls and accounts."""
    spans = [span_of(line) for line in said if line["kind"] == "statement"]
    mentions = shelf.get("mention", [])
    named = {place for line in said for place in line.get("places") or ()}
    inside = [m for m in mentions if any(span.covers(span_of(m)) for span in spans)]
    within = {m["id"] for m in inside} | named
    days = {m["value"] for m in inside if m["type"] == "date"} | {line.get("when") for line in said}
    return Speech(
        voice=voice,
        tolls=shared(own_figures([line for line in said if line["kind"] == "toll"])),
        parts=shared(parts([line for line in said if line["kind"] == "toll"])),
        figures=shared(bounds([m for m in inside if m["type"] == "number"])),
        places=tuple(dict.fromkeys(m["text"] for m in mentions if is_narrow(m) and m["id"] in within)),
        days=shared(frozenset(day for day in days if day)),
        spans=tuple(spans),
        through_relays=through_relays,
    )
