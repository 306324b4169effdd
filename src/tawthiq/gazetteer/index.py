"""A gazetteer on disk: one immutable SQLite file, built once from its files and named by their hash.

Building streams: rows go to a staging file, and are sorted by SQLite outside memory, so that a million names need
some tens of megabytes. Opening reads one table of 32-bit hashes (4 bytes a name), which keeps words that are no
place's from ever asking the disk.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer.intake import Left, Row
from tawthiq.gazetteer.keys import skeleton
from tawthiq.gazetteer.names import is_arabic, is_article, key_of, phrase_of, without_kind, words_of
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.trust import stands_alone
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokens

FORMAT = "1"
_BATCH = 5_000
_MOST_FAULTS_KEPT = 1_000
BROKEN = "broken"
_MOST_CANDIDATES = 300
_SCHEMA = """
CREATE TABLE places (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, native TEXT, type TEXT, country TEXT,
    admin1 TEXT, latitude REAL, longitude REAL, names TEXT, place TEXT, admin2 TEXT, population INTEGER);
CREATE TABLE keys (key TEXT, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT, n INTEGER, PRIMARY KEY (sound, n)) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE phrases (first TEXT, phrase TEXT, PRIMARY KEY (first, phrase)) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value);
CREATE TABLE counts (file TEXT, why TEXT, n INTEGER);
CREATE TABLE faults (line TEXT, why TEXT);
CREATE TABLE staged.keys (key TEXT, n INTEGER);
CREATE TABLE staged.sounds (sound TEXT, n INTEGER);
CREATE TABLE staged.words (word TEXT);
CREATE TABLE staged.phrases (first TEXT, phrase TEXT);
"""
_TABLES = {"keys": "key, n", "sounds": "sound, n", "words": "word", "phrases": "first, phrase"}


@dataclass(frozen=True, slots=True)
class Tally:
    """What an index was made of: places by file, names, and the rows left out by file and reason."""

    places: dict[str, int]
    names: int
    left: dict[tuple[str, str], int]


def build(rows: Iterable[Row], path: Path, more: Iterable[tuple[str, str]] = ()) -> None:
    """Write the index of these places at ``path``, whole or not at all; ``more`` are further names by id.

    Of two places with one id the first stays. Raises OSError when the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".index-", dir=path.parent) as folder:
        beside = Path(folder, "index")
        try:
            with closing(sqlite3.connect(beside, isolation_level=None)) as base:
                _Builder(base, Path(folder, "staged")).run(rows, more)
        except sqlite3.Error as error:
            raise VocabularyError(f"{path}: the index cannot be written: {error} (make room and add again)") from None
        _flushed(beside)
        beside.replace(path)


def _flushed(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Builder:
    def __init__(self, base: sqlite3.Connection, staged: Path) -> None:
        self.base = base
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE", "cache_size=-16000"):
            base.execute(f"PRAGMA {pragma}")
        base.execute("ATTACH ? AS staged", (str(staged),))
        base.execute("PRAGMA staged.journal_mode=OFF")
        base.execute("PRAGMA staged.synchronous=OFF")
        base.executescript(_SCHEMA)
        self.left: Counter[tuple[str, str]] = Counter()
        self.places: Counter[str] = Counter()
        self.names = 0

    def run(self, rows: Iterable[Row], more: Iterable[tuple[str, str]]) -> None:
        self.base.execute("BEGIN")
        found = iter(rows)
        while batch := list(islice(found, _BATCH)):
            self._add([row for row in batch if isinstance(row, Place)])
            self._leave(row for row in batch if isinstance(row, Left))
        named = iter(more)
        while further := list(islice(named, _BATCH)):
            self._name(further)
        for table, columns in _TABLES.items():
            self.base.execute(
                f"INSERT OR IGNORE INTO main.{table} SELECT {columns} FROM staged.{table} ORDER BY {columns}"
            )
        self._finish()
        self.base.execute("COMMIT")

    def _add(self, places: list[Place]) -> None:
        names = []
        for place in places:
            got = self.base.execute("INSERT OR IGNORE INTO places VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?)", _cells(place))
            if got.rowcount == 1:
                self.places[_file(place.where)] += 1
                names += [(got.lastrowid or 0, place, name) for name in place.names]
            else:
                self.left[_file(place.where), "the same id again"] += 1
        self._stage(names)

    def _name(self, further: list[tuple[str, str]]) -> None:
        names = []
        for key, name in further:
            row = self.base.execute("SELECT * FROM places WHERE id = ?", (key,)).fetchone()
            if row and name not in row[9].split("|"):
                names.append((row[0], _place(row), name))
                self.base.execute("UPDATE places SET names = names || '|' || ? WHERE n = ?", (name, row[0]))
        self._stage(names)

    def _stage(self, names: list[tuple[int, Place, str]]) -> None:
        self.names += len(names)
        names = [(n, place, form) for n, place, name in names for form in {name, without_kind(name)}]
        into = self.base.executemany
        into("INSERT INTO staged.keys VALUES (?,?)", ((key_of(name), n) for n, _, name in names))
        sounds = ((skeleton(name), n) for n, _, name in names)
        into("INSERT INTO staged.sounds VALUES (?,?)", ((sound, n) for sound, n in sounds if len(sound) > 1))
        alone = [name for _, place, name in names if name == without_kind(name) and stands_alone(place, name)]
        split = [(words_of(name), name) for name in alone]
        into("INSERT INTO staged.words VALUES (?)", ((words[0],) for words, _ in split if len(words) == 1))
        phrases = [phrase for words, name in split if len(words) > 1 for phrase in _phrases(name)]
        into("INSERT INTO staged.phrases VALUES (?,?)", ((phrase.split()[0], phrase) for phrase in phrases))

    def _leave(self, rows: Iterable[Left]) -> None:
        for row in rows:
            self.left[_file(row.where), BROKEN if row.fault else row.why] += 1
            if row.fault and sum(n for (_, why), n in self.left.items() if why == BROKEN) <= _MOST_FAULTS_KEPT:
                self.base.execute("INSERT INTO faults VALUES (?,?)", (row.where, row.why))

    def _finish(self) -> None:
        hashes = array("I", sorted(_hashes(self.base)))
        if sys.byteorder == "big":
            hashes.byteswap()
        about = {"format": FORMAT, "names": self.names, "hashes": hashes.tobytes()}
        self.base.executemany("INSERT INTO about VALUES (?,?)", about.items())
        counts = [*((file, "", n) for file, n in self.places.items()), *((*what, n) for what, n in self.left.items())]
        self.base.executemany("INSERT INTO counts VALUES (?,?,?)", counts)


def _file(where: str) -> str:
    return where.rpartition(":")[0]


def _hashes(base: sqlite3.Connection) -> set[int]:
    """Hashes of every word that can be asked for: one-word keys, words as written, first words of phrases."""
    asked = (
        "SELECT DISTINCT key FROM keys WHERE instr(key, ' ') = 0",
        "SELECT DISTINCT word FROM words",
        "SELECT DISTINCT first FROM phrases",
    )
    return {zlib.crc32(word.encode()) for query in asked for (word,) in base.execute(query)}


def _phrases(name: str) -> set[str]:
    """A name of several words as texts have it, its pieces apart by spaces: with its hyphens, without, and with one
    after its article."""
    words = phrase_of(name)
    plain = " ".join(words)
    if is_arabic(name):
        return {plain}
    pieces = [fold(token.text) for token in tokens(name)]
    written = {" ".join(pieces)} if set("".join(pieces)).isdisjoint(",;:()") else set()
    joined = f"{words[0]} - {' '.join(words[1:])}" if is_article(words[0]) else plain
    return {plain, joined, *written}


def _cells(place: Place) -> tuple[object, ...]:
    return (
        place.id,
        place.name,
        place.native,
        place.place_type,
        place.country,
        place.admin1,
        place.latitude,
        place.longitude,
        "|".join(place.names),
        place.where,
        place.admin2,
        place.population,
    )


def _place(row: tuple[object, ...]) -> Place:
    names = str(row[9]).split("|")
    return Place(*row[1:9], tuple(names), *row[10:13])  # type: ignore[arg-type, call-arg]


class Index:
    """An index opened for reading. It never changes, so any number of processes may hold it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._base = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.about = dict(self._base.execute("SELECT what, value FROM about"))
        except sqlite3.Error as error:
            raise VocabularyError(f"{path}: the index cannot be read: {error} (remove it; it is made anew)") from None
        self._hashes = array("I")
        self._hashes.frombytes(self.about.pop("hashes", b""))
        if sys.byteorder == "big":
            self._hashes.byteswap()
        self.named = lru_cache(maxsize=20_000)(self._named)
        self.sounding = lru_cache(maxsize=20_000)(self._sounding)

    def may(self, word: str) -> bool:
        """Whether a folded word can be one of this gazetteer's; almost never wrongly so."""
        wanted = zlib.crc32(word.encode())
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted

    def stands_alone(self, word: str) -> bool:
        """Whether a folded word is by itself the name of a place."""
        return self.may(word) and bool(self._base.execute("SELECT 1 FROM words WHERE word = ?", (word,)).fetchone())

    def phrases(self, first: str) -> frozenset[str]:
        """The names of several words that stand alone and begin with this one, their words apart by a space."""
        if not self.may(first):
            return frozenset()
        return frozenset(row[0] for row in self._base.execute("SELECT phrase FROM phrases WHERE first = ?", (first,)))

    def holds(self, key: str) -> bool:
        """Whether any place has this one-word key."""
        return self.may(key) and bool(self._base.execute("SELECT 1 FROM keys WHERE key = ? LIMIT 1", (key,)).fetchone())

    def _named(self, key: str) -> tuple[Place, ...]:
        """Every place of this name (see names.key_of)."""
        return self._ask("keys", "key", key)

    def _sounding(self, sound: str) -> tuple[Place, ...]:
        """Every place with a name of this skeleton (see keys.skeleton), in whichever script."""
        return self._ask("sounds", "sound", sound)

    def _ask(self, table: str, column: str, value: str) -> tuple[Place, ...]:
        found = self._base.execute(
            f"SELECT places.* FROM {table} JOIN places USING (n) WHERE {column} = ?"
            " ORDER BY population DESC, n LIMIT ?",
            (value, _MOST_CANDIDATES),
        )
        return tuple(_place(row) for row in found)

    def tally(self) -> Tally:
        """What it was made of."""
        rows = self._base.execute("SELECT file, why, n FROM counts ORDER BY file, n DESC").fetchall()
        places = {file: n for file, why, n in rows if not why}
        return Tally(places, int(self.about["names"]), {(file, why): n for file, why, n in rows if why})

    def faults(self) -> list[Left]:
        """The first broken rows that were left out."""
        return [Left(line, why) for line, why in self._base.execute("SELECT line, why FROM faults ORDER BY rowid")]


def opened(path: Path, rows: Iterable[Row], more: Iterable[tuple[str, str]] = ()) -> Index:
    """The index at a path, built from these rows when it is not there."""
    if not path.exists():
        build(rows, path, more)
    return Index(path)
