"""Cost of one long document: everything that is read, on one sentence of up to 5 MB and on up to 100,000 sentences.

    make bench-length

Each row is twice as large as the one before it; a ratio of about two says that the cost is linear in the length. The
words are those of the seed documents of ../shared/eval (else of the example corpus) over and over, nothing is kept
between the rows, and every short sentence has a number of its own, so that none was met before.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from itertools import count

from speed import LANGUAGES, documents

from tawthiq.cascade.reader import Reader, shipped

BYTES = (625_000, 1_250_000, 2_500_000, 5_000_000)
SENTENCES = (12_500, 25_000, 50_000, 100_000)
WORDS = 10
COMMA = {"ar": "،", "en": ","}
STOPS = str.maketrans(dict.fromkeys(".!?؟\n", " "))


def clauses(language: str) -> Iterator[str]:
    """The words of the documents, ten at a time, without an end of a sentence, for ever."""
    words = " ".join(dict.fromkeys(documents(language))).translate(STOPS).split()
    for at in count(0, WORDS):
        yield " ".join(words[(at + step) % len(words)] for step in range(WORDS))


def one_sentence(language: str, size: int) -> str:
    """One sentence of so many bytes."""
    parts, length = [], 0
    for clause in clauses(language):
        parts.append(clause)
        length += len(clause.encode()) + 2
        if length >= size:
            return f"{COMMA[language]} ".join(parts)
    return ""


def many_sentences(language: str, number: int) -> str:
    """So many sentences of ten words and a number each."""
    return "\n".join(f"{clause} {at}." for at, clause in zip(range(number), clauses(language), strict=False))


def rows(reader: Reader, name: str, make: Callable[[str, int], str], sizes: tuple[int, ...]) -> None:
    """Print the seconds of each size, and the ratio to the one before."""
    before = None
    for size in sizes:
        text = make(reader.pack.language, size)
        reader.forget()
        started = time.process_time()
        reader.read(text)
        seconds = time.process_time() - started
        ratio = f"{seconds / before:8.2f}" if before else f"{'':8}"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        megabytes = len(text.encode()) / 1e6
        print(f"{name:24}{size:12,}{megabytes:10.2f}{seconds:10.2f}{megabytes / seconds:8.2f}{ratio}{peak:12,.0f}")
        before = seconds


def main() -> None:
    """Print the table."""
    print(f"{'':24}{'size':>12}{'MB':>10}{'seconds':>10}{'MB/s':>8}{'ratio':>8}{'peak MB':>12}")
    for language in LANGUAGES:
        reader = shipped(language)
        reader.read(documents(language)[0])
        rows(reader, f"{language}: one sentence", one_sentence, BYTES)
        rows(reader, f"{language}: many sentences", many_sentences, SENTENCES)


if __name__ == "__main__":
    main()
