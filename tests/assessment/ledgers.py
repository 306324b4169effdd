"""Ledgers of invented incidents, line by line, for tests of what is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.assessment.cases import Case, Docket, read
from tawthiq.assessment.counting import Figured, figures
from tawthiq.assessment.incidents import assess
from tawthiq.assessment.policy import named
from tawthiq.linking import lines as evidence
from tawthiq.linking.links import Cluster
from tawthiq.model.document import Document

Line = dict[str, Any]


@dataclass(frozen=True)
class Count:
    """A figure of an account: at least 45 is Count(45, None), dozens is Count(vague="dozens")."""

    low: int | None = None
    high: int | None = None
    group: str = "people"
    measure: str = "killed"
    vague: str | None = None
    scope: str = "incident"
    words: str = ""
    of_whom: tuple[tuple[int, str], ...] = ()
    replaces: int | None = None
    part_of: int | None = None
    says: str | None = None
    """Another speaker of this figure alone."""


@dataclass(frozen=True)
class Told:
    """One account in a document of its own: who says it (the original speaker first), where, when, how many."""

    chain: Sequence[str]
    counts: Sequence[Count] = ()
    publisher: str | None = "Mirsat Post"
    published: str | None = "2031-03-05"
    incident: str = "i-1"
    stance: str = "asserted"
    by: Sequence[str] = ()
    kind: str = "airstrike"
    document_type: str = "press"
    when: str | None = "2031-03-04"
    document: str | None = None
    tolls: Sequence[str] = field(default=())
    """Ids of figures of other accounts that this one is told with."""


def exactly(number: int, group: str = "people", **more: Any) -> Count:
    """A plain figure."""
    return Count(number, number, group, **more)


def ledger(*told: Told, groups: Sequence[Line] = ()) -> list[Line]:
    """The lines of a ledger, its incidents assessed."""
    documents: dict[str, Line] = {}
    lines: list[Line] = []
    clusters: dict[str, list[str]] = {}
    for at, one in enumerate(told):
        name = one.document or f"d-{at}"
        documents.setdefault(name, _document(name, one))
        tolls = [_toll(f"t-{at}-{n}", name, count, one.chain, at) for n, count in enumerate(one.counts)]
        lines += [_place(name, at), *tolls, _account(at, name, one, [toll["id"] for toll in tolls])]
        clusters.setdefault(one.incident, []).append(f"a-{at}")
    lines = [*documents.values(), *lines, *groups]
    return [*lines, *_incidents(lines, clusters)]


def docket(*told: Told, groups: Sequence[Line] = ()) -> Docket:
    """The cases of such a ledger."""
    return read(ledger(*told, groups=groups))


def case(*told: Told, groups: Sequence[Line] = ()) -> Case:
    """The one case of a ledger with one incident."""
    [one] = docket(*told, groups=groups).cases
    return one


def under(policy: str, *told: Told, groups: Sequence[Line] = ()) -> dict[str, tuple[int | None, int | None]]:
    """What a policy makes of one incident: the bounds of each of its figures."""
    return {figured.figure: (figured.low, figured.high) for figured in figured_under(policy, *told, groups=groups)}


def figured_under(policy: str, *told: Told, groups: Sequence[Line] = ()) -> list[Figured]:
    """The same, with the steps."""
    return figures(case(*told, groups=groups), named(policy))


def group(relation: str, *documents: str) -> Line:
    """Documents that carry one statement."""
    return {
        "kind": "statement_group", "id": "g-1", "relation": relation, "documents": list(documents),
        "reasons": [], "score": 1.0, "aligned": [], "sure": [], "versions": [],
    }  # fmt: skip


def actor(name: str) -> Line:
    """An actor by its name."""
    return {"actor": name.lower().replace(" ", "_"), "name": name, "native": None, "text": None}


def _document(name: str, told: Told) -> Line:
    known = {"language": "en", "document_type": told.document_type, "title": None, "publisher": told.publisher}
    rest = {"published": told.published, "url": None, "symbol": None, "length": 900}
    return {"kind": "document", "id": name, "name": f"{name}.txt", "sha256": name, **known, **rest}


def _place(document: str, at: int) -> Line:
    names = {"place_type": "settlement", "name": "Mirsat", "native": None, "country": "XA", "admin1": "Sindal"}
    where = {"latitude": None, "longitude": None, "gazetteer_id": None}
    head = {"kind": "mention", "id": f"m-{at}", "document": document, "span": [at, at + 6], "text": "Mirsat"}
    return {**head, "type": "place", **names, **where}


def _toll(key: str, document: str, count: Count, chain: Sequence[str], at: int) -> Line:
    others = {name: None if n is None else f"t-{at}-{n}"
              for name, n in (("replaces", count.replaces), ("part_of", count.part_of))}  # fmt: skip
    parts = [{"low": n, "high": n, "vague": None, "group": who, "span": [0, 1]} for n, who in count.of_whom]
    return {
        "kind": "toll", "id": key, "document": document, "span": [20, 30], "text": count.words,
        "measure": count.measure, "low": count.low, "high": count.high, "vague": count.vague, "group": count.group,
        "scope": count.scope, "of_whom": parts, **others, "statement": None,
        "chain": [actor(name) for name in ([count.says] if count.says else chain)],
    }  # fmt: skip


def _account(at: int, document: str, told: Told, tolls: Sequence[str]) -> Line:
    return {
        "kind": "account", "id": f"a-{at}", "document": document, "span": [at, at + 40], "text": "a raid",
        "type": told.kind, "when": told.when, "places": [f"m-{at}"], "by": [actor(name) for name in told.by],
        "against": None, "tolls": [*tolls, *told.tolls], "stance": told.stance,
        "chain": [actor(name) for name in told.chain], "statement": None,
    }  # fmt: skip


def _incidents(lines: Sequence[Line], clusters: dict[str, list[str]]) -> list[Line]:
    kinds: dict[str, list[Line]] = {}
    for line in lines:
        kinds.setdefault(line["kind"], []).append(line)
    documents = [Document(**_head(line), text="", reader="") for line in kinds["document"]]
    tellings = evidence.tellings(documents, kinds, {})
    pages = evidence.pages(documents, kinds, {})
    found = [Cluster(key, tuple(accounts), ()) for key, accounts in clusters.items()]
    groups = read([*lines]).groups
    return [one.line() for one in assess(found, tellings, pages, groups, (), kinds.get("toll", ()))]


def _head(line: Line) -> Line:
    return {name: value for name, value in line.items() if name not in ("kind", "length")}
