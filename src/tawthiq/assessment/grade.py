"""A suggested grade in the terms of Airwars (confirmed, contested, fair, weak, discounted), with its reason.

It is a suggestion until a person sets it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq.assessment.sources import voice
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.model.claims import Actor
from tawthiq.model.links import Dispute, TollRange


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
    admitting = [telling for telling in tellings if _admits(telling, tellings)]
    if all(telling.stance == "denied" for telling in tellings):
        return Grade("discounted", "all accounts deny it")
    if tolls and all(toll.high == 0 for toll in tolls):
        return Grade("discounted", "no account says that anybody was harmed")
    if admitting:
        return Grade("confirmed", f"{voice(admitting[0]).name} admits it")
    contest = [dispute for dispute in disputes if dispute.field in ("stance", "perpetrator")]
    if contest:
        return Grade("contested", contest[0].says)
    if len(sources) > 1:
        return Grade("fair", f"{len(sources)} independent sources tell of it")
    return Grade("weak", "only one source tells of it" if sources else "no source can be named")


def _admits(telling: Telling, tellings: Sequence[Telling]) -> bool:
    """The speaker owns an act that it, or anybody, ascribes to the speaker."""
    if telling.stance == "denied" or not telling.chain:
        return False
    accused = telling.by if telling.stance != "admitted" else [actor for t in tellings for actor in t.by]
    return any(one_voice(voice(telling).key, actor.key) for actor in accused)
