"""The words a casebook reads with: the packs, and the places and actors that people added to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tawthiq.cascade.engine import Engine
from tawthiq.cascade.language import recognise
from tawthiq.cascade.reader import Reader
from tawthiq.errors import PackError, VocabularyError
from tawthiq.gazetteer import places
from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.packs import compile as packs
from tawthiq.packs import shared, source
from tawthiq.packs.lexicon import Sense
from tawthiq.pipeline import fingerprint


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Gazetteer and actors files, by path. Equal files give equal readers on every machine."""

    gazetteers: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()

    def fingerprint(self) -> str:
        """What the reading of any text with this vocabulary depends on."""
        return f"{fingerprint.of_reading()}+{fingerprint.of_files((*self.gazetteers, *self.actors))}"

    def reader(self, language: str) -> Reader:
        """A reader for one language. Raises UnknownLanguage, or VocabularyError when a file is broken."""
        return _reader(self, language)


@cache
def _reader(vocabulary: Vocabulary, language: str) -> Reader:
    known = [*places.read_csv(places.DEFAULT), *_places(vocabulary.gazetteers)]
    rows = [*places.senses(known), *_actors(vocabulary.actors, language)]
    pack = packs.get(language).with_words(rows, vocabulary.fingerprint())
    return Reader(pack, Gazetteer.of(known), Engine())


def _places(files: Iterable[Path]) -> Iterator[places.Place]:
    for file in files:
        yield from places.read_csv(file)


def _actors(files: Iterable[Path], language: str) -> Iterator[tuple[str, Sense]]:
    for file in files:
        yield from shared.actor_senses(actor_blocks(file), file.name, language)


def actor_blocks(file: Path) -> list[Any]:
    """The entries of an actors file. Raises VocabularyError when it is none."""
    try:
        blocks = source.load_yaml(file, file.parent)
    except (PackError, OSError) as error:
        raise VocabularyError(f"{file}: {error}") from None
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise VocabularyError(f"{file}:1: an actors file is a list of entries (see docs/guides/actors.md)")
    return blocks


def check(vocabulary: Vocabulary) -> None:
    """Raise VocabularyError, naming file and line, when a file of the vocabulary cannot be used."""
    list(_places(vocabulary.gazetteers))
    try:
        for language in packs.languages():
            list(_actors(vocabulary.actors, language))
    except PackError as error:
        raise VocabularyError(str(error)) from None


def language_of(text: str, given: str | None) -> str | None:
    """The language to read a text in: the one that was given when a pack reads it, else the one recognised."""
    return given if given in packs.languages() else recognise(text)
