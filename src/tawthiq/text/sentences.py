"""Sentences and paragraphs, as spans that leave out the white space around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from statistics import median

from tawthiq.model.span import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLOCK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r]*\n))*")
_STOP = re.compile(r"([.!?؟…]+)([\"'”’»)\]）]*)(?=\s|$)")
_LAST_WORD = re.compile(r"\w[\w.]*\Z")
_LONGEST_WORD = 24
_WRAPPED_WIDTH = range(50, 101)
_MOST_KEPT, _LONGEST_KEPT = 2_000, 10_000
"""How many paragraphs are kept split, and up to which length: a relay or a boilerplate says them again."""


def paragraphs(text: str) -> list[Span]:
    """Paragraphs: lines, or, where lines were wrapped at a fixed width, blocks between empty lines.

    >>> [span.of("One.\\n\\nTwo.") for span in paragraphs("One.\\n\\nTwo.")]
    ['One.', 'Two.']
    """
    pattern = _BLOCK if _is_wrapped(text) else _LINE
    return [span for found in pattern.finditer(text) if (span := _stripped(text, *found.span()))]


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[Span]:
    """Sentences of every paragraph in order; ``abbreviations`` (casefolded, no dot) do not end one.

    >>> text = "He left on Nov. 3. قال: «لا». ثم صمت؟ نعم"
    >>> [span.of(text) for span in sentences(text, {"nov"})]
    ['He left on Nov. 3.', 'قال: «لا».', 'ثم صمت؟', 'نعم']
    """
    return [
        sentence.moved(paragraph.start)
        for paragraph in paragraphs(text)
        for sentence in _sentences_of(paragraph.of(text), frozenset(abbreviations))
    ]


def _sentences_of(paragraph: str, abbreviations: frozenset[str]) -> Iterable[Span]:
    if len(paragraph) > _LONGEST_KEPT:
        return _split(paragraph, abbreviations)
    return _kept(paragraph, abbreviations)


@lru_cache(maxsize=_MOST_KEPT)
def _kept(paragraph: str, abbreviations: frozenset[str]) -> tuple[Span, ...]:
    return tuple(_split(paragraph, abbreviations))


def _split(text: str, abbreviations: Collection[str]) -> Iterator[Span]:
    start, end = 0, len(text)
    for stop in _STOP.finditer(text, start, end):
        if _ends_here(text, start, stop, end, abbreviations):
            if span := _stripped(text, start, stop.end()):
                yield span
            start = stop.end()
    if start < end and (span := _stripped(text, start, end)):
        yield span


def _ends_here(text: str, start: int, stop: re.Match[str], end: int, abbreviations: Collection[str]) -> bool:
    first, after = stop.span()
    if text[after : min(end, after + 8)].lstrip()[:1].islower():
        return False
    if stop.group(1) != ".":
        return True
    begin = max(start, first - _LONGEST_WORD, text.rfind(" ", start, first))
    word = _LAST_WORD.search(text, begin, first)
    if not word:
        return True
    last = word.group()
    return not (last.casefold() in abbreviations or _is_initial(last) or _is_list_number(text, start, word))


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isalpha() and word.isupper()


def _is_list_number(text: str, start: int, word: re.Match[str]) -> bool:
    return word.group().isdecimal() and not text[start : word.start()].strip()


def _is_wrapped(text: str) -> bool:
    lines = [line for line in text[:20_000].split("\n") if line.strip()]
    if len(lines) < 6:
        return False
    lengths = [len(line) for line in lines]
    full = sum(length in _WRAPPED_WIDTH for length in lengths)
    return max(lengths) <= _WRAPPED_WIDTH[-1] and full >= 0.6 * len(lines) and median(lengths) >= 55


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
