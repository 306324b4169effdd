"""The incidents of the ledger: each cluster of accounts, assessed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tawthiq.assessment.disputes import disputes
from tawthiq.assessment.figures import Book, sheet
from tawthiq.assessment.grade import suggested
from tawthiq.assessment.sources import independent_sources, sources_of
from tawthiq.assessment.tolls import toll_ranges
from tawthiq.linking.evidence import Line, Page, Telling
from tawthiq.linking.links import Cluster
from tawthiq.linking.resolve import with_statements
from tawthiq.model.links import GRADES, Decision, Incident, StatementGroup


def assess(
    clusters: Sequence[Cluster],
    tellings: Sequence[Telling],
    pages: Sequence[Page],
    groups: Sequence[StatementGroup],
    decisions: Sequence[Decision] = (),
    tolls: Iterable[Line] = (),
) -> list[Incident]:
    """One incident a cluster, in the order of the clusters. ``tolls`` are the ledger's lines of the tolls."""
    labels = {page.id: page.publisher or page.label for page in pages}
    told = {telling.id: published(telling, labels) for telling in with_statements(tellings, groups)}
    members = {cluster.id: [told[account] for account in cluster.accounts] for cluster in clusters}
    book = Book.of(tolls, members)
    verdicts = _verdicts(decisions)
    return [_incident(cluster, members[cluster.id], book, verdicts.get(cluster.id, ())) for cluster in clusters]


def published(telling: Telling, labels: Mapping[str, str]) -> Telling:
    """A document without a known publisher is called by its name."""
    return replace(telling, publisher=labels.get(telling.document, telling.publisher))


def _verdicts(decisions: Sequence[Decision]) -> dict[str, list[Decision]]:
    """What people decided of each incident, in order."""
    said: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.verdict in ("accept", "reject", *GRADES):
            for item in decision.items:
                said[item].append(decision)
    return said


def _incident(cluster: Cluster, members: Sequence[Telling], book: Book, verdicts: Sequence[Decision]) -> Incident:
    tellings = sorted(members, key=lambda telling: telling.founded)
    sources = sources_of(tellings)
    figures = sheet(sources, book)
    tolls, differences = toll_ranges(tellings, figures), disputes(tellings, figures)
    telling_so = independent_sources([telling for telling in tellings if telling.stance != "denied"])
    grade = suggested(tellings, telling_so, tolls, differences)
    return Incident(
        id=cluster.id,
        type=_type(tellings),
        when=_when(tellings),
        place=_place(tellings),
        accounts=tuple(telling.id for telling in tellings),
        sources=tuple(source.speaker for source in sources),
        tolls=tolls,
        disputes=differences,
        grade=_set_by_a_person(verdicts) or grade.grade,
        reasons=(*cluster.reasons, f"suggested grade {grade.grade}: {grade.because}", *map(_said, verdicts)),
        status="reviewed" if verdicts else "machine",
    )


def _set_by_a_person(verdicts: Sequence[Decision]) -> str | None:
    """The last grade that a person gave; an incident that was rejected is discounted, its accounts stay."""
    grades = ["discounted" if d.verdict == "reject" else d.verdict for d in verdicts if d.verdict != "accept"]
    return grades[-1] if grades else None


def _said(decision: Decision) -> str:
    """A decision on an incident, in words."""
    return f"{decision.by} decided {decision.verdict}: {decision.because}"


def _type(tellings: Sequence[Telling]) -> str:
    """The kind that most accounts give; "other" only where none is more specific."""
    kinds = Counter(telling.type for telling in tellings if telling.type != "other")
    return max(kinds, key=lambda kind: kinds[kind]) if kinds else "other"


def _when(tellings: Sequence[Telling]) -> str | None:
    """The shortest time that most accounts give."""
    given = [telling for telling in tellings if telling.days]
    times = Counter(telling.when for telling in given)
    best = min(given, key=lambda telling: (_length(telling), -times[telling.when]), default=None)
    return best.when if best else None


def _length(telling: Telling) -> int:
    assert telling.days
    return (telling.days[1] - telling.days[0]).days


def _place(tellings: Sequence[Telling]) -> dict[str, Any] | None:
    """The most specific place of the account that says most about it."""
    placed = [telling for telling in tellings if telling.head]
    best = max(placed, key=_detail, default=None)
    return best.head.line() if best and best.head else None


def _detail(telling: Telling) -> tuple[bool, bool, int]:
    head = telling.head
    assert head
    return not head.wide, head.latitude is not None, len(telling.places)
