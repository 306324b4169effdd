"""What a careful reader marked in one document: frozen records, each anchored by its quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tawthiq.evaluation.agreement import Bounds, Span

__all__ = [
    "GoldAccount",
    "GoldCharacterisation",
    "GoldDate",
    "GoldDemand",
    "GoldDocument",
    "GoldFolder",
    "GoldPart",
    "GoldPlace",
    "GoldToll",
    "Marked",
]


@dataclass(frozen=True, slots=True)
class Marked:
    """A quote of the document: the n-th of its kind there; optional where two careful readers differ."""

    number: int
    text: str
    span: Span
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldDate(Marked):
    """When, in EDTF: any of the values is right, and "" is a date that cannot be known."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldPlace(Marked):
    """A named place below country level."""


@dataclass(frozen=True, slots=True)
class GoldPart:
    """A part of a toll ("of whom 8 children")."""

    text: str
    optional: bool
    bounds: Bounds
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldToll(Marked):
    """A casualty figure; of several measures, groups or scopes any is right; a None chain is not judged."""

    measures: tuple[str, ...]
    bounds: Bounds
    groups: tuple[str, ...]
    scopes: tuple[str, ...]
    parts: tuple[GoldPart, ...]
    chain: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class GoldAccount(Marked):
    """One source's telling of one incident; `tolls` are numbers of the document's tolls."""

    incident: str
    types: tuple[str, ...]
    when: tuple[str, ...]
    where: tuple[str, ...]
    by: tuple[str, ...]
    tolls: tuple[int, ...]
    chain: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class GoldDemand(Marked):
    """What is demanded, and of whom; `of` is empty when nobody is named."""

    of: tuple[str, ...]
    action: str


@dataclass(frozen=True, slots=True)
class GoldCharacterisation(Marked):
    """The term under which a deed is put."""

    term: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """Everything marked in one document, and the text in which it was marked."""

    name: str
    text: str
    language: str
    types: tuple[str, ...]
    dates: tuple[GoldDate, ...]
    places: tuple[GoldPlace, ...]
    tolls: tuple[GoldToll, ...]
    accounts: tuple[GoldAccount, ...]
    demands: tuple[GoldDemand, ...]
    characterisations: tuple[GoldCharacterisation, ...]

    def actor_keys(self) -> Iterator[str]:
        """Every actor key the gold names."""
        chains = [*(toll.chain for toll in self.tolls), *(account.chain for account in self.accounts)]
        named = [*chains, *(account.by for account in self.accounts), *(demand.of for demand in self.demands)]
        for actors in named:
            for actor in actors or ():
                yield from actor.split("|")


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """The documents of one folder, and the pairs of them that carry one and the same statement."""

    documents: tuple[GoldDocument, ...]
    links: frozenset[tuple[str, str]]
