"""Who says it independently: one original speaker counts once, in however many outlets and languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.model.claims import Actor


def voice(telling: Telling) -> Actor:
    """The original speaker; a document that speaks for itself is its publisher's voice.

    A publisher that the catalogue knows goes by its name there, one name in all languages.
    """
    if telling.chain:
        return telling.chain[0]
    if telling.teller:
        return telling.teller
    name = telling.publisher or telling.document
    return Actor(re.sub(r"\W+", "-", letters(name)).strip("-"), name)


def one_source(a: Telling, b: Telling) -> bool:
    """Whether one speaker tells both: one voice, or a sentence and its translation."""
    return bool(a.beads & b.beads) or one_voice(voice(a).key, voice(b).key)


def independent_sources(tellings: Sequence[Telling]) -> tuple[Actor, ...]:
    """The original speakers, each once, the first to tell it first.

    Bodies of one state are one source. A document's own voice, its title among it, is none where the document
    names who says so here, or carries a statement that another account here comes from: it only passes that on.
    """
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    speaking = [t for t in ordered if t.chain or not any(_passes_on(t, other) for other in ordered)]
    first: list[Telling] = []
    for telling in speaking:
        if not any(one_source(telling, known) for known in first):
            first.append(telling)
    return tuple(Actor(speaker.key, speaker.name, speaker.native) for speaker in map(voice, first))


def _passes_on(telling: Telling, other: Telling) -> bool:
    if not other.chain:
        return False
    return telling.document == other.document or bool(telling.carried & other.carried)
