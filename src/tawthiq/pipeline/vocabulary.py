"""The words a casebook reads with: the packs, and the places and actors that people added to it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tawthiq.cascade.reader import Reader
from tawthiq.errors import PackError, VocabularyError
from tawthiq.gazetteer import default, importing, index, places
from tawthiq.gazetteer.index import Index
from tawthiq.packs import compile as packs
from tawthiq.packs import shared, source
from tawthiq.packs.lexicon import Sense
from tawthiq.pipeline import fingerprint


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Gazetteer and actors files, by path. Equal files give equal readers on every machine.

    ``indexes`` is the folder for the indexes made of the gazetteers; without one they are in the user's cache.
    """

    gazetteers: tuple[Path, ...] = ()
    actors: tuple[Path, ...] = ()
    indexes: Path | None = None

    def fingerprint(self) -> str:
        """What the reading of any text with this vocabulary depends on."""
        return f"{fingerprint.of_reading()}+{fingerprint.of_files((*self.gazetteers, *self.actors))}"

    def reader(self, language: str) -> Reader:
        """A reader for one language. Raises UnknownLanguage, or VocabularyError when a file is broken."""
        files = (*self.gazetteers, *self.actors)
        return _reader(self, language, tuple((file.stat().st_mtime_ns, file.stat().st_size) for file in files))

    def places(self) -> Gathered:
        """The places of the gazetteers, ready to be asked; an index that is not there yet is made."""
        small = [file for file in self.gazetteers if importing.is_small(file)]
        large = [file for file in self.gazetteers if file not in small]
        held = [place for file in small for place in _rows(file)]
        return Gathered(held, (self._index(large),) if large else ())

    def _index(self, files: list[Path]) -> Index:
        home = self.indexes or default.cache_folder()
        path = home / f"{fingerprint.of_text(default.seal() + fingerprint.of_contents(files))[:32]}.sqlite"
        made = not path.exists()
        found = index.opened(path, importing.read(files), importing.further_names(files))
        for old in home.glob("*.sqlite") if made and self.indexes else ():
            if old != path:
                old.unlink(missing_ok=True)
                index.sum_of(old).unlink(missing_ok=True)
        return found


class Gathered(NamedTuple):
    """Places held in memory, and an index of those that are too many for that."""

    held: list[places.Place]
    indexes: tuple[Index, ...]


@cache
def _reader(vocabulary: Vocabulary, language: str, state: tuple[tuple[int, int], ...]) -> Reader:
    """One reader a language while the files are as they are: ``state`` is when each was written and how long it is."""
    found = vocabulary.places()
    known = [*places.read_csv(places.DEFAULT), *found.held]
    return Reader.of(language, known, _actors(vocabulary.actors, language), vocabulary.fingerprint(), found.indexes)


def _rows(file: Path) -> Iterator[places.Place]:
    try:
        yield from places.read_csv(file)
    except csv.Error as error:
        raise VocabularyError(f"{file}: it is no table: {error} (save it as CSV in UTF-8)") from None


def _actors(files: Iterable[Path], language: str) -> Iterator[tuple[str, Sense]]:
    for file in files:
        yield from shared.actor_senses(actor_blocks(file), file.name, language)


def actor_blocks(file: Path) -> list[Any]:
    """The entries of an actors file. Raises VocabularyError when it is none."""
    try:
        blocks = source.load_yaml(file)
    except PackError as error:
        raise VocabularyError(str(error).replace(file.name, str(file), 1)) from None
    except yaml.YAMLError as error:
        raise VocabularyError(f"{file}: it is no YAML: {' '.join(str(error).split())} (save it anew)") from None
    except OSError as error:
        raise VocabularyError(f"{file}: {error.strerror} (name a file that can be read)") from None
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        raise VocabularyError(f"{file}:1: an actors file is a list of entries (see docs/guides/actors.md)")
    for block in blocks:
        for key in ("names", "adjectives", "people", "capitals"):
            if not _is_by_language(block.get(key)):
                raise VocabularyError(
                    f"{file}:{block.line}: {key} are not lists by language (write {key}: {{en: [Rayah Front]}})"
                )
    return blocks


def _is_by_language(value: Any) -> bool:
    return value is None or (
        isinstance(value, dict) and all(names is None or isinstance(names, list) for names in value.values())
    )


def check(vocabulary: Vocabulary) -> None:
    """Raise VocabularyError, naming file and line, when a file of the vocabulary cannot be used.

    Of a large file only the form is looked at: its broken rows are left out and reported when it is added.
    """
    for file in vocabulary.gazetteers:
        if importing.is_small(file):
            list(_rows(file))
    try:
        for language in packs.languages():
            list(_actors(vocabulary.actors, language))
    except PackError as error:
        raise VocabularyError(str(error)) from None
