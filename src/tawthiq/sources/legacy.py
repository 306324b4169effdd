"""Which one-byte encoding a text is in, judged by the words it makes.

Only words with a byte above ASCII are judged: the others read alike in every encoding. A word of one script
counts for an encoding, a common word counts more, and a word that mixes scripts or is mostly accents counts
against it: Windows-1256 read as Windows-1252 gives "ÇáãÏäííä", ISO-8859-6 read as Windows-1256 gives Arabic
with French letters in it, and Russian read as Arabic gives words that no Arabic word looks like.
"""

from __future__ import annotations

import re
from itertools import islice

ENCODINGS = ("windows-1252", "windows-1256", "iso-8859-6")
"""In order of preference when two make equally good words (they then mostly make the same words)."""

_ARABIC_WORDS = "في من على إلى الى عن أن ان إن التي الذي هذا هذه ذلك ما لا كان كانت قد بين بعد مع أو كما لم قال قالت"
_LATIN_WORDS = "à où été né née même für über más años también"
COMMON = frozenset(f"{_ARABIC_WORDS} {_LATIN_WORDS}".split())
_JUDGED = 2_000
_RUN = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_WORD = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652])+")
_ARABIC = re.compile("[\u0621-\u06d3]")
_SOUND_ARABIC = re.compile(
    r"""[\u0621-\u0628\u062a-\u0648\u064a\u0671-\u06d3]   # no mark, teh marbuta or alef maksura begins a word
        [\u0621-\u0628\u062a-\u0648\u064a-\u06d3]*        # nor do the last two stand inside one
        [\u0629\u0649]?[\u064b-\u0652]*""",
    re.VERBOSE,
)
_ACCENTED = re.compile("[\u00aa-\u024f]")


def best(data: bytes) -> tuple[str, str] | None:
    """The text in the encoding that makes the best words, and that encoding; None when none makes words."""
    runs = [run.group() for run in islice(_RUN.finditer(data), _JUDGED)]
    scores = {encoding: score(runs, encoding) for encoding in ENCODINGS}
    for encoding in sorted(ENCODINGS, key=lambda encoding: -scores[encoding]):
        if scores[encoding] < 0:
            return None
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None


def score(runs: list[bytes], encoding: str) -> int:
    """How good the words are that the runs of bytes make in one encoding."""
    text = b" ".join(runs).decode(encoding, "replace")
    return sum(map(_worth, _WORD.findall(text))) - 4 * text.count("\N{REPLACEMENT CHARACTER}")


def _worth(word: str) -> int:
    arabic, accented = len(_ARABIC.findall(word)), len(_ACCENTED.findall(word))
    if not arabic and not accented:
        return 0
    if word.lower() in COMMON:
        return 3
    if arabic:
        return 1 if _SOUND_ARABIC.fullmatch(word) else -2
    if len(word) == 1:
        return 0
    cased = word.islower() or word.istitle() or word.isupper()
    return 1 if cased and accented * 2 <= len(word) else -2
