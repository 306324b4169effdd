"""From findings to claims: demands with those who are asked, terms with speakers."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import shelf
from tawthiq.cascade.voices import ActorsBySpan, Voices
from tawthiq.model.claims import Actor, Chain, Characterisation, Demand, Statement
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names


def demands(
    frames: Sequence[Finding],
    actions: Sequence[Finding],
    voices: Voices,
    layout: Layout,
    actors: ActorsBySpan,
    names: Names,
) -> list[Demand]:
    """What is asked of whom: each action that follows a word of asking, up to the next one or the sentence's end."""
    asked, ordered = shelf(actions), _asking_frames(frames, layout)
    made: list[Demand] = []
    taken: set[int] = set()
    for number, frame in enumerate(ordered):
        following = next((f.span.start for f in ordered[number + 1 :] if f.span.start >= frame.span.end), None)
        end = layout.sentence_span(frame.span.start).end
        reach = asked.inside(frame.span.start, end if following is None else min(end, following))
        made += [_demand(frame, action, voices, actors, names) for action in reach]
        taken |= {id(action) for action in reach}
    alone = (action for action in actions if action.value["alone"] and id(action) not in taken)
    made += [_demand(None, action, voices, actors, names) for action in alone]
    return sorted(made, key=lambda d: d.span)


def _asking_frames(frames: Sequence[Finding], layout: Layout) -> list[Finding]:
    """The words of asking in order; those that only join an earlier one of their sentence do so."""
    kept: list[Finding] = []
    for frame in sorted(frames, key=lambda f: f.span):
        here = layout.sentence(frame.span.start)
        if not frame.value["joins"] or (kept and layout.sentence(kept[-1].span.start) == here):
            kept.append(frame)
    return kept


def _demand(frame: Finding | None, action: Finding, voices: Voices, actors: ActorsBySpan, names: Names) -> Demand:
    asked: tuple[Actor, ...] = actors.at(action.value["of"]) or (actors.at(frame.value["of"]) if frame else ())
    speaker = actors.at(frame.value["speaker"]) if frame else ()
    statement = voices.over(action.span)
    return Demand(
        id=names.of("demand", action.span.start, action.span.end, action.value["action"]),
        document=names.document_id,
        span=action.span,
        made=action,
        of=asked,
        action=action.value["action"],
        chain=_asking(speaker, statement, voices),
        statement=statement.id if statement else None,
    )


def _asking(speaker: Chain, statement: Statement | None, voices: Voices) -> Chain:
    """Who asks: the one named at the word of asking, unless it is who speaks there anyway."""
    spoken = statement.chain if statement else voices.own
    if not speaker or (spoken and spoken[0].key == speaker[0].key) or voices.is_author(speaker[0]):
        return spoken
    return (speaker[0], *(actor for actor in voices.own if actor.key != speaker[0].key))


def characterisations(findings: Sequence[Finding], voices: Voices, names: Names) -> list[Characterisation]:
    """What speakers call acts, each with its words and its chain."""
    made = []
    for finding in sorted(findings, key=lambda f: f.span):
        statement = voices.over(finding.span)
        made.append(
            Characterisation(
                id=names.of("characterisation", finding.span.start, finding.span.end, finding.value["term"]),
                document=names.document_id,
                span=finding.span,
                made=finding,
                term=finding.value["term"],
                chain=voices.chain(finding.span),
                statement=statement.id if statement else None,
            )
        )
    return made
