"""A pack as it is written: entries and rules from YAML, every one with its file and line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import yaml

from tawthiq.errors import PackError

_Made = TypeVar("_Made")
HERE = Path(os.environ.get("TAWTHIQ_PACKS") or Path(__file__).parent)
"""The folder of the packs: those shipped, or a linguist's own copy named by TAWTHIQ_PACKS."""

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Words(str):
    """A string of a pack that knows its line."""

    line: int = 0


class Lines(dict[str, Any]):
    """A mapping of a pack that knows its line."""

    line: int = 0


class _Loader(_Base):  # type: ignore[misc]
    """YAML in which strings and mappings keep their lines, and a key given twice is a fault."""


def _string(loader: Any, node: Any) -> Words:
    words = Words(loader.construct_scalar(node))
    words.line = node.start_mark.line + 1
    return words


def _mapping(loader: Any, node: Any) -> Lines:
    lines = Lines()
    lines.line = node.start_mark.line + 1
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in lines:
            raise yaml.MarkedYAMLError(problem=f"the key {key!r} is given twice", problem_mark=key_node.start_mark)
        lines[key] = loader.construct_object(value_node, deep=True)
    return lines


# A date in a pack is the EDTF string that is written there.
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
    for first, known in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_constructor("tag:yaml.org,2002:str", _string)
_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing a word or phrase, and where it stands."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A lexicon entry: forms that bear the same classes and mean the same.

    ``unless`` are phrases in which the forms mean something else; ``exact`` asks for the case as written;
    ``voice`` is "speaker" where the word judges ("martyred") and the meaning is kept apart from the judgement.
    """

    classes: tuple[str, ...]
    means: Mapping[str, Any]
    forms: tuple[Form, ...]
    unless: tuple[Form, ...]
    exact: bool
    where: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text beside a rule, and what the rule makes of it (nothing, for ``leaves``)."""

    text: str
    span: str | None
    value: Mapping[str, Any]
    published: str | None
    because: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A name, a pattern over word classes and earlier findings, a maker, and the examples that prove it."""

    name: str
    stage: str
    match: str
    makes: str
    slots: Mapping[str, Any]
    bears: tuple[str, ...]
    before: str | None
    after: str | None
    not_before: str | None
    not_after: str | None
    finds: tuple[Example, ...]
    leaves: tuple[Example, ...]
    misses: tuple[Example, ...]
    where: str


@dataclass(frozen=True, slots=True)
class PackSource:
    """All that one language's folder says."""

    language: str
    about: Mapping[str, Any]
    text: Mapping[str, Any]
    entries: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    folder: Path = field(compare=False)


def languages(root: Path = HERE) -> list[str]:
    """The languages that have a pack, by ISO 639-1 code."""
    return sorted(path.parent.name for path in root.glob("*/pack.yaml"))


def load_yaml(path: Path, root: Path = HERE) -> Any:
    """One file of a pack, its strings and mappings with their lines. Raises PackError when it is no YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PackError(f"{place(path, root)}:{line}: {error.problem} (mend the YAML)") from None
    except UnicodeDecodeError as error:
        raise PackError(f"{place(path, root)}:1: not UTF-8: {error.reason} (save it as UTF-8)") from None


def place(path: Path, root: Path = HERE) -> str:
    """A pack file as it is named in ladders and faults: packs/ar/lexicon/harm.yaml."""
    try:
        return f"packs/{path.relative_to(root).as_posix()}"
    except ValueError:
        return path.name


def load(language: str, root: Path = HERE, broken: list[PackError] | None = None) -> PackSource:
    """The pack of one language as written.

    Raises PackError at the first thing that cannot be read; with a list for them, ``broken``, it goes on without
    them, so that a check can tell all at once.
    """
    folder = root / language
    about = _Reading(folder / "pack.yaml", root, broken).mapping()
    text = _Reading(folder / "text.yaml", root, broken).mapping()
    inflect = text.get("inflect") or {}
    entries = [
        entry
        for path in sorted((folder / "lexicon").glob("*.yaml"))
        for entry in _Reading(path, root, broken).each(lambda block, file: entry_of(block, file, inflect))
    ]
    rules = [
        rule
        for path in sorted((folder / "grammar").glob("*.yaml"))
        for rule in _Reading(path, root, broken).each(partial(_rule, path.stem))
    ]
    return PackSource(language, about, text, tuple(entries), tuple(rules), folder)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One file of a pack, read to its end whatever is broken in it."""

    path: Path
    root: Path
    broken: list[PackError] | None

    def mapping(self) -> dict[str, Any]:
        """The mapping that the file is; empty when it is broken."""
        found = self._guarded(lambda: load_yaml(self.path, self.root))
        return found if isinstance(found, dict) else {}

    def each(self, make: Callable[[Lines, str], _Made]) -> Iterator[_Made]:
        """What is made of every block of the file, those that are broken left out."""
        file = place(self.path, self.root)
        for block in self._guarded(partial(load_yaml, self.path, self.root)) or []:
            made = self._guarded(partial(_made, make, block, file))
            if made is not None:
                yield made

    def _guarded(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except PackError as error:
            if self.broken is None:
                raise
            self.broken.append(error)
            return None


def _made(make: Callable[[Lines, str], _Made], block: Any, file: str) -> _Made:
    if not isinstance(block, Lines):
        raise PackError(f"{file}:{getattr(block, 'line', 1)}: {block!r} is no block (write `- key: value` lines)")
    return make(block, file)


def entry_of(block: Lines, file: str, inflect: Mapping[str, list[str]]) -> Entry:
    """A lexicon entry from its block of YAML."""
    where = f"{file}:{block.line}"
    if "class" not in block:
        raise PackError(f"{where}: an entry without a class (name the class it bears)")
    for key in ("forms", "unless"):
        if not isinstance(block.get(key) or [], list):
            raise PackError(f"{where}: {key} is not a list (write [{block[key]}])")
    classes = block["class"] if isinstance(block["class"], list) else [block["class"]]
    forms = [Form(str(form), f"{file}:{getattr(form, 'line', block.line)}") for form in block.get("forms") or []]
    forms += _inflected(block.get("inflect") or {}, inflect, file, where)
    unless = tuple(Form(str(form), f"{file}:{getattr(form, 'line', 0)}") for form in block.get("unless") or [])
    return Entry(
        tuple(map(str, classes)),
        dict(block.get("means") or {}),
        tuple(forms),
        unless,
        bool(block.get("exact")),
        where,
    )


def _inflected(
    wanted: Mapping[str, list[str]], patterns: Mapping[str, list[str]], file: str, where: str
) -> Iterator[Form]:
    for pattern, stems in wanted.items():
        if pattern not in patterns:
            raise PackError(f"{where}: no inflection {pattern!r} in text.yaml (add it under inflect)")
        for stem in stems:
            for shape in patterns[pattern]:
                yield Form(shape.replace("_", stem), f"{file}:{getattr(stem, 'line', 0)}")


def _rule(stage: str, block: Lines, file: str) -> Rule:
    where = f"{file}:{block.line}"
    missing = [key for key in ("rule", "match", "makes") if key not in block]
    if missing:
        raise PackError(f"{where}: a rule without {', '.join(missing)} (add it)")
    return Rule(
        name=str(block["rule"]),
        stage=str(block.get("stage", stage)),
        match=str(block["match"]),
        makes=str(block["makes"]),
        slots=dict(block.get("slots") or {}),
        bears=tuple(map(str, block.get("bears") or ())),
        before=block.get("before"),
        after=block.get("after"),
        not_before=block.get("not_before"),
        not_after=block.get("not_after"),
        finds=_examples(block, "finds", file),
        leaves=_examples(block, "leaves", file),
        misses=_examples(block, "misses", file),
        where=where,
    )


def _examples(block: Lines, key: str, file: str) -> tuple[Example, ...]:
    examples = []
    for given in block.get(key) or []:
        example = given if isinstance(given, dict) else {"text": given}
        examples.append(
            Example(
                text=str(example["text"]),
                span=example.get("span"),
                value=dict(example.get("value") or {}),
                published=example.get("published"),
                because=example.get("because"),
                where=f"{file}:{getattr(given, 'line', block.line)}",
            )
        )
    return tuple(examples)
