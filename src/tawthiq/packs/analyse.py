"""From a word as written to its pieces: clitics apart, each piece with its senses and its shape.

The tables of clitics, articles and endings are the pack's (text.yaml); nothing here knows a language. A piece is cut
off only when what is left is known, or when the pack says that it may be cut from unknown words too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tawthiq.packs.lexicon import CAPITAL, Keys, Lexicon, Sense
from tawthiq.text.fold import Folded, fold
from tawthiq.text.tokens import tokens

_COMMON = frozenset({"common"})
_ARTICLED = frozenset({"articled"})
_UNKNOWN_ARTICLE = frozenset({"definite", "articled"})
_SHORTEST = 2
"""A particle is cut from a word only when as many letters are left."""


class Piece(NamedTuple):
    """A word or a part of one: its place inside the token, its key, its senses, and all classes it bears."""

    start: int
    end: int
    key: str
    senses: tuple[Sense, ...]
    classes: frozenset[str]
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Clitic:
    """A particle written on the next word. ``unknown`` is how long an unknown rest must be to be cut from.

    After one that is ``last`` no other particle is written: kalaba is no "like, for, aba".
    """

    form: str
    name: str
    unknown: int | None
    last: bool = False


@dataclass(frozen=True, slots=True)
class Morphology:
    """What a pack says of how words are put together."""

    proclitics: tuple[Clitic, ...] = ()
    articles: tuple[str, ...] = ()
    contractions: tuple[tuple[str, str, str], ...] = ()
    enclitics: tuple[tuple[str, str], ...] = ()
    suffixes: tuple[tuple[str, str], ...] = ()
    restored: tuple[tuple[str, str], ...] = ()
    endings: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, text: Mapping[str, Any]) -> Morphology:
        """Read it from a pack's text.yaml."""
        return cls(
            tuple(
                Clitic(fold(c["form"]), c["class"], c.get("unknown"), bool(c.get("last")))
                for c in text.get("proclitics") or ()
            ),
            tuple(fold(form) for form in text.get("articles") or ()),
            tuple((fold(c["form"]), c["class"], fold(c["rest"])) for c in text.get("contractions") or ()),
            tuple((fold(c["form"]), c["class"]) for c in text.get("enclitics") or ()),
            tuple((fold(c["form"]), c["class"]) for c in text.get("suffixes") or ()),
            tuple((fold(c["ending"]), fold(c["was"])) for c in text.get("restored") or ()),
            tuple((fold(c["ending"]), c["class"]) for c in text.get("endings") or ()),
        )

    def guessed(self, key: str) -> frozenset[str]:
        """What the ending of a word that no lexicon has tells of it."""
        return frozenset(name for ending, name in self.endings if key.endswith(ending) and len(key) > len(ending) + 2)


class Analyser:
    """Analyses each different token once."""

    def __init__(
        self,
        lexicon: Lexicon,
        morphology: Morphology,
        marks: Mapping[str, Sense],
        literals: Collection[str] = (),
    ) -> None:
        self.lexicon = lexicon
        self.morphology = morphology
        self.marks = marks
        self.literals = literals
        self.seen: dict[str, tuple[Piece, ...]] = {}
        self.sets: dict[tuple[object, ...], frozenset[str]] = {}

    def pieces(self, word: str, kind: str) -> tuple[Piece, ...]:
        """The pieces of one token, which cover it from end to end."""
        found = self.seen.get(word)
        if found is None:
            found = self.seen[word] = self._analyse(word, kind)
        return found

    def _analyse(self, word: str, kind: str) -> tuple[Piece, ...]:
        if kind == "number":
            return (self._number(word),)
        if kind == "mark":
            return (self._mark(word),)
        key = fold(word)
        if not key:
            return (Piece(0, len(word), "", (), frozenset({"mark"})),)
        cuts = list(self._without_suffix(key))
        if len(cuts) > 1:
            return tuple(_placed(self._senses(cuts, word), Folded.of(word)))
        return tuple([Piece(0, len(word), key, senses, bears) for _, key, senses, bears in self._senses(cuts, word)])

    def _mark(self, word: str) -> Piece:
        sense = self.marks.get(word)
        senses = (sense,) if sense else ()
        classes = sense.classes if sense else frozenset[str]()
        return Piece(0, len(word), fold(word), senses, classes | {"mark"})

    def _number(self, word: str) -> Piece:
        piece = _number(word)
        return piece._replace(classes=piece.classes | self._literal(piece.key))

    def _literal(self, key: str) -> frozenset[str]:
        return frozenset({"=" + key}) if key in self.literals else frozenset()

    def _without_suffix(self, key: str) -> Iterator[tuple[str, int, frozenset[str]]]:
        for form, name in self.morphology.suffixes:
            stem = key.removesuffix(form)
            if 0 < len(stem) < len(key) and not self.lexicon.knows(key):
                yield from self._cut(stem)
                yield f"{name}+", len(form), frozenset()
                return
        yield from self._cut(key)

    def _cut(self, key: str, *, may_split: bool = True) -> Iterator[tuple[str, int, frozenset[str]]]:
        """(key, folded length, features) of each piece."""
        found = self._known(key)
        if found:
            yield found[0], len(key), found[1]
            return
        split = may_split and (self._proclitic(key, known=True) or self._proclitic(key, known=False))
        if not split:
            yield key, len(key), self._article_of(key)
            return
        name, length, rest, taken, last = split
        yield f"{name}+", length, frozenset()
        for position, (part, size, features) in enumerate(self._cut(rest, may_split=not last)):
            yield part, size - taken if position == 0 else size, features

    def _known(self, key: str) -> tuple[str, frozenset[str]] | None:
        """The lexicon's key for a whole word, past its article and endings, and what was taken off.

        A word that is known only for being frequent may tell more without its article.
        """
        if self._tells(key) or key in self.lexicon.parts:
            return key, self._articled(key)
        common = key in self.lexicon.words
        for article in self.morphology.articles:
            rest = key.removeprefix(article)
            if _SHORTEST <= len(rest) < len(key) and (self._tells(rest) or (not common and self.lexicon.knows(rest))):
                return rest, self._literal(key) | {"definite", "articled"}
        if key in self.literals or common:
            return key, frozenset()
        return self._with_ending(key)

    def _tells(self, key: str) -> bool:
        """Whether a key is a word known for more than being frequent."""
        return any(sense.classes != _COMMON for sense in self.lexicon.words.get(key, ()))

    def _with_ending(self, key: str) -> tuple[str, frozenset[str]] | None:
        for ending, feature in self.morphology.enclitics:
            stem = key.removesuffix(ending)
            if len(stem) < len(key) and len(stem) >= _SHORTEST:
                for base in self._bases(stem):
                    if self.lexicon.knows(base):
                        return base, frozenset({feature})
        return None

    def _bases(self, stem: str) -> Iterator[str]:
        yield stem
        for ending, was in self.morphology.restored:
            if stem.endswith(ending):
                yield stem.removesuffix(ending) + was

    def _proclitic(self, key: str, *, known: bool) -> tuple[str, int, str, int, bool] | None:
        """(class, length, rest, letters of the rest that are not in the word, last) of the first particle to cut."""
        for form, name, put in self.morphology.contractions:
            rest = put + key.removeprefix(form)
            if key.startswith(form) and len(rest) > len(put) + 1 and (not known or self._reads(rest)):
                return name, len(form), rest, len(put), True
        for clitic in self.morphology.proclitics:
            rest = key.removeprefix(clitic.form)
            if len(rest) == len(key):
                continue
            if self._reads(rest, may_split=not clitic.last) if known else self._may_cut(clitic, rest):
                return clitic.name, len(clitic.form), rest, 0, clitic.last
        return None

    def _reads(self, rest: str, *, may_split: bool = True) -> bool:
        if rest.isdecimal():
            return True
        return len(rest) >= _SHORTEST and bool(self._known(rest) or (may_split and self._proclitic(rest, known=True)))

    def _may_cut(self, clitic: Clitic, rest: str) -> bool:
        if self._article_of(rest):
            return True
        return clitic.unknown is not None and len(rest) >= clitic.unknown

    def _article_of(self, key: str) -> frozenset[str]:
        return _UNKNOWN_ARTICLE if self._articled(key) else frozenset()

    def _articled(self, key: str) -> frozenset[str]:
        has = any(key.startswith(a) and len(key) >= len(a) + 3 for a in self.morphology.articles)
        return _ARTICLED if has else frozenset()

    def _senses(
        self, cuts: list[tuple[str, int, frozenset[str]]], word: str
    ) -> Iterator[tuple[int, str, tuple[Sense, ...], frozenset[str]]]:
        shape = _shape(word)
        for key, length, features in cuts:
            if key.endswith("+"):
                yield length, key, (), self._together((), frozenset({"clitic", key[:-1]}), "", "")
                continue
            fitting = (None, word, CAPITAL if word[:1].isupper() else None)
            senses = self.lexicon.words.get(key, ())
            if any(sense.exact not in fitting for sense in senses):
                senses = tuple([sense for sense in senses if sense.exact in fitting])
            literal = key if key in self.literals else ""
            features = features if senses else features | self.lexicon.hint(key) | self.morphology.guessed(key)
            bears = self._together(tuple([sense.classes for sense in senses]), features, shape, literal)
            yield length, key, senses, bears

    def _together(
        self, classes: tuple[frozenset[str], ...], features: frozenset[str], shape: str, literal: str
    ) -> frozenset[str]:
        """All classes of a piece as one set, the same object for the same classes."""
        made = (classes, features, shape, literal)
        found = self.sets.get(made)
        if found is None:
            found = features.union(*classes, self._literal(literal), {"word", shape} if shape else ())
            self.sets[made] = found
        return found

    def keys(self, phrase: str) -> Keys:
        """The keys of a phrase's pieces, articles left out, as `phrase_key` gives them for a text."""
        return tuple(
            self.phrase_key(piece.key) for token in tokens(phrase) for piece in self.pieces(token.text, token.kind)
        )

    def phrase_key(self, key: str) -> str:
        """The key under which a piece counts inside a phrase: without its article."""
        for article in self.morphology.articles:
            if key.startswith(article) and len(key) >= len(article) + 3:
                return key[len(article) :]
        return key


def _placed(parts: Iterator[tuple[int, str, tuple[Sense, ...], frozenset[str]]], folded: Folded) -> Iterator[Piece]:
    """Pieces with their places in the word as written; the last one reaches to its end."""
    at, total, begin = 0, len(folded.text), 0
    for length, key, senses, classes in parts:
        at = min(at + length, total)
        end = len(folded.source) if at == total else folded.origins[at]
        yield Piece(begin, end, key, senses, classes)
        begin = end


def _number(word: str) -> Piece:
    key = fold(word)
    whole = key.replace(",", "") if _grouped(key) else key
    value = float(whole) if whole.replace(".", "", 1).isdecimal() else None
    classes = {"word", "digits"}
    if value is not None and value.is_integer() and "." not in whole:
        classes |= _digit_classes(key, int(value))
    else:
        classes.add("digits.fraction")
    return Piece(0, len(word), key, (), frozenset(classes), value)


def _grouped(key: str) -> bool:
    head, *groups = key.split(",")
    return bool(groups) and len(head) <= 3 and all(len(group) == 3 for group in groups)


def _digit_classes(key: str, value: int) -> set[str]:
    classes = {"digits.whole"}
    if len(key) <= 2 and 1 <= value <= 31:
        classes.add("digits.day")
    if len(key) <= 2 and 1 <= value <= 12:
        classes.add("digits.month")
    if len(key) == 4 and 1300 <= value <= 2100:
        classes.add("digits.year")
    if len(key) == 3 and key.isdecimal():
        classes.add("digits.three")
    return classes


def _shape(word: str) -> str:
    if word[:1].isupper():
        return "shape.upper" if len(word) > 1 and word.isupper() else "shape.title"
    return "shape.lower" if word[:1].islower() else "shape.plain"
