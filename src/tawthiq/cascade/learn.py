"""A name learnt in one place of a text is known in all of it: "the village of Tin" makes "Tin" a place from then on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawthiq.cascade.engine import Match
from tawthiq.cascade.sheet import Sheet
from tawthiq.cascade.tape import Tape
from tawthiq.gazetteer.names import is_arabic
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span
from tawthiq.packs.analyse import Piece

_SHORTEST = 3
_SHORTEST_ARABIC = 4
_NO_NAMES_FOR_OTHERS = ("site", "feature")
"""A mosque or a road may bear a person's name: it does not make a place of every other one who bears it."""

_Known = Mapping[tuple[str, ...], Finding]
"""The words of each name that was learnt, and the place that taught it."""


def learn(sheet: Sheet, seats: Iterable[Finding] = ()) -> list[Finding]:
    """All places of a text in order, with every other occurrence of a learnt name, which the sheet takes as well.

    ``seats`` are places inside the names of actors, which stand on no tape.
    """
    places = [*seats, *sheet.found["places"]]
    known = {tuple(str(place.value["key"]).split()): place for place in places if _teaches(place)}
    sizes: dict[str, set[int]] = {}
    for name in known:
        sizes.setdefault(name[0], set()).add(len(name))
    learnt = [
        (number, match)
        for number, tape, at in sheet.holding(set(sizes))
        for match in _occurrences(tape, at, known, sizes)
    ]
    sheet.learn(learnt)
    places += [match.finding for _, match in learnt]
    return sorted(places, key=lambda place: place.span)


def is_open(piece: Piece) -> bool:
    """Whether a word may be the first of a learnt name: no lexicon knows it, and it is not written small."""
    return "unknown" in piece.classes and "shape.lower" not in piece.classes


def _teaches(place: Finding) -> bool:
    key, value = str(place.value.get("key", "")), place.value
    if "candidates" in value or value.get("teaches") is False or value.get("place_type") in _NO_NAMES_FOR_OTHERS:
        return False
    return len(key) >= (_SHORTEST_ARABIC if is_arabic(key) else _SHORTEST)


def _occurrences(tape: Tape, start: int, known: _Known, sizes: Mapping[str, set[int]]) -> Iterator[Match]:
    """Where the tape of a sentence that begins at ``start`` has a name again; ``sizes`` are how long its names are."""
    keys = [payload.key if payload.__class__ is Piece else "" for payload in tape.payloads]
    done = 0
    for at in [at for at, key in enumerate(keys) if key in sizes]:
        size = next((n for n in sorted(sizes[keys[at]], reverse=True) if _fits(tape, keys, at, n, known)), 0)
        if size and at >= done:
            teacher = known[tuple(keys[at : at + size])]
            yield Match(at, at + size, _again(teacher, tape.span(at, at + size).moved(start)))
            done = at + size


def _fits(tape: Tape, keys: Sequence[str], at: int, size: int, known: _Known) -> bool:
    first = tape.payloads[at]
    return tuple(keys[at : at + size]) in known and isinstance(first, Piece) and is_open(first)


def _again(teacher: Finding, span: Span) -> Finding:
    value = {**teacher.value, "span": span}
    value.pop("vicinity", None)
    value.pop("seat", None)
    return teacher._replace(span=span, value=value, rule="place.learnt", parts=(teacher,))
