"""Speed on one core, against spaCy's blank tokenisers on the same texts in the same run; peak memory and start-up.

    make bench

Reads the seed documents of ../shared/eval repeated to 5 MB (UTF-8) in each language; where they are not there, the
example corpus. Four rows a language: the four kinds of mention alone on those texts; the same on sentences that were
never met (every digit changed, and nothing kept of the sentences before); everything that a document is read for; and
spaCy's tokeniser, on each. Processor time, the best of some runs that take turns, after a warm-up. The ratio is
what counts: absolute figures depend on the machine. Below stand everything in the documents of corpus/dev, each read
once in a new process without a warm-up (what a user waits for), peak memory and start-up.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from tawthiq.cascade.reader import Reader, shipped

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "eval" / "seeds"
EXAMPLES = ROOT / "examples" / "meridia"
CORPUS = ROOT / "corpus" / "dev"
BYTES = 5_000_000
LANGUAGES = ("ar", "en")
RUNS = 5


def documents(language: str) -> list[str]:
    """Documents of one language, repeated to 5 MB."""
    mine = texts_of(SEEDS if SEEDS.is_dir() else EXAMPLES, language)
    size = sum(len(text.encode()) for text in mine)
    return mine * max(1, round(BYTES / size))


def texts_of(folder: Path, language: str) -> list[str]:
    """The documents of one language in a folder."""
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt"))]
    arabic = [text for text in texts if sum("\u0600" <= char <= "\u06ff" for char in text) > len(text) / 3]
    return arabic if language == "ar" else [text for text in texts if text not in arabic]


def renumbered(text: str) -> str:
    """The text with every digit another one, so that its dates and figures were not met before."""
    return text.translate({ord(digit): random.choice("123456789") for digit in "123456789"})


def best_of(jobs: Mapping[str, tuple[Callable[[str], object], list[str]]]) -> dict[str, float]:
    """Processor seconds of the quickest run of each job over its texts; the jobs take turns."""
    took = dict.fromkeys(jobs, float("inf"))
    for _ in range(RUNS):
        for name, (work, texts) in jobs.items():
            started = time.process_time()
            for text in texts:
                work(text)
            took[name] = min(took[name], time.process_time() - started)
    return took


class Row(NamedTuple):
    """What was read in how many seconds, and how many spaCy's tokeniser took for it."""

    characters: int
    size: int
    seconds: float
    theirs: float


def rows(reader: Reader, tokenise: Callable[[str], object], texts: list[str]) -> dict[str, Row]:
    """The rows of one language."""
    fresh = [renumbered(text) for text in texts[: len(texts) // 5]]
    some = texts[: len(fresh)]

    def unmet(text: str) -> object:
        reader.forget()
        return reader.mentions(text)

    took = best_of(
        {
            "mentions, repeated": (reader.mentions, texts),
            "mentions, sentences unmet": (unmet, fresh),
            "everything, repeated": (reader.read, some),
            "spaCy": (tokenise, texts),
            "spaCy, unmet": (tokenise, fresh),
        }
    )
    theirs = (took["spaCy"], took["spaCy, unmet"], took["spaCy"] * len(some) / len(texts))
    measured = zip(list(took)[:3], (texts, fresh, some), theirs, strict=True)
    return {
        name: Row(sum(map(len, read)), sum(len(text.encode()) for text in read), took[name], seconds)
        for name, read, seconds in measured
    }


def show(name: str, some: list[Row]) -> None:
    """Print one row, or several together."""
    characters, size, seconds, theirs = (sum(column) for column in zip(*some, strict=True))
    rates = f"{characters / seconds:14,.0f}{size / seconds / 1e6:14.2f}{size / theirs / 1e6:12.2f}"
    print(f"{name:36}{rates}{theirs / seconds:8.2f}")


def main() -> None:
    """Print the table. spaCy is loaded last, so that the peak memory is ours."""
    random.seed(5)
    repeated = {language: documents(language) for language in LANGUAGES}
    readers = {language: shipped(language) for language in LANGUAGES}
    for language, reader in readers.items():
        reader.read(repeated[language][0])
        for text in repeated[language]:
            reader.mentions(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import spacy

    print(f"{'':36}{'characters/s':>14}{'MB/s (UTF-8)':>14}{'spaCy MB/s':>12}{'ratio':>8}")
    together: dict[str, list[Row]] = {}
    for language, reader in readers.items():
        for name, row in rows(reader, spacy.blank(language), repeated[language]).items():
            together.setdefault(name, []).append(row)
            show(f"{language}: {name}", [row])
    for name, some in together.items():
        show(f"both: {name}", some)
    for language in LANGUAGES:
        print(f"{language}: everything, read once  {new_process_rate(language):.2f} MB/s (corpus/dev in a new process)")
    print(f"peak memory            {peak:,.0f} MB (before spaCy is loaded)")
    print(f"reader ready           {ready_time() * 1000:,.0f} ms (median of 9: a process that opens both packs)")
    print(f"tawthiq --help         {help_time() * 1000:,.0f} ms (median of 9)")


def process_time_of(*arguments: str) -> float:
    """Median seconds of a whole process."""
    took = []
    for _ in range(9):
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        took.append(time.perf_counter() - started)
    return statistics.median(took)


def new_process_rate(language: str) -> float:
    """MB (UTF-8) a processor second of a process that has just opened a pack and reads each document once."""
    done = subprocess.run([sys.executable, __file__, language], check=True, capture_output=True, text=True)
    return float(done.stdout)


def read_once(language: str) -> None:
    """Print the rate of this process; the pack is open before the clock starts."""
    texts, reader = texts_of(CORPUS, language), shipped(language)
    started = time.process_time()
    for text in texts:
        reader.read(text)
    print(sum(len(text.encode()) for text in texts) / (time.process_time() - started) / 1e6)


def ready_time() -> float:
    """Seconds until both readers are open, with compiled packs in the cache."""
    return process_time_of("-c", "from tawthiq.cascade.reader import Reader, shipped; shipped('ar'); shipped('en')")


def help_time() -> float:
    """Seconds of `tawthiq --help`."""
    return process_time_of("-m", "tawthiq", "--help")


if __name__ == "__main__":
    read_once(sys.argv[1]) if sys.argv[1:] else main()
