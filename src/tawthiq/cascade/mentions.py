"""Dates, places, actors and numbers as items of the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.cascade.voices import actor_of
from tawthiq.model.claims import ActorMention, DateMention, Mention, NumberMention, PlaceMention
from tawthiq.model.count import Count
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span


@dataclass(frozen=True, slots=True)
class Mentions:
    """The four kinds of mention of one text, each in its order."""

    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    numbers: tuple[NumberMention, ...]

    @classmethod
    def of(cls, found: Mapping[str, Sequence[Finding]], text: str, names: Names) -> Mentions:
        """Make them from the findings of the mention stages."""
        actors = [f for f in found["actors"] if "actor" in f.value]
        return cls(
            tuple(_date(f, names) for f in found["dates"]),
            tuple(_place(f, names) for f in found["places"]),
            tuple(_actor(f, text, names) for f in actors),
            tuple(_number(f, names) for f in found["numbers"]),
        )

    def all(self) -> tuple[Mention, ...]:
        """All of them in the order of the text."""
        return tuple(sorted((*self.dates, *self.places, *self.actors, *self.numbers), key=lambda m: (m.span, m.id)))


def _date(finding: Finding, names: Names) -> DateMention:
    value, span = finding.value, finding.span
    return DateMention(
        id=names.of("mention", "date", span.start, span.end),
        document=names.document_id,
        span=span,
        made=finding,
        value=value["value"],
        anchor=value["anchor"],
        flag=value["flag"],
    )


def _place(finding: Finding, names: Names) -> PlaceMention:
    value = finding.value
    span: Span = value["span"]
    return PlaceMention(
        id=names.of("mention", "place", span.start, span.end),
        document=names.document_id,
        span=span,
        made=finding,
        place_type=value.get("place_type"),
        name=value.get("name"),
        native=value.get("native"),
        country=value.get("country"),
        admin1=value.get("admin1"),
        latitude=value.get("latitude"),
        longitude=value.get("longitude"),
        gazetteer_id=value.get("gazetteer_id"),
    )


def _actor(finding: Finding, text: str, names: Names) -> ActorMention:
    span = finding.span
    return ActorMention(
        id=names.of("mention", "actor", span.start, span.end),
        document=names.document_id,
        span=span,
        made=finding,
        actor=actor_of(finding, text),
    )


def _number(finding: Finding, names: Names) -> NumberMention:
    value, span = finding.value, finding.span
    return NumberMention(
        id=names.of("mention", "number", span.start, span.end),
        document=names.document_id,
        span=span,
        made=finding,
        count=Count(value["low"], value["high"], value["vague"]),
    )
