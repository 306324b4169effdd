"""Who has it from whom, as a graph for Graphviz."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tawthiq.assessment.cases import read
from tawthiq.assessment.reporting import dot, graph
from tawthiq.exports.common import Exporter
from tawthiq.exports.draft import Draft


class Sources(Exporter):
    """A DOT file: one cluster an incident, from the original speakers through relays to the documents."""

    file_name = "sources.dot"
    media_type = "text/vnd.graphviz"
    title = "Sources of every incident as a graph (DOT)"
    loses = "everything but who told whom of which incident"

    def start(self, target: Path) -> None:
        """Open a temporary file beside the target."""
        self.draft = Draft(target)
        self.lines: list[dict[str, Any]] = []

    def feed(self, line: dict[str, Any]) -> None:
        """Take one line; a graph needs them all."""
        self.lines.append(line)

    def finish(self) -> None:
        """Draw the graphs and give the file its name."""
        docket = read(self.lines)
        graphs = [graph(case, docket) for case in docket.cases]
        titles = {case.incident["id"]: _title(case.incident) for case in docket.cases}
        self.draft.file.write("\n".join(dot(graphs, titles)) + "\n")
        self.draft.finish()

    def abandon(self) -> None:
        """Remove the temporary file."""
        self.draft.abandon()


def _title(incident: dict[str, Any]) -> str:
    place = incident["place"] or {}
    named = place.get("name") or place.get("native") or place.get("text") or "place unknown"
    return f"{incident['id']} {incident['type']}, {incident['when'] or 'date unknown'}, {named}"
