"""One mention of a place while it is settled: its words, what it is called, and the candidates that are left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.names import is_latin, key_of
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.precision import is_countryside, where_prec
from tawthiq.model.finding import Finding

UNITS = ("admin1", "admin2")
_WIDE = ("admin1", "country")
_SENTENCE_END = re.compile(r"[.!?؟]\s|\n")
_AROUND_NAMES = '"«»“”()[] '
_BEFORE = 25
_MOST_KEPT = 12
_FITS: dict[str, tuple[str, ...]] = {
    "settlement": ("settlement", "neighbourhood"),
    "neighbourhood": ("neighbourhood", "settlement"),
    "admin1": ("admin1",),
    "admin2": ("admin2", "settlement", "neighbourhood", "site", "feature", "admin1"),
    "site": ("site",),
    "feature": ("feature",),
    "country": ("country",),
}


class Mention:
    """A mention: ``number`` counts those of its document, ``sentence`` the ends of sentences before it.

    ``is_unit`` tells whether it may be a unit of others, ``units`` the candidates at first that are units.
    """

    __slots__ = (
        *("finding", "start", "end", "words", "key", "around", "kind", "number", "sentence"),
        *("left", "units", "is_unit", "because", "spelling", "namesakes"),
    )

    def __init__(self, finding: Finding, text: str, number: int, sentence: int, gazetteer: Gazetteer) -> None:
        start, end = finding.value["span"]
        self.finding = finding
        self.start, self.end = finding.span
        self.words = text[start:end].strip(_AROUND_NAMES)
        self.key = key_of(self.words)
        self.around = self._words_around(text, start, end)
        self.kind: str | None = finding.value.get("place_type")
        self.number, self.sentence = number, sentence
        self.left = gazetteer.named(self.words) or gazetteer.named(str(finding.value.get("key", "")))
        self.units = tuple([place for place in self.left if place.place_type in UNITS])
        self.is_unit = self.kind in UNITS or bool(self.units) or is_countryside(self.around)
        self.because: list[str] = []
        self.spelling = False
        self.namesakes: tuple[Place, ...] = ()

    def _words_around(self, text: str, start: int, end: int) -> str:
        near = text[max(0, self.start - _BEFORE) : self.start].rsplit(".", 1)[-1]
        return f"{' '.join(near.split()[-2:])} {text[min(self.start, start) : start]} {text[end : self.end]}"

    @property
    def place(self) -> Place | None:
        """The one place that is left."""
        return self.left[0] if len(self.left) == 1 else None

    @property
    def point(self) -> Place | None:
        """The one place that is left, where it has coordinates and is no governorate or country."""
        place = self.place
        return place if place and place.place_type not in _WIDE and place.latitude is not None else None

    def drop(self, why: str) -> None:
        """Keep no candidate."""
        self.left = ()
        self.because.append(why)

    def narrow(self, left: Sequence[Place], why: str) -> None:
        """Keep fewer candidates, when any of them is kept."""
        if 0 < len(left) < len(self.left):
            self.left = tuple(left)
            self.because.append(why)

    def settled(self) -> Finding:
        """The finding with what is known of its place."""
        finding, place = self.finding, self.place
        known = _known(place) if place else self._open()
        if self.kind == "admin2" and known["place_type"] == "settlement":
            known["place_type"] = "admin2"
        kind = known["place_type"]
        value = {**finding.value, **known}
        value["where_prec"] = where_prec(kind, self.around, self.words, finding.value.get("vicinity"))
        if self.because:
            value["because"] = "; ".join(self.because)
        if self.spelling:
            value["spelling"] = True
        bears = {"place", f"place.{kind}"} if kind else {"place"}
        classes = finding.classes | bears
        return Finding(finding.kind, finding.span, value, finding.rule, finding.where, finding.parts, classes)

    def _open(self) -> dict[str, Any]:
        """What is known of a place that is not one: its name as written, and what all candidates share."""
        latin = is_latin(self.words)
        among = self.left or self.namesakes
        found: dict[str, Any] = {
            "place_type": self.kind or _shared(place.place_type for place in self.left),
            "name": self.words if latin else None,
            "native": None if latin else self.words,
            "country": _shared(place.country for place in among),
            "admin1": _shared(place.admin1 for place in among),
        }
        if self.left:
            found["candidates"] = [place.id for place in self.left[:_MOST_KEPT]]
        return found


def mentions_of(findings: Iterable[Finding], text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions of a document in its order, with their candidates."""
    sentence, last = 0, 0
    for number, finding in enumerate(findings):
        start = finding.value["span"][0]
        if start > last:
            sentence += len(_SENTENCE_END.findall(text, last, start))
            last = start
        yield Mention(finding, text, number, sentence, gazetteer)


def fits(place: Place, kind: str | None) -> bool:
    """Whether a place can be what a text calls it."""
    return kind is None or place.place_type in _FITS[kind]


def _known(place: Place) -> dict[str, Any]:
    return {
        "place_type": place.place_type,
        "name": place.name,
        "native": place.native,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "gazetteer_id": place.id,
    }


def _shared(values: Iterable[str | None]) -> str | None:
    different = set(values)
    return different.pop() if len(different) == 1 else None
