"""From a text to its tape: sentences, tokens, pieces, and the phrases of the lexicon."""

from __future__ import annotations

from collections.abc import Sequence

from tawthiq.cascade.tape import PARAGRAPH, Alphabet, Tape
from tawthiq.model.span import Span
from tawthiq.packs.analyse import Piece
from tawthiq.packs.compile import Pack
from tawthiq.packs.lexicon import Keys, Sense
from tawthiq.packs.pattern import END
from tawthiq.text.tokens import tokens


def tape_of(text: str, sentences: Sequence[Span], pack: Pack, alphabet: Alphabet) -> Tape:
    """The tape of a text: every token's pieces, lexicon phrases as one item, an end after every sentence."""
    tape = Tape()
    stop = alphabet.symbol(frozenset({END}))
    pause = alphabet.symbol(frozenset({END, PARAGRAPH}))
    last = 0
    for sentence in sentences:
        tape.add(
            pause if "\n" in text[last : sentence.start] or not last else stop,
            sentence.start,
            sentence.start,
            None,
        )
        _add(tape, _pieces(text, sentence, pack), pack, alphabet)
        last = sentence.end
    tape.add(pause, last, last, None)
    return tape


def _pieces(text: str, sentence: Span, pack: Pack) -> Sequence[tuple[int, Piece]]:
    pieces = pack.analyser.pieces
    return [
        (token.start, piece)
        for token in tokens(text, sentence.start, sentence.end)
        for piece in pieces(token.text, token.kind)
    ]


def _add(tape: Tape, pieces: Sequence[tuple[int, Piece]], pack: Pack, alphabet: Alphabet) -> None:
    keys = [pack.analyser.phrase_key(piece.key) for _, piece in pieces]
    at = 0
    while at < len(pieces):
        size, senses = _phrase(keys, at, pack)
        start, piece = pieces[at]
        if size:
            last_start, last = pieces[at + size - 1]
            end = last_start + last.end
            shape = {name for name in piece.classes if name.startswith(("shape.", "definite", "possess"))}
            classes = frozenset(shape | {"phrase"}).union(*(sense.classes for sense in senses))
            whole = Piece(0, end - start - piece.start, " ".join(keys[at : at + size]), senses, classes)
            tape.add(alphabet.symbol(classes), start + piece.start, end, whole)
            at += size
        else:
            tape.add(alphabet.symbol(piece.classes), start + piece.start, start + piece.end, piece)
            at += 1


def _phrase(keys: Sequence[str], at: int, pack: Pack) -> tuple[int, tuple[Sense, ...]]:
    """How many pieces the longest lexicon phrase takes here, and its senses; 0 when there is none."""
    lexicon = pack.lexicon
    bucket = lexicon.phrases.get(keys[at])
    if not bucket:
        return 0, ()
    for size in range(min(lexicon.longest[keys[at]], len(keys) - at), 1, -1):
        wanted: Keys = tuple(keys[at : at + size])
        if wanted in bucket:
            return size, bucket[wanted]
    return 0, ()
