"""How far a Latin spelling is from an Arabic name: the cost of reading each Arabic letter as a chunk of Latin letters.

A chunk is up to four letters, its vowels with it (``hu``, ``day``, ``ou``). The table ``sounds.tsv`` counts which
chunk a letter became in openly licensed name pairs, given the next letter and the last vowel written; a script
(``scripts/learn_sounds.py``) makes it. The cost of a chunk is what its letter leaves unsaid about it, and what it
leaves unsaid about the letter, in nats: -ln P(chunk | letter, context) - ln P(letter | chunk) + ln P(chunk) / 2.

Method: a stochastic transducer between spellings learnt by expectation-maximisation with hard counts (Ristad and
Yianilos 1998, Li, Zhang and Su 2004), smoothed as in Witten and Bell 1991.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tawthiq.errors import VocabularyError
from tawthiq.gazetteer.wording import Words, words_of

TABLE = Path(__file__).with_name("sounds.tsv")
LONGEST = 4
_UNHEARD = 10.0
_BEAM = 14.0
_ARTICLE, _KIND, _WORD, _MARK = 1.5, 2.0, 0.5, 1.0
_TRUST = (1.0, 3.0, 3.0, 5.0)
_VOWELS = {"a": "a", "e": "i", "i": "i", "o": "u", "u": "u"}
_DOTTED = {"h": "ح", "s": "ص", "t": "ط", "d": "ض", "z": "ظ"}
_DOTS, _BARS = "\u0323\u0327", "\u0301\u0302\u0304"

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Heard:
    """A name made ready for comparing: ``text`` without spaces, where its words end, and what was dropped.

    ``steps`` are for Arabic each letter with its neighbours, for Latin the last vowel before each place.
    ``marks`` are the letters that scholarly romanisation tells apart by dots and bars; None where it shows none.
    """

    text: str
    steps: tuple[str, ...]
    words: int
    article: bool
    kind: bool
    arabic: bool
    marks: Mapping[str, int] | None


def hear(name: str) -> Heard:
    """A name made ready.

    >>> hear("حي الدحو").steps, hear("Dahu").steps
    (('^دح', 'دحو', 'حو_'), ('0', '0', 'a', 'a', 'u'))
    """
    words = words_of(name)
    text = "".join(words.named) if words.arabic else _latin("".join(words.named))
    steps = tuple(_neighbours(words) if words.arabic else _last_vowels(text))
    marks = _arabic_marks(text) if words.arabic else None if name.isascii() else _latin_marks(name)
    return Heard(text, steps, len(words.named), words.article, words.kind, words.arabic, marks)


def _latin(text: str) -> str:
    return "".join([c for c in text if "a" <= c <= "z" or c == "'" or c.isdecimal()])


def _neighbours(words: Words) -> Iterator[str]:
    last = len(words.named) - 1
    for at, word in enumerate(words.named):
        row = f"^{word}{'_' if at == last else '-'}"
        yield from (row[i : i + 3] for i in range(len(word)))


def _last_vowels(text: str) -> Iterator[str]:
    last = "0"
    yield last
    for letter in text:
        last = _VOWELS.get(letter, last)
        yield last


def _arabic_marks(text: str) -> dict[str, int]:
    marks = {letter: text.count(letter) for letter in _DOTTED.values()}
    return marks | {"ا": text.count("ا", 1) + text.count("ى", 1)}


def _latin_marks(name: str) -> dict[str, int] | None:
    marks = dict.fromkeys([*_DOTTED.values(), "ا"], 0)
    found = False
    last = ""
    for char in unicodedata.normalize("NFD", name.casefold()):
        letter = _DOTTED.get(last) if char in _DOTS else "ا" if char in _BARS and last == "a" else None
        found = found or char in _DOTS or char in _BARS
        if letter:
            marks[letter] += 1
        last = char
    return marks if found else None


@dataclass(frozen=True, slots=True)
class Sounds:
    """Chunk costs by Arabic letter, made when first asked for."""

    counts: Counts
    letters: Mapping[str, Mapping[str, float]]
    chunks: Mapping[str, float]
    both_ways: bool
    ready: dict[tuple[str, str], dict[str, float]]

    @classmethod
    def of(cls, counts: Counts, both_ways: bool = True) -> Sounds:
        """Sounds from counts: {context: {chunk: times}}; a context is letter, letter vowel, letter next vowel or
        before letter next vowel, the shorter ones holding at least what the longer ones hold. Not both ways, a
        cost is only what the letter leaves unsaid about its chunk, as for learning."""
        single = {context: row for context, row in counts.items() if len(context) == 1}
        totals: dict[str, int] = {}
        for row in single.values():
            for chunk, times in row.items():
                totals[chunk] = totals.get(chunk, 0) + times
        every = sum(totals.values()) or 1
        said = {
            context: {chunk: math.log((times + 0.1) / (totals[chunk] + 4)) for chunk, times in row.items()}
            for context, row in single.items()
        }
        return cls(counts, said, {chunk: math.log(times / every) for chunk, times in totals.items()}, both_ways, {})

    def row(self, step: str, vowel: str) -> dict[str, float]:
        """The cost of each chunk that one Arabic letter (with its neighbours) may be, after a vowel."""
        found = self.ready.get((step, vowel))
        if found is None:
            found = self.ready[step, vowel] = self._row(step, vowel)
        return found

    def _row(self, step: str, vowel: str) -> dict[str, float]:
        letter = step[1]
        if letter not in self.letters:
            return {letter: 0.0} if letter.isdecimal() else {"": 3.0}
        unsaid = {chunk: -math.log(share) for chunk, share in self.shares(step, vowel).items() if share > 1e-6}
        if not self.both_ways:
            return unsaid
        said, chunks = self.letters[letter], self.chunks
        return {chunk: cost - said.get(chunk, -6.0) + chunks[chunk] / 2 for chunk, cost in unsaid.items()}

    def shares(self, step: str, vowel: str) -> dict[str, float]:
        """How often one Arabic letter (with its neighbours) is each chunk, after a vowel; empty when not known."""
        rows = (self.counts.get(context, {}) for context in contexts_of(step, vowel))
        return _smoothed(rows, _TRUST)

    def cost(self, arabic: Heard, latin: Heard) -> float:
        """How far apart an Arabic and a Latin name are, in nats; below 0 is as near as can be."""
        found = self._read(arabic, latin)[0]
        return found + _apart(arabic, latin)

    def alignment(self, arabic: Heard, latin: Heard) -> list[tuple[str, str, str]] | None:
        """The cheapest reading: each step with the vowel before it and its chunk; None when there is no reading."""
        _, trail = self._read(arabic, latin)
        if trail is None:
            return None
        end, read = len(latin.text), []
        for step, came in zip(reversed(arabic.steps), reversed(trail), strict=True):
            start = came[end]
            read.append((step, latin.steps[start], latin.text[start:end]))
            end = start
        return read[::-1]

    def worst(self, arabic: Heard, latin: Heard) -> float:
        """The cost of the letter that fits least; infinite when there is no reading."""
        read = self.alignment(arabic, latin)
        if read is None:
            return math.inf
        return max((self.row(step, vowel).get(chunk, _UNHEARD) for step, vowel, chunk in read), default=math.inf)

    def _read(self, arabic: Heard, latin: Heard) -> tuple[float, list[dict[int, int]] | None]:
        text, vowels, end = latin.text, latin.steps, len(latin.text)
        best, trail = {0: 0.0}, []
        ready, row = self.ready, self.row
        for step in arabic.steps:
            reached: dict[int, float] = {}
            came: dict[int, int] = {}
            limit = min(best.values()) + _BEAM
            for start, cost in best.items():
                if cost > limit:
                    continue
                costs = ready.get((step, vowels[start])) or row(step, vowels[start])
                for stop in range(start, min(start + LONGEST, end) + 1):
                    chunk = costs.get(text[start:stop])
                    if chunk is None:
                        if stop > start + 1:
                            continue
                        chunk = _UNHEARD
                    if stop not in reached or cost + chunk < reached[stop]:
                        reached[stop], came[stop] = cost + chunk, start
            best = reached
            trail.append(came)
        if end in best:
            return best[end], trail
        return min(cost + _UNHEARD * (end - stop) for stop, cost in best.items()), None


def contexts_of(step: str, vowel: str) -> tuple[str, str, str, str]:
    """What is known of a letter, from the letter alone to its neighbours and the vowel before it.

    >>> contexts_of("حدي", "u")
    ('د', 'دu', 'ديu', 'حديu')
    """
    letter, after = step[1], step[2]
    return letter, letter + vowel, letter + after + vowel, step + vowel


def _smoothed(rows: Iterable[Mapping[str, int]], trust: Iterable[float]) -> dict[str, float]:
    """Shares of the last row, with as much of the rows before it as it is thin (Witten and Bell 1991)."""
    shares: dict[str, float] = {}
    for row, doubt in zip(rows, trust, strict=True):
        if not row:
            continue
        total = sum(row.values())
        own = total / (total + doubt * len(row))
        shares = {chunk: (1 - own) * share for chunk, share in shares.items()}
        for chunk, times in row.items():
            shares[chunk] = shares.get(chunk, 0.0) + own * times / total
    return shares


def _apart(arabic: Heard, latin: Heard) -> float:
    """What an article, a kind of place or another number of words on one side only costs, and contradicting dots."""
    cost = _ARTICLE * (arabic.article != latin.article) + _KIND * (arabic.kind != latin.kind)
    cost += _WORD * abs(arabic.words - latin.words)
    if latin.marks is None or arabic.marks is None:
        return cost
    return cost + _MARK * sum(abs(arabic.marks[letter] - times) for letter, times in latin.marks.items())


@cache
def sounds() -> Sounds:
    """The shipped table. Raises VocabularyError when it cannot be read."""
    try:
        return Sounds.of(read_counts(TABLE.read_text(encoding="utf-8").splitlines()))
    except (OSError, ValueError) as fault:
        raise VocabularyError(f"{TABLE} cannot be read: {fault}. Mend the file or install again.") from fault


def read_counts(lines: Iterable[str]) -> dict[str, dict[str, int]]:
    """Counts from lines of ``context<TAB>chunk count chunk count...``; ``-`` stands for the empty chunk."""
    counts = {}
    for line in lines:
        if line.startswith("#") or not line:
            continue
        context, cells = line.split("\t")
        words = cells.split(" ")
        counts[context] = {
            "" if chunk == "-" else chunk: int(times) for chunk, times in zip(words[::2], words[1::2], strict=True)
        }
    return counts
