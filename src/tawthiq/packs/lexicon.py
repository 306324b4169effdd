"""A compiled lexicon: folded words and phrases to their senses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tawthiq.packs.source import Entry
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokens

Keys = tuple[str, ...]
CAPITAL = "^"
"""What ``Sense.exact`` is when a word only has to begin with a capital letter."""
_UNKNOWN = frozenset({"unknown"})


def unknown(key: str) -> frozenset[str]:
    """What a word without a sense bears."""
    return _UNKNOWN


class Sense(NamedTuple):
    """What a word or phrase can be: its classes, its meaning, the line that says so, and the case it asks for."""

    classes: frozenset[str]
    means: Mapping[str, Any]
    where: str
    exact: str | None = None


@dataclass(slots=True)
class Lexicon:
    """Words by key, phrases by the key of their first word; ``parts`` are the keys that phrases are made of.

    ``hint`` gives the classes of a word that has no sense here.
    ``grown`` is a lexicon that a casebook adds to: the actors it names come before those that a pack gives the name.
    """

    words: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    phrases: dict[str, dict[Keys, tuple[Sense, ...]]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    hint: Callable[[str], frozenset[str]] = unknown
    grown: bool = False

    def knows(self, key: str) -> bool:
        """Whether a key is a word or part of a phrase."""
        return key in self.words or key in self.parts

    def add_word(self, key: str, sense: Sense) -> None:
        """Give a word one more sense; the same sense twice counts once."""
        self.words[key] = self._with(self.words.get(key, ()), sense)

    def add_phrase(self, keys: Keys, sense: Sense) -> None:
        """Give a phrase one more sense."""
        bucket = self.phrases.setdefault(keys[0], {})
        bucket[keys] = self._with(bucket.get(keys, ()), sense)
        self.longest[keys[0]] = max(len(keys), self.longest.get(keys[0], 0))
        self.parts.update(keys)

    def _with(self, senses: tuple[Sense, ...], sense: Sense) -> tuple[Sense, ...]:
        if sense in senses:
            return senses
        return (sense, *senses) if self.grown and "actor" in sense.classes else (*senses, sense)

    def copy(self) -> Lexicon:
        """A lexicon that can grow without changing this one."""
        return Lexicon(
            dict(self.words),
            {first: dict(bucket) for first, bucket in self.phrases.items()},
            dict(self.longest),
            set(self.parts),
            grown=True,
        )


def fill(
    lexicon: Lexicon,
    rows: Iterable[tuple[str, Sense]],
    split: Callable[[Lexicon, str], Sequence[str]],
) -> None:
    """Add forms to a lexicon: words first, because phrases are split the way a text is, by the words known."""
    phrases = []
    for form, sense in rows:
        if is_word(form):
            lexicon.add_word(fold(form), sense)
        else:
            phrases.append((form, sense))
    words_only = Lexicon(lexicon.words)
    for form, sense in phrases:
        if keys := tuple(split(words_only, form)):
            lexicon.add_phrase(keys, sense)


def is_word(form: str) -> bool:
    """Whether a form is one token.

    >>> is_word("U.S."), is_word("مجلس الأمن")
    (True, False)
    """
    return sum(1 for _ in tokens(form)) == 1


def rows_of(entries: Iterable[Entry]) -> Iterable[tuple[str, Sense]]:
    """The forms of lexicon entries with their senses; ``unless`` phrases bear no class and so mean nothing."""
    for entry in entries:
        for form in entry.forms:
            exact = form.text if entry.exact else None
            yield form.text, Sense(frozenset(entry.classes), entry.means, form.where, exact)
        for phrase in entry.unless:
            yield phrase.text, Sense(frozenset(), {}, phrase.where)
