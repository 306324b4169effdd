"""Word pairs: what a word of one language means in another, by the beginnings of words in ``shared/pairs.yaml``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from tawthiq.errors import PackError
from tawthiq.packs import compile as packs
from tawthiq.packs import source
from tawthiq.packs.source import HERE
from tawthiq.text.fold import fold

_LONGEST_ENDING = 4
_SHORTEST = 2
"""Letters that must be left when a particle is taken off."""


def meanings(word: str, language: str) -> frozenset[int]:
    """The pairs that a word is of; words of two languages with a pair in common may mean the same.

    >>> meanings("letters", "en") == meanings("وبرسالته", "ar") != frozenset()
    True
    """
    return _meanings(fold(word), language)


@lru_cache(maxsize=100_000)
def _meanings(key: str, language: str) -> frozenset[int]:
    stems = _stems().get(language, {})
    return frozenset(pair for bare in bare_forms(key, language) for pair in _begins(bare, stems))


def _begins(word: str, stems: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """The pairs of the longest beginning of a word that is a form."""
    for length in range(len(word), 1, -1):
        if len(word) - length > min(_LONGEST_ENDING, length):
            break
        if word[:length] in stems:
            return stems[word[:length]]
    return frozenset()


@lru_cache(maxsize=100_000)
def bare_forms(key: str, language: str) -> tuple[str, ...]:
    """A folded word as it stands, and without the particles and articles that may be written on it.

    >>> bare_forms("والقريه", "ar")
    ('والقريه', 'القريه', 'قريه')
    """
    return tuple(dict.fromkeys(_bare(key, _written_before(language), 3)))


def _bare(key: str, particles: tuple[tuple[str, str], ...], depth: int) -> Iterator[str]:
    yield key
    for form, put in particles if depth else ():
        rest = put + key.removeprefix(form)
        if key.startswith(form) and len(rest) > _SHORTEST:
            yield from _bare(rest, particles, depth - 1)


@cache
def _written_before(language: str) -> tuple[tuple[str, str], ...]:
    """What may be written before a word, and what is put in its place."""
    if language not in packs.languages():
        return ()
    known = packs.get(language).analyser.morphology
    plain = [*(clitic.form for clitic in known.proclitics), *known.articles]
    return (*((form, put) for form, _, put in known.contractions), *((form, "") for form in plain))


@cache
def _stems() -> Mapping[str, Mapping[str, frozenset[int]]]:
    """By language the beginnings of words, each with its pairs."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for at, pair in enumerate(read()):
        for language, forms in pair.items():
            for form in forms:
                found[language][fold(form)].add(at)
    return {language: {form: frozenset(pairs) for form, pairs in stems.items()} for language, stems in found.items()}


def read(root: Path = HERE) -> list[dict[str, list[str]]]:
    """The pairs as written: by language, beginnings of words.

    Raises PackError naming the line of a pair that is no such thing.
    """
    path = root / "shared" / "pairs.yaml"
    pairs = source.load_yaml(path, root) or [] if path.exists() else []
    for pair in pairs:
        if len(pair) < 2 or not all(isinstance(forms, list) and all(forms) for forms in pair.values()):
            where = f"{source.place(path, root)}:{getattr(pair, 'line', 1)}"
            raise PackError(f"{where}: a pair gives lists of words in two languages or more")
    return [{language: [str(form) for form in forms] for language, forms in pair.items()} for pair in pairs]
