"""One key for one place name, however it is spelled and in whichever script.

The skeleton keeps consonants only, so ``الحديدة``, ``Hodeidah`` and ``Al Hudaydah`` share it; ``alike`` looks
at the vowels as well and gives a degree. The letters are data: ``romanise.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.errors import VocabularyError

_TABLES = Path(__file__).with_name("romanise.yaml")
_APART = re.compile(r"[\s\-–—_/.,،()«»\"“”]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_SILENT_END = re.compile(r"(?<=[ae])h$|ه$")
_SILENT = dict.fromkeys(map(ord, "\u0640'‘’ʻʼʽʾʿ`´ˈ\u200c\u200d\u200e\u200f"))


@dataclass(frozen=True)
class _Tables:
    """The tables of ``romanise.yaml``, ready for use."""

    arabic: dict[str, list[str]]
    latin: dict[str, list[str]]
    spelling: re.Pattern[str]
    always: frozenset[str]
    assimilated: frozenset[str]
    heads: re.Pattern[str]
    arabic_articles: frozenset[str]
    bound: tuple[str, ...]
    grown: dict[str, str]
    kinds: frozenset[str]


@cache
def _tables() -> _Tables:
    data = _read()
    spellings = sorted(data["latin"], key=lambda letters: (-len(letters), letters))
    return _Tables(
        arabic=data["arabic"],
        latin=data["latin"],
        spelling=re.compile("|".join([*map(re.escape, spellings), "[0-9]"])),
        always=frozenset(data["articles"]["always"]),
        assimilated=frozenset(data["articles"]["assimilated"]),
        heads=re.compile(f"({'|'.join(data['heads'])})ال(?=..)"),
        arabic_articles=frozenset(map(_letters, data["articles"]["arabic"])),
        bound=tuple(data["bound"]),
        grown=data["grown"],
        kinds=frozenset(_letters(word) for row in data["kinds"] for word in row),
    )


def _read() -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(_TABLES.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError) as fault:
        raise VocabularyError(f"{_TABLES} cannot be read: {fault}. Mend the file or install again.") from fault


def skeleton(name: str) -> str:
    """The consonants of a name, one key across spellings and scripts; empty for a name without a letter.

    >>> skeleton("دير الزور") == skeleton("Dayr al-Zawr") == skeleton("Deir Ezzor")
    True
    >>> skeleton("ذيب جزاع"), skeleton("Dhib Jaza‘")
    ('dbjz', 'dbjz')
    """
    return _forms(name).bare


def alike(a: str, b: str) -> float:
    """How alike two names sound, from 0 to 1: half by consonants, half with the long vowels.

    >>> alike("الحديدة", "Al Hudaydah") > 0.9 > 0.8 > alike("الحديدة", "Hadidah Fawqani")
    True
    """
    left, right = _forms(a), _forms(b)
    return (_ratio(left.consonants, right.consonants) + _ratio(left.sound, right.sound)) / 2


@lru_cache(maxsize=500_000)
def same_name(a: str, b: str) -> bool:
    """Whether two spellings may be one name: one skeleton, or alike to four fifths.

    >>> same_name("Hodeidah", "الحديدة"), same_name("Hodeidah", "دير الزور")
    (True, False)
    """
    left, right = skeleton(a), skeleton(b)
    if not left or not right or _digits(left) != _digits(right):
        return False
    if left == right:
        return len(left) > 2 or alike(a, b) >= 0.5
    return _could_be_alike(_forms(a), _forms(b)) and alike(a, b) >= 0.8


def _could_be_alike(a: _Forms, b: _Forms) -> bool:
    """Whether the lengths alone allow four fifths: no run in common is longer than the shorter of both."""
    consonants, sound = (sorted((len(x), len(y))) for x, y in ((a.consonants, b.consonants), (a.sound, b.sound)))
    most = [2 * short / (short + long) if short + long else 1.0 for short, long in (consonants, sound)]
    return sum(most) / 2 >= 0.8


def _digits(key: str) -> str:
    return re.sub(r"\D", "", key)


@dataclass(frozen=True, slots=True)
class _Forms:
    """Three spellings of a name: bare skeleton, consonants with w and y, and the sound with long vowels."""

    bare: str
    consonants: str
    sound: str


@lru_cache(maxsize=200_000)
def _forms(name: str) -> _Forms:
    words = [_word(word) for word in _names_in(name)]
    bare = "".join(_bare(consonants) for consonants, _ in words)
    consonants = "".join(consonants for consonants, _ in words)
    sound = "".join(sound for _, sound in words)
    return _Forms(bare or consonants or sound, consonants, sound)


def _bare(consonants: str) -> str:
    """Only a first w or y is heard the same everywhere."""
    return consonants[:1] + re.sub("[wy]", "", consonants[1:])


def _names_in(name: str) -> list[str]:
    """The words of a name, articles dropped, and the words for its kind of place where others are left."""
    words = list(_without_articles([word for word in _APART.split(_letters(name)) if word]))
    kinds = _tables().kinds
    named = [word for word in words if word not in kinds and f"ال{word}" not in kinds]
    return named or words


@lru_cache(maxsize=200_000)
def letters(text: str) -> str:
    """A text for comparing: one case, no marks, one sign where Arabic spells one letter in several ways.

    >>> letters("الأُمّ") == letters("الام")
    True
    """
    plain = _letters(text)
    return plain.translate(_ONE_SIGN)


_ONE_SIGN = str.maketrans("أإآٱىةؤئیک", "اااايهويىك")


def _letters(text: str) -> str:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).replace("ة", "\ue000"))
    # Hamza and madda are marks after NFKD; a name is the same with and without them.
    bare = "".join(c for c in spread if not unicodedata.combining(c)).replace("\ue000", "ة")
    bare = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare)
    return bare.translate(_SILENT).casefold()


def _without_articles(words: list[str]) -> Iterator[str]:
    tables = _tables()
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        if following and _is_article(word, following, tables):
            continue
        yield from _arabic_words(word) if _ARABIC.search(word) else _latin_words(word, bool(following))


def _is_article(word: str, following: str, tables: _Tables) -> bool:
    if word in tables.always or word in tables.arabic_articles:
        return True
    return word in tables.assimilated and word[-1:] in following[:2]


def _latin_words(word: str, followed: bool) -> Iterator[str]:
    tables = _tables()
    start = next((old for old in tables.grown if word.startswith(old)), "")
    word = tables.grown.get(start, "") + word[len(start) :]
    bound = followed and len(word) > 4 and word.endswith(tables.bound) and word not in tables.kinds
    yield word[:-1] if bound else word


def _arabic_words(word: str) -> Iterator[str]:
    joined = _tables().heads.match(word)
    if joined:
        yield joined.group(1)
        word = word[joined.end() :]
    yield word.removeprefix("ال") if len(word) > 3 else word


def _word(word: str) -> tuple[str, str]:
    """The consonants (w and y among them) and the sound of one word."""
    tables = _tables()
    if _ARABIC.search(word):
        pairs = [tables.arabic.get(letter, _digit(letter)) for letter in word]
    else:
        once = re.sub(r"(sh|th|kh|dh|gh|[^aeiou])\1", r"\1", word)
        pairs = [tables.latin.get(found, [found, found]) for found in tables.spelling.findall(once)]
    consonants, sound = ("".join(part) for part in zip(*pairs, strict=True)) if pairs else ("", "")
    if len(consonants) > 1 and _SILENT_END.search(word):
        consonants = consonants[:-1]
    return consonants, re.sub(r"(.)\1+", r"\1", sound.removesuffix("h"))


def _digit(letter: str) -> list[str]:
    return [letter, letter] if letter.isdecimal() else ["", ""]


def _ratio(a: str, b: str) -> float:
    """Twice the longest common subsequence over both lengths."""
    if not a or not b:
        return 1.0 if a == b else 0.0
    return 2 * _common(a, b) / (len(a) + len(b))


def _common(a: str, b: str) -> int:
    """Length of the longest common subsequence, one machine word a letter (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, letter in enumerate(a):
        places[letter] = places.get(letter, 0) | 1 << at
    row = full = (1 << len(a)) - 1
    for letter in b:
        met = row & places.get(letter, 0)
        row = (row + met | row - met) & full
    return len(a) - row.bit_count()
