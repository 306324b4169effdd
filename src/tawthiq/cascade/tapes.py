"""From words to a tape: tokens, pieces, and the phrases of the lexicon, every different token analysed once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from tawthiq.cascade.recent import Recent
from tawthiq.cascade.tape import Alphabet, Tape
from tawthiq.packs.analyse import Piece
from tawthiq.packs.compile import Pack
from tawthiq.packs.lexicon import Keys, Lexicon, Sense
from tawthiq.text.tokens import kind_of, pieces

_MOST_TOKENS = 400_000
"""How many different tokens are kept analysed."""
_MOST_PHRASES = 100_000


class _Item(NamedTuple):
    """A piece of a token, ready for the tape: where it stands in its token, and the phrases it can begin."""

    symbol: str
    start: int
    end: int
    piece: Piece
    key: str
    leads: Mapping[str, Sequence[int]] | None


_At = tuple[int, _Item]
"""An item, and where its token begins."""


class _Heads(dict[str, "Mapping[str, Sequence[int]] | None"]):
    """What can follow the first key of a phrase: the second key, with the sizes of such phrases, longest first."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon

    def __missing__(self, key: str) -> Mapping[str, Sequence[int]] | None:
        sizes: dict[str, set[int]] = {}
        for keys in self.lexicon.phrases.get(key, ()):
            if len(keys) > 1:
                sizes.setdefault(keys[1], set()).add(len(keys))
        self[key] = found = {second: sorted(some, reverse=True) for second, some in sizes.items()} or None
        return found


class _Tokens(dict[str, tuple[_Item, ...]]):
    """Every different token with its items, worked out when it is met first; white space has none."""

    def __init__(self, pack: Pack, alphabet: Alphabet) -> None:
        super().__init__()
        self.pack = pack
        self.alphabet = alphabet
        self.heads = _Heads(pack.lexicon)

    def __missing__(self, token: str) -> tuple[_Item, ...]:
        kind = kind_of(token)
        items = () if kind == "space" else tuple(self._item(p) for p in self.pack.analyser.pieces(token, kind))
        if len(self) >= _MOST_TOKENS:
            self.clear()
            self.pack.analyser.seen.clear()
        self[token] = items
        return items

    def _item(self, piece: Piece) -> _Item:
        key = self.pack.analyser.phrase_key(piece.key)
        symbol = self.alphabet.symbol(piece.classes)
        return _Item(symbol, piece.start, piece.end, piece, key, self.heads[key])


class Writer:
    """Writes sentences onto tapes, for one pack and one alphabet."""

    def __init__(self, pack: Pack, alphabet: Alphabet) -> None:
        self.pack = pack
        self.alphabet = alphabet
        self.tokens = _Tokens(pack, alphabet)
        self.phrases: Recent[tuple[str, int, frozenset[str]], Piece] = Recent(_MOST_PHRASES)

    def write(self, sentence: str, at: int, tape: Tape) -> None:
        """Put the items of a sentence that begins at a place of its text at the end of a tape."""
        words, known = pieces(sentence), self.tokens
        begins = accumulate(map(len, words), initial=at)
        items = [(begin, item) for word, begin in zip(words, begins, strict=False) for item in known[word]]
        done, end = 0, len(items) - 1
        for first, leads in [(place, item[5]) for place, (_, item) in enumerate(items) if item[5]]:
            if first < done or first == end or not (sizes := leads.get(items[first + 1][1].key)):
                continue
            size, senses = self._phrase(items, first, sizes)
            if size:
                _copy(items[done:first], tape)
                self._add_phrase(items[first : first + size], senses, tape)
                done = first + size
        _copy(items[done:], tape)

    def _phrase(self, items: list[_At], at: int, sizes: Sequence[int]) -> tuple[int, tuple[Sense, ...]]:
        """How many items the longest lexicon phrase of some sizes takes here, and its senses; 0 when there is none."""
        bucket = self.pack.lexicon.phrases[items[at][1].key]
        for size in sizes:
            wanted: Keys = tuple([item.key for _, item in items[at : at + size]])
            senses = bucket.get(wanted)
            if senses is not None and len(wanted) == size:
                return size, senses
        return 0, ()

    def _add_phrase(self, items: list[_At], senses: tuple[Sense, ...], tape: Tape) -> None:
        (begin, first), (last_begin, last) = items[0], items[-1]
        start, end = begin + first.start, last_begin + last.end
        key = " ".join([item.key for _, item in items])
        known = (key, end - start, first.piece.classes)
        whole = self.phrases.get(known)
        if whole is None:
            whole = self.phrases[known] = _whole(key, end - start, first.piece.classes, senses)
        tape.add(self.alphabet.symbol(whole.classes), start, end, whole)


def _whole(key: str, length: int, first: frozenset[str], senses: tuple[Sense, ...]) -> Piece:
    """A phrase as one piece; it is written and determined as its first word is."""
    shape = {name for name in first if name.startswith(("shape.", "definite", "articled", "possess"))}
    return Piece(0, length, key, senses, frozenset(shape | {"phrase"}).union(*(sense.classes for sense in senses)))


def _copy(items: list[_At], tape: Tape) -> None:
    tape.symbols += [item[0] for _, item in items]
    tape.starts += [begin + item[1] for begin, item in items]
    tape.ends += [begin + item[2] for begin, item in items]
    tape.payloads += [item[3] for _, item in items]
