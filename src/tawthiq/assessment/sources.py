"""Who says it independently: one original speaker counts once, in however many outlets and languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.model.claims import Actor


def voice(telling: Telling) -> Actor:
    """The original speaker; a document that speaks for itself is its publisher's voice."""
    if telling.chain:
        return telling.chain[0]
    name = telling.publisher or telling.document
    return Actor(re.sub(r"\W+", "-", letters(name)).strip("-"), name)


def independent_sources(tellings: Sequence[Telling]) -> tuple[Actor, ...]:
    """The original speakers, each once, the first to tell it first.

    Bodies of one state are one source. A document's own voice is none where its document carries a statement
    that another account here comes from: it only passes that on.
    """
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    sources: list[Actor] = []
    for telling in ordered:
        if not telling.chain and any(_passes_on(telling, other) for other in ordered):
            continue
        speaker = voice(telling)
        if not any(one_voice(speaker.key, source.key) for source in sources):
            sources.append(Actor(speaker.key, speaker.name, speaker.native))
    return tuple(sources)


def _passes_on(telling: Telling, other: Telling) -> bool:
    return bool(other.chain) and telling.document != other.document and bool(telling.carried & other.carried)
