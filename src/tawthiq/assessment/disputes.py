"""Where the accounts of one incident contradict each other, and who stands against whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tawthiq.assessment.sources import voice
from tawthiq.assessment.tolls import Counted, own_tolls
from tawthiq.linking.evidence import Figure, Telling, one_voice
from tawthiq.model.count import Count
from tawthiq.model.links import Dispute


def disputes(tellings: Sequence[Telling]) -> tuple[Dispute, ...]:
    """Tolls that do not meet, the status of victims, whether it happened, and who did it."""
    ordered = sorted(tellings, key=lambda telling: telling.founded)
    found = [*_tolls(ordered), _status(ordered), _denial(ordered), _perpetrator(ordered)]
    return tuple(dispute for dispute in found if dispute)


def _tolls(tellings: Sequence[Telling]) -> list[Dispute]:
    """Figures of one measure and group, from different speakers, with no value in common."""
    found = []
    for (measure, group), counted in sorted(own_tolls(tellings).items()):
        apart = [pair for pair in combinations(counted, 2) if _do_not_meet(*pair)]
        sides = [side for side in counted if any(side in pair for pair in apart)]
        if sides:
            said = "; ".join(f"{voice(telling).name} counts {_count(toll)}" for telling, toll in _once(sides))
            found.append(_dispute("toll", f"{group} {measure}: {said}", [telling for telling, _ in sides]))
    return found


def _once(sides: Sequence[Counted]) -> list[Counted]:
    """One voice's figure, once."""
    once: list[Counted] = []
    for telling, toll in sides:
        key = voice(telling).key
        if not any(one_voice(key, voice(t).key) and toll.bounds == other.bounds for t, other in once):
            once.append((telling, toll))
    return once


def _do_not_meet(a: Counted, b: Counted) -> bool:
    if one_voice(voice(a[0]).key, voice(b[0]).key):
        return False
    return a[1].comparable(b[1]) and not a[1].meets(b[1])


def _count(toll: Figure) -> Count:
    return Count(toll.low, toll.high, toll.vague)


def _status(tellings: Sequence[Telling]) -> Dispute | None:
    """One counts civilians among the killed, another only fighters."""
    killed = {key: counted for key, counted in own_tolls(tellings).items() if key[0] == "killed"}
    civilians = [t for (_, group), counted in killed.items() if group not in _FIGHTERS | _OPEN for t, _ in counted]
    fighters = [t for (_, group), counted in killed.items() if group in _FIGHTERS for t, _ in counted]
    only = [t for t in fighters if not any(one_voice(voice(t).key, voice(c).key) for c in civilians)]
    if not civilians or not only:
        return None
    says = f"{_names(civilians)} counts civilians among the killed, {_names(only)} only fighters"
    return _dispute("status", says, [*civilians, *only])


_FIGHTERS = frozenset({"combatants", "soldiers"})
_OPEN = frozenset({"people", "men", "prisoners", "police"})


def _denial(tellings: Sequence[Telling]) -> Dispute | None:
    denied = [telling for telling in tellings if telling.stance == "denied"]
    told = [telling for telling in tellings if telling.stance != "denied"]
    if not denied or not told:
        return None
    return _dispute("stance", f"{_names(denied)} denies what {_names(told)} says", [*told, *denied])


def _perpetrator(tellings: Sequence[Telling]) -> Dispute | None:
    accusing = [telling for telling in tellings if telling.by]
    sides = [t for t in accusing if any(_accuse_others(t, other) for other in accusing)]
    if not sides:
        return None
    said = dict.fromkeys(f"{voice(t).name} says {', '.join(actor.name for actor in t.by)}" for t in sides)
    return _dispute("perpetrator", "; ".join(said), sides)


def _accuse_others(a: Telling, b: Telling) -> bool:
    return not any(one_voice(x.key, y.key) for x in a.by for y in b.by)


def _names(tellings: Sequence[Telling]) -> str:
    return ", ".join(dict.fromkeys(voice(telling).name for telling in tellings))


def _dispute(field: str, says: str, tellings: Sequence[Telling]) -> Dispute:
    return Dispute(
        field=field,
        says=says,
        between=tuple(dict.fromkeys(voice(telling).name for telling in tellings)),
        accounts=tuple(dict.fromkeys(telling.id for telling in tellings)),
    )
