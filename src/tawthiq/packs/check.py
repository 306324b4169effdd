"""The check of a pack: every fault at once, each with its file and line, and how to mend it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawthiq.errors import PackError
from tawthiq.packs import shared, source
from tawthiq.packs.pattern import Pattern, parse
from tawthiq.packs.source import HERE, Entry, Form, PackSource, Rule

MAKERS = frozenset(
    [
        "number",
        "quantity",
        "date",
        "actor",
        "place",
        "people",
        "parts",
        "toll",
        "event",
        "statement",
        "demand",
        "action",
        "term",
        "document",
        "field",
    ]
)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad]")
_STATUSES = ("working", "seedling")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that is wrong in a pack: where, what, and how to mend it."""

    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} ({self.mend})"


def check(root: Path = HERE) -> list[Fault]:
    """Every fault of every pack under a folder, in the order of files and lines."""
    faults: list[Fault] = []
    known = _guarded(lambda: shared.classes(root), faults) or {}
    stages = [s["stage"] for s in _guarded(lambda: shared.stages(root), faults) or []]
    for language in source.languages(root):
        broken: list[PackError] = []
        pack = _guarded(lambda language=language, broken=broken: source.load(language, root, broken), faults)
        faults += map(_fault_of, broken)
        if pack:
            faults += _pack(pack, set(known), stages)
            rows = _guarded(lambda pack=pack: list(shared.actor_rows(pack, root)), faults)
            faults += [f for form, sense in rows or () for f in _spelling(Form(form, sense.where), pack)]
    return sorted(set(faults), key=_place)


def _guarded(load: Any, faults: list[Fault]) -> Any:
    """What ``load`` gives; where it stops on a fault, the fault is kept and there is nothing to check."""
    try:
        return load()
    except PackError as error:
        faults.append(_fault_of(error))
    except OSError as error:
        faults.append(Fault(str(error.filename or ""), f"{error.strerror}", "every pack needs this file"))
    return None


def _fault_of(error: PackError) -> Fault:
    found = re.match(r"(?P<where>\S+:\d+): (?P<what>.*?)(?: \((?P<mend>[^()]*)\))?$", str(error), re.DOTALL)
    if not found:
        return Fault("packs", str(error), "mend it and check again")
    return Fault(found["where"], found["what"], found["mend"] or "mend it and check again")


def _place(fault: Fault) -> tuple[str, int, str]:
    file, _, line = fault.where.rpartition(":")
    return (file, int(line), fault.what) if line.isdecimal() else (fault.where, 0, fault.what)


def _pack(pack: PackSource, known: set[str], stages: list[str]) -> Iterator[Fault]:
    yield from _about(pack)
    for entry in pack.entries:
        yield from _entry(entry, pack, known)
    yield from _doubles(pack.entries)
    names: dict[str, str] = {}
    for rule in pack.rules:
        if rule.name in names:
            yield Fault(rule.where, f"the rule {rule.name} is there already at {names[rule.name]}", "rename one")
        names[rule.name] = rule.where
        yield from _rule(rule, known, stages)


def _about(pack: PackSource) -> Iterator[Fault]:
    where = f"packs/{pack.language}/pack.yaml:1"
    for key in ("language", "name", "script", "direction", "status"):
        if key not in pack.about:
            yield Fault(where, f"no {key}", f"add the line `{key}: …`")
    if pack.about.get("language") not in (None, pack.language):
        yield Fault(where, f"the language is {pack.about['language']!r}", f"write {pack.language}, as the folder")
    if pack.about.get("status") not in (None, *_STATUSES):
        yield Fault(where, f"the status is {pack.about['status']!r}", f"write {' or '.join(_STATUSES)}")


def _entry(entry: Entry, pack: PackSource, known: set[str]) -> Iterator[Fault]:
    for name in entry.classes:
        yield from _class(name, known, entry.where, "the entry bears")
    if not entry.forms and pack.about.get("status") != "seedling":
        yield Fault(entry.where, "an entry without forms", "add its forms, or take the entry out")
    for form in (*entry.forms, *entry.unless):
        yield from _spelling(form, pack)


def _class(name: str, known: set[str], where: str, how: str) -> Iterator[Fault]:
    """A class that is not known; nothing when the list of classes itself could not be read."""
    parts = name.split(".")
    above = {".".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    if not known or name.startswith("=") or above & known:
        return
    near = difflib.get_close_matches(name, known, n=1)
    mend = f"did you mean {near[0]!r}?" if near else "add it to packs/shared/classes.yaml, or write another"
    yield Fault(where, f"{how} the unknown class {name!r}", mend)


def _spelling(form: Form, pack: PackSource) -> Iterator[Fault]:
    text, where = form.text, form.where
    if text != text.strip() or "  " in text:
        yield Fault(where, f"{text!r} has stray spaces", "take them out")
    if not text.strip():
        yield Fault(where, "an empty form", "write a form, or take the line out")
    if found := _PRESENTATION.search(text):
        yield Fault(where, f"{text} has the presentation form U+{ord(found.group()):04X}", "write the plain letter")
    if found := _HIDDEN.search(text):
        yield Fault(where, f"{text} has the invisible U+{ord(found.group()):04X}", "take it out")
    for wrong, right in (pack.text.get("foreign_letters") or {}).items():
        if wrong in text:
            yield Fault(where, f"{text} has the foreign letter U+{ord(wrong):04X}", f"write U+{ord(right):04X}")


def _doubles(entries: Iterable[Entry]) -> Iterator[Fault]:
    """A form given twice for one class and with two meanings is a coin toss."""
    seen: dict[tuple[str, str], tuple[str, Any]] = {}
    for entry in entries:
        for form in entry.forms:
            for name in entry.classes:
                other = seen.setdefault((form.text, name), (form.where, entry.means))
                if other[1] != entry.means:
                    yield Fault(
                        form.where,
                        f"{form.text} is in {name} already at {other[0]}, and means something else there",
                        "keep one, or give them different classes",
                    )


def _rule(rule: Rule, known: set[str], stages: list[str]) -> Iterator[Fault]:
    if rule.makes not in MAKERS:
        yield Fault(rule.where, f"{rule.name} makes {rule.makes!r}", f"write one of {', '.join(sorted(MAKERS))}")
    if rule.stage not in stages:
        yield Fault(rule.where, f"{rule.name} is in the stage {rule.stage!r}", f"write one of {', '.join(stages)}")
    if not rule.finds:
        yield Fault(rule.where, f"{rule.name} has no example", "add at least one text under finds")
    for miss in rule.misses:
        if not miss.because:
            yield Fault(miss.where, f"{rule.name} does not say why it misses this", "add because")
    for given in (rule.match, rule.before, rule.after, rule.not_before, rule.not_after):
        if given:
            yield from _pattern(rule, given, known)


def _pattern(rule: Rule, given: str, known: set[str]) -> Iterator[Fault]:
    try:
        pattern: Pattern = parse(given)
    except PackError as error:
        yield Fault(rule.where, f"{rule.name}: {error}", "mend the pattern")
        return
    for name in sorted(pattern.classes):
        yield from _class(name, known, rule.where, f"{rule.name} asks for")
