"""The names of an index as words of a lexicon, asked for one by one when a text first needs them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, overload

from tawthiq.gazetteer.index import Index
from tawthiq.gazetteer.names import bare, is_latin, key_of
from tawthiq.packs.lexicon import CAPITAL, Keys, Lexicon, Sense

_NONE: dict[Keys, tuple[Sense, ...]] = {}
_KNOWN = frozenset({"place.known"})
_UNKNOWN = frozenset({"unknown"})
_POSSIBLE = frozenset({"unknown", "possible.place"})
_JOINS = frozenset("-'")


def overlaid(lexicon: Lexicon, indexes: Sequence[Index]) -> Lexicon:
    """A lexicon that knows its own words first, and the names of the indexes after them.

    A word that the lexicon knows, with its article or without, is no place by its name alone.
    """
    if not indexes:
        return lexicon
    longest = dict(lexicon.longest)
    words = _Words(lexicon, indexes)
    return Lexicon(words, _Phrases(lexicon, indexes, longest), longest, lexicon.parts, _Hints(lexicon, indexes))


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
        if not any(index.may(key) for index in self._indexes) or _is_ordinary(key, self._own):
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
    """Phrases by their first word; those of the indexes are read when a text has their first word."""

    def __init__(self, lexicon: Lexicon, indexes: Sequence[Index], longest: dict[str, int]) -> None:
        super().__init__()
        self._own = lexicon.phrases
        self._indexes = indexes
        self._longest = longest

    def get(self, key: str, default: Any = None) -> Any:
        """The phrases that begin with a word; none is an empty dict."""
        found = super().get(key)
        if found is None:
            found = self[key] = self._read(key)
        return found

    def _read(self, first: str) -> dict[Keys, tuple[Sense, ...]]:
        own = self._own.get(first, _NONE)
        plain = first.replace("'", "")
        names = {phrase: index for index in self._indexes for phrase in index.phrases(plain)}
        if not names:
            return own
        self._longest[first] = max([self._longest.get(first, 0), *(2 * name.count(" ") + 1 for name in names)])
        return _Bucket(own, names)


class _Bucket(dict[Keys, tuple[Sense, ...]]):
    """The phrases of one first word: the lexicon's own, and names of the indexes by their plain words."""

    def __init__(self, own: dict[Keys, tuple[Sense, ...]], names: dict[str, Index]) -> None:
        super().__init__(own)
        self._names = names

    def __contains__(self, keys: object) -> bool:
        return super().__contains__(keys) or (isinstance(keys, tuple) and _plain(keys) in self._names)

    def __missing__(self, keys: Keys) -> tuple[Sense, ...]:
        index = self._names[_plain(keys)]
        return (_sense(index, _plain(keys)),)

    @overload
    def get(self, keys: Keys) -> tuple[Sense, ...] | None: ...
    @overload
    def get(self, keys: Keys, default: Any) -> Any: ...
    def get(self, keys: Keys, default: Any = None) -> Any:
        """The senses of a phrase."""
        return self[keys] if keys in self else default


def _plain(keys: Iterable[str]) -> str:
    """The words of a phrase as an index has them; empty when its last piece is a mark."""
    pieces = list(keys)
    if pieces and pieces[-1] in _JOINS:
        return ""
    return " ".join(piece.replace("'", "") for piece in pieces if piece not in _JOINS)


class _Hints:
    """What an unknown word bears: ``possible.place`` when it is some place's name."""

    def __init__(self, lexicon: Lexicon, indexes: Sequence[Index]) -> None:
        self._own = lexicon
        self._indexes = indexes

    def __call__(self, key: str) -> frozenset[str]:
        plain = bare(key).replace("'", "")
        return _POSSIBLE if any(index.holds(plain) for index in self._indexes) else _UNKNOWN
