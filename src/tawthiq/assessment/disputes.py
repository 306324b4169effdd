"""Where the accounts of one incident contradict each other, and who stands against whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from tawthiq.assessment.figures import Book, Sheet, sheet
from tawthiq.assessment.grade import FIGHTERS
from tawthiq.assessment.sides import Side, Value, against_each_other, by_voice, since
from tawthiq.assessment.sources import sources_of, speaking
from tawthiq.assessment.tolls import own_tolls
from tawthiq.linking.evidence import Figure, Telling
from tawthiq.linking.incident_reasons import may_be_one
from tawthiq.linking.reasons import some
from tawthiq.linking.where import Bearing, meet
from tawthiq.model.claims import Actor
from tawthiq.model.count import Count
from tawthiq.model.links import Dispute

_OPEN = frozenset({"people", "men", "prisoners", "police"})


def disputes(tellings: Sequence[Telling], figures: Sheet | None = None) -> tuple[Dispute, ...]:
    """Toll, status of victims, stance (whether it happened), perpetrator, date and place."""
    figures = figures or sheet(sources_of(tellings), Book())
    ordered = speaking(tellings)
    told = [telling for telling in ordered if telling.stance != "denied"]
    found = [*_tolls(figures), _status(figures), _stance(ordered), _perpetrator(told), _date(told), _place(told)]
    return tuple(dispute for dispute in found if dispute)


def _tolls(figures: Sheet) -> list[Dispute | None]:
    """Figures of one measure and group, from different speakers, with no value in common."""
    return [
        _contradiction(
            "toll",
            by_voice((stated.telling, stated.figure) for stated in counted if stated.figure.bounds),
            lambda a, b: a.meets(b),
            lambda figures: f"counts {_counts(figures)}",
            f"{group} {measure}: ",
        )
        for (measure, group), counted in sorted(own_tolls(figures).items())
    ]


def _counts(figures: Sequence[Figure]) -> str:
    return some(list(dict.fromkeys(str(Count(toll.low, toll.high, toll.vague)) for toll in figures)))


def _status(figures: Sheet) -> Dispute | None:
    """One counts civilians among the killed, another only fighters."""
    killed = [(stated.telling, stated.figure.group) for stated in figures.of("killed")]
    sides = by_voice(sorted(killed, key=lambda said: said[0].founded))
    civilians = [side for side in sides if any(group not in FIGHTERS | _OPEN for group in side.values)]
    fighters = [side for side in sides if side not in civilians and any(group in FIGHTERS for group in side.values)]
    if not civilians or not fighters:
        return None
    says = f"{_names(civilians)} counts civilians among the killed, {_names(fighters)} only fighters"
    return _dispute("status of victims", says, [*civilians, *fighters], since(civilians, fighters))


def _stance(tellings: Sequence[Telling]) -> Dispute | None:
    """One denies what another says; who does both is told as denying."""
    sides = by_voice((telling, telling.stance) for telling in tellings)
    denying = [side for side in sides if "denied" in side.values]
    telling = [side for side in sides if side not in denying]
    if not denying or not telling:
        return None
    says = f"{_names(denying)} denies what {_names(telling)} says"
    denials = [side.where(lambda told: told.stance == "denied") for side in denying]
    return _dispute("stance", says, [*telling, *denying], since(telling, denials))


def _perpetrator(tellings: Sequence[Telling]) -> Dispute | None:
    """Two name perpetrators of whom none can be the same; who names nobody contradicts nobody."""
    return _contradiction(
        "perpetrator",
        by_voice((telling, actor) for telling in tellings for actor in telling.by),
        may_be_one,
        lambda actors: f"says {_actors(actors)}",
    )


def _actors(actors: Sequence[Actor]) -> str:
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def _date(tellings: Sequence[Telling]) -> Dispute | None:
    """Two give days that do not overlap."""
    return _contradiction(
        "date", by_voice((t, t) for t in tellings if t.days), _days_meet, lambda told: f"says {_days(told)}"
    )


def _days_meet(a: Telling, b: Telling) -> bool:
    if not a.days or not b.days:
        return True
    return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]


def _days(told: Sequence[Telling]) -> str:
    return some(list(dict.fromkeys(telling.when for telling in told)))


def _place(tellings: Sequence[Telling]) -> Dispute | None:
    """Two name different places below the governorate."""
    placed = by_voice((t, t) for t in tellings if t.head and not t.head.wide)
    return _contradiction("place", placed, _places_meet, lambda told: f"says {_heads(told)}")


def _places_meet(a: Telling, b: Telling) -> bool:
    return meet(a, b).bearing not in (Bearing.APART, Bearing.NEIGHBOURS)


def _heads(told: Sequence[Telling]) -> str:
    return some(list(dict.fromkeys(telling.head.text for telling in told if telling.head)))


def _contradiction(
    field: str,
    sides: Sequence[Side[Value]],
    meet: Callable[[Value, Value], bool],
    words: Callable[[Sequence[Value]], str],
    start: str = "",
) -> Dispute | None:
    pairs = against_each_other(sides, meet)
    apart = [side for side in sides if any(side in pair for pair in pairs)]
    said = "; ".join(f"{side.voice.name} {words(side.values)}" for side in apart)
    days = [day for a, b in pairs if (day := since([a], [b]))]
    return _dispute(field, start + said, apart, min(days, default=None)) if apart else None


def _names(sides: Sequence[Side[Value]]) -> str:
    return ", ".join(dict.fromkeys(side.voice.name for side in sides))


def _dispute(field: str, says: str, sides: Sequence[Side[Value]], day: str | None) -> Dispute:
    return Dispute(
        field=field,
        says=says,
        between=tuple(dict.fromkeys(side.voice.name for side in sides)),
        accounts=tuple(dict.fromkeys(chain.from_iterable((t.id for t in side.tellings) for side in sides))),
        since=day,
    )
