"""Who has it from whom: from each original speaker through those who pass it on to the documents, and in rounds.

The graph of an incident has speakers and documents for nodes. An edge runs from who told to who passed it on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tawthiq.assessment.cases import Case, Docket, Line
from tawthiq.assessment.sources import Source, teller
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.model.claims import Chain

_AUTHORED = ("letter", "statement")


@dataclass(frozen=True, slots=True)
class Path:
    """How an account came: the original speaker, those who passed it on (the nearest to it first), the document."""

    source: str
    through: tuple[str, ...]
    document: str
    account: str
    note: str

    def line(self) -> dict[str, Any]:
        """Its object for machines."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**given, "through": list(self.through)}


@dataclass(frozen=True, slots=True)
class Graph:
    """The sources of an incident: one path an account, and the rounds in which sources cite each other."""

    incident: str
    sources: tuple[str, ...]
    paths: tuple[Path, ...]
    rounds: tuple[tuple[str, ...], ...]

    def edges(self) -> list[tuple[str, str]]:
        """From who told to who passed it on, and to the document, each once."""
        found: dict[tuple[str, str], None] = {}
        for path in self.paths:
            steps = [path.source, *path.through, path.document]
            found.update(dict.fromkeys(pairwise(steps)))
        for names in self.rounds:
            found.update(dict.fromkeys(zip(names, (*names[1:], names[0]), strict=True)))
        return list(found)

    def line(self) -> dict[str, Any]:
        """Its object for machines."""
        return {
            "incident": self.incident,
            "sources": list(self.sources),
            "paths": [path.line() for path in self.paths],
            "circular": [list(names) for names in self.rounds],
        }


def graph(case: Case, docket: Docket) -> Graph:
    """The graph of one incident."""
    return Graph(
        incident=case.incident["id"],
        sources=tuple(source.speaker.name for source in case.sources),
        paths=tuple(_path(source, told, docket) for source in case.sources for told in source.tellings),
        rounds=tuple((source.speaker.name, *names) for source in case.sources if (names := _round(source))),
    )


def _path(source: Source, telling: Telling, docket: Docket) -> Path:
    document = docket.documents[telling.document]
    through = tuple(_through(source, telling, document))
    notes = [*docket.versions.get(telling.document, ()), *_passing(through, telling)]
    return Path(source.speaker.name, through, document["name"], telling.id, ", ".join(notes))


def _through(source: Source, telling: Telling, document: Line) -> Iterator[str]:
    """Who passed it on: of a chain all but the source, then a known outlet, unless it is the author's document."""
    last = source.speaker.key
    passed = [actor for actor in _after_the_source(source, telling) if not one_voice(actor.key, last)]
    if document["publisher"] and (document["document_type"] not in _AUTHORED or not telling.chain):
        passed.append(teller(telling))
    for actor in passed:
        if not one_voice(actor.key, last):
            yield actor.name
        last = actor.key


def _after_the_source(source: Source, telling: Telling) -> Chain:
    """The chain without its first speaker where that is the source under its name in another language."""
    alike = [other for other in source.tellings if len(other.chain) == len(telling.chain) and other is not telling]
    translated = any(telling.beads & other.beads for other in alike)
    return telling.chain[1:] if translated else telling.chain


def _passing(through: Sequence[str], telling: Telling) -> Iterator[str]:
    if telling.stance != "asserted":
        yield telling.stance
    if len(through) > 1:
        yield "a relay of a relay"
    elif through:
        yield "a relay"


def _round(source: Source) -> tuple[str, ...]:
    """Those who cite this source while it cites them."""
    names = {telling.chain[0].name for telling in source.tellings if telling.chain}
    told_by = {teller(telling).name for telling in source.tellings if telling.chain}
    return tuple(name for name in source.through if name in names and source.speaker.name in told_by)


def dot(graphs: Sequence[Graph], titles: Mapping[str, str]) -> Iterator[str]:
    """The graphs in the DOT language of Graphviz, one cluster an incident, line by line."""
    yield "digraph sources {"
    yield "  rankdir=LR;"
    for graph in graphs:
        yield f"  subgraph {_quoted(f'cluster_{graph.incident}')} {{"
        yield f"    label={_quoted(titles[graph.incident])};"
        yield from (f"    {line}" for line in _nodes(graph))
        yield from (f"    {_node(graph, a)} -> {_node(graph, b)};" for a, b in graph.edges())
        yield "  }"
    yield "}"


def _nodes(graph: Graph) -> Iterator[str]:
    documents = dict.fromkeys(path.document for path in graph.paths)
    for name in dict.fromkeys(name for edge in graph.edges() for name in edge):
        shape = "note" if name in documents else "box" if name in graph.sources else "ellipse"
        yield f"{_node(graph, name)} [label={_quoted(name)}, shape={shape}];"


def _node(graph: Graph, name: str) -> str:
    return _quoted(f"{graph.incident} {name}")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
