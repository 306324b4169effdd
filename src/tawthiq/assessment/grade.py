"""A suggested grade in the terms of Airwars (confirmed, contested, fair, weak, discounted), with its reasons.

It is a suggestion until a person sets it. The meanings are those that airwars.org prints beside each grade:
confirmed, a belligerent has accepted responsibility; fair, two or more credible sources with a belligerent active
near by; weak, a single source; contested, competing claims of responsibility; discounted, those killed were
combatants, or other parties are more likely responsible. How credible a source is, and who was active near by, a
machine cannot know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.assessment.sources import voice
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.linking.reasons import some
from tawthiq.model.claims import Actor
from tawthiq.model.links import Dispute, TollRange

FIGHTERS = frozenset({"combatants", "soldiers"})
"""Groups that are no civilians in anybody's terms."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The suggested grade and why."""

    grade: str
    because: str


def suggested(
    tellings: Sequence[Telling],
    sources: Sequence[Actor],
    tolls: Sequence[TollRange],
    disputes: Sequence[Dispute],
) -> Grade:
    """The first of the five that holds."""
    if all(telling.stance == "denied" for telling in tellings):
        return Grade("discounted", "all accounts deny it")
    if tolls and all(toll.high == 0 for toll in tolls):
        return Grade("discounted", "no account says that anybody was harmed")
    if tolls and all(toll.group in FIGHTERS for toll in tolls):
        return Grade("discounted", "every account counts fighters alone")
    if admitting := [telling for telling in tellings if _admits(telling, tellings)]:
        return Grade("confirmed", f"{voice(admitting[0]).name} admits it")
    if contest := [dispute.says for dispute in disputes if dispute.field in ("stance", "perpetrator")]:
        return Grade("contested", "; ".join(contest))
    return _by_sources(sources)


def _by_sources(sources: Sequence[Actor]) -> Grade:
    if len(sources) > 1:
        names = some([source.name for source in sources], 4)
        return Grade("fair", f"{len(sources)} independent sources tell of it: {names}")
    return Grade("weak", f"only one source tells of it: {sources[0].name}" if sources else "no source can be named")


def _admits(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """The speaker owns an act that it, or anybody, ascribes to the speaker, and denies it nowhere.

    Who claims a strike and counts fighters alone admits no harm to civilians.
    """
    if telling.stance == "denied" or not telling.chain or _denies(voice(telling), tellings):
        return False
    if telling.stance != "admitted" and _only_fighters(telling):
        return False
    accused = telling.by if telling.stance != "admitted" else [actor for t in tellings for actor in t.by]
    return any(one_voice(voice(telling).key, actor.key) for actor in accused)


def _denies(speaker: Actor, tellings: Sequence[Telling]) -> bool:
    return any(t.stance == "denied" and one_voice(voice(t).key, speaker.key) for t in tellings)


def _only_fighters(telling: Telling) -> bool:
    return bool(telling.tolls) and all(toll.group in FIGHTERS for toll in telling.tolls)
