"""From a pack as written to one that runs: a lexicon with its analyser, and stages of compiled rules.

Compiling is deterministic. Its plain result is kept in a cache file named by the fingerprint of everything it was made
from, so that a later start reads it in one go; a cache that cannot be read or written is no fault.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tawthiq.errors import PackError, UnknownLanguage
from tawthiq.packs import shared, source
from tawthiq.packs.analyse import Analyser, Morphology
from tawthiq.packs.lexicon import Lexicon, Sense, fill, rows_of
from tawthiq.packs.pattern import END, Pattern, parse
from tawthiq.packs.source import HERE, PackSource, Rule
from tawthiq.text.page import PageWords

_CACHE_FORMAT = "2"


@dataclass(frozen=True)
class CompiledRule:
    """A rule ready to run: what it needs, what it watches, its slots and constants."""

    name: str
    where: str
    makes: str
    bears: tuple[str, ...]
    pattern: Pattern
    constants: Mapping[str, Any]
    guards: tuple[Pattern | None, Pattern | None, Pattern | None, Pattern | None]

    @property
    def labels(self) -> Mapping[str, tuple[str, ...]]:
        """The slots that items fill, each with the classes asked for there."""
        return self.pattern.labels

    def __post_init__(self) -> None:
        patterns = [self.pattern, *(guard for guard in self.guards if guard)]
        asked = set().union(*(pattern.classes for pattern in patterns))
        object.__setattr__(self, "watched", tuple(sorted(asked | {END})))
        object.__setattr__(self, "elements", tuple(sorted(frozenset().union(*(p.elements for p in patterns)))))
        beside = (need for guard in self.guards[:2] if guard for need in guard.needs())
        object.__setattr__(self, "needs", tuple(dict.fromkeys((*self.pattern.needs(), *beside))))
        barred = any(self.guards[2:])
        object.__setattr__(self, "wide", barred or any(pattern.is_wide for pattern in patterns))
        object.__setattr__(self, "over_ends", any(name.split(".")[0] == END for name in asked))

    watched: tuple[str, ...] = ()
    """Every class that the rule asks for or bars."""
    elements: tuple[str, ...] = ()
    """What the rule and its guards ask of single items."""
    needs: tuple[tuple[str, ...], ...] = ()
    """Of the classes of each row at least one must be in a text, or the rule cannot match there."""
    wide: bool = False
    """Whether an item of a class that the rule does not name can make it match."""
    over_ends: bool = False
    """Whether the rule asks for ends of sentences, and may go over them."""

    def expression(self, symbols: Callable[[str], str]) -> str:
        """The whole regular expression, guards included."""
        before, after, not_before, not_after = (guard.expression(symbols) if guard else "" for guard in self.guards)
        head = (f"(?<={after})" if after else "") + (f"(?<!{not_after})" if not_after else "")
        tail = (f"(?={before})" if before else "") + (f"(?!{not_before})" if not_before else "")
        return f"{self.pattern.opening(symbols)}{head}(?:{self.pattern.expression(symbols)}){tail}"


@dataclass(frozen=True)
class Stage:
    """Rules that run together. A folding stage puts its findings in the place of what they were made from."""

    name: str
    folds: bool
    repeats: bool
    rules: tuple[CompiledRule, ...]


@dataclass(frozen=True, eq=False)
class Pack:
    """A language ready to be read."""

    language: str
    name: str
    direction: str
    status: str
    fingerprint: str
    lexicon: Lexicon
    analyser: Analyser
    stages: tuple[Stage, ...]
    abbreviations: frozenset[str]
    common: frozenset[str]
    letters: str
    adjective_first: bool
    page: PageWords

    def stage(self, name: str) -> Stage:
        """One stage by its name; empty when the pack has no rules for it."""
        return next((stage for stage in self.stages if stage.name == name), Stage(name, True, False, ()))

    def with_words(
        self,
        rows: Iterable[tuple[str, Sense]],
        fingerprint: str,
        overlay: Callable[[Lexicon], Lexicon] | None = None,
    ) -> Pack:
        """The pack with more words, such as a casebook's places and actors; this one stays as it is.

        ``overlay`` puts words over the lexicon that are only asked for when a text has them.
        """
        lexicon = self.lexicon.copy()
        analyser = Analyser(lexicon, self.analyser.morphology, self.analyser.marks, self.analyser.literals)
        _fill(lexicon, rows, analyser)
        lexicon = analyser.lexicon = overlay(lexicon) if overlay else lexicon
        changed = dict(self.__dict__)
        changed |= {
            "lexicon": lexicon,
            "analyser": analyser,
            "fingerprint": hashlib.sha256(f"{self.fingerprint} {fingerprint}".encode()).hexdigest(),
        }
        return Pack(**changed)


def languages(root: Path = HERE) -> list[str]:
    """The languages that can be read."""
    return source.languages(root)


@cache
def get(language: str, root: Path = HERE) -> Pack:
    """The pack of a language. Raises UnknownLanguage when there is none, PackError when it is broken."""
    if language not in languages(root):
        known = ", ".join(languages(root))
        raise UnknownLanguage(
            f"no pack reads the language {language!r} (there is {known}; CONTRIBUTING shows how to add one)"
        )
    fingerprint = fingerprint_of(language, root)
    plain = _from_cache(language, fingerprint)
    if plain is None:
        plain = json.loads(json.dumps(_plain(source.load(language, root), root)))
        _to_cache(language, fingerprint, plain)
    return _pack(plain, fingerprint)


def fingerprint_of(language: str, root: Path = HERE) -> str:
    """A SHA-256 over every file that a language's reading depends on."""
    seal = hashlib.sha256(_CACHE_FORMAT.encode())
    for folder in (root / language, root / "shared"):
        for path in sorted(folder.rglob("*.yaml")):
            seal.update(path.relative_to(root).as_posix().encode() + b"\0")
            seal.update(path.read_bytes())
    return seal.hexdigest()


def _plain(pack: PackSource, root: Path) -> dict[str, Any]:
    """A pack as plain values that JSON can hold."""
    rows = [*rows_of(pack.entries), *shared.actor_rows(pack, root)]
    return {
        "about": dict(pack.about),
        "text": dict(pack.text),
        "rows": [[form, sorted(s.classes), s.means, s.where, s.exact] for form, s in rows],
        "marks": [[mark, sorted(s.classes), s.means, s.where] for mark, s in shared.marks(root).items()],
        "stages": shared.stages(root),
        "rules": [_plain_rule(rule) for rule in pack.rules],
    }


def _plain_rule(rule: Rule) -> dict[str, Any]:
    keys = ("name", "stage", "match", "makes", "before", "after", "not_before", "not_after", "where")
    return {
        **{key: getattr(rule, key) for key in keys},
        "slots": dict(rule.slots),
        "bears": list(rule.bears),
    }


def _pack(plain: Mapping[str, Any], fingerprint: str) -> Pack:
    about, text = plain["about"], plain["text"]
    rules = [(row["stage"], compile_rule(row)) for row in plain["rules"]]
    lexicon = Lexicon()
    marks = {mark: Sense(frozenset(classes), means, where) for mark, classes, means, where in plain["marks"]}
    literals = frozenset(name for _, rule in rules for name in _literals(rule))
    analyser = Analyser(lexicon, Morphology.of(text), marks, literals)
    _fill(
        lexicon,
        [(form, Sense(frozenset(c), means, where, exact)) for form, c, means, where, exact in plain["rows"]],
        analyser,
    )
    return Pack(
        language=about["language"],
        name=about["name"],
        direction=about.get("direction", "ltr"),
        status=about.get("status", "working"),
        fingerprint=fingerprint,
        lexicon=lexicon,
        analyser=analyser,
        stages=tuple(
            Stage(s["stage"], s["folds"], s["repeats"], tuple(r for name, r in rules if name == s["stage"]))
            for s in plain["stages"]
        ),
        abbreviations=frozenset(text.get("abbreviations") or ()),
        common=frozenset(text.get("common") or ()),
        letters=text.get("letters", ""),
        adjective_first=bool(text.get("adjective_first")),
        page=PageWords.of(text),
    )


def _literals(rule: CompiledRule) -> Iterable[str]:
    for pattern in (rule.pattern, *rule.guards):
        if pattern:
            yield from pattern.literals


def _fill(lexicon: Lexicon, rows: Iterable[tuple[str, Sense]], analyser: Analyser) -> None:
    def split(words: Lexicon, phrase: str) -> tuple[str, ...]:
        return Analyser(words, analyser.morphology, analyser.marks).keys(phrase)

    fill(lexicon, rows, split)


def compile_rule(row: Mapping[str, Any]) -> CompiledRule:
    """A rule from its plain values. Raises PackError naming its place when its pattern cannot be read."""
    slots = row["slots"]
    try:
        plain = parse(row["match"])
        by_class = {value: name for name, value in slots.items() if value in plain.classes}
        pattern = parse(row["match"], by_class)
        guards = tuple(parse(row[key]) if row[key] else None for key in ("before", "after", "not_before", "not_after"))
    except PackError as error:
        raise PackError(f"{row['where']}: rule {row['name']}: {error}") from None
    constants = {name: value for name, value in slots.items() if name not in pattern.labels}
    before, after, not_before, not_after = guards
    return CompiledRule(
        row["name"],
        row["where"],
        row["makes"],
        tuple(row["bears"]),
        pattern,
        constants,
        (before, after, not_before, not_after),
    )


def _cache_file(language: str, fingerprint: str) -> Path:
    base = os.environ.get("TAWTHIQ_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "tawthiq" / f"{language}-{fingerprint[:32]}.json"


def _from_cache(language: str, fingerprint: str) -> dict[str, Any] | None:
    try:
        plain = json.loads(_cache_file(language, fingerprint).read_text(encoding="utf-8"))
    except (OSError, ValueError, RuntimeError):
        return None
    return plain if isinstance(plain, dict) and plain.get("sealed") == fingerprint else None


def _to_cache(language: str, fingerprint: str, plain: Mapping[str, Any]) -> None:
    try:
        path = _cache_file(language, fingerprint)
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".tmp", delete=False) as out:
            json.dump({**plain, "sealed": fingerprint}, out, ensure_ascii=False)
        Path(out.name).replace(path)
    except (OSError, RuntimeError):
        return
