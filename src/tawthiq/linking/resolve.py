"""Everything that stands across documents, in one call; the same whatever the order of the input."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tawthiq.linking.changes import changes
from tawthiq.linking.containers import with_containers
from tawthiq.linking.evidence import Page, Telling
from tawthiq.linking.identity import named
from tawthiq.linking.incidents import incidents, why
from tawthiq.linking.links import Cluster, Links, Question
from tawthiq.linking.passages import shared_passages
from tawthiq.linking.reissues import reissues
from tawthiq.linking.relays import relays
from tawthiq.linking.translations import translations
from tawthiq.model.links import Decision, StatementGroup


def link(
    pages: Sequence[Page],
    tellings: Sequence[Telling],
    decisions: Sequence[Decision] = (),
    previous: Mapping[str, Sequence[str]] | None = None,
) -> Links:
    """Statements first, then incidents. ``previous`` is the former build: incident id to its account ids.

    Decisions with the verdicts "same" and "different" over account ids always hold; of two on one pair the
    later.
    Raises DecisionError when they contradict each other in a round: a with b, b with c, a not with c.
    """
    groups, open_statements = statements(pages)
    carrying = with_containers(with_statements(tellings, groups))
    clusters, open_incidents, compared = incidents(carrying, decisions)
    names = named(clusters, {telling.id: telling.founded for telling in carrying}, previous or {})
    return Links(
        groups=tuple(groups),
        clusters=tuple(Cluster(key, members, why(members, compared)) for key, members in names.items()),
        questions=(*open_statements, *open_incidents),
        changes=tuple(changes(previous or {}, names, decisions)),
    )


def statements(pages: Sequence[Page]) -> tuple[list[StatementGroup], list[Question]]:
    """Reissues, translations and relays among the documents."""
    ordered = sorted(pages, key=lambda page: page.id)
    passages = shared_passages(ordered)
    copies, which_copy = reissues(ordered, passages)
    pairs = [frozenset(group.documents) for group in copies]
    translated, which_translation = translations(ordered, pairs)
    families = _families([*copies, *translated])
    asked = [frozenset((*question.about, *question.candidates)) for question in which_copy]
    relayed, which_original = relays(ordered, passages, families, asked)
    return [*copies, *translated, *relayed], [*which_copy, *which_translation, *which_original]


def _families(groups: Iterable[StatementGroup]) -> dict[str, str]:
    """For every document of a translation or reissue, the first document of its family."""
    family: dict[str, str] = {}
    for group in groups:
        roots = {family.get(document, document) for document in group.documents}
        first = min(roots)
        family.update(dict.fromkeys(group.documents, first))
        family.update({document: first for document, root in family.items() if root in roots})
    return family


def with_statements(tellings: Sequence[Telling], groups: Sequence[StatementGroup]) -> list[Telling]:
    """Accounts that know which statements their documents carry and in which aligned sentences they stand."""
    carried: dict[str, set[str]] = defaultdict(set)
    aligned: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    for group in groups:
        for document in group.documents:
            carried[document].add(group.id)
        for at, pair in enumerate(group.aligned):
            for document, span in zip(group.documents, (pair.left, pair.right), strict=True):
                aligned[document].append((f"{group.id}#{at}", span.start, span.end))
    return [
        _carrying(telling, carried[telling.document], aligned[telling.document])
        if telling.document in carried
        else telling
        for telling in tellings
    ]


def _carrying(telling: Telling, carried: set[str], aligned: Sequence[tuple[str, int, int]]) -> Telling:
    mine = telling.span
    beads = frozenset(bead for bead, start, end in aligned if start < mine.end and mine.start < end)
    return replace(telling, carried=frozenset(carried), beads=beads)
