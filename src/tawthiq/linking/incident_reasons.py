"""Why two accounts may, or may not, tell of one incident.

Weights add up; below zero the two stay apart. Closeness alone is not enough, because a different incident
within a day and 5 km is as common as not (FIELD.md); disagreement on a toll alone parts nothing.
"""

from __future__ import annotations

from functools import lru_cache

from tawthiq.gazetteer.keys import letters
from tawthiq.linking.evidence import Figure, Telling, of_one_state, one_voice
from tawthiq.linking.kinds import kinship
from tawthiq.linking.passages import longest_common_run
from tawthiq.linking.place_reasons import (
    far_on_the_map,
    neighbours,
    no_place,
    one_in_the_other,
    one_letter_off,
    other_place,
    same_place,
    same_region,
    translated,
)
from tawthiq.linking.reasons import Reason, Seen, some
from tawthiq.linking.where import Bearing, meet
from tawthiq.model.claims import Actor, leads

LONG_DAYS = 3
LARGE, CLOSE = 20, 1.25
"""Two tolls of twenty and more come close within a quarter."""
MORE, FAR = 10, 3
"""Two tolls are far when one is three times the other, and ten more."""


def others_are_near(a: Telling, b: Telling) -> Seen | None:
    """Another incident within a day and 5 km is as common as not: what follows must outweigh this."""
    return Seen(1.0)


def same_day(a: Telling, b: Telling) -> Seen | None:
    """Both are given the same day, or days that overlap."""
    if not a.days or not b.days or _gap(a, b):
        return None
    if a.days == b.days:
        return Seen(1.0 if a.precise else 0.6, f"both are dated {a.when}")
    long = max((days[1] - days[0]).days for days in (a.days, b.days))
    return Seen(0.7 if long <= LONG_DAYS else 0.1, f"{a.when} and {b.when} overlap")


def a_day_apart(a: Telling, b: Telling) -> Seen | None:
    """The days are next to each other: a strike at midnight, or two strikes on one town."""
    return Seen(1.0, f"{a.when} and {b.when} are a day apart") if _gap(a, b) == 1 else None


def other_day(a: Telling, b: Telling) -> Seen | None:
    """The days contradict each other."""
    return Seen(1.0, f"{a.when} is not {b.when}") if (_gap(a, b) or 0) > 1 else None


def no_day(a: Telling, b: Telling) -> Seen | None:
    """Neither gives a day, and no statement ties their documents: one town is struck many times."""
    apart = a.document != b.document and not a.carried & b.carried
    return Seen(1.0) if apart and not a.days and not b.days else None


def same_moment(a: Telling, b: Telling) -> Seen | None:
    """Within one document, both use the same words for a time that it leaves open."""
    if not _open_together(a, b) or not (a.moments <= b.moments or b.moments <= a.moments):
        return None
    return Seen(1.0, f"both say «{' '.join(sorted(a.moments & b.moments))}»")


def other_moment(a: Telling, b: Telling) -> Seen | None:
    """Within one document, they use other words for times that it leaves open."""
    return Seen(1.0) if _open_together(a, b) and not a.moments & b.moments else None


def same_weekday(a: Telling, b: Telling) -> Seen | None:
    """One gives a weekday alone, and the other's day is one."""
    named, day = _weekday_and_day(a, b)
    return Seen(1.0, f"the day {_said(a, b)} is of the weekday that the other names") if day in named else None


def other_weekday(a: Telling, b: Telling) -> Seen | None:
    """One gives a weekday alone, and the other's day is another one."""
    named, day = _weekday_and_day(a, b)
    return Seen(1.0) if named and day is not None and day not in named else None


def told_again(a: Telling, b: Telling) -> Seen | None:
    """One document comes back to a place without a day: to one that it dated before, or never dates."""
    if a.document != b.document or (a.days and b.days):
        return None
    if not (a.days or b.days):
        alone = meet(a, b).bearing is Bearing.SAME and not (a.moments and b.moments)
        return Seen(1.0, "one document names the place twice, without a day") if alone else None
    undated, dated = (b, a) if a.days else (a, b)
    known = same_place(a, b) or _adds_no_place(undated, dated)
    return Seen(1.0, "one document names the place twice, once without a day") if known else None


def told_on(a: Telling, b: Telling) -> Seen | None:
    """One document goes on about one day: one of the two leaves place and toll out."""
    if a.document != b.document or a.days is None or a.days != b.days or (a.head is None) == (b.head is None):
        return None
    if (b if a.head else a).tolls:
        return None
    return Seen(1.0, "one document tells both of one day, once without a place")


def same_kind(a: Telling, b: Telling) -> Seen | None:
    """The same kind of act, or kinds that witnesses mix up."""
    degree = kinship(a.type, b.type)
    return Seen(degree, f"both tell of {_plain(a.type)}" if degree == 1 else "") if degree else None


def other_kind(a: Telling, b: Telling) -> Seen | None:
    """The kinds of act exclude each other; an "attack" in another document may be of any kind."""
    if kinship(a.type, b.type):
        return None
    degree = 0.4 if "ground_attack" in (a.type, b.type) and a.document != b.document else 1.0
    return Seen(degree, f"{_plain(a.type)} is not {_plain(b.type)}")


def same_perpetrator(a: Telling, b: Telling) -> Seen | None:
    """Both allege the same perpetrator."""
    both = [actor for actor in a.by if any(actor.key == other.key for other in b.by)]
    return Seen(1.0, f"both allege {some([actor.name for actor in both])}") if both else None


def other_perpetrator(a: Telling, b: Telling) -> Seen | None:
    """They allege different perpetrators: two acts, or a dispute about one."""
    if not a.by or not b.by or any(may_be_one(x, y) for x in a.by for y in b.by):
        return None
    return Seen(1.0, f"one alleges {a.by[0].name}, the other {b.by[0].name}")


def other_perpetrator_elsewhere(a: Telling, b: Telling) -> Seen | None:
    """They allege different perpetrators, and do not name the same place either."""
    return Seen(1.0) if other_perpetrator(a, b) and meet(a, b).bearing is not Bearing.SAME else None


def same_tolls(a: Telling, b: Telling) -> Seen | None:
    """A toll for this incident alone is the same; two of them, or one of ten and more, say more."""
    met = [x for x, y in _counts(a, b) if x.same(y)]
    if not met:
        return None
    telling = len({toll.measure for toll in met}) > 1 or any((toll.low or toll.high or 0) > 9 for toll in met)
    shown = some([f"{toll.low if toll.low is not None else toll.high} {toll.measure}" for toll in met])
    return Seen(1.0 if telling else 0.4, f"both count {shown}")


def other_tolls(a: Telling, b: Telling) -> Seen | None:
    """The tolls do not meet; one in ten true pairs has this, so it weighs little."""
    pairs = [(x, y) for x, y in _counts(a, b) if x.comparable(y)]
    return Seen(1.0) if pairs and not any(x.meets(y) for x, y in pairs) else None


def far_tolls(a: Telling, b: Telling) -> Seen | None:
    """One counts three times as many as the other, and ten more: too far for one count in dispute."""
    pairs = [(x, y) for x, y in _counts(a, b) if x.comparable(y)]
    if not pairs or not all(_far(x, y) for x, y in pairs):
        return None
    return Seen(1.0, f"one counts {pairs[0][0].least} {pairs[0][0].measure}, the other {pairs[0][1].least}")


def _far(x: Figure, y: Figure) -> bool:
    low, high = sorted((x.least, y.least))
    return high >= low * FAR and high >= low + MORE


def close_tolls(a: Telling, b: Telling) -> Seen | None:
    """Tolls of twenty and more that are not the same come close: two such incidents in one place and day are rare."""
    if same_tolls(a, b):
        return None
    met = [(x, y) for x, y in _counts(a, b) if x.comparable(y) and _close(x, y)]
    return Seen(1.0, f"both count about {met[0][0].least} {met[0][0].measure}") if met else None


def _close(x: Figure, y: Figure) -> bool:
    low, high = sorted((x.least, y.least))
    return low >= LARGE and high <= low * CLOSE


def several_tolls_same(a: Telling, b: Telling) -> Seen | None:
    """Two tolls are the same, of different measures or sizes, and one of them counts ten and more."""
    met = {(x.measure, x.bounds) for x, y in _counts(a, b) if x.same(y)}
    return Seen(1.0) if len(met) > 1 and any(bounds and bounds[0] > 9 for _, bounds in met) else None


def same_speaker_same_tolls(a: Telling, b: Telling) -> Seen | None:
    """Two documents have the same toll from the same speaker."""
    if a.document == b.document or a.speaker is None or not same_speaker(a, b):
        return None
    met = [x for x, y in _counts(a, b) if x.same(y)]
    return Seen(1.0) if met else None


def heard_twice(a: Telling, b: Telling) -> Seen | None:
    """Two documents have it from the same speaker."""
    if a.document == b.document or a.speaker is None or not same_speaker(a, b):
        return None
    return Seen(1.0, f"both have it from {a.chain[0].name}")


def same_sentence(a: Telling, b: Telling) -> Seen | None:
    """They stand in sentences that translate each other, and nothing in them differs."""
    alike = (a.days is None) == (b.days is None) and (a.head is None) == (b.head is None)
    elsewhere = meet(a, b).bearing is Bearing.APART and not translated(a, b)
    if not a.beads & b.beads or not alike or _gap(a, b) or elsewhere:
        return None
    return Seen(1.0, "they stand in sentences that translate each other")


def other_sentence(a: Telling, b: Telling) -> Seen | None:
    """They stand in a letter and its translation, but in sentences that do not translate each other."""
    one_pair = {bead.split("#")[0] for bead in a.beads} & {bead.split("#")[0] for bead in b.beads}
    return Seen(1.0) if one_pair and a.document != b.document and not a.beads & b.beads else None


def one_statement_one_day(a: Telling, b: Telling) -> Seen | None:
    """Two documents that carry one statement give the same day, and one of them leaves the place out."""
    if a.document == b.document or not a.carried & b.carried or not a.precise or a.days != b.days:
        return None
    return Seen(1.0, "both tell of that day from one statement") if meet(a, b).bearing is Bearing.UNKNOWN else None


def same_words(a: Telling, b: Telling) -> Seen | None:
    """Two documents that carry one statement tell it in the same words."""
    if a.document == b.document or a.language != b.language or not a.carried & b.carried:
        return None
    run = longest_common_run(a.words, b.words)
    return Seen(1.0, f"both have the words «{' '.join(run)}»") if len(run) >= 3 else None


def told_apart(a: Telling, b: Telling) -> Seen | None:
    """One speaker in one document who names two days, places or kinds means two incidents."""
    if a.document != b.document or not same_speaker(a, b):
        return None
    agree = kinship(a.type, b.type) > 0 and (_refers_to(a, b) or _refers_to(b, a))
    return None if agree else Seen(1.0, "one speaker tells them apart in one document")


def _refers_to(a: Telling, b: Telling) -> bool:
    """Whether an account adds neither a day nor a place to another one."""
    if a.days is None and _adds_no_place(a, b):
        return True
    no_new_day = a.days is None or _gap(a, b) == 0
    return no_new_day and (a.head is None or meet(a, b).bearing is Bearing.SAME or _only_tells_its_province(a, b))


def _adds_no_place(a: Telling, b: Telling) -> bool:
    """Whether all places of an account are among another's: a heading's "convoy bombed in Arin", told in full below."""
    return bool(a.places) and all(any(mine.same(other) for other in b.places) for mine in a.places)


def _only_tells_its_province(a: Telling, b: Telling) -> bool:
    """Whether the first names no more than a governorate or a district that the second, of that day, lies in."""
    wide = a.head is not None and (a.head.wide or (a.head.place_type == "admin2" and a.precise and a.days == b.days))
    return wide and a.head is not None and any(a.head.same(place) for place in b.places)


REASONS: tuple[Reason[Telling], ...] = (
    Reason(others_are_near, -2.7, "dev-syria 02: two strikes of one day in one district"),
    Reason(same_day, 2.5, "seeds 000/002"),
    Reason(a_day_apart, -2.5, "dev-syria 02: one town struck on two days"),
    Reason(other_day, -8.0, "dev-syria 05/10: one town struck in two months"),
    Reason(no_day, -1.5, "dev-syria 05/10: two towns of one front, neither dated"),
    Reason(same_moment, 2.5, "dev-syria 10: a weekday named twice, by two speakers"),
    Reason(other_moment, -3.0, "dev-syria 10: two weekdays"),
    Reason(same_weekday, 1.5, "dev-syria 01/10: two strikes on one town, on a Thursday and a Friday"),
    Reason(other_weekday, -3.0, "dev-syria 01/10: two strikes on one town, on a Thursday and a Friday"),
    Reason(told_again, 1.3, "corpus/dev 24/36: a village named again further down"),
    Reason(told_on, 1.5, "dev-yemen 09: mortars of that day, in one sentence without the market"),
    Reason(same_place, 2.0, "seeds 000/002"),
    Reason(one_in_the_other, 1.1, "dev-syria 06: a hamlet, and the town it lies by"),
    Reason(same_region, 0.4, "seeds 003: a village, and its governorate in the agencies' words"),
    Reason(neighbours, -2.4, "dev-syria 05/06: two names of one hamlet"),
    Reason(one_letter_off, 1.0, "benchmarks/incidents.py: 6 in 100 names are misspelt"),
    Reason(other_place, -3.6, "dev-syria 01/02: two villages of one governorate"),
    Reason(no_place, -2.0, "seeds 000/002: an attack told without a place, in one sentence"),
    Reason(far_on_the_map, -4.0, "FIELD.md: 95 % of true pairs are within 28 km"),
    Reason(same_kind, 2.0, "seeds 000/002"),
    Reason(other_kind, -3.0, "dev-yemen 10: clashes and sorties in one place"),
    Reason(same_perpetrator, 0.7, "seeds 000/002"),
    Reason(other_perpetrator, -1.2, "dev-yemen 10: one blast, two accused"),
    Reason(other_perpetrator_elsewhere, -1.5, "dev-yemen 08: both sides strike one district on one day"),
    Reason(same_tolls, 1.2, "dev-yemen 10/12"),
    Reason(other_tolls, -1.5, "FIELD.md: 10 % of true pairs have disjoint death ranges"),
    Reason(far_tolls, -1.5, "benchmarks/incidents.py: two strikes of one day in one town"),
    Reason(close_tolls, 2.0, "dev-syria 05/06: 40, 39, more than 43"),
    Reason(several_tolls_same, 2.0, "dev-yemen 10/12: 55 killed, 170 injured"),
    Reason(same_speaker_same_tolls, 1.5, "dev-yemen 10/12"),
    Reason(heard_twice, 0.7, "benchmarks/incidents.py: one speaker, relayed"),
    Reason(same_sentence, 3.5, "seeds 000/002: an undated act in one sentence of both"),
    Reason(other_sentence, -2.5, "dev-syria 08/02"),
    Reason(one_statement_one_day, 2.0, "dev-yemen 07/08: an act of 28 October without its village"),
    Reason(same_words, 2.0, "dev-syria 08/10: three words of the letter, quoted"),
    Reason(told_apart, -6.0, "dev-yemen 04: two strikes in one district"),
)


def plain(a: Telling, b: Telling) -> bool:
    """Whether place and day are simply the same, so that nothing need be asked: in one sentence, or both open."""
    if a.beads & b.beads or not (a.days or b.days):
        return True
    if same_speaker_same_tolls(a, b) and not _gap(a, b):
        return True
    return a.definite and a.days == b.days and meet(a, b).bearing is Bearing.SAME


def marked(a: Telling, b: Telling) -> bool:
    """Whether anything beside time, one place and kind ties them: document, statement, speaker, who did it, a toll.

    Who did it does not single out one of several places of a town that were struck that day. Days that overlap at one
    place ask for no more than that nothing differs: an incident of the next day there is a candidate of its own.
    """
    if a.document == b.document or a.carried & b.carried or same_speaker(a, b):
        return True
    if same_tolls(a, b) or close_tolls(a, b):
        return True
    if a.days != b.days and not _gap(a, b) and meet(a, b).bearing is Bearing.SAME:
        return not other_tolls(a, b) and not other_perpetrator(a, b)
    return _much_alike(a, b) and not _of_many_places(a, b)


def _much_alike(a: Telling, b: Telling) -> bool:
    """Whether they share two places on one day, or who did it and how."""
    if a.days == b.days and _two_places(a, b):
        return True
    return same_perpetrator(a, b) is not None and a.type == b.type and not a_day_apart(a, b)


def _of_many_places(a: Telling, b: Telling) -> bool:
    """Whether one names the town alone, and several places in it were struck that day."""
    return meet(a, b).bearing is Bearing.WITHIN and a.days == b.days and max(a.inside, b.inside) > 1


def _two_places(a: Telling, b: Telling) -> bool:
    """Whether they share two places below the governorate."""
    mine, theirs = ([place for place in telling.places if not place.wide] for telling in (a, b))
    return sum(any(place.same(other) for other in theirs) for place in mine) > 1


def same_speaker(a: Telling, b: Telling) -> bool:
    """Whether one voice tells both; two documents' own voices are not one."""
    if a.speaker is None or b.speaker is None:
        return a.speaker is b.speaker and a.document == b.document
    return one_voice(a.speaker, b.speaker)


def may_be_one(a: Actor, b: Actor) -> bool:
    """One actor, a state and what it commands, or one that only the words name, where a word is in the other's name."""
    if of_one_state(a.key, b.key) or leads(a.key, b.key) or leads(b.key, a.key):
        return True
    loose = [actor for actor in (a, b) if not actor.key.isascii()]
    return bool(loose) and bool(_name_words(a) & _name_words(b))


def _name_words(actor: Actor) -> set[str]:
    names = " ".join(filter(None, (actor.name, actor.native, actor.text)))
    return {letters(word).removeprefix("ال") for word in names.split()}


def _gap(a: Telling, b: Telling) -> int | None:
    """Days between two accounts, 0 when they overlap; None when one is undated."""
    if not a.days or not b.days:
        return None
    return max(0, (b.days[0] - a.days[1]).days, (a.days[0] - b.days[1]).days)


def _weekday_and_day(a: Telling, b: Telling) -> tuple[frozenset[int], int | None]:
    """The weekdays that an undated account names, and the weekday of a dated one."""
    undated, dated = (b, a) if a.days else (a, b)
    if undated.days or not dated.days or not dated.precise:
        return frozenset(), None
    return undated.weekdays, dated.days[0].weekday()


def _said(a: Telling, b: Telling) -> str | None:
    return a.when if a.days else b.when


def _open_together(a: Telling, b: Telling) -> bool:
    return a.document == b.document and not a.days and not b.days and bool(a.moments and b.moments)


def _plain(kind: str) -> str:
    return kind.replace("_", " ")


@lru_cache(maxsize=64)
def _counts(a: Telling, b: Telling) -> list[tuple[Figure, Figure]]:
    """Every toll of one for this incident alone, with every such toll of the other."""
    mine, theirs = ([toll for toll in telling.tolls if toll.scope == "incident"] for telling in (a, b))
    return [(x, y) for x in mine for y in theirs]
