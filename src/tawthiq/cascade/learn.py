"""A name learnt in one place of a text is known in all of it: "the village of Tin" makes "Tin" a place from then on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawthiq.cascade.engine import Engine, Match
from tawthiq.cascade.sheet import Sheet
from tawthiq.cascade.tape import Tape
from tawthiq.gazetteer.names import is_arabic
from tawthiq.model.finding import Finding
from tawthiq.packs.analyse import Piece

_SHORTEST = 3
_SHORTEST_ARABIC = 4
_NO_NAMES_FOR_OTHERS = ("site", "feature")
"""A mosque or a road may bear a person's name: it does not make a place of every other one who bears it."""


def learn(sheet: Sheet, engine: Engine, seats: Iterable[Finding] = ()) -> list[Finding]:
    """All places of a text in order, with every other occurrence of a learnt name, which is folded on its tape.

    ``seats`` are places inside the names of actors, which stand on no tape.
    """
    places = [*seats, *sheet.found["places"]]
    known = {tuple(str(place.value["key"]).split()): place for place in places if _teaches(place)}
    if sheet.holds({name[0] for name in known}) and (more := list(_occurrences(sheet.tape, known))):
        sheet.fold(engine.fold(sheet.tape, more))
        places += [match.finding for match in more]
    return sorted(places, key=lambda place: place.span)


def is_open(piece: Piece) -> bool:
    """Whether a word may be the first of a learnt name: no lexicon knows it, and it is not written small."""
    return "unknown" in piece.classes and "shape.lower" not in piece.classes


def _teaches(place: Finding) -> bool:
    key, value = str(place.value.get("key", "")), place.value
    if "candidates" in value or value.get("teaches") is False or value.get("place_type") in _NO_NAMES_FOR_OTHERS:
        return False
    return len(key) >= (_SHORTEST_ARABIC if is_arabic(key) else _SHORTEST)


def _occurrences(tape: Tape, known: dict[tuple[str, ...], Finding]) -> Iterator[Match]:
    sizes: dict[str, set[int]] = {}
    for name in known:
        sizes.setdefault(name[0], set()).add(len(name))
    keys = [payload.key if payload.__class__ is Piece else "" for payload in tape.payloads]
    done = 0
    for at in [at for at, key in enumerate(keys) if key in sizes]:
        size = next((n for n in sorted(sizes[keys[at]], reverse=True) if _fits(tape, keys, at, n, known)), 0)
        if size and at >= done:
            teacher = known[tuple(keys[at : at + size])]
            yield Match(at, at + size, _again(teacher, tape, at, size))
            done = at + size


def _fits(tape: Tape, keys: Sequence[str], at: int, size: int, known: dict[tuple[str, ...], Finding]) -> bool:
    first = tape.payloads[at]
    return tuple(keys[at : at + size]) in known and isinstance(first, Piece) and is_open(first)


def _again(teacher: Finding, tape: Tape, at: int, size: int) -> Finding:
    span = tape.span(at, at + size)
    value = {**teacher.value, "span": span}
    value.pop("vicinity", None)
    value.pop("seat", None)
    return teacher._replace(span=span, value=value, rule="place.learnt", parts=(teacher,))
