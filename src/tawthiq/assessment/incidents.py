"""The incidents of the ledger: each cluster of accounts, assessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tawthiq.assessment.disputes import disputes
from tawthiq.assessment.grade import Grade, suggested
from tawthiq.assessment.sources import independent_sources
from tawthiq.assessment.tolls import toll_ranges
from tawthiq.linking.evidence import Page, Telling
from tawthiq.linking.links import Cluster
from tawthiq.linking.resolve import with_statements
from tawthiq.model.links import Decision, Incident, StatementGroup


def assess(
    clusters: Sequence[Cluster],
    tellings: Sequence[Telling],
    pages: Sequence[Page],
    groups: Sequence[StatementGroup],
    decisions: Sequence[Decision] = (),
) -> list[Incident]:
    """One incident a cluster, in the order of the clusters."""
    labels = {page.id: page.publisher or page.label for page in pages}
    told = {telling.id: _published(telling, labels) for telling in with_statements(tellings, groups)}
    verdicts = {item: d for d in decisions if d.verdict in ("accept", "reject") for item in d.items}
    return [_incident(cluster, told, verdicts.get(cluster.id)) for cluster in clusters]


def _published(telling: Telling, labels: Mapping[str, str]) -> Telling:
    """A document without a known publisher is called by its name."""
    return replace(telling, publisher=labels.get(telling.document, telling.publisher))


def _incident(cluster: Cluster, told: Mapping[str, Telling], decision: Decision | None) -> Incident:
    tellings = sorted((told[account] for account in cluster.accounts), key=lambda telling: telling.founded)
    sources, tolls, differences = independent_sources(tellings), toll_ranges(tellings), disputes(tellings)
    telling_so = independent_sources([telling for telling in tellings if telling.stance != "denied"])
    grade = _decided(decision) or suggested(tellings, telling_so, tolls, differences)
    return Incident(
        id=cluster.id,
        type=_type(tellings),
        when=_when(tellings),
        place=_place(tellings),
        accounts=tuple(telling.id for telling in tellings),
        sources=sources,
        tolls=tolls,
        disputes=differences,
        grade=grade.grade,
        reasons=(*cluster.reasons, f"suggested grade {grade.grade}: {grade.because}", *_said(decision)),
        status="reviewed" if decision else "machine",
    )


def _decided(decision: Decision | None) -> Grade | None:
    """An incident that a person rejected is discounted; the accounts stay where they are."""
    if decision is None or decision.verdict != "reject":
        return None
    return Grade("discounted", f"{decision.by} rejected it: {decision.because}")


def _said(decision: Decision | None) -> tuple[str, ...]:
    """The last decision on an incident, in words."""
    return () if decision is None else (f"{decision.by} decided {decision.verdict}: {decision.because}",)


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
