"""What kind of document a text is, and who wrote it.

A letter or statement is in its author's voice. So is a report that a party to the conflict releases on itself; a report
of anybody else, and a press text, speak in nobody's voice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.scopes import open_quotes
from tawthiq.cascade.voices import ActorsBySpan
from tawthiq.model.claims import Actor
from tawthiq.model.finding import Finding

_HEAD = 400
_LONGEST = 3000
_OWN_VOICE = ("letter", "statement")
_PARTIES = ("coalition", "army", "state", "ministry", "armed_group")


def document_type(findings: Sequence[Finding], layout: Layout) -> str:
    """The kind of document that its words speak for most strongly; press when they speak for none."""
    weights: dict[str, float] = {}
    for finding in findings:
        kind = finding.value["document_type"]
        if kind and _counts(finding) and not _quoted(finding, layout):
            weights[kind] = max(weights.get(kind, 0.0), float(finding.value["weight"]))
    return max(weights, key=lambda kind: (weights[kind], kind), default="press")


def _counts(finding: Finding) -> bool:
    return not finding.value["head"] or finding.span.start < _HEAD


def _quoted(finding: Finding, layout: Layout) -> bool:
    """Whether somebody else's quotation is open there: "we" inside it is not the text's own."""
    start = max(layout.paragraph_span(finding.span.start).start, finding.span.start - _LONGEST)
    return bool(finding.value["own"]) and open_quotes(layout.text[start : finding.span.start])


def author(
    kind: str | None, documents: Sequence[Finding], demands: Sequence[Finding], actors: ActorsBySpan
) -> Actor | None:
    """Who speaks in a text's own voice: named in its head or signature, else who asks in its own name."""
    if kind in _OWN_VOICE:
        return next(_named(kind, documents, demands, actors), None)
    if kind == "report":
        return next((named for named in _named(kind, documents, (), actors) if named.actor_type in _PARTIES), None)
    return None


def writer(kind: str | None, documents: Sequence[Finding], actors: ActorsBySpan) -> Actor | None:
    """Who wrote a report, whether or not it speaks in his voice: what he "recorded" is then the report's own."""
    return next(_named(kind, documents, (), actors), None) if kind == "report" else None


def _named(
    kind: str, documents: Sequence[Finding], demands: Sequence[Finding], actors: ActorsBySpan
) -> Iterator[Actor]:
    kinds = (*_OWN_VOICE, kind, None)
    told = [f for f in documents if f.value["document_type"] in kinds and _counts(f)]
    for finding in sorted(told, key=lambda f: (_is_office(f, actors), -float(f.value["weight"]), f.span)):
        yield from actors.at(finding.value["author"])[:1]
    for finding in sorted(demands, key=lambda f: f.span):
        yield from actors.at(finding.value["speaker"])[:1]


def _is_office(finding: Finding, actors: ActorsBySpan) -> bool:
    """Whether a title names its author by an office alone ("by the spokesman"): whom he serves stands above it."""
    if finding.value["document_type"] is None:
        return False
    named = [actors.findings[span] for span in finding.value["author"] if span in actors.findings]
    return any("actor.pointer" in one.classes and one.value.get("actor_type") == "office" for one in named)
