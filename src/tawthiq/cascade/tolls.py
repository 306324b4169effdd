"""Tolls as a document tells them: their scope and chain, what is part of what, and which figure replaces which.

A finding sees its own sentence only. Here the figures of a document stand side by side: "18 of them" joins the parts
of the figure before it, listed figures that add up to a total are marked as contained in it, and "rose to 14" is
linked to what it replaces. Every such link leaves a reason in the toll's finding (``reasons``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.signals import Signals
from tawthiq.cascade.toll_scopes import Scopes, Told
from tawthiq.cascade.voices import Voices
from tawthiq.model.claims import Part, Toll
from tawthiq.model.count import Count
from tawthiq.model.finding import Finding
from tawthiq.model.ids import Names
from tawthiq.model.span import Span

_MOST_ADDENDS = 12
_LEAST_TOTAL = 10
"""Small figures add up by chance: two of them make no total under this one, and more only near it."""
_NEAR = 400
"""Code points: no further from a small total stand the figures that make it up."""
_BESIDE = 12
"""How many characters may stand between two figures of which one was raised to the other."""
_FROM = ("from", "toll.change")
"""Classes of the words before a former figure: "from 9", "up from 9"."""
_REACH = 12
"""How many figures back one is looked for that another replaces."""


def tolls(
    findings: Sequence[Finding],
    around: Told,
    voices: Voices,
    layout: Layout,
    signals: Signals,
    names: Names,
) -> list[Toll]:
    """Casualty figures, each with its scope, its parts, and the chain of those who say it."""
    scopes = Scopes(findings, around, layout, signals)
    told: list[Toll] = []
    for finding in sorted(findings, key=lambda f: f.span):
        finding = _rightful(_measured(finding, told, layout), told, layout)
        held = _holder(finding, told, layout, signals)
        if held is not None:
            told[held] = _with_part(told[held], finding)
        elif finding.value["measure"]:
            told.append(_toll(finding, voices, scopes, names))
    return _linked(told, layout, signals)


def _toll(finding: Finding, voices: Voices, scopes: Scopes, names: Names) -> Toll:
    value = finding.value
    statement = voices.over(finding.span)
    return Toll(
        id=names.of("toll", finding.span.start, finding.span.end, value["measure"]),
        document=names.document_id,
        span=finding.span,
        made=finding,
        measure=value["measure"],
        count=Count(value["low"], value["high"], value["vague"]),
        group=value["group"],
        scope=value["scope"] or scopes.of(finding),
        of_whom=tuple(_part(part["span"], part, part["group"]) for part in value["of_whom"]),
        chain=voices.chain(finding.span),
        statement=statement.id if statement else None,
    )


def _measured(finding: Finding, told: Sequence[Toll], layout: Layout) -> Finding:
    """A figure that names no harm has that of the one before it: "eight killed in the port and five in the market"."""
    last = told[-1] if told else None
    if not finding.value["again"] or last is None:
        return finding
    if layout.sentence(finding.span.start) != layout.sentence(last.span.start):
        return finding
    own = any(part.kind == "people" for part in finding.parts)
    group = finding.value["group"] if own else last.group
    return finding._replace(value={**finding.value, "measure": last.measure, "group": group})


def _rightful(finding: Finding, told: list[Toll], layout: Layout) -> Finding:
    """A figure without the parts that are said of one before it: "9 dead and 20 hurt, two of the dead children"."""
    value = finding.value
    if not value["of_whom"] or value["whose"] in (None, value["measure"]) or value["of_them"]:
        return finding
    sentence = layout.sentence(finding.span.start)
    for at in range(len(told) - 1, -1, -1):
        if layout.sentence(told[at].span.start) != sentence:
            break
        if told[at].measure == value["whose"]:
            parts = [_part(part["span"], part, part["group"]) for part in value["of_whom"]]
            told[at] = replace(told[at], of_whom=(*told[at].of_whom, *parts))
            return finding._replace(value={**value, "of_whom": []})
    return finding


def _holder(finding: Finding, told: Sequence[Toll], layout: Layout, signals: Signals) -> int | None:
    """The figure that another is a part of: the last of its measure, not far before, that can hold "18 of them".

    What is left of a figure after such parts is a part as well: "31 of them in raids, and 12 in shelling".
    """
    if not finding.value["of_them"]:
        return len(told) - 1 if _remainder(finding, told, layout) else None
    measures = {finding.value["measure"], finding.value["whose"]} - {None}
    if _of_others(finding, told, layout):
        return None
    for at in range(len(told) - 1, max(-1, len(told) - 5), -1):
        known = told[at]
        last = _taken_up(known, told[-5:], layout)
        near = layout.sentence(finding.span.start) - layout.sentence(last) <= 1
        if near and measures <= {known.measure} and _holds(known, finding) and not _was(known, layout, signals):
            return at
    return None


def _taken_up(known: Toll, last: Sequence[Toll], layout: Layout) -> int:
    """Where a figure, or one told with it in its sentence, was last given parts."""
    sentence = layout.sentence(known.span.start)
    beside = [toll for toll in last if layout.sentence(toll.span.start) == sentence]
    return max(known.span.start, *(part.span.start for toll in beside for part in toll.of_whom), 0)


def _of_others(finding: Finding, told: Sequence[Toll], layout: Layout) -> bool:
    """Whether "two of them died" is said of those just counted in its sentence, who were harmed otherwise."""
    value, last = finding.value, told[-1] if told else None
    if last is None or not value["measure"] or value["whose"] or value["measure"] == last.measure:
        return False
    return layout.sentence(finding.span.start) == layout.sentence(last.span.start) and _holds(last, finding)


def _was(toll: Toll, layout: Layout, signals: Signals) -> bool:
    """Whether a figure is an earlier one, told beside the one that replaces it."""
    end = layout.sentence_span(toll.span.start).end
    return bool(signals.between("initial", toll.span.start, end))


def _holds(known: Toll, finding: Finding) -> bool:
    """Whether a figure is large enough for a part, or for each of the parts named alone."""
    counts = [finding.value, *finding.value["of_whom"]]
    numbers = [count["low"] for count in counts if count["low"] is not None]
    size = known.high if known.high is not None else known.low
    if not numbers or (size is None and known.count.vague is None):
        return False
    return size is None or max(numbers) < size or (known.high is None and max(numbers) <= size)


def _remainder(finding: Finding, told: Sequence[Toll], layout: Layout) -> bool:
    value = finding.value
    if not told or value["low"] is None or value["low"] != value["high"] or value["measure"] != told[-1].measure:
        return False
    parts = [part.count.low for part in told[-1].of_whom if part.group == told[-1].group and part.count.low]
    one_sentence = layout.sentence(finding.span.start) == layout.sentence(told[-1].span.start)
    return bool(parts) and one_sentence and sum(parts) + int(value["low"]) == told[-1].low


def _with_part(known: Toll, finding: Finding) -> Toll:
    value = finding.value
    parts = [_part(part["span"], part, part["group"]) for part in value["of_whom"]]
    if value["low"] is not None or value["vague"]:
        parts.append(_part(finding.span, value, known.group if value["group"] == "people" else value["group"]))
    return replace(known, of_whom=(*known.of_whom, *parts))


def _part(span: Span, count: Mapping[str, Any], group: str) -> Part:
    return Part(span, Count(count["low"], count["high"], count["vague"]), group)


def _linked(told: list[Toll], layout: Layout, signals: Signals) -> list[Toll]:
    """The figures with what contains them, and what they replace."""
    for total, parts in _sums(told):
        sum_of = " + ".join(str(told[at].low) for at in parts)
        reason = f"{sum_of} = {told[total].low}"
        for at in parts:
            told[at] = _because(replace(told[at], part_of=told[total].id), reason)
        told[total] = _because(told[total], reason)
    for new, old, word in _replaced(told, layout, signals):
        told[new] = _because(told[new], f"{word}: it replaces {_said(told[old])}", replaces=told[old].id)
    return told


def _because(toll: Toll, reason: str, **more: str) -> Toll:
    reasons = [*toll.made.value.get("reasons", ()), reason]
    made = toll.made.saying({**toll.made.value, "reasons": reasons, **more})
    return replace(toll, made=made)


def _said(toll: Toll) -> str:
    return str(toll.count.vague or (toll.low if toll.low is not None else toll.high))


def _voice(toll: Toll) -> tuple[str, ...]:
    return tuple(actor.key for actor in toll.chain)


def _sums(told: Sequence[Toll]) -> Iterator[tuple[int, list[int]]]:
    """Totals with the figures of one voice and measure, next to them in a row, that add up to them."""
    rows: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for at, toll in enumerate(told):
        if toll.low is not None and toll.low == toll.high and toll.low > 0:
            rows.setdefault((toll.measure, _voice(toll)), []).append(at)
    for row in rows.values():
        taken: set[int] = set()
        for place, total in enumerate(row):
            after, before = row[place + 1 :], row[:place][::-1]
            parts = _adding_up(total, after, told) or _adding_up(total, before, told)
            if total not in taken and parts and not taken.intersection(parts):
                taken.update(parts)
                yield total, sorted(parts)


def _adding_up(total: int, row: Sequence[int], told: Sequence[Toll]) -> list[int]:
    """The first figures of a row when they add up to a total; empty when they do not."""
    goal, found = told[total].low or 0, 0
    for number, at in enumerate(row[:_MOST_ADDENDS], 1):
        found += told[at].low or 0
        if found >= goal:
            enough = goal >= _LEAST_TOTAL or (number > 2 and abs(told[at].span.start - told[total].span.start) <= _NEAR)
            return list(row[:number]) if found == goal and number > 1 and enough else []
    return []


def _replaced(told: Sequence[Toll], layout: Layout, signals: Signals) -> Iterator[tuple[int, int, str]]:
    """Pairs of figures, the newer first: one raised or corrected, and the one that was said before."""
    for at, toll in enumerate(told):
        start = told[at - 1].span.end if at else 0
        sentence = layout.sentence_span(toll.span.start)
        near = signals.between("toll.change", max(start, sentence.start), toll.span.end)
        former = signals.between("initial", toll.span.start, sentence.end)
        if near and _lowered_from(at, told, sentence, signals):
            yield at, at + 1, near[-1].of(layout.text)
        elif near and (old := _former(at, told)) is not None:
            yield at, old, near[-1].of(layout.text)
        elif near and _raised_from(at, told, sentence):
            yield at + 1, at, near[-1].of(layout.text)
        elif former and _was_next(at, told, sentence):
            yield at, at + 1, former[0].of(layout.text)


def _raised_from(at: int, told: Sequence[Toll], sentence: Span) -> bool:
    """Whether the next figure stands right behind and is higher: "rose from 9 to 14"."""
    old, following = told[at], told[at + 1 : at + 2]
    if not following or old.low is None or following[0].span.end > sentence.end:
        return False
    beside = following[0].span.start - old.span.end <= _BESIDE
    return beside and (following[0].low or 0) > old.low and _replaces(following[0], old)


def _lowered_from(at: int, told: Sequence[Toll], sentence: Span, signals: Signals) -> bool:
    """Whether the next figure stands right behind, and what was said before: "rose to 14 from 9"."""
    new, following = told[at], told[at + 1 : at + 2]
    if not following or following[0].span.end > sentence.end or not following[0].made.value["again"]:
        return False
    beside = following[0].span.start - new.span.end <= _BESIDE
    words = [word for name in _FROM for word in signals.between(name, new.span.end, following[0].span.end)]
    return beside and bool(words) and _replaces(new, following[0])


def _was_next(at: int, told: Sequence[Toll], sentence: Span) -> bool:
    """Whether the next figure of a sentence is an earlier count of the same."""
    following = told[at + 1 : at + 2]
    return bool(following) and following[0].span.start < sentence.end and _replaces(told[at], following[0])


def _former(at: int, told: Sequence[Toll]) -> int | None:
    for old in range(at - 1, max(-1, at - _REACH), -1):
        if _replaces(told[at], told[old]):
            return old
    return None


def _replaces(new: Toll, old: Toll) -> bool:
    """Whether two figures count the same: one measure, one kind of scope, and not the same number."""
    kinds = new.group == old.group or "people" in (new.group, old.group)
    cumulative = (new.scope == "cumulative") == (old.scope == "cumulative")
    return new.measure == old.measure and kinds and cumulative and new.count != old.count and not old.part_of
