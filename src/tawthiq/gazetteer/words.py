"""The names of an index as words of a lexicon, asked for one by one when a text first needs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tawthiq.gazetteer.index import Index
from tawthiq.gazetteer.names import bare, is_latin, key_of, key_of_word
from tawthiq.packs.lexicon import CAPITAL, Keys, Lexicon, Sense

_KNOWN = frozenset({"place.known"})
_IN_NAMES = ("name.link", "name.inner", "place.known", "direction", "mark")
_UNKNOWN = frozenset({"unknown"})
_POSSIBLE = frozenset({"unknown", "possible.place"})


def overlaid(lexicon: Lexicon, indexes: Sequence[Index]) -> Lexicon:
    """A lexicon that knows its own words first, and the names of the indexes after them.

    A word that the lexicon knows, with its article or without, is no place by its name alone; nor is a phrase with
    one in it, but for words that stand inside names (tal, dayr, north).
    """
    if not indexes:
        return lexicon
    words, phrases = _Words(lexicon, indexes), _Phrases(lexicon, indexes)
    return Lexicon(words, phrases, lexicon.longest, lexicon.parts, _Hints(indexes))


class _Words(dict[str, tuple[Sense, ...]]):
    """A dict of words that asks the indexes for those it has not."""

    def __init__(self, lexicon: Lexicon, indexes: Sequence[Index]) -> None:
        super().__init__(lexicon.words)
        self._own = lexicon
        self._indexes = indexes

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or bool(self._ask(str(key)))

    def get(self, key: str, default: Any = None) -> Any:
        """The senses of a word."""
        return super().get(key) or self._ask(key) or default

    def _ask(self, key: str) -> tuple[Sense, ...]:
        plain = key_of_word(key)
        if not any(index.may(plain) for index in self._indexes) or _is_ordinary(key, self._own):
            return ()
        for index in self._indexes:
            if index.stands_alone(key):
                senses = self[key] = (_sense(index, key),)
                return senses
        return ()


def _is_ordinary(key: str, lexicon: Lexicon) -> bool:
    plain = bare(key)
    return any(form in lexicon.words or form in lexicon.parts for form in (plain, "ال" + plain))


def _sense(index: Index, words: str) -> Sense:
    places = index.named(key_of(words))
    exact = CAPITAL if is_latin(words) else None
    return Sense(_KNOWN, {"candidates": [place.id for place in places]}, places[0].where if places else "", exact)


class _Phrases(dict[str, dict[Keys, tuple[Sense, ...]]]):
    """Phrases by their first word; those of the indexes are read when a text first has their first word."""

    def __init__(self, lexicon: Lexicon, indexes: Sequence[Index]) -> None:
        super().__init__(lexicon.phrases)
        self._words = lexicon.words
        self._indexes = indexes
        self._read: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """The phrases that begin with a word."""
        if key not in self._read:
            self._read.add(key)
            phrases = [(tuple(name.split()), index) for index in reversed(self._indexes) for name in index.phrases(key)]
            if names := {keys: index for keys, index in phrases if all(map(self._may_name, keys))}:
                self[key] = _Bucket(super().get(key, {}), names)
        return super().get(key, default)

    def _may_name(self, word: str) -> bool:
        """Whether a word may be part of a name: one that the lexicon does not know, or knows inside names."""
        senses = (*self._words.get(word, ()), *self._words.get("ال" + word, ()))
        return not senses or any(name.startswith(_IN_NAMES) for sense in senses for name in sense.classes)


class _Bucket(dict[Keys, tuple[Sense, ...]]):
    """The phrases of one first word: the lexicon's own, and names of the indexes, looked up when one is met."""

    def __init__(self, own: dict[Keys, tuple[Sense, ...]], names: dict[Keys, Index]) -> None:
        super().__init__(dict.fromkeys(names, ()))
        self.update(own)
        self._names = names
        self._own = own

    def get(self, keys: Keys, default: Any = None) -> Any:
        """The senses of a phrase."""
        found = super().get(keys, default)
        if found == () and keys in self._names and keys not in self._own:
            found = self[keys] = (_sense(self._names[keys], " ".join(keys)),)
        return found


class _Hints:
    """What an unknown word bears: ``possible.place`` when it is some place's name."""

    def __init__(self, indexes: Sequence[Index]) -> None:
        self._indexes = indexes

    def __call__(self, key: str) -> frozenset[str]:
        plain = bare(key).replace("'", "")
        return _POSSIBLE if any(index.holds(plain) for index in self._indexes) else _UNKNOWN
