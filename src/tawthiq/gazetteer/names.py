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


@lru_cache(maxsize=50_000)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a name, marks left out.

    >>> words_of("Deir ez-Zor"), words_of("دَير الزور")
    (('deir', 'ez', 'zor'), ('دير', 'الزور'))
    """
    return tuple(fold(token.text) for token in tokens(name) if token.kind != "mark")


def phrase_of(name: str) -> tuple[str, ...]:
    """The words of a name as phrases of the lexicon have them: Arabic articles taken off.

    >>> phrase_of("دير الزور")
    ('دير', 'زور')
    """
    return tuple(bare(word) for word in words_of(name))


@lru_cache(maxsize=50_000)
def key_of(name: str) -> str:
    """One key for the spellings of a name in one script: no articles, apostrophes or marks.

    >>> key_of("Al-Ḩudaydah") == key_of("Al Hudaydah") == key_of("Hudaydah"), key_of("Ta'izz") == key_of("Taizz")
    (True, True)
    >>> key_of("الحديدة"), key_of("Al")
    ('حديده', 'al')
    """
    words = phrase_of(name)
    named = [word for word in words if word not in _ARTICLES] or words
    return _APOSTROPHES.sub("", " ".join(named))


def bare(word: str) -> str:
    """A folded Arabic word without its article, when three letters or more are left."""
    cut = word.startswith(_ARABIC_ARTICLE) and len(word) >= len(_ARABIC_ARTICLE) + 3
    return word[len(_ARABIC_ARTICLE) :] if cut else word


def without_kind(name: str) -> str:
    """A name without the word for its kind of place at its beginning or end.

    >>> without_kind("Ahwar District"), without_kind("محافظة صعدة"), without_kind("Hama"), without_kind("City")
    ('Ahwar', 'صعدة', 'Hama', 'City')
    """
    words = name.split()
    for cut in (words[1:], words[:-1]):
        taken = words[0] if cut == words[1:] else words[-1]
        if cut and fold(taken) in _KINDS:
            return " ".join(word for at, word in enumerate(cut) if at or fold(word) != "of")
    return name


def is_article(word: str) -> bool:
    """Whether a folded Latin word is an Arabic article, assimilated or not."""
    return word in _ARTICLES


def is_arabic(text: str) -> bool:
    """Whether a name is written in the Arabic script."""
    return any("\u0600" <= char <= "\u06ff" for char in text)


def is_latin(text: str) -> bool:
    """Whether a name is written in the Latin script; marks and accents are no hindrance."""
    return any("a" <= char <= "z" for char in text.casefold()) and not any(
        char > "\u024f" and char.isalpha() and not _extended_latin(char) for char in text
    )


def _extended_latin(char: str) -> bool:
    return "\u1e00" <= char <= "\u1eff" or "\u02b0" <= char <= "\u02ff"
