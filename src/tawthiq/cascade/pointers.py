"""Whom a document's words mean: own names, pointers ("the ministry", "its warplanes"), surnames and acronyms.

A pointer takes the last actor before it that answers to what it asks for, else the first one named after it. Two that
were named in one sentence are equally good, and then it stays unresolved: a pointer that means nobody for certain
keeps its own words as name and key. "The army" with no army named is that of the one state the document speaks of;
"the health ministry" only where the document's places lie in it, for who bombs a town does not count its dead. Where
no state is named it is that of the land the document tells of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from tawthiq.cascade.lands import told_of
from tawthiq.cascade.makers.actors import members_of, organ_of
from tawthiq.cascade.names import Names, own_words, plain
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_ACTORS_THAT_ACT = ("coalition", "army", "armed_group", "state")
_OF_A_STATE = ("state", "army", "ministry", "office")
_TYPES = frozenset({"state", "army", "person", "office", "ministry", "coalition", "media", "court"})
_OF_THE_LAND = ("health", "interior", "justice", "police", "red-cross")
"""Organs that speak of what happens in their own country."""
_ACTING, _FLYING = "acting", "flying"
_BY_NAME = "by name"
_STOPS = ".!?؟\n"


def resolve(
    actors: Iterable[Finding],
    text: str,
    lands: Callable[[], Mapping[str, int]] = dict,
    states: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> list[Finding]:
    """Actor findings in order, pointers resolved.

    ``lands`` tells how many places of the text lie in each country, ``states`` what a lexicon says of its state.
    """
    ordered = [own_words(finding, text) for finding in sorted(actors, key=lambda finding: finding.span)]
    if not any("refers" in finding.value for finding in ordered):
        return ordered
    memory = _Memory.of(ordered, text, lands, states)
    return [memory.hear(finding) for finding in ordered]


def _questions(actors: Iterable[Finding]) -> Iterator[str]:
    """All that the pointers of a text ask for."""
    for finding in actors:
        if "refers" in finding.value:
            yield str(finding.value["refers"])
            yield from finding.value.get("or", ())
        if "named" in finding.value:
            yield _BY_NAME
    yield _ACTING


@dataclass(slots=True)
class _Memory:
    """Whom a text has spoken of so far under each thing a pointer can ask for, and whom it names first in all."""

    text: str
    lands: Callable[[], Mapping[str, int]]
    states: Mapping[str, Mapping[str, Any]]
    asked: frozenset[str]
    named: list[Finding]
    names: Names | None
    first: dict[str, Finding] = field(default_factory=dict)
    heard: dict[str, list[Finding]] = field(default_factory=dict)
    answers: dict[Span, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        actors: list[Finding],
        text: str,
        lands: Callable[[], Mapping[str, int]],
        states: Mapping[str, Mapping[str, Any]],
    ) -> _Memory:
        """A memory that has heard nothing, but can look ahead to the first actor of each kind."""
        named = [finding for finding in actors if "actor" in finding.value]
        asked = frozenset(_questions(actors))
        memory = cls(text, lands, states, asked, named, Names.of(named) if _BY_NAME in asked else None)
        for finding in named:
            memory.answers[finding.span] = answers = _answers(finding) & asked
            for answer in answers:
                memory.first.setdefault(answer, finding)
        return memory

    def hear(self, finding: Finding) -> Finding:
        """The finding itself, or what it points to."""
        if "refers" not in finding.value or "actor" in finding.value:
            self._remember(finding, self.answers[finding.span])
            return finding
        meant = self._meant(finding)
        found = self._pointing(finding, meant) if meant else self._unmeant(finding)
        if self.names:
            self.names.learn(found)
        if meant or "own" in found.value or "state" in found.value:
            self._remember((meant or found)._replace(span=finding.span), _answers(found) & self.asked)
        return found

    def _remember(self, named: Finding, answers: Iterable[str]) -> None:
        """Keep the last two different actors under each answer."""
        key = named.value["actor"]
        for answer in answers:
            heard = self.heard.get(answer)
            if not heard:
                self.heard[answer] = [named]
            elif heard[-1].value["actor"] == key:
                heard[-1] = named
            else:
                self.heard[answer] = [heard[-1], named]

    def _pointing(self, pointer: Finding, meant: Finding) -> Finding:
        """A pointer with the actor it means; that actor is a rung of its ladder."""
        meaning = dict(members_of(meant.value) if pointer.value.get("members") else meant.value)
        meaning.pop("own", None)
        value = {**meaning, **_said_here(pointer), "refers": pointer.value["refers"]}
        classes = _bearing(pointer.classes, str(meant.value.get("actor_type")))
        return pointer._replace(value=value, parts=(*pointer.parts, meant), classes=classes)

    def _unmeant(self, pointer: Finding) -> Finding:
        """A pointer to nobody the text has named: its one state or an organ of that, its own words, or nothing."""
        wanted = str(pointer.value["refers"])
        if "organ" in pointer.value and (home := _home(self._at_home(pointer)) or self._land(pointer)):
            meaning = organ_of(pointer.value["organ"], home)
            return pointer.saying({**meaning, **_said_here(pointer), "refers": wanted})
        if "loose" in pointer.value:
            return pointer
        if wanted == "state" and (home := _home(self.named) or self._land(pointer)):
            return pointer.saying({**home, **_said_here(pointer), "refers": wanted})
        if "person" in pointer.value:
            wanted, pointer = "name", pointer.saying({**pointer.value, "own": "person"})
        if wanted == "name":
            return self._new_name(pointer)
        kind = "organisation" if wanted in (_ACTING, _FLYING) else wanted
        if wanted.endswith("-ministry"):
            kind = "ministry"
        words = pointer.span.of(self.text)[int(pointer.value.get("skip", 0)) :].strip()
        return pointer.saying(plain(words, kind))

    def _new_name(self, pointer: Finding) -> Finding:
        """A name that nobody bears so far: an actor of its own where the rule says so, else nothing."""
        if "own" not in pointer.value:
            return pointer
        value = {key: given for key, given in pointer.value.items() if key != "refers"}
        return own_words(pointer.saying(value), self.text)

    def _meant(self, pointer: Finding) -> Finding | None:
        if self.names and "named" in pointer.value:
            return self.names.meant(str(pointer.value["named"]), pointer.span.of(self.text))
        wanted = str(pointer.value["refers"])
        if wanted == "state":
            return _only_state(self.named)
        if _homes(pointer):
            heard = reversed(self.heard.get(wanted, []))
            return next((one for one in heard if one.value.get("country") in _homes(pointer)), None)
        if "loose" in pointer.value:
            bodies = [one for one in self.heard.get(wanted, []) if one.value.get("actor_type") != "person"]
            return self._nearest(bodies, wanted) if bodies else None
        asked = (_FLYING, _ACTING) if wanted == _FLYING else (wanted, *pointer.value.get("or", ()))
        before = [self.heard[name] for name in asked if name in self.heard]
        if before:
            return self._nearest(before[0] if wanted in (_ACTING, _FLYING) else _latest(before), wanted)
        return next((self.first[name] for name in asked if name in self.first), None)

    def _at_home(self, pointer: Finding) -> list[Finding]:
        """The actors of the states whose organ is called so; all where every state may call it that.

        Who names an organ before any state ("statement of the army command") means that of the land he tells of.
        """
        homes = _homes(pointer)
        named = [one for one in self.named if one.value.get("country") in homes] if homes else self.named
        said_before = any(one.span < pointer.span for one in named if one.value.get("country"))
        if said_before and not str(pointer.value["organ"]["organ"]).startswith(_OF_THE_LAND):
            return named
        lands = self.lands()
        most = max(lands.values(), default=0)
        return [one for one in named if 2 * lands.get(str(one.value.get("country")), 0) >= most]

    def _land(self, pointer: Finding) -> Mapping[str, Any] | None:
        """The state of the land that the document tells of, where it names no state; not one without such an organ.

        "The minister" may be that of a province.
        """
        called = pointer.value.get("organ") or {}
        if called.get("actor_type") == "office" or any(_is_of_a_state(one) for one in self.named):
            return None
        country = told_of((one for one in self.named if one.value.get("actor_type") != "media"), self.lands())
        state = self.states.get(country or "")
        if state is None or (_homes(pointer) and country not in _homes(pointer)):
            return None
        return None if (state.get("organs") or {}).get(called.get("organ"), "") is None else state

    def _nearest(self, heard: list[Finding], wanted: str) -> Finding | None:
        """The last actor heard; nobody when another was named with it in one sentence."""
        if len(heard) > 1 and wanted not in (_ACTING, _FLYING):
            between = self.text[heard[0].span.end : heard[1].span.start]
            if not any(stop in between for stop in _STOPS):
                return None
        return heard[-1]


def _is_of_a_state(named: Finding) -> bool:
    return named.value.get("actor_type") in _OF_A_STATE


def _homes(pointer: Finding) -> Sequence[str]:
    """The countries whose organ bears the name that a pointer uses; empty when it is any country's."""
    homes: Sequence[str] = (pointer.value.get("organ") or {}).get("homes", ())
    return homes


@lru_cache(maxsize=1_000)
def _bearing(classes: frozenset[str], kind: str) -> frozenset[str]:
    return classes | {f"actor.{kind}"}


def _said_here(pointer: Finding) -> dict[str, Any]:
    """What a pointer itself adds to whom it means: who holds the office, the acronym."""
    return {key: pointer.value[key] for key in ("person", "short") if key in pointer.value}


def _latest(found: list[list[Finding]]) -> list[Finding]:
    """Of the actors heard under several answers, the last two."""
    every = {str(one.value.get("actor")): one for heard in found for one in heard}
    return sorted(every.values(), key=lambda one: one.span)[-2:]


def _answers(finding: Finding) -> frozenset[str]:
    """What a pointer can ask for and mean this actor: its type, organ, a noun of its name, whoever acts or flies.

    "All parties" is nobody that one may mean by a single word.
    """
    if "actor.party" in finding.classes:
        return frozenset()
    value = finding.value
    own = value.get("answers")
    flies = "actor.air" in finding.classes
    kind = "" if "actor.source" in finding.classes else str(value.get("actor_type"))
    return _told(kind, str(value["actor"]), str(value["name"]), str(own) if own else "", flies)


@lru_cache(maxsize=10_000)
def _told(kind: str, key: str, name: str, own: str, flies: bool) -> frozenset[str]:
    nouns = (word for word in name.casefold().split() if word not in _TYPES)
    acts = (_ACTING, *([_FLYING] if flies else [])) if kind in _ACTORS_THAT_ACT else ()
    last = key.rpartition("-")[2]
    return frozenset((kind, key, "" if last in _TYPES else last, own, *nouns, *acts)) - {""}


def _only_state(named: list[Finding]) -> Finding | None:
    """The one state that a document names, unless the actors of another country are named more: "the government"."""
    states = {str(one.value["actor"]): one for one in reversed(named) if one.value.get("actor_type") == "state"}
    countries = Counter(country for one in named if (country := one.value.get("country")))
    often = max(countries.values(), default=0)
    known = [one for one in states.values() if 2 * countries[one.value.get("country")] >= often]
    return known[0] if len(states) == len(known) == 1 else None


def _home(named: list[Finding]) -> Mapping[str, Any] | None:
    """The state that a document speaks of: the one named, or the one named twice as often as any other."""
    speaking = [one.value for one in named if _is_of_a_state(one)]
    counted = Counter(value.get("country") for value in speaking).most_common(2)
    if len(counted) > 1 and counted[0][1] < 2 * counted[1][1]:
        return None
    home = [value for value in speaking if value.get("country") == counted[0][0]]
    return next(filter(None, (v if v["actor_type"] == "state" else v.get("state") for v in home)), None)
