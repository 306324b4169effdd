"""A name learnt in one place of a text is known in all of it: "the village of Tin" makes "Tin" a place from then on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.cascade.engine import Engine, Match
from tawthiq.cascade.tape import Tape
from tawthiq.gazetteer.names import is_arabic
from tawthiq.model.finding import Finding
from tawthiq.packs.analyse import Piece

_SHORTEST = 3
_SHORTEST_ARABIC = 4
_NO_NAMES_FOR_OTHERS = ("site", "feature")
"""A mosque or a road may bear a person's name: it does not make a place of every other one who bears it."""


def learn(tape: Tape, places: Sequence[Finding], engine: Engine) -> tuple[Tape, list[Finding]]:
    """The tape with every other occurrence of a learnt name folded, and all places in order."""
    known = {tuple(str(p.value["key"]).split()): p for p in places if _teaches(p)}
    more = list(_occurrences(tape, known))
    folded = engine.fold(tape, more) if more else tape
    return folded, sorted([*places, *(m.finding for m in more)], key=lambda f: f.span)


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
    if tuple(keys[at : at + size]) not in known or not isinstance(first, Piece):
        return False
    return "unknown" in first.classes and "shape.lower" not in first.classes


def _again(teacher: Finding, tape: Tape, at: int, size: int) -> Finding:
    span = tape.span(at, at + size)
    value = {**teacher.value, "span": span}
    value.pop("vicinity", None)
    return teacher._replace(span=span, value=value, rule="place.learnt", parts=(teacher,))
