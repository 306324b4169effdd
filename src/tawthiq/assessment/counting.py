"""The figures of one incident under a counting policy, with every step that led to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tawthiq.assessment.cases import Case
from tawthiq.assessment.figures import Stated
from tawthiq.assessment.policy import Policy, Rule
from tawthiq.assessment.sources import Source
from tawthiq.assessment.taking import Counted, Taken, take, words
from tawthiq.assessment.tolls import own_tolls, range_of
from tawthiq.assessment.totals import Read, Total, civilians, everyone, groups, of_fighters, of_group, parts
from tawthiq.linking.evidence import one_voice
from tawthiq.model.links import TollRange


@dataclass(frozen=True, slots=True)
class Step:
    """One step in words, and the tolls and accounts that it is about."""

    says: str
    tolls: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()

    @classmethod
    def of(cls, says: str, stated: Iterable[Stated]) -> Step:
        """A step about some figures."""
        known = list(stated)
        tolls = dict.fromkeys(one.figure.id for one in known)
        return cls(says, tuple(tolls), tuple(dict.fromkeys(one.telling.id for one in known)))

    def line(self) -> dict[str, Any]:
        """Its object for machines."""
        return {"says": self.says, "tolls": list(self.tolls), "accounts": list(self.accounts)}


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure that a policy gives for an incident; a bound is None where it is unknown.

    ``vague`` is the word that is left where the policy reads no number in it; ``accounts`` are those that the figure
    rests on.
    """

    incident: str
    policy: str
    version: str
    figure: str
    measure: str
    low: int | None
    high: int | None
    vague: str | None
    accounts: tuple[str, ...]
    steps: tuple[Step, ...]

    def line(self) -> dict[str, Any]:
        """Its object for machines."""
        given = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {**given, "accounts": list(self.accounts), "steps": [step.line() for step in self.steps]}


def left_out(case: Case, policy: Policy) -> str | None:
    """Why a policy does not record an incident at all; None where it does."""
    only, incident = policy.only, case.incident
    if only is None:
        return None
    if only.kinds and incident["type"] not in only.kinds:
        return f"{incident['type'].replace('_', ' ')} is not recorded: {only.says}"
    if only.day and not case.one_day:
        return f"it has no clear day: {only.says}"
    if only.place and (incident["place"] is None or incident["place"]["place_type"] == "country"):
        return f"it has no place below the country: {only.says}"
    return None


def figures(case: Case, policy: Policy) -> list[Figured]:
    """What a policy makes of an incident: one figure a rule, where any source gives one."""
    if left_out(case, policy):
        return []
    if not policy.rules:
        return list(_as_stated(case, policy))
    return [figured for rule in policy.rules for figured in _under(rule, case, policy)]


def _as_stated(case: Case, policy: Policy) -> Iterator[Figured]:
    own = own_tolls(case.sheet)
    for measure, group in sorted(own):
        counted = own[measure, group]
        found = range_of(counted)
        steps = [*_bounds_behind(counted, found), *set_aside(case, measure)]
        figure = f"{group} {measure}"
        yield _figured(case, policy, figure, measure, found, found.vague, found.accounts, steps)


def _bounds_behind(counted: Sequence[Stated], found: TollRange) -> Iterator[Step]:
    """Each figure with its speaker, and which bound it gives."""
    for stated in counted:
        figure = stated.figure
        gives = ["low"] * (figure.low == found.low is not None) + ["high"] * (figure.high == found.high is not None)
        bound = f" ({' and '.join(gives)})" if gives and found.low != found.high else ""
        yield Step.of(f"{stated.by}: {stated}{bound}", [stated])


def _under(rule: Rule, case: Case, policy: Policy) -> Iterator[Figured]:
    steps: list[Step] = []
    counted, conceded = [], []
    for source, stated in case.sheet.by_source(rule.measure):
        apart = bool(policy.apart) and _accused(source, case)
        own: list[Step] = [] if apart else steps
        for found in _of_source(source, stated, rule, policy, own):
            if apart:
                conceded.append(_conceded(found, rule, case, policy, own))
            else:
                counted.append(found)
    if counted or steps:
        yield _decided(rule, case, policy, counted, steps)
    yield from conceded


def _accused(source: Source, case: Case) -> bool:
    return any(one_voice(source.speaker.key, actor.key) for telling in case.tellings for actor in telling.by)


def _conceded(found: Counted, rule: Rule, case: Case, policy: Policy, steps: Sequence[Step]) -> Figured:
    why = Step(f"{found.source.speaker.name} is accused of it: what it concedes stands apart")
    figure = f"{rule.figure}, {policy.apart}"
    return _figured(case, policy, figure, rule.measure, found.total, None, _accounts([found]), [*steps, why])


def _of_source(
    source: Source, stated: Sequence[Stated], rule: Rule, policy: Policy, steps: list[Step]
) -> Iterator[Counted]:
    """What a source counts under a rule, with a step for it; nothing where it counts nothing of the kind."""
    read = [Read(one, number) for one in stated if (number := policy.number(one))]
    steps += [_unread(one, policy) for one in stated if not policy.number(one) and _concerns(one, rule, policy)]
    total = _total(read, rule, policy)
    if total is None:
        return
    used = tuple(_once(one.stated for one in read))
    said = ", ".join(dict.fromkeys(_said(one, policy) for one in used))
    how = f"; {total.how}" if total.how else ""
    names = ", ".join(dict.fromkeys(one.by for one in used))
    steps.append(Step.of(f"{names}: {said}{how}", used))
    yield Counted(source, total, used)


def _concerns(stated: Stated, rule: Rule, policy: Policy) -> bool:
    """Whether a figure would matter to a rule if it were a number."""
    if rule.whom not in ("civilians", "fighters"):
        return rule.whom in ("everyone", stated.figure.group)
    return (stated.figure.group in policy.fighters) == (rule.whom == "fighters")


def _unread(stated: Stated, policy: Policy) -> Step:
    said = f"{stated.by}: {stated}; {policy.name} gives «{stated.figure.vague}» no number: unknown"
    return Step.of(said, [stated])


def _said(stated: Stated, policy: Policy) -> str:
    number = policy.number(stated)
    if stated.figure.vague and number:
        return f"{stated} (read as {number})"
    named = "; no upper bound is said" if stated.figure.low is not None and stated.figure.high is None else ""
    return f"{stated}{named}"


def _once(stated: Sequence[Stated] | Iterator[Stated]) -> Iterator[Stated]:
    """Figures that say the same, in however many outlets, once."""
    seen: set[tuple[Any, ...]] = set()
    for one in stated:
        key = (one.figure.group, one.count, one.parts)
        if key not in seen:
            seen.add(key)
            yield one


def _total(read: Sequence[Read], rule: Rule, policy: Policy) -> Total | None:
    named, within = groups(read), parts(read)
    if rule.whom == "civilians":
        return civilians(named, within, policy.fighters, policy.unknown)
    if rule.whom == "fighters":
        return of_fighters(named, within, policy.fighters)
    return everyone(named) if rule.whom == "everyone" else of_group(rule.whom, named, within)


def _decided(rule: Rule, case: Case, policy: Policy, counted: Sequence[Counted], steps: list[Step]) -> Figured:
    rivals = _whole(counted, steps)
    taken = take(rule, rivals)
    if rivals:
        steps.append(Step(words(rule, rivals, taken)))
    if policy.contested and taken.low and _status_disputed(case):
        taken = replace(taken, low=0)
        steps.append(Step("it is disputed whether the dead were civilians: the minimum is 0"))
    steps += set_aside(case, rule.measure)
    vague = next((s.figure.vague for s in case.sheet.of(rule.measure) if not rivals and s.figure.vague), None)
    return _figured(case, policy, rule.figure, rule.measure, taken, vague, _accounts(taken.behind), steps)


def _whole(counted: Sequence[Counted], steps: list[Step]) -> list[Counted]:
    """The sources that count all victims; who counts only one group of them says nothing of how many there were."""
    whole = [one for one in counted if one.total.whole]
    for one in counted:
        if whole and not one.total.whole:
            said = f"{one.source.speaker.name} counts only one group: set aside, since others count all"
            steps.append(Step.of(said, one.stated))
    return whole or list(counted)


def _status_disputed(case: Case) -> bool:
    return any(dispute["field"] == "status of victims" for dispute in case.incident["disputes"])


def set_aside(case: Case, measure: str | None = None) -> list[Step]:
    """The figures, all or of one measure, that count for nothing here, each with its reason, said once."""
    found: dict[str, list[Stated]] = {}
    for aside in case.sheet.aside:
        if measure in (None, aside.stated.figure.measure):
            said = f"set aside: {aside.stated.by}, {aside.stated}: {aside.because}"
            found.setdefault(said, []).append(aside.stated)
    return [Step.of(said, stated) for said, stated in found.items()]


def _accounts(counted: Sequence[Counted]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stated.telling.id for one in counted for stated in one.stated))


def _figured(
    case: Case,
    policy: Policy,
    figure: str,
    measure: str,
    number: Taken | Total | TollRange,
    vague: str | None,
    accounts: tuple[str, ...],
    steps: Sequence[Step],
) -> Figured:
    known = None if (number.low, number.high) != (None, None) else vague
    incident = case.incident["id"]
    return Figured(
        incident, policy.name, policy.version, figure, measure, number.low, number.high, known, accounts, tuple(steps)
    )
