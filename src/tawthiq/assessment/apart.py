"""Figures over several incidents or a whole period: kept apart, and checked against the incidents that they take in.

Such a figure is never attributed to an incident. It is laid beside the sum of what the accounts of those incidents
count, and the words say what was compared: which incidents, of which days and place, with which figures.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawthiq.assessment.cases import Case, Docket
from tawthiq.assessment.figures import Line, Stated
from tawthiq.assessment.sources import teller
from tawthiq.assessment.totals import Read, everyone, groups, numbers
from tawthiq.gazetteer.keys import same_name
from tawthiq.linking.evidence import Telling, one_voice
from tawthiq.model.count import Count
from tawthiq.model.links import StatementGroup
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

Sentences = Mapping[str, Sequence[Span]]
Days = tuple[datetime.date, datetime.date]
_LONG = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure over several incidents or a period, and what it was compared with.

    ``period`` is EDTF as far as its words, or its document, tell; ``place`` the place it is about; ``incidents`` those
    that it was compared with, ``low`` and ``high`` the sum of their figures.
    """

    tolls: tuple[str, ...]
    speaker: str
    scope: str
    measure: str
    group: str
    count: Count
    period: str | None
    place: str | None
    incidents: tuple[str, ...]
    low: int | None
    high: int | None
    compared: str

    def line(self) -> dict[str, Any]:
        """Its object for machines."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "count"}
        count = {"stated_low": self.count.low, "stated_high": self.count.high, "vague": self.count.vague}
        return {**given, "tolls": list(self.tolls), "incidents": list(self.incidents), **count}


@dataclass(frozen=True, slots=True)
class _Said:
    """One figure with its surroundings."""

    line: Line
    key: str
    speaker: str
    count: Count
    period: str | None
    place: Line | None


def apart(docket: Docket, sentences: Sentences) -> list[Apart]:
    """Every such figure once, however many documents carry it, in the order of the ledger."""
    tellings = {t.document: t for case in docket.cases for t in case.tellings}
    cases = {case.incident["id"]: case for case in docket.cases}
    carried = _carried(docket.groups)
    said: dict[tuple[Any, ...], list[list[_Said]]] = defaultdict(list)
    for line in docket.book.lines.values():
        if line["scope"] in ("incidents", "cumulative"):
            one = _read(line, docket, tellings, sentences)
            alike = said[line["scope"], line["measure"], line["group"], one.count]
            known = next((each for each in alike if any(_same(one, other, carried) for other in each)), None)
            if known is None:
                alike.append([one])
            else:
                known.append(one)
    return [_compared(each, docket, cases) for alike in said.values() for each in alike]


def _carried(groups: Iterable[StatementGroup]) -> dict[str, set[str]]:
    """The statements that each document carries."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for document in group.documents:
            found[document].add(group.id)
    return found


def _same(a: _Said, b: _Said, carried: Mapping[str, set[str]]) -> bool:
    """Whether two figures that are alike are one: of one speaker, or from one statement."""
    both = carried.get(a.line["document"], set()) & carried.get(b.line["document"], set())
    return one_voice(a.key, b.key) or bool(both)


def _read(line: Line, docket: Docket, tellings: Mapping[str, Telling], sentences: Sentences) -> _Said:
    document = docket.documents[line["document"]]
    around = _sentence(line, sentences.get(line["document"], ()))
    near = [m for m in docket.mentions.get(line["document"], ()) if around.covers(Span(*m["span"]))]
    key, speaker = _speaker(line, document, tellings.get(document["id"]))
    return _Said(
        line=line,
        key=key,
        speaker=speaker,
        count=Count(line["low"], line["high"], line["vague"]),
        period=_period(line, near, document, docket) if line["scope"] == "cumulative" else None,
        place=_nearest(line, [m for m in near if m["type"] == "place" and m["place_type"] != "country"]),
    )


def _speaker(line: Line, document: Line, telling: Telling | None) -> tuple[str, str]:
    if line["chain"]:
        return line["chain"][0]["actor"], line["chain"][0]["name"]
    if telling:
        return teller(telling).key, teller(telling).name
    return document["id"], document["publisher"] or document["name"]


def _sentence(line: Line, sentences: Sequence[Span]) -> Span:
    span = Span(*line["span"])
    return next((sentence for sentence in sentences if sentence.meets(span)), span)


def _nearest(line: Line, mentions: Sequence[Line]) -> Line | None:
    return min(mentions, key=lambda m: min(abs(m["span"][0] - line["span"][1]), abs(line["span"][0] - m["span"][1])),
               default=None)  # fmt: skip


def _period(line: Line, near: Sequence[Line], document: Line, docket: Docket) -> str | None:
    """The period in its sentence, from a day in it to the day of publication, or the last period named before."""
    dates = [m for m in near if m["type"] == "date" and m["value"]]
    named = _nearest(line, [m for m in dates if _long(m["value"])]) or _nearest(line, dates)
    if named is None:
        every = docket.mentions.get(document["id"], ())
        before = [m for m in every if m["type"] == "date" and m["value"] and m["span"][1] <= line["span"][0]]
        named = next((m for m in reversed(before) if _long(m["value"])), None)
    return _until(named["value"], document["published"]) if named else None


def _until(value: str, published: str | None) -> str:
    """An open period, or one day from which was counted, ends when the text was published."""
    first, _, last = value.partition("/")
    if (_long(value) and last != "..") or not published:
        return value
    return f"{first}/{published}"


def _long(value: str) -> bool:
    days = days_of(value)
    return value.endswith("/..") or (days is not None and days[1] - days[0] > _LONG)


def _compared(said: Sequence[_Said], docket: Docket, cases: Mapping[str, Case]) -> Apart:
    first = said[0]
    tolls = tuple(one.line["id"] for one in said)
    several = first.line["scope"] == "incidents"
    held = sorted({incident for toll in tolls for incident in docket.book.incidents.get(toll, ())})
    taken = [cases[incident] for incident in held] if several else list(_within(first, docket))
    counted = [(case, total) for case in taken if (total := _counted(case, first.line["measure"]))]
    low, high = _sum(total.low for _, total in counted), _sum(total.high for _, total in counted)
    return Apart(
        tolls=tolls,
        speaker=first.speaker,
        scope=first.line["scope"],
        measure=first.line["measure"],
        group=first.line["group"],
        count=first.count,
        period=first.period,
        place=(first.place or {}).get("text"),
        incidents=tuple(case.incident["id"] for case in taken),
        low=low,
        high=high,
        compared=_words(first, taken, counted, Count(low, high)),
    )


def _within(said: _Said, docket: Docket) -> Iterator[Case]:
    """The incidents of the period, in the place where one is named."""
    days = days_of(said.period)
    for case in docket.cases:
        when = days_of(case.incident["when"])
        if days and when and days[0] <= when[0] and when[1] <= days[1] and _in_place(case, said.place):
            yield case


def _in_place(case: Case, place: Line | None) -> bool:
    if place is None:
        return True
    spellings = [name for name in (place["text"], place["name"], place["native"]) if name]
    told = [name for t in case.tellings for other in t.places for name in (*other.spellings, other.admin1) if name]
    return any(same_name(mine, theirs) for mine in spellings for theirs in told)


def _counted(case: Case, measure: str) -> Count | None:
    """The lowest and highest number that any source counts of an incident, of all its victims."""
    totals = [everyone(groups(list(_as_numbers(stated)))) for _, stated in case.sheet.by_source(measure)]
    whole = [total for total in totals if total and total.whole] or [total for total in totals if total]
    lows = [total.low for total in whole if total.low is not None]
    highs = [total.high for total in whole if total.high is not None]
    return Count(min(lows), max(highs)) if lows and highs else None


def _as_numbers(stated: Iterable[Stated]) -> Iterator[Read]:
    for one in stated:
        if one.count.vague is None:
            yield Read(one, numbers(one.count))


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _words(said: _Said, taken: Sequence[Case], counted: Sequence[tuple[Case, Count]], found: Count) -> str:
    if said.line["scope"] == "cumulative" and said.period is None:
        return "its period is not known: nothing was compared"
    if not taken:
        return f"the casebook holds no incident {_where(said)}: nothing was compared"
    if not counted:
        return f"no account counts the {said.line['measure']} of the {len(taken)} {_incidents(taken)} {_where(said)}"
    whom = "" if said.line["group"] == "people" else f", whoever they were (the figure counts {said.line['group']})"
    each = " + ".join(f"{total} ({case.incident['id']})" for case, total in counted)
    missing = f"; {len(taken) - len(counted)} more without a figure" if len(taken) > len(counted) else ""
    return (
        f"the accounts of {len(counted)} {_incidents(counted)} {_where(said)} count {each} = {found}{whom}{missing}: "
        + (_verdict(said.count, found))
    )


def _incidents(some: Sequence[Any]) -> str:
    return "incident" if len(some) == 1 else "incidents"


def _where(said: _Said) -> str:
    if said.line["scope"] == "incidents":
        return "that it is told of"
    place = f" in {said.place['text']}" if said.place else ""
    return f"of {said.period}{place}"


def _verdict(stated: Count, found: Count) -> str:
    low, high = stated.low, stated.high
    if low is None and high is None:
        return "the figure is no number"
    if found.high is not None and low is not None and found.high < low:
        return f"at least {low - found.high} of the figure are in no account of theirs"
    if found.low is not None and high is not None and found.low > high:
        return f"they count at least {found.low - high} more than the figure"
    return "they agree"
