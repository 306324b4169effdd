"""The words that make up a place name: folded, without articles, and without the words for its kind of place.

What is dropped is remembered: a name with an article is more likely another spelling of a name with one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.errors import VocabularyError

ARABIC = re.compile(r"[\u0600-\u06ff]")
_TABLES = Path(__file__).with_name("romanise.yaml")
_APART = re.compile(r"[\s\-–—_/.,،()«»\"“”]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'‘’ʻʼʽʾʿ`´ˈ"), "'")
_UNSEEN = dict.fromkeys(map(ord, "\u0640\u200c\u200d\u200e\u200f"))
_PERSIAN = str.maketrans("یکٱ", "يكا")
_TEH_MARBUTA = "\ue000"


@dataclass(frozen=True, slots=True)
class Words:
    """A name as its words, e.g. ("hudaydah",) for "Al Hudaydah", and whether an article or a kind was dropped."""

    named: tuple[str, ...]
    article: bool
    kind: bool
    arabic: bool


@dataclass(frozen=True, slots=True)
class _Dropped:
    """The words of ``romanise.yaml`` that are not the name itself."""

    always: frozenset[str]
    assimilated: frozenset[str]
    arabic_articles: frozenset[str]
    heads: re.Pattern[str]
    grown: dict[str, str]
    starts: tuple[str, ...]
    kinds: frozenset[str]


@cache
def tables() -> dict[str, Any]:
    """``romanise.yaml`` as it is. Raises VocabularyError when it cannot be read."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return dict(yaml.load(_TABLES.read_text(encoding="utf-8"), Loader=loader))
    except (OSError, yaml.YAMLError) as fault:
        raise VocabularyError(f"{_TABLES} cannot be read: {fault}. Mend the file or install again.") from fault


@cache
def _dropped() -> _Dropped:
    data = tables()
    kinds = frozenset(fold(word) for row in data["kinds"] for word in row)
    return _Dropped(
        always=frozenset(data["articles"]["always"]),
        assimilated=frozenset(word for row in data["articles"]["assimilated"] for word in row),
        arabic_articles=frozenset(map(fold, data["articles"]["arabic"])),
        heads=re.compile(f"({'|'.join(data['heads'])})ال(?=..)"),
        grown=data["grown"],
        starts=tuple(data["grown"]),
        kinds=kinds | {kind.removeprefix("ال") for kind in kinds},
    )


def fold(text: str) -> str:
    """A text without case, marks, tatweel and hamza seats; teh marbuta stays, and one sign is every apostrophe.

    >>> fold("Şan‘ā’"), fold("الأُمّ")
    ("san'a'", 'الام')
    """
    if text.isascii():
        return text.casefold().replace("`", "'")
    plain = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).translate(_APOSTROPHES)
    spread = unicodedata.normalize("NFKD", plain.replace("ة", _TEH_MARBUTA))
    # Hamza and madda are marks after NFKD; a name is the same with and without them.
    bare = "".join([c for c in spread if not unicodedata.combining(c)]).replace(_TEH_MARBUTA, "ة")
    if any(c.isdecimal() for c in bare):
        bare = "".join([str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare])
    return bare.translate(_UNSEEN).translate(_PERSIAN).casefold()


def words_of(name: str) -> Words:
    """The words of a name.

    >>> words_of("Dayr az-Zawr").named, words_of("ديرالزور").named, words_of("Muhafazat Dayr az Zawr").kind
    (('dayr', 'zawr'), ('دير', 'زور'), True)
    """
    folded = fold(name)
    cut = [word for word in _APART.split(folded) if word.strip("'")]
    words = list(_without_articles(cut))
    kinds = _dropped().kinds
    named = [word for word in words if word.strip("'") not in kinds]
    left = tuple(named or words)
    arabic = bool(ARABIC.search(folded))
    article = len(words) != len(cut) or sum(map(len, words)) < sum(map(len, cut))
    return Words(left, article, len(left) < len(words), arabic)


def _without_articles(words: list[str]) -> Iterator[str]:
    dropped = _dropped()
    for at, word in enumerate(words):
        following = words[at + 1].strip("'") if at + 1 < len(words) else ""
        if following and _is_article(word.strip("'"), following, dropped):
            continue
        if ARABIC.search(word):
            yield from _arabic_words(word, dropped)
        else:
            yield _grown_off(word, dropped)


def _is_article(word: str, following: str, dropped: _Dropped) -> bool:
    if word in dropped.always or word in dropped.arabic_articles:
        return True
    return word in dropped.assimilated and following.startswith(word.lstrip("aeu") or word)


def _grown_off(word: str, dropped: _Dropped) -> str:
    if not word.startswith(dropped.starts):
        return word
    start = next(old for old in dropped.starts if word.startswith(old))
    return dropped.grown[start] + word[len(start) :]


def _arabic_words(word: str, dropped: _Dropped) -> Iterator[str]:
    joined = dropped.heads.match(word)
    if joined:
        yield joined.group(1)
        word = word[joined.end() :]
    yield word.removeprefix("ال") if len(word) > 3 else word
