"""From findings to claims: demands with those who are asked, terms with speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tawthiq.cascade.asking import asked, reaches, settled
from tawthiq.cascade.layout import Layout
from tawthiq.cascade.shelf import Shelf, shelf
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.voices import ActorsBySpan, Voices, by_words
from tawthiq.model.claims import Chain, Characterisation, Demand, Statement
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_BACK = 12
"""How many words of asking back one may stand that "urged it to" takes up."""
_SOMETHING = re.compile(r"[^\w:\n]*\w(?!.{0,40}:\s*$)")
"""Words that ask for something; a colon opens a list instead."""
_AT_ONCE = re.compile(r"\s*(?:إلى|الى|على|أن|ان|ب)\s*\w")
"""What is asked for follows the word of asking at once."""
_BESIDE = ("asked.beside", "relative")
_COMMAS = (",", "،")
_NOTHING = "nothing"
"""What is asked for and is no demand: somebody is invited to a meeting."""
_OPENS = ('"', "'", "“", "‘", "«", ":", "-", "–", "—", "•", "!")
"""After what a command may begin."""


def demands(
    frames: Sequence[Finding],
    actions: Sequence[Finding],
    reports: Sequence[Finding],
    voices: Voices,
    layout: Layout,
    actors: ActorsBySpan,
    signals: Signals,
    names: Names,
) -> list[Demand]:
    """What is asked of whom: each action within the reach of a word of asking, and those that ask by themselves."""
    things, named = shelf(actions), Shelf(actors.findings, lambda span: span)
    found = reaches(settled(frames, reports, voices.own, layout, actors), reports, layout)
    heard = [frame for frame, _ in found]
    made: list[Demand] = []
    taken: set[int] = set()
    for number, (frame, words) in enumerate(found):
        inside = things.inside(words.start, words.end)
        reach = [thing for thing in inside if not _is_beside(thing, words, signals, layout)]
        if not reach or _is_second(reach[0], frame, words, signals, layout):
            reach = [*_whatever(frame, words, layout), *reach]
        reach = [thing for thing in reach if thing.value["action"] != _NOTHING]
        whom = _asked(frame, heard[max(0, number - _BACK) : number], named, layout, actors) if reach else ()
        made += [_demand(frame, whom, action, voices, actors, names) for action in reach]
        taken |= {id(action) for action in inside}
    alone = _alone([action for action in things if id(action) not in taken], layout)
    made += [_demand(None, (), action, voices, actors, names) for action in alone]
    return sorted(made, key=lambda d: d.span)


def _asked(
    frame: Finding, earlier: Sequence[Finding], named: Shelf[Span], layout: Layout, actors: ActorsBySpan
) -> Chain:
    """Who is asked: actors, or who is known by the words at the word of asking alone."""
    return actors.at(asked(frame, earlier, named, layout)) or by_words(frame.value["whom"], layout.text)


def _is_second(first: Finding, frame: Finding, words: Span, signals: Signals, layout: Layout) -> bool:
    """Whether another thing that no list has is asked before it ("to widen the bridge and to pay")."""
    joined = signals.between("and", words.start, first.span.start)
    at_once = _AT_ONCE.match(layout.text, max(words.start, frame.span.end), words.end)
    return bool(joined and at_once) and joined[-1].end >= first.span.start - 1


def _whatever(frame: Finding, words: Span, layout: Layout) -> list[Finding]:
    """What is asked for by a word of asking that surely asks, where no list has the thing itself."""
    said = layout.text[max(words.start, frame.span.end) : words.end]
    if not frame.value["whatever"] or not _SOMETHING.match(said):
        return []
    return [frame.saying({"action": "other", "of": ()})]


def _is_beside(action: Finding, words: Span, signals: Signals, layout: Layout) -> bool:
    """Whether what is named there only tells of a circumstance of what is asked: "before the talks resume"."""
    told = [span for name in _BESIDE for span in signals.between(name, words.start, action.span.start)]
    starts = [span.end for span in told if not _names_who(span, signals, layout)]
    last = max(starts, default=None)
    return last is not None and not any(
        signals.between(name, last, action.span.start) for name in ("mark.comma", "and")
    )


def _names_who(span: Span, signals: Signals, layout: Layout) -> bool:
    """Whether "who" says whom is meant ("those who fired"), and does not go on to tell ("the raid, which ...")."""
    relative = bool(signals.between("relative", span.start, span.end))
    return relative and not layout.text[: span.start].rstrip().endswith(_COMMAS)


def _alone(actions: Sequence[Finding], layout: Layout) -> Iterator[Finding]:
    """What asks by itself: "attacks must stop", and commands with those that follow them in their sentence."""
    commanded: Span | None = None
    for action in actions:
        sentence = layout.sentence_span(action.span.start)
        if action.value["command"] and (sentence == commanded or _opens(action, sentence, layout.text)):
            commanded = sentence
            yield action
        elif action.value["alone"]:
            yield action


def _opens(action: Finding, sentence: Span, text: str) -> bool:
    """Whether a command opens its sentence or a quotation ("Open the crossings")."""
    before = text[sentence.start : action.span.start].rstrip()
    return not before or before.endswith(_OPENS)


def _demand(
    frame: Finding | None, whom: Chain, action: Finding, voices: Voices, actors: ActorsBySpan, names: Names
) -> Demand:
    speaker = _asker(frame, actors) if frame else ()
    statement = voices.over(action.span)
    return Demand(
        id=names.of("demand", action.span.start, action.span.end, action.value["action"]),
        document=names.document_id,
        span=action.span,
        made=action,
        of=actors.at(action.value["of"]) or whom,
        action=action.value["action"],
        chain=_asking(speaker, statement, voices),
        statement=statement.id if statement else None,
    )


def _asker(frame: Finding, actors: ActorsBySpan) -> Chain:
    return actors.at(frame.value["speaker"]) or by_words(frame.value["named"], actors.text)


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
