"""What stands in a clause and can be met again in another language: dates, figures, names, word pairs."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from tawthiq.gazetteer.keys import skeleton
from tawthiq.gazetteer.wording import ARABIC
from tawthiq.linking.evidence import Page
from tawthiq.linking.translation_reasons import matched_names
from tawthiq.model.span import Span
from tawthiq.packs import compile as packs
from tawthiq.packs import pairs
from tawthiq.text.fold import fold

Anchor = tuple[str, Hashable]

READ = frozenset({"date", "figure", "name", "actor", "digits"})
"""Kinds that a translation keeps: where only one side has them, something is missing, or was not read."""

_WORD = re.compile(r"\w[\w'’‘ʿʾ]*")
_DIGITS = re.compile(r"\d[\d.,٬٫\u00a0 ]*\d|\d")
_TELLING = ("group", "measure", "type", "term", "weekday", "unit")
"""What a sense of a lexicon may mean in every language."""
_CONSONANTS = 3
"""So many consonants make a word one that can be known again in another script."""


def anchors(left: Page, right: Page, clauses: tuple[Sequence[Span], Sequence[Span]]) -> list[list[frozenset[Anchor]]]:
    """The anchors of every clause of two documents."""
    names = matched_names(left, right)
    return [
        [_within(found, clause) for clause in own]
        for own, found in zip(
            clauses,
            [[*_read(page, keys), *_worded(page)] for page, keys in zip((left, right), names, strict=True)],
            strict=True,
        )
    ]


def _within(found: Sequence[tuple[int, Anchor]], clause: Span) -> frozenset[Anchor]:
    return frozenset(anchor for at, anchor in found if clause.start <= at < clause.end)


def _read(page: Page, names: Sequence[str]) -> Iterator[tuple[int, Anchor]]:
    """What the cascade read; each name by a key that is one for both documents."""
    yield from ((at.span.start, ("date", at.value)) for at in page.dates)
    yield from ((at.span.start, ("figure", at.value)) for at in page.numbers)
    yield from ((at.span.start, ("actor", at.value)) for at in page.actors)
    yield from ((at.span.start, ("name", key)) for at, key in zip(page.names, names, strict=True))
    yield from ((found.start(), ("digits", _plain(found.group()))) for found in _DIGITS.finditer(page.text))


def _plain(digits: str) -> str:
    return re.sub(r"\D", "", fold(digits))


def _worded(page: Page) -> Iterator[tuple[int, Anchor]]:
    """What its words mean, and how those sound that may be names."""
    language = page.language or ""
    for found in _WORD.finditer(page.text):
        word = found.group()
        yield from ((found.start(), ("pair", pair)) for pair in pairs.meanings(word, language))
        yield from ((found.start(), ("sense", sense)) for sense in _senses(word, language))
        if ARABIC.search(word) or word[0].isupper():
            sounds = {skeleton(form) for form in pairs.bare_forms(fold(word), language)}
            yield from ((found.start(), ("sound", key)) for key in sounds if len(key) >= _CONSONANTS)


def _senses(word: str, language: str) -> Iterator[tuple[str, Hashable]]:
    if language in packs.languages():
        for piece in packs.get(language).analyser.pieces(word, "word"):
            for sense in piece.senses:
                yield from ((name, sense.means[name]) for name in _TELLING if name in sense.means)
