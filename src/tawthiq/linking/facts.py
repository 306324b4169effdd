"""The figures that a document gives, each with what it counts and who gives it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Fact, Line, shared
from tawthiq.linking.speeches import Shelf, bound, span_of
from tawthiq.model.span import Span

_ONE_HARM = {"bodies": "killed", "missing": "detained"}
"""Two readers call one harm by either name."""
_NOBODY_IN_PARTICULAR = frozenset({"united-nations", "authorities"})
_CLAIMS = ("statement", "toll", "account", "demand", "characterisation")


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement, and who makes it."""

    span: Span
    voices: frozenset[str]


def facts(shelf: Shelf) -> tuple[Fact, ...]:
    """Every figure once a thing counted and a voice; a part is no harm of its own.

    Nor is a round figure over a whole time that nobody gives: "more than two million displaced" ends many a story.
    """
    tolls = [fact for toll in shelf.get("toll", ()) for fact in _of_toll(toll)]
    said = [_Said(span_of(line), _voices(line)) for line in shelf.get("statement", ())]
    counted = [span_of(toll) for toll in shelf.get("toll", ())]
    plain = [
        Fact(value, "", _more_than(mention), _around(span_of(mention), said))
        for mention in shelf.get("mention", ())
        if mention["type"] == "number" and (value := bound(mention)) is not None
        if not any(span.meets(span_of(mention)) for span in counted)
    ]
    return tuple(sorted({*tolls, *plain}, key=lambda fact: (fact.value, fact.measure, fact.more, sorted(fact.voices))))


def _of_toll(toll: Line) -> Iterator[Fact]:
    said: str = toll["measure"]
    voices = _voices(toll)
    background = toll.get("scope") == "cumulative" and _more_than(toll) and not voices
    measure = "" if background else _ONE_HARM.get(said, said)
    for line, counts in ((toll, measure), *((part, "part") for part in toll.get("of_whom") or ())):
        value = bound(line)
        if value is not None:
            yield Fact(value, counts, _more_than(line), voices)


def _voices(line: Line) -> frozenset[str]:
    return shared(frozenset(actor["actor"] for actor in line.get("chain") or ()))


def _more_than(line: Line) -> bool:
    return line.get("low") is not None and line.get("high") is None


def _around(span: Span, said: Sequence[_Said]) -> frozenset[str]:
    """Who says it: the voices of the shortest statement around it."""
    over = [each for each in said if each.span.covers(span)]
    return min(over, key=lambda each: each.span.end - each.span.start).voices if over else frozenset()


def voices_known(shelf: Shelf, text: str) -> frozenset[str]:
    """Voices that are one and the same in every document: the catalogue's, and roles such as witnesses.

    Any other is called by the words of its document, and what it is called elsewhere is not known.
    """
    folded = f" {' '.join(_words(text))} "
    names = {key: name for key, name, _ in _called(shelf)}
    return shared(
        frozenset(
            key
            for key, name in names.items()
            if key not in _NOBODY_IN_PARTICULAR and (_slug(name) != key or f" {' '.join(_words(name))} " not in folded)
        )
    )


def called(shelf: Shelf) -> Mapping[str, frozenset[str]]:
    """By what words every voice and actor is called."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, _, words in _called(shelf):
        found[key].add(words)
    return {key: shared(frozenset(words)) for key, words in found.items()}


def _called(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """Key, name and words."""
    lines: Iterable[Line] = (
        actor for kind in _CLAIMS for line in shelf.get(kind, ()) for actor in line.get("chain") or ()
    )
    mentions = (m for m in shelf.get("mention", ()) if m["type"] == "actor" and m.get("actor"))
    for line in (*lines, *mentions):
        name = line.get("name") or line["actor"]
        yield line["actor"], name, line.get("text") or name


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", letters(name))


def _slug(name: str) -> str:
    return "-".join(_words(name))
