"""A gazetteer on disk: one immutable SQLite file, built once from its files and named by their hash.

Building streams: rows go to a staging file, and are sorted by SQLite outside memory, so that a million names need
some tens of megabytes. Opening reads one table of 32-bit hashes (4 bytes a name), which keeps words that are no
place's from ever asking the disk.
"""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
import tempfile
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer.heard import Numbers, kept_beside
from tawthiq.gazetteer.intake import Left, Row
from tawthiq.gazetteer.keys import skeleton
from tawthiq.gazetteer.names import is_arabic, is_article, key_of, key_of_word, phrase_of, without_kind, words_of
from tawthiq.gazetteer.once import alone
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.trust import stands_alone
from tawthiq.model.hashing import hash_of_file
from tawthiq.text.fold import fold
from tawthiq.text.tokens import tokens

FORMAT = "2"
_BATCH = 500
_MOST_FAULTS_KEPT = 1_000
BROKEN = "broken"
_MOST_CANDIDATES = 300
_SCHEMA = """
CREATE TABLE places (n INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, native TEXT, type TEXT, country TEXT,
    admin1 TEXT, latitude REAL, longitude REAL, names TEXT, place TEXT, admin2 TEXT, population INTEGER);
CREATE TABLE keys (key TEXT, n INTEGER, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE sounds (sound TEXT, n INTEGER, PRIMARY KEY (sound, n)) WITHOUT ROWID;
CREATE TABLE phrases (first TEXT, phrase TEXT, asked INTEGER, PRIMARY KEY (first, phrase, asked)) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value);
CREATE TABLE counts (file TEXT, why TEXT, n INTEGER);
CREATE TABLE faults (line TEXT, why TEXT);
CREATE TABLE staged.keys (key TEXT, n INTEGER);
CREATE TABLE staged.sounds (sound TEXT, n INTEGER);
CREATE TABLE staged.phrases (first TEXT, phrase TEXT, asked INTEGER);
"""
_TABLES = {"keys": "key, n", "sounds": "sound, n", "phrases": "first, phrase, asked"}
_ASKED_LATER = 10_000
"""People from which on a place's further Latin names are weighed when a text has them, not when they are put in."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What an index was made of: places by file, names, and the rows left out by file and reason."""

    places: dict[str, int]
    names: int
    left: dict[tuple[str, str], int]


def build(rows: Iterable[Row], path: Path, more: Iterable[tuple[str, str]] = (), sounds: bool = True) -> None:
    """Write the index of these places at ``path``, whole or not at all; ``more`` are further names by id.

    Of two places with one id the first stays. Without ``sounds`` the skeletons are left to be made when they are
    asked for, one country at a time. Raises OSError when the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".index-", dir=path.parent) as folder:
        beside = Path(folder, "index")
        try:
            with closing(sqlite3.connect(beside, isolation_level=None)) as base, _uncollected():
                _Builder(base, Path(folder, "staged"), sounds).run(rows, more)
        except sqlite3.Error as error:
            raise VocabularyError(f"{path}: the index cannot be written: {error} (make room and add again)") from None
        sum_of(path).write_text(hash_of_file(beside), "ascii")
        _flushed(sum_of(path))
        _flushed(beside)
        beside.replace(path)


def sum_of(path: Path) -> Path:
    """The file beside an index that holds its SHA-256."""
    return path.with_suffix(".sha256")


@contextmanager
def _uncollected() -> Iterator[None]:
    """Inside, no cycles of objects are looked for: none are made, and the search takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _flushed(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class _Builder:
    def __init__(self, base: sqlite3.Connection, staged: Path, sounds: bool) -> None:
        self.base = base
        self.sounds = sounds
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE", "cache_size=-16000"):
            base.execute(f"PRAGMA {pragma}")
        base.execute("ATTACH ? AS staged", (str(staged),))
        base.execute("PRAGMA staged.journal_mode=OFF")
        base.execute("PRAGMA staged.synchronous=OFF")
        base.executescript(_SCHEMA)
        self.left: Counter[tuple[str, str]] = Counter()
        self.places: Counter[str] = Counter()
        self.names = self.rows = 0

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
        start, self.rows = self.rows + 1, self.rows + len(places)
        cells = ((n, *_cells(place)) for n, place in enumerate(places, start))
        self.base.executemany("INSERT OR IGNORE INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", cells)
        kept = {n for (n,) in self.base.execute("SELECT n FROM places WHERE n >= ?", (start,))}
        self.places.update(_file(place.where) for n, place in enumerate(places, start) if n in kept)
        again = [_file(place.where) for n, place in enumerate(places, start) if n not in kept]
        self.left.update((file, "the same id again") for file in again)
        self._stage([(n, place, name) for n, place in enumerate(places, start) if n in kept for name in place.names])

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
        plain = [(n, place, name, without_kind(name)) for n, place, name in names]
        forms = [(form, n) for n, _, name, short in plain for form in ((name,) if name == short else (name, short))]
        into = self.base.executemany
        into("INSERT INTO staged.keys VALUES (?,?)", ((key_of(form), n) for form, n in forms))
        if self.sounds:
            sounds = ((skeleton(form), n) for form, n in forms)
            into("INSERT INTO staged.sounds VALUES (?,?)", ((sound, n) for sound, n in sounds if len(sound) > 1))
        own = ((n, place, short) for n, place, name, short in plain if _is_phrase(short, name))
        phrases = (row for each in own for row in _standing(*each))
        into("INSERT INTO staged.phrases VALUES (?,?,?)", phrases)

    def _leave(self, rows: Iterable[Left]) -> None:
        for row in rows:
            self.left[_file(row.where), BROKEN if row.fault else row.why] += 1
            if row.fault and sum(n for (_, why), n in self.left.items() if why == BROKEN) <= _MOST_FAULTS_KEPT:
                self.base.execute("INSERT INTO faults VALUES (?,?)", (row.where, row.why))

    def _finish(self) -> None:
        hashes = array("I", sorted(_hashes(self.base)))
        if sys.byteorder == "big":
            hashes.byteswap()
        about = {"format": FORMAT, "names": self.names, "sounds": int(self.sounds), "hashes": hashes.tobytes()}
        self.base.executemany("INSERT INTO about VALUES (?,?)", about.items())
        counts = [*((file, "", n) for file, n in self.places.items()), *((*what, n) for what, n in self.left.items())]
        self.base.executemany("INSERT INTO counts VALUES (?,?,?)", counts)


def _file(where: str) -> str:
    return where.rpartition(":")[0]


def _hashes(base: sqlite3.Connection) -> set[int]:
    """Hashes of every word that can be asked for: one-word keys, first words of phrases."""
    asked = (
        "SELECT DISTINCT key FROM keys WHERE instr(key, ' ') = 0",
        "SELECT DISTINCT first FROM phrases",
    )
    return {zlib.crc32(word.encode()) for query in asked for (word,) in base.execute(query)}


def _forms(name: str) -> set[str]:
    return {name, without_kind(name)}


def _is_phrase(short: str, name: str) -> bool:
    """Whether a name of several words is left when the word for its kind is taken off ``name``, once for all."""
    return len(words_of(short)) > 1 and (short == name or without_kind(short) == short)


def _standing(n: int, place: Place, name: str) -> Iterable[tuple[str, str, int]]:
    """Rows (first word, phrase, 0) of a name of several words, when it stands alone; the place's own number for 0
    where that is costly to tell and left until it is asked for."""
    later = place.population >= _ASKED_LATER and name != place.name and not is_arabic(name)
    if not later and not stands_alone(place, name):
        return ()
    return [(phrase.split(" ", 1)[0], phrase, n if later else 0) for phrase in _phrases(name)]


def _phrases(name: str) -> set[str]:
    """A name of several words as texts have it, its pieces apart by spaces: with its hyphens, without, and with one
    after its article."""
    words = phrase_of(name)
    plain = " ".join(words)
    if is_arabic(name):
        return {plain}
    joined = f"{words[0]} - {' '.join(words[1:])}" if is_article(words[0]) else plain
    if name.isascii() and name.replace(" ", "").isalpha():
        return {plain, joined}
    pieces = [fold(token.text) for token in tokens(name)]
    written = {" ".join(pieces)} if set("".join(pieces)).isdisjoint(",;:()") else set()
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
    return Place(*row[1:9], _split(row[9]), *row[10:13])  # type: ignore[arg-type, call-arg]


def _split(names: object) -> tuple[str, ...]:
    return tuple(filter(None, str(names).split("|")))


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
        self.stands_alone = lru_cache(maxsize=20_000)(self._stands_alone)
        self._heard = lru_cache(maxsize=8)(self._hear)

    def may(self, word: str) -> bool:
        """Whether a folded word can be one of this gazetteer's; almost never wrongly so."""
        wanted = zlib.crc32(word.encode())
        at = bisect_left(self._hashes, wanted)
        return at < len(self._hashes) and self._hashes[at] == wanted

    def _stands_alone(self, word: str) -> bool:
        """Whether a folded word is by itself the name of a place."""
        key = key_of_word(word)
        for place in self.named(key) if self.may(key) else ():
            for form in {form for name in place.names for form in _forms(name)}:
                if words_of(form) == (word,) and stands_alone(place, form):
                    return True
        return False

    def phrases(self, first: str) -> frozenset[str]:
        """The names of several words that stand alone and begin with this one, their words apart by a space."""
        if not self.may(first):
            return frozenset()
        rows = self._base.execute("SELECT phrase, asked FROM phrases WHERE first = ?", (first,)).fetchall()
        sure = {phrase for phrase, asked in rows if not asked}
        left = [(phrase, n) for phrase, n in rows if n and phrase not in sure]
        weighed = {n: self._standing(n) for n in {n for _, n in left}}
        return frozenset(sure | {phrase for phrase, n in left if phrase in weighed[n]})

    def _standing(self, n: int) -> set[str]:
        """The phrases of one place's names of several words that stand alone."""
        place = self._numbered(n)
        plain = {(without_kind(name), name) for name in place.names}
        standing = {short for short, name in plain if _is_phrase(short, name) and stands_alone(place, short)}
        return {phrase for short in standing for phrase in _phrases(short)}

    def holds(self, key: str) -> bool:
        """Whether any place has this one-word key."""
        return self.may(key) and bool(self._base.execute("SELECT 1 FROM keys WHERE key = ? LIMIT 1", (key,)).fetchone())

    def _named(self, key: str) -> tuple[Place, ...]:
        """Every place of this name (see names.key_of)."""
        return self._ask("keys", "key", key)

    def _sounding(self, sound: str, country: str) -> tuple[Place, ...]:
        """Every place of a country, or of none, with a name of this skeleton (see keys.skeleton), in either script."""
        if self.about["sounds"]:
            return tuple([place for place in self._ask("sounds", "sound", sound) if place.country in (country, None)])
        return tuple(map(self._numbered, self._heard(country).get(sound, ())))

    def _hear(self, country: str) -> Numbers:
        """The numbers of a country's places by the skeletons of their names."""
        return kept_beside(self.path, country, lambda: self._sounds_of(country))

    def _sounds_of(self, country: str) -> Numbers:
        found: Numbers = {}
        query = "SELECT n, names FROM places WHERE country = ? ORDER BY population DESC, n"
        for n, names in self._base.execute(query, (country,)):
            for sound in {skeleton(form) for name in _split(names) for form in _forms(name)}:
                if len(sound) > 1:
                    found.setdefault(sound, []).append(n)
        return found

    def _numbered(self, n: int) -> Place:
        return _place(self._base.execute("SELECT * FROM places WHERE n = ?", (n,)).fetchone())

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


def opened(path: Path, rows: Iterable[Row], more: Iterable[tuple[str, str]] = (), sounds: bool = True) -> Index:
    """The index at a path, built from these rows when it is not there; of many processes one builds, the rest wait."""
    if not path.exists():
        with alone(path):
            if not path.exists():
                build(rows, path, more, sounds)
    return Index(path)
