"""One key for one place name, however it is spelled and in whichever script.

The skeleton keeps consonants only, so ``الحديدة``, ``Hodeidah`` and ``Al Hudaydah`` share it; ``alike`` weighs the
vowels as well and gives a degree; ``same_name`` decides. The letters are data: ``romanise.yaml``, and for an Arabic
beside a Latin name ``sounds.tsv``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tawthiq.gazetteer.sounds import Heard, hear, sounds
from tawthiq.gazetteer.wording import ARABIC, fold, tables, words_of

_SILENT_END = re.compile(r"(?<=[ae])h'?$|ه$")
_DOUBLED = re.compile(r"(sh|th|kh|dh|gh|[^aeiou'])\1")
_REPEATED = re.compile(r"(.)\1+")
# Nats a letter; docs/names.md tells what they were set on, what they find and what they let through.
_VOWELS_MAY_BE, _LETTERS_ARE, _NOT_HEARD, _MIDDLE = 1.15, 0.4, 6.0, 1.0
_LONG = 5
_ONE_SIGN = str.maketrans("أإآٱىةؤئ", "اااايهوي", "'")


def skeleton(name: str) -> str:
    """The consonants of a name, one key across spellings and scripts; empty for a name without a letter.

    >>> skeleton("دير الزور") == skeleton("Dayr al-Zawr") == skeleton("Deir Ezzor")
    True
    >>> skeleton("ذيب جزاع"), skeleton("Dhib Jaza‘")
    ('dbjz', 'dbjz')
    """
    return forms(name).bare


@lru_cache(maxsize=200_000)
def letters(text: str) -> str:
    """A text for comparing: one case, no marks, one sign where Arabic spells one letter in several ways.

    >>> letters("الأُمّ") == letters("الام")
    True
    """
    return fold(text).translate(_ONE_SIGN)


def bare_name(name: str) -> str:
    """The words that name, in their own script: no article, kind of place, mark or apostrophe.

    >>> bare_name("Madīnat Dar‘ā"), bare_name("مدينة درعا")
    ('dara', 'درعا')
    """
    return " ".join(words_of(name).named).translate(_ONE_SIGN)


@dataclass(frozen=True, slots=True)
class Forms:
    """Three spellings of a name: bare skeleton, consonants with w and y, and the sound with long vowels."""

    bare: str
    consonants: str
    sound: str


@lru_cache(maxsize=100_000)
def forms(name: str) -> Forms:
    """The forms of a name, remembered."""
    return make_forms(name)


def make_forms(name: str) -> Forms:
    """The forms of a name."""
    named = words_of(name).named
    last = len(named) - 1
    words = [_word(word if at == last else _unbound(word)) for at, word in enumerate(named)]
    bare = "".join([_bare(consonants) for consonants, _ in words])
    consonants = "".join([consonants for consonants, _ in words])
    sound = "".join([sound for _, sound in words])
    return Forms(bare or consonants or sound, consonants, sound)


@cache
def _bound() -> tuple[str, ...]:
    return tuple(tables()["bound"])


def _unbound(word: str) -> str:
    """A Latin first word as it is alone: Qal'a for Qal'at."""
    return word[:-1] if len(word) > 4 and word.endswith(_bound()) else word


def _bare(consonants: str) -> str:
    """Only a first w or y is heard the same everywhere."""
    return consonants[:1] + consonants[1:].replace("w", "").replace("y", "")


@cache
def _units() -> tuple[dict[str, list[str]], dict[str, list[str]], re.Pattern[str]]:
    latin = tables()["latin"]
    spellings = sorted(latin, key=lambda letters: (-len(letters), letters))
    return tables()["arabic"], latin, re.compile("|".join([*map(re.escape, spellings), "[0-9]"]))


def _word(word: str) -> tuple[str, str]:
    """The consonants (w and y among them) and the sound of one word."""
    arabic, latin, spelling = _units()
    if ARABIC.search(word):
        pairs = [arabic.get(letter) or _digit(letter) for letter in word]
    else:
        pairs = [latin.get(found) or [found, found] for found in spelling.findall(_DOUBLED.sub(r"\1", word))]
    consonants, sound = "".join([pair[0] for pair in pairs]), "".join([pair[1] for pair in pairs])
    if len(consonants) > 1 and _SILENT_END.search(word):
        consonants = consonants[:-1]
    return consonants, _REPEATED.sub(r"\1", sound.removesuffix("h"))


def _digit(letter: str) -> list[str]:
    return [letter, letter] if letter.isdecimal() else ["", ""]


def alike(a: str, b: str) -> float:
    """How alike two names sound, from 0 to 1; in two scripts by the learnt sounds, else by consonants and vowels.

    >>> alike("الحديدة", "Al Hudaydah") > 0.8 > 0.5 > alike("الحديدة", "Hadad Fawqani")
    True
    """
    left, right = heard(a), heard(b)
    if left.text and right.text and left.arabic != right.arabic:
        return 1 / (1 + math.exp(min(_cost(left, right), 99.0) - _MIDDLE))
    return shared(a, b)


def shared(a: str, b: str) -> float:
    """What two names have in common, from 0 to 1: half by consonants, half with the long vowels, in any script."""
    left, right = forms(a), forms(b)
    return (_ratio(left.consonants, right.consonants) + _ratio(left.sound, right.sound)) / 2


@lru_cache(maxsize=500_000)
def same_name(a: str, b: str) -> bool:
    """Whether two spellings may be one name. The numbers in them must agree.

    >>> same_name("Hodeidah", "الحديدة"), same_name("Kafr Nabl", "كفر نبودة"), same_name("Kafr Nabl", "Kafr Nabudah")
    (True, False, False)
    """
    left, right = forms(a), forms(b)
    if not left.bare or not right.bare or _digits(left.bare) != _digits(right.bare):
        return False
    if bool(ARABIC.search(a)) != bool(ARABIC.search(b)):
        return _one_in_two_scripts(a, b, left.bare == right.bare)
    if bare_name(a) == bare_name(b):
        return True
    return _one_in_arabic(a, b) if ARABIC.search(a) else _one_in_latin(a, b)


def _one_in_two_scripts(a: str, b: str, one_skeleton: bool) -> bool:
    """One skeleton and vowels that may be, or every letter heard as letters are."""
    left, right = heard(a), heard(b)
    arabic, latin = (left, right) if left.arabic else (right, left)
    cost = _cost(left, right)
    if one_skeleton:
        return cost < _VOWELS_MAY_BE or len(forms(a).bare) >= _LONG
    return cost < _LETTERS_ARE and sounds().worst(arabic, latin) < _NOT_HEARD


def _one_in_latin(a: str, b: str) -> bool:
    """One skeleton, but for one letter that writers mix up, and vowels that may be."""
    left, right = forms(a), forms(b)
    if left.bare != right.bare and not _near(left.bare, right.bare, _near_pairs("skeleton")):
        return False
    if len(left.bare) < 3:
        return shared(a, b) >= 0.88
    return _ratio(left.sound, right.sound) >= 0.74 and _ratio(left.consonants, right.consonants) >= 0.75


def _one_in_arabic(a: str, b: str) -> bool:
    """The same letters, but for alif and hamza within, or one letter that writers mix up."""
    left, right = (letters("".join(words_of(name).named)) for name in (a, b))
    if left == right:
        return True
    if min(len(left), len(right)) < 4:
        return False
    bare = [re.sub("[اء]", "", word) for word in (left, right)]
    close = abs(len(left) - len(right)) < 2 and left[0] == right[0] and left[-1] == right[-1]
    return (bare[0] == bare[1] and close) or _near(left, right, _near_pairs("arabic"))


def _near(a: str, b: str, pairs: frozenset[tuple[str, str]]) -> bool:
    if len(a) != len(b):
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and differing[0] in pairs


@cache
def _near_pairs(side: str) -> frozenset[tuple[str, str]]:
    rows = tables()["near"][side]
    return frozenset((x, y) for row in rows for x, y in (row, row[::-1]))


@lru_cache(maxsize=50_000)
def heard(name: str) -> Heard:
    """A name made ready for the sounds."""
    return hear(name)


def _cost(a: Heard, b: Heard) -> float:
    """Nats a letter between an Arabic and a Latin name, whichever comes first."""
    arabic, latin = (a, b) if a.arabic else (b, a)
    return sounds().cost(arabic, latin) / len(arabic.steps)


def _digits(key: str) -> str:
    return re.sub(r"\D", "", key)


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
