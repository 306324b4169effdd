"""The keys under which a gazetteer keeps a name: exact but for spelling habits that carry no meaning."""

from __future__ import annotations

import re
from functools import lru_cache

from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokens


def these(words: str) -> frozenset[str]:
    """A set of words, written as one text.

    >>> sorted(these("al el"))
    ['al', 'el']
    """
    return frozenset(words.split())


_ARTICLES = these("al el ul il ad adh an ar as ash at ath az ed edh en er es esh et eth ez the l")
_KINDS = these(
    "governorate province state district subdistrict county region city town village municipality muhafazat mudiriyat"
    " nahiyat qada محافظه مديريه قضاء ناحيه ولايه اقليم مدينه بلده قريه منطقه بلديه معتمديه"
)
_ARABIC_ARTICLE = "ال"
_APOSTROPHES = re.compile("['`]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[a-z]")
_BEYOND_LATIN = re.compile("[^\u0000-\u024f\u02b0-\u02ff\u1e00-\u1eff]")


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, marks left out.

    >>> words_of("Deir ez-Zor"), words_of("دَير الزور")
    (('deir', 'ez', 'zor'), ('دير', 'الزور'))
    """
    if name.isalpha():
        return (name.lower() if name.isascii() else fold(name),)
    letters = name.replace("-", " ").split()
    if all(map(str.isalpha, letters)):
        return tuple(map(str.lower if name.isascii() else fold, letters))
    return tuple([fold(token.text) for token in tokens(name) if token.kind != "mark"])


def phrase_of(name: str) -> tuple[str, ...]:
    """The words of a name as phrases of the lexicon have them: Arabic articles taken off.

    >>> phrase_of("دير الزور")
    ('دير', 'زور')
    """
    words = words_of(name)
    return words if name.isascii() else tuple(map(bare, words))


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """One key for the spellings of a name in one script: no articles, apostrophes or marks.

    >>> key_of("Al-Ḩudaydah") == key_of("Al Hudaydah") == key_of("Hudaydah"), key_of("Ta'izz") == key_of("Taizz")
    (True, True)
    >>> key_of("الحديدة"), key_of("Al")
    ('حديده', 'al')
    """
    words = phrase_of(name)
    if len(words) > 1:
        words = tuple([word for word in words if word not in _ARTICLES]) or words
    return _unmarked(" ".join(words))


def key_of_word(word: str) -> str:
    """The key of a name that is this one folded word.

    >>> key_of_word("الحديده") == key_of("الحديدة"), key_of_word("ta'izz") == key_of("Ta'izz")
    (True, True)
    """
    return _unmarked(bare(word))


def _unmarked(key: str) -> str:
    return key if key.isalpha() else _APOSTROPHES.sub("", key)


def bare(word: str) -> str:
    """A folded Arabic word without its article, when three letters or more are left."""
    cut = word.startswith(_ARABIC_ARTICLE) and len(word) >= len(_ARABIC_ARTICLE) + 3
    return word[len(_ARABIC_ARTICLE) :] if cut else word


def without_kind(name: str) -> str:
    """A name without the word for its kind of place at its beginning or end.

    >>> without_kind("Ahwar District"), without_kind("محافظة صعدة"), without_kind("Hama"), without_kind("City")
    ('Ahwar', 'صعدة', 'Hama', 'City')
    """
    words = [] if name.isalpha() else name.split()
    if len(words) < 2:
        return name
    if _is_kind(words[0]):
        words = words[1:]
    elif _is_kind(words[-1]):
        words = words[:-1]
    else:
        return name
    return " ".join(words[1:] if fold(words[0]) == "of" else words)


def _is_kind(word: str) -> bool:
    return (word.lower() if word.isascii() else fold(word)) in _KINDS


def is_article(word: str) -> bool:
    """Whether a folded Latin word is an Arabic article, assimilated or not."""
    return word in _ARTICLES


def is_arabic(text: str) -> bool:
    """Whether a name is written in the Arabic script."""
    return not text.isascii() and _ARABIC.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether a name is written in the Latin script; marks and accents are no hindrance."""
    if text.isascii():
        return _LATIN.search(text.lower()) is not None
    return _LATIN.search(text.casefold()) is not None and not any(map(str.isalpha, _BEYOND_LATIN.findall(text)))
