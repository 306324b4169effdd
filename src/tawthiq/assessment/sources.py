"""Who says it independently: one original speaker counts once, in however many outlets and languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.model.claims import Actor


@dataclass(frozen=True, slots=True)
class Source:
    """An original speaker, and every account that comes from it, the first to tell it first.

    ``through`` names those who are heard as speakers of their own and yet have it from this one.
    """

    speaker: Actor
    tellings: tuple[Telling, ...]
    through: tuple[str, ...] = ()


def voice(telling: Telling) -> Actor:
    """The original speaker; a document that speaks for itself is its publisher's voice."""
    return telling.chain[0] if telling.chain else teller(telling)


def teller(telling: Telling) -> Actor:
    """Who publishes the document.

    A publisher that the catalogue knows goes by its name there, one name in all languages.
    """
    if telling.teller:
        return telling.teller
    name = telling.publisher or telling.document
    return Actor(re.sub(r"\W+", "-", letters(name)).strip("-"), name)


def one_source(a: Telling, b: Telling) -> bool:
    """Whether one speaker tells both: one voice, or a sentence and its translation."""
    return bool(a.beads & b.beads) or _one_actor(voice(a), voice(b), by_name=_by_name(a) or _by_name(b))


def _by_name(telling: Telling) -> bool:
    """Whether all that is known of its voice is the name of a publisher."""
    return not telling.chain and telling.teller is None


def _one_actor(a: Actor, b: Actor, *, by_name: bool) -> bool:
    """Two names of publishers that begin alike are two; one name in any spelling is one."""
    if by_name:
        return a.key == b.key or letters(a.name) == letters(b.name)
    return one_voice(a.key, b.key)


def independent_sources(tellings: Sequence[Telling]) -> tuple[Actor, ...]:
    """The original speakers, each once, the first to tell it first."""
    return tuple(source.speaker for source in sources_of(tellings))


def sources_of(tellings: Sequence[Telling]) -> tuple[Source, ...]:
    """The accounts of an incident, each under the one from whom it comes.

    Bodies of one state are one source. A document's own voice, its title among it, is none where the document
    names who says so here, or carries a statement that another account here comes from: it only passes that on.
    Who is cited elsewhere, and in its own documents only cites others, is none either; those who cite each
    other in a round are one.
    """
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    groups: list[list[Telling]] = []
    for telling in speaking(ordered):
        _place(telling, groups)
    for telling in ordered:
        if _only_passes_on(telling, ordered):
            _passed_on(telling, groups).append(telling)
    return tuple(_merged(groups))


def speaking(tellings: Sequence[Telling]) -> list[Telling]:
    """The accounts in order, without those that only pass on what another one says."""
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    return [telling for telling in ordered if not _only_passes_on(telling, ordered)]


def _place(telling: Telling, groups: list[list[Telling]]) -> None:
    mine = next((group for group in groups if one_source(telling, group[0])), None)
    if mine is None:
        groups.append([telling])
    else:
        mine.append(telling)


def _only_passes_on(telling: Telling, ordered: Sequence[Telling]) -> bool:
    return not telling.chain and any(_passes_on(telling, other) for other in ordered)


def _passes_on(telling: Telling, other: Telling) -> bool:
    if not other.chain:
        return False
    return telling.document == other.document or bool(telling.carried & other.carried)


def _passed_on(telling: Telling, groups: Sequence[list[Telling]]) -> list[Telling]:
    """The source that a document's own voice repeats: the one that counts the same, or else the first."""
    named = [group for group in groups if any(_passes_on(telling, other) for other in group)]
    alike = [group for group in named if any(x.same(y) for t in group for x in t.tolls for y in telling.tolls)]
    return (alike or named)[0]


def _merged(groups: Sequence[list[Telling]]) -> list[Source]:
    """Sources with those who rest on them; the first of a round stands for it."""
    rests = {at: _rests_on(at, groups) for at in range(len(groups))}
    made: dict[int, list[int]] = {}
    for at in range(len(groups)):
        made.setdefault(_root(at, rests), []).append(at)
    return [_source(root, sorted(members, key=lambda at: at != root), groups) for root, members in made.items()]


def _source(root: int, members: Sequence[int], groups: Sequence[list[Telling]]) -> Source:
    speaker = voice(groups[root][0])
    told = sorted((telling for at in members for telling in groups[at]), key=lambda telling: telling.founded)
    through = tuple(voice(groups[at][0]).name for at in members if at != root)
    return Source(Actor(speaker.key, speaker.name, speaker.native), tuple(told), through)


def _root(at: int, rests: dict[int, int | None]) -> int:
    """Where a source's words come from in the end; of a round, its first."""
    path = [at]
    while (below := rests[path[-1]]) is not None:
        if below in path:
            return min(path[path.index(below) :])
        path.append(below)
    return path[-1]


def _rests_on(at: int, groups: Sequence[list[Telling]]) -> int | None:
    """The source that this one, in its own documents, has it from; None where it speaks for itself or counts more."""
    mine, speaker = groups[at], voice(groups[at][0])
    if any(not telling.chain or _published_by(speaker, telling) for telling in mine):
        return None
    for other, group in enumerate(groups):
        cited = [telling for telling in group if telling.chain and _published_by(speaker, telling)]
        if other != at and cited and not _counts_more(mine, group):
            return other
    return None


def _published_by(actor: Actor, telling: Telling) -> bool:
    return _one_actor(teller(telling), actor, by_name=telling.teller is None)


def _counts_more(mine: Sequence[Telling], theirs: Sequence[Telling]) -> bool:
    known = [toll for telling in theirs for toll in telling.tolls]
    return any(
        toll.bounds and not any(toll.same(other) for other in known) for telling in mine for toll in telling.tolls
    )
