"""The views of `tawthiq show` that weigh what the accounts say: tolls under a policy, sources, disputes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from tawthiq.cli import display, item

if TYPE_CHECKING:
    from tawthiq.assessment.apart import Apart
    from tawthiq.assessment.cases import Case, Docket
    from tawthiq.assessment.counting import Figured, Step
    from tawthiq.assessment.policy import Policy
    from tawthiq.assessment.reporting import Graph
    from tawthiq.casebook.casebook import Casebook

Line = dict[str, Any]


def tolls(casebook: Casebook, policy_name: str, only: str | None, as_json: bool) -> None:
    """Every incident's figures under a policy, step by step, and what they come to."""
    from tawthiq.assessment.apart import apart
    from tawthiq.assessment.counting import figures
    from tawthiq.assessment.policy import named
    from tawthiq.pipeline.docket import docket, sentences_of

    policy = named(policy_name)
    cases = docket(casebook)
    counted = [(case, figures(case, policy)) for case in _chosen(cases, only)]
    if as_json:
        _json(figured.line() for _, found in counted for figured in found)
        return
    _print(_head(policy))
    for case, found in counted:
        if found:
            _print(_figures(case, found))
    if only is None:
        _print(_in_all(policy, counted))
        _print(_kept_apart(apart(cases, sentences_of(casebook, cases))))
    else:
        _print(line for case, found in counted for line in _nothing(case, found, policy))
    _print(_silent(policy))


def sources(casebook: Casebook, only: str | None, as_json: bool) -> None:
    """Who tells of every incident independently, and through whom it came."""
    from tawthiq.assessment.reporting import graph
    from tawthiq.pipeline.docket import docket

    cases = docket(casebook)
    graphs = [(case, graph(case, cases)) for case in _chosen(cases, only)]
    if as_json:
        _json(found.line() for _, found in graphs)
    else:
        for case, found in graphs:
            _print(_tree(case, found))


def disputes(casebook: Casebook, only: str | None, as_json: bool) -> None:
    """What accounts of one incident say against each other."""
    incidents = [line for line in casebook.lines("incident") if only in (None, line["id"])]
    found = [(line, dispute) for line in incidents for dispute in line["disputes"]]
    if as_json:
        _json({"incident": line["id"], **dispute} for line, dispute in found)
    else:
        rows = [[line["id"], _FIELDS.get(one["field"], one["field"]), one.get("since") or "?", one["says"]]
                for line, one in found]  # fmt: skip
        display.table(f"{len(rows)} disputes", ("incident", "over", "since", "who says what"), rows)


_FIELDS = {"stance": "whether it happened"}


def policies(as_json: bool) -> None:
    """The counting policies that there are, with their sources."""
    from tawthiq.assessment.policy import named, names

    found = [named(name) for name in names()]
    if as_json:
        _json(policy.line() for policy in found)
        return
    rows = [[p.name, p.version, p.title, "; ".join(cite.where for cite in p.cite)] for p in found]
    display.table(f"{len(rows)} counting policies", ("policy", "version", "what it gives", "source"), rows)


def _chosen(cases: Docket, only: str | None) -> Sequence[Case]:
    from tawthiq.errors import NoSuchItem

    found = [case for case in cases.cases if only in (None, case.incident["id"])]
    if only and not found:
        raise NoSuchItem(f"{only}: no incident has this id (`tawthiq show CASE incidents` lists them)")
    return found


def _json(lines: Iterable[Mapping[str, Any]]) -> None:
    for line in lines:
        click.echo(json.dumps(line, ensure_ascii=False))


def _print(lines: Iterable[str]) -> None:
    isolate = display.is_terminal()
    for line in lines:
        words = line.lstrip(" │├└")
        click.echo((line[: len(line) - len(words)] + display.shown(words, isolate=isolate)).rstrip())


def _head(policy: Policy) -> Iterator[str]:
    yield f"{policy.title}: policy {policy.name}, version {policy.version}"
    for cite in policy.cite:
        yield f"  source: {cite.what} ({cite.where}; read: {cite.read})"
    for rule in policy.rules:
        yield f"  {rule.figure} ({rule.whom} {rule.measure}; {rule.take}): {rule.says}"


def _title(case: Case) -> str:
    incident = case.incident
    place = item.place(incident["place"] or {})
    return f"{incident['id']}  {incident['type']}, {incident['when'] or 'date unknown'}, {place}"


def _figures(case: Case, found: Sequence[Figured]) -> Iterator[str]:
    yield ""
    yield _title(case)
    told: set[Step] = set()
    for figured in found:
        yield f"  {figured.figure}: {_number(figured)}"
        for step in figured.steps:
            if step not in told:
                yield _step(step)
        told.update(figured.steps)


def _step(step: Step) -> str:
    about = [*step.tolls, *step.accounts]
    return f"    - {step.says}" + (f" [{' '.join(about)}]" if about else "")


def _number(figured: Figured) -> str:
    if figured.vague:
        return f"unknown ({figured.vague})"
    if figured.low is None and figured.high is None:
        return "unknown"
    return _range(figured.low, figured.high)


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return f"?-{high}"
    return str(low) if low == high else f"{low}-{'?' if high is None else high}"


def _in_all(policy: Policy, counted: Sequence[tuple[Case, Sequence[Figured]]]) -> Iterator[str]:
    """The sum of each figure over the incidents; unknown is not counted as none, and told."""
    from tawthiq.assessment.counting import left_out

    yield ""
    yield f"In all, over {len(counted)} incidents"
    every = sorted((figured for _, found in counted for figured in found), key=_order(policy))
    for name, some in groupby(every, key=lambda figured: figured.figure):
        yield f"  {name}: {_sum(list(some))}"
    reasons = [reason for case, _ in counted if (reason := left_out(case, policy))]
    for reason in dict.fromkeys(reasons):
        yield f"  {reasons.count(reason)} left out: {reason}"
    silent = sum(not found for _, found in counted) - len(reasons)
    if silent:
        yield f"  {silent} without any figure: not known to be none"


def _order(policy: Policy) -> Callable[[Figured], tuple[int, str]]:
    places = {rule.figure: at for at, rule in enumerate(policy.rules)}
    return lambda figured: (places.get(figured.figure, len(places)), figured.figure)


def _sum(some: Sequence[Figured]) -> str:
    lows = [figured.low for figured in some if figured.low is not None]
    highs = [figured.high for figured in some if figured.high is not None]
    unknown = sum(figured.low is None and figured.high is None for figured in some)
    words = _range(sum(lows), sum(highs)) if lows or highs else "unknown"
    where = f"{len(some) - unknown} incident{'s' * (len(some) - unknown != 1)}"
    open_above = sum(figured.high is None and figured.low is not None for figured in some)
    more = [f"{unknown} unknown"] * bool(unknown) + [f"{open_above} open above"] * bool(open_above)
    return f"{words} ({', '.join([where, *more])})"


def _kept_apart(found: Sequence[Apart]) -> Iterator[str]:
    for scope, heading in (("incidents", "Over several incidents"), ("cumulative", "Over a period")):
        some = [one for one in found if one.scope == scope]
        if some:
            yield ""
            yield f"{heading}: kept apart, attributed to no incident"
        for one in some:
            when = f", {one.period or 'period unknown'}" if scope == "cumulative" else ""
            where = f", {one.place}" if one.place and scope == "cumulative" else ""
            yield f"  {one.speaker}: {one.count} {one.group} {one.measure}{when}{where}  [{' '.join(one.tolls)}]"
            yield f"    - {one.compared}"


def _nothing(case: Case, found: Sequence[Figured], policy: Policy) -> Iterator[str]:
    from tawthiq.assessment.counting import left_out, set_aside

    if not found:
        yield ""
        yield _title(case)
        yield f"  no figure: {left_out(case, policy) or 'no account states one that this policy records'}"
        yield from map(_step, set_aside(case))


def _silent(policy: Policy) -> Iterator[str]:
    if policy.silent:
        yield ""
        yield "What the policy leaves open"
        yield from (f"  {words}" for words in policy.silent)


def _tree(case: Case, found: Graph) -> Iterator[str]:
    """The sources of an incident, each with those who passed it on and the documents, as a tree."""
    count = len(found.sources)
    yield f"{_title(case)}: {count} independent source{'s' * (count != 1)}"
    for names in found.rounds:
        yield f"  circular: {' and '.join(names)} cite each other, and count once"
    for source in found.sources:
        yield f"  {source}"
        branches: dict[str, Any] = {}
        for path in found.paths:
            if path.source == source:
                leaf = f"{path.document}  {path.account}" + (f"  ({path.note})" if path.note else "")
                _grow(branches, [*path.through, leaf])
        yield from _branches(branches, "  ")
    yield ""


def _grow(branches: dict[str, Any], path: Sequence[str]) -> None:
    for step in path:
        branches = branches.setdefault(step, {})


def _branches(branches: Mapping[str, Any], indent: str) -> Iterator[str]:
    for at, (name, below) in enumerate(branches.items(), 1):
        last = at == len(branches)
        yield f"{indent}{'└' if last else '├'} {name}"
        yield from _branches(below, indent + ("  " if last else "│ "))
