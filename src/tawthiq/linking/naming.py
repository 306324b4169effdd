"""Whether a name of one document may be a name of another, in whichever language: of a body, or of a place.

A local network or ministry has no entry in the catalogue, and every language calls it otherwise. Its names are held
against each other word by word: by letters in one language, by what the words mean, and by how they sound.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache, lru_cache

from tawthiq.gazetteer.keys import same_name, skeleton
from tawthiq.gazetteer.wording import ARABIC
from tawthiq.linking.passages import words_of
from tawthiq.packs import pairs

Telling = tuple[frozenset[Hashable], ...]

_SOUND = 4
"""So many consonants make a word that is known again in another script."""
_WORD = 4
"""So many letters make a word that tells something in its own language."""
_BETWEEN = 3
"""So many words more than its name has may a text use for a body."""
_LONGEST = 3
"""So many words of a text are heard as one place."""
_HEARD, _SURE = 3, 5
"""Consonants of a place that is heard in a text, and of one whose consonants are enough."""


@lru_cache(maxsize=4_000)
def telling(words: str, language: str | None) -> Telling:
    """For every word what it means, how it sounds and how it is written; nothing for a word that tells nothing."""
    return tuple(_of_word(word, language) for word, _ in words_of(words))


@lru_cache(maxsize=100_000)
def _of_word(word: str, language: str | None) -> frozenset[Hashable]:
    spoken = "ar" if ARABIC.search(word) else "en" if language in (None, "ar") else language
    sounds = {skeleton(form) for form in pairs.bare_forms(word, spoken)}
    written = {(spoken, form) for form in pairs.bare_forms(word, spoken) if len(form) >= _WORD}
    return frozenset(pairs.meanings(word, spoken) | written | {key for key in sounds if len(key) >= _SOUND})


def alike(mine: str, theirs: str, languages: tuple[str | None, str | None]) -> bool:
    """Whether two words of two names mean or sound the same, or every telling word of the shorter one does.

    >>> alike("Lawyers' Network of the Valley", "شبكة المحامين", ("en", "ar"))
    True
    >>> alike("Lawyers' Network", "شبكة الطرق", ("en", "ar"))
    False
    """
    left = [word for word in telling(mine, languages[0]) if word]
    right = [word for word in telling(theirs, languages[1]) if word]
    both = sum(1 for word in left if any(word & other for other in right))
    return both >= min(2, len(left), len(right)) > 0


def one_body(mine: str, theirs: str, languages: tuple[str | None, str | None]) -> bool:
    """Whether two publishers may be one, where "news agency" and the like tells nothing.

    >>> one_body("Vale News Agency", "وكالة أنباء الضفاف", ("en", "ar"))
    False
    """
    return alike(_own_words(mine, languages[0]), _own_words(theirs, languages[1]), languages)


def _own_words(name: str, language: str | None) -> str:
    words = [word for word, _ in words_of(name)]
    return " ".join(word for word in words if not _of_word(word, language) & _of_outlets())


@cache
def _of_outlets() -> frozenset[Hashable]:
    said = ("press", "media", "newspaper", "news", "agency", "radio", "television", "network")
    return frozenset().union(*(pairs.meanings(word, "en") for word in said))


def named_in(name: str, text: str, languages: tuple[str | None, str | None]) -> bool:
    """Whether some words of a text, close together, hold two telling words of a name and half of all."""
    own = [word for word in telling(name, languages[0]) if word]
    least, words = max(2, (len(own) + 1) // 2), telling(text, languages[1])
    if len(own) < 2:
        return False
    hits = [at for at, word in enumerate(words) if any(word & mine for mine in own)]
    width = len(own) + _BETWEEN
    return any(
        _held(own, words[at : at + width]) >= least for first, at in enumerate(hits) if len(hits) - first >= least
    )


def _held(own: Sequence[frozenset[Hashable]], words: Sequence[frozenset[Hashable]]) -> int:
    return sum(1 for mine in own if any(mine & word for word in words))


def one_place(a: str, b: str) -> bool:
    """Whether two spellings may be one place's: an exact sound is enough for a long name."""
    return same_name(a, b) or (len(skeleton(a)) >= _SURE - 1 and skeleton(a) == skeleton(b))


def heard_in(place: str, text: str) -> bool:
    """Whether the words of a text hold a place that was not read there, in whichever script.

    >>> heard_in("Bir al-Abd", "قرب بئر العبد فجرا")
    True
    """
    key = skeleton(place)
    found = _sounds(text).get(key, ()) if len(key) >= _HEARD else ()
    return any(len(key) >= _SURE or same_name(place, words) for words in found)


@lru_cache(maxsize=1_000)
def _sounds(text: str) -> dict[str, tuple[str, ...]]:
    """What one, two and three words of a text sound like together."""
    words = [word for word, _ in words_of(text)]
    found: dict[str, set[str]] = {}
    for size in range(1, _LONGEST + 1):
        for at in range(len(words) - size + 1):
            run = " ".join(words[at : at + size])
            found.setdefault(skeleton(run), set()).add(run)
    return {key: tuple(sorted(runs)) for key, runs in found.items()}
