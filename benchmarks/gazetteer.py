"""Importing, opening and asking gazetteers, and how many places of documents are resolved.

    python benchmarks/gazetteer.py                    a million made-up names
    python benchmarks/gazetteer.py FILE... -- TEXT... these files; then the places of these texts

Prints seconds and the peak of memory that importing adds (ru_maxrss of this process), seconds to open afterwards,
look-ups a second, and the shares of place mentions resolved to one place, left with several candidates, and unknown.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawthiq.gazetteer.index import Index
from tawthiq.pipeline.language import chosen
from tawthiq.pipeline.vocabulary import Vocabulary
from tawthiq.sources.manifest import read_manifest

NAMES = 1_000_000
_LATIN = "ba dar hud jaz kaf lam mar nun qas rim sal tin wad zub shar khal"
_ARABIC = "با دار هود جاز كاف لام مار نون قاص ريم سال تين واد زوب شار خال"
_SYLLABLES = list(zip(_LATIN.split(), _ARABIC.split(), strict=True))


def made_up(path: Path, names: int) -> Path:
    """A GeoNames dump of made-up villages with that many names, half of them Arabic."""
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as out:
        for number in range(names // 2):
            parts = [chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))]
            latin, arabic = "".join(p[0] for p in parts).capitalize(), "".join(p[1] for p in parts)
            if number % 3 == 0:
                latin, arabic = f"Tall {latin}", f"تل {arabic}"
            at = f"{chance.uniform(12, 37):.5f}\t{chance.uniform(35, 55):.5f}"
            out.write(f"{number + 1}\t{latin}\t{latin}\t{arabic}\t{at}\tP\tPPL\tXM\t\t{number % 20:02}")
            out.write("\t\t\t\t0\t\t\tEtc/UTC\t2020-01-01\n")
    return path


def imported(files: tuple[Path, ...], home: Path) -> Index:
    """Import files and print what it took."""
    vocabulary, before, started = Vocabulary(files, (), home), peak(), time.perf_counter()
    (index,) = vocabulary.places().indexes
    took = time.perf_counter() - started
    places, names = sum(index.tally().places.values()), index.tally().names
    print(
        f"import {places:,} places, {names:,} names: {took:.1f} s, {peak() - before:.0f} MB added to the peak", end=""
    )
    print(f", {index.path.stat().st_size / 1e6:.0f} MB on disk")
    started = time.perf_counter()
    index = vocabulary.places().indexes[0]
    print(f"open again, files hashed anew: {time.perf_counter() - started:.3f} s", end="")
    started = time.perf_counter()
    index = Index(index.path)
    print(f"; the index alone: {time.perf_counter() - started:.3f} s")
    return index


def asked(index: Index) -> None:
    """Print look-ups a second: names that are there, and words that are not."""
    there = [key for (key,) in index._base.execute("SELECT key FROM keys ORDER BY n LIMIT 20000")]
    started = time.perf_counter()
    for key in there:
        index.named(key)
    print(f"look-ups of names: {len(there) / (time.perf_counter() - started):,.0f}/s", end="")
    started = time.perf_counter()
    for number in range(200_000):
        index.may(f"word{number}")
    print(f"; of words that are no name: {200_000 / (time.perf_counter() - started):,.0f}/s")


def peak() -> float:
    """The peak of this process's memory in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resolved(vocabulary: Vocabulary, texts: list[Path]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """(file, words, value) of every place mention of some texts."""
    for path in texts:
        text = path.read_text(encoding="utf-8-sig")
        language = chosen(text, None)
        origin = read_manifest(path.parent).origin_of(path.name)
        if language:
            findings = vocabulary.reader(language).read(text, origin.published).findings
            for finding in findings:
                if finding.kind == "place":
                    start, end = finding.value["span"]
                    yield path.name, " ".join(text[start:end].split()), dict(finding.value)


def state(value: dict[str, object]) -> str:
    """Resolved, several or unknown."""
    if value.get("gazetteer_id"):
        return "resolved to one"
    return "candidates left" if value.get("candidates") else "unknown"


def main() -> None:
    """Import what was named, or a million made-up names, and print."""
    words = sys.argv[1:]
    cut = words.index("--") if "--" in words else len(words)
    files, texts = tuple(map(Path, words[:cut])), sorted(map(Path, words[cut + 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        given = files or (made_up(Path(folder, "XM.txt"), NAMES),)
        asked(imported(given, Path(folder, "index")))
        if texts:
            found = list(resolved(Vocabulary(given, (), Path(folder, "index")), texts))
            shares = Counter(state(value) for *_, value in found)
            print(", ".join(f"{what}: {count} ({count / len(found):.1%})" for what, count in shares.most_common()))
            every = [row for row in found if row[2].get("gazetteer_id")]
            for name, said, value in every[:: max(1, len(every) // 50)][:50]:
                keys = ("place_type", "name", "admin1", "country", "latitude", "longitude", "gazetteer_id", "because")
                print("|".join([name, said, *(str(value.get(key) or "") for key in keys)]))


if __name__ == "__main__":
    main()
