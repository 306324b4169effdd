"""Characters a second on one core, against spaCy's blank tokenisers on the same text in the same run, and peak memory.

    make bench

Reads the seed documents of ../shared/eval repeated to 5 MB (UTF-8) in each language; where they are not there, the
example corpus. Every figure is the best of three runs after a warm-up. The ratio is what counts: absolute figures
depend on the machine.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tawthiq.cascade.reader import shipped

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "eval" / "seeds"
EXAMPLES = ROOT / "examples" / "meridia"
BYTES = 5_000_000
LANGUAGES = ("ar", "en")
RUNS = 3


def documents(language: str) -> list[str]:
    """Documents of one language, repeated to 5 MB."""
    folder = SEEDS if SEEDS.is_dir() else EXAMPLES
    texts = [path.read_text(encoding="utf-8-sig") for path in sorted(folder.glob("*.txt"))]
    arabic = [text for text in texts if sum("\u0600" <= char <= "\u06ff" for char in text) > len(text) / 3]
    mine = arabic if language == "ar" else [text for text in texts if text not in arabic]
    size = sum(len(text.encode()) for text in mine)
    return mine * max(1, round(BYTES / size))


def best_of(work: Callable[[str], object], texts: list[str]) -> float:
    """Seconds of the quickest of three runs over the texts, after a warm-up."""
    work(texts[0])
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        for text in texts:
            work(text)
        took.append(time.perf_counter() - started)
    return min(took)


def main() -> None:
    """Print the table: ours first, so that its peak memory is its own, then spaCy's on the same texts."""
    texts = {language: documents(language) for language in LANGUAGES}
    ours = {language: best_of(shipped(language).read, texts[language]) for language in LANGUAGES}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    import spacy

    theirs = {language: best_of(spacy.blank(language), texts[language]) for language in LANGUAGES}
    print(f"{'':22}{'characters/s':>14}{'MB/s (UTF-8)':>14}{'ratio':>8}")
    for language in LANGUAGES:
        characters = sum(map(len, texts[language]))
        size = sum(len(text.encode()) for text in texts[language])
        for name, took in (
            (f"tawthiq read, {language}", ours[language]),
            (f"spaCy blank, {language}", theirs[language]),
        ):
            print(f"{name:22}{characters / took:14,.0f}{size / took / 1e6:14.2f}{theirs[language] / took:8.2f}")
    print(f"peak memory            {peak:,.0f} MB (before spaCy is loaded)")
    print(f"tawthiq --help         {help_time() * 1000:,.0f} ms (median of 9)")


def help_time() -> float:
    """Median seconds of `tawthiq --help` as a whole process."""
    took = []
    for _ in range(9):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "tawthiq", "--help"], check=True, capture_output=True)
        took.append(time.perf_counter() - started)
    return statistics.median(took)


if __name__ == "__main__":
    main()
