"""From what a date says to its EDTF value: anchors, in the order of the text.

News tells of what has happened: a bare weekday is the latest one up to the anchor, and a day without a year the latest
one not after it (docs/dates.md). The anchor is the publication date, else the dateline of the document; "two days
later" counts from the date told last. Without an anchor there is no value.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from tawthiq.cascade import calendars, relative
from tawthiq.cascade.anchors import Anchors
from tawthiq.cascade.dated import UNKNOWN, Resolved, dated, decade, span_of
from tawthiq.cascade.islamic import islamic
from tawthiq.cascade.orders import order_of, readings
from tawthiq.model.finding import Finding
from tawthiq.model.ucdp import date_prec
from tawthiq.model.when import between

Said = Mapping[str, Any]
_AHEAD = 20
"""How many years after the anchor a year of two digits can lie."""


def resolve(dates: Iterable[Finding], published: str | None) -> list[Finding]:
    """Date findings in the order of the text, each with ``value``, ``anchor`` and ``flag`` beside what it says.

    ``date_prec`` is the value's precision in UCDP GED. Where two readings are left, ``candidates`` has both and the
    value is None.
    """
    ordered = sorted(dates, key=lambda finding: finding.span)
    anchors = Anchors.of(ordered, published)
    anchors.order = order_of(ordered, published)
    found = []
    for finding in ordered:
        if finding.value.get("base") == "month" and not anchors.last(31):
            continue
        anchors.at = finding.span.start
        resolved = _resolve(finding.value, anchors)
        anchors.tell(finding, resolved.value, resolved.anchor)
        given: dict[str, Any] = {"value": resolved.value, "anchor": resolved.anchor, "flag": resolved.flag}
        if precision := date_prec(resolved.value):
            given["date_prec"] = precision
        if resolved.candidates:
            given["candidates"] = list(resolved.candidates)
        found.append(finding.saying({**finding.value, **given}))
    return found


def _resolve(said: Said, anchors: Anchors) -> Resolved:
    ranged = any(name.startswith("to_") for name in said)
    try:
        return _qualified(said, _range(said, anchors) if ranged else _one(said, anchors))
    except (ValueError, OverflowError, StopIteration):
        return UNKNOWN


def _one(said: Said, anchors: Anchors) -> Resolved:
    """The first reading whose slot was filled."""
    for slots, reading in _READINGS:
        if not slots.isdisjoint(said):
            return reading(said, anchors)
    return relative.period(anchors) if said.get("base") == "period" else UNKNOWN


def _numeric(said: Said, anchors: Anchors) -> Resolved:
    """Day and month as two numbers: by the document's order, else its language's, else both are kept."""
    order = anchors.order or said.get("order")
    first, second = said["first"], said["second"]
    rest = {name: value for name, value in said.items() if name not in ("first", "second", "order")}
    if order:
        day, month = (first, second) if order == "day" else (second, first)
        return _one({**rest, "day": day, "month": month}, anchors)
    both = tuple(sorted(str(day) for day in readings(said).values()))
    flag = f"either {both[0]} or {both[1]}: nothing shows whether the day or the month stands first" if both else None
    return Resolved(None, "none", flag, both)


def _short_year(said: Said, anchors: Anchors) -> Resolved:
    """Two digits of a year: the one from eighty years before the anchor to twenty after it."""
    if anchors.published is None:
        return UNKNOWN
    latest = anchors.published.year + _AHEAD
    year = latest - (latest - said["short_year"]) % 100
    return _one({**{name: said[name] for name in said if name != "short_year"}, "year": year}, anchors)


def _window(said: Said, anchors: Anchors) -> Resolved:
    base, anchor = anchors.base(said)
    if said["window"] in ("ending", "starting"):
        rest = {name: said[name] for name in said if name not in ("window", "count", "unit")}
        edge = _one(rest, anchors)
        base, anchor = (span_of(edge.value)[0] if edge.value else None), edge.anchor
    return relative.window(said, base, anchor)


def _islamic(said: Said, anchors: Anchors) -> Resolved:
    return islamic(said, anchors.published, anchors.how)


def _decade(said: Said, anchors: Anchors) -> Resolved:
    return decade(said, anchors.published, anchors.how)


def _dated(said: Said, anchors: Anchors) -> Resolved:
    return dated(said)


_READINGS: tuple[tuple[frozenset[str], Callable[[Said, Anchors], Resolved]], ...] = (
    (frozenset({"first"}), _numeric),
    (frozenset({"short_year"}), _short_year),
    (frozenset({"window"}), _window),
    (frozenset({"hijri_year", "hijri_month"}), _islamic),
    (frozenset({"decade", "century"}), _decade),
    (frozenset({"year"}), _dated),
    (frozenset({"offset"}), relative.moved),
    (frozenset({"day", "month", "season"}), relative.undated),
    (frozenset({"weekday"}), relative.weekday),
)


def _range(said: Said, anchors: Anchors) -> Resolved:
    """From one end to the other; each takes from the other what it lacks."""
    first = {name: value for name, value in said.items() if not name.startswith("to_")}
    last = {name.removeprefix("to_"): value for name, value in said.items() if name.startswith("to_")}
    _complete(first, last)
    end = _one(last, anchors)
    if end.value is None:
        return UNKNOWN
    begin = _begin(first, span_of(end.value)[1], anchors)
    if begin.value is None or span_of(begin.value)[0] > span_of(end.value)[1]:
        return UNKNOWN
    value = f"{begin.value.partition('/')[0]}/{end.value.rpartition('/')[2]}"
    return Resolved(value, end.anchor, begin.flag or end.flag)


def _complete(first: dict[str, Any], last: dict[str, Any]) -> None:
    """Share the month and the year of one end with the other, where that one only has what is finer."""
    for finer, name in (("day", "month"), ("month", "year")):
        for one, other in ((first, last), (last, first)):
            if name in other and name not in one and finer in one and "offset" not in one:
                one[name] = other[name]
    turned = first.get("year") == last.get("year") and (first.get("month", 0), 0) > (last.get("month", 12), 0)
    if "year" in first and turned:
        first["year"] -= 1


def _begin(first: dict[str, Any], end: datetime.date, anchors: Anchors) -> Resolved:
    """The beginning of a range: without a year of its own, the latest that is not after its end."""
    if "weekday" in first and not first.keys() & {"day", "month", "offset", "which"}:
        day = calendars.back_to(end, first["weekday"], strictly=True)
        return Resolved(between(day, day), "mention")
    if "month" in first and not first.keys() & {"year", "offset", "which"}:
        return dated({**first, "year": relative.year_before(first, end)})
    return _one(first, anchors)


def _qualified(said: Said, found: Resolved) -> Resolved:
    """A value as about so much, or with an open end."""
    if found.value is None:
        return found
    value = found.value
    if said.get("approx"):
        value = "/".join(f"{end}~" for end in value.split("/"))
    if "edge" in said:
        value = _opened(value, said)
    return found if value is found.value else replace(found, value=value)


def _opened(value: str, said: Said) -> str:
    """An interval that is open towards now, or towards the past; the start of a month is its first day."""
    since = said["edge"] == "since"
    if said.get("part") == ("start" if since else "end"):
        day = span_of(value)[0 if since else 1]
        value = between(day, day)
    return f"{value.partition('/')[0]}/.." if since else f"../{value.rpartition('/')[2]}"
