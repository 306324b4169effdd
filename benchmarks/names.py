"""Names across scripts: how often the right name comes first, what `same_name` finds and lets through, and speed.

    .venv/bin/python benchmarks/names.py [SET]

SET is ../shared/eval/names/places_2000q_20000d.json.gz when not given: 2,000 places with an Arabic and a Latin name
among 20,000 others. Each name is looked up among the 22,000 of the other script. As in the field notes, a hit is a name
whose place has the same name in the script of the query, articles and marks aside; ties count at their expected rank.
The baselines are those of the field notes, measured by the same rule on the same set. The learnt table has seen no
place of this set (scripts/learn_sounds.py). Speeds are of one core in processor time, each name keyed once, no cache.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tawthiq.gazetteer.keys import letters, make_forms, same_name
from tawthiq.gazetteer.nearest import Index, nearest
from tawthiq.gazetteer.sounds import hear, sounds

SET = Path(__file__).resolve().parents[2] / "shared" / "eval" / "names" / "places_2000q_20000d.json.gz"
ARTICLES = re.compile("([aeu]l|a[dnrstz]|a[dst]h|e[dnrstz]|esh)$")
BASELINES = (
    ("anyascii without vowels + ratio", 0.671, 0.732, 0.647, 0.715),
    ("uroman + ratio", 0.650, 0.717, 0.642, 0.709),
    ("exact skeleton", 0.386, 0.427, 0.374, 0.418),
    ("half skeleton, half uroman", 0.769, 0.830, 0.724, 0.792),
    ("the same, then a learnt letter channel", 0.824, 0.879, 0.859, 0.897),
)


def plain(name: str) -> str:
    """A name for comparing with its own script: no marks, no articles."""
    words = letters(name.replace("-", " ")).split()
    kept = [word for at, word in enumerate(words) if not ARTICLES.match(word) or at + 1 == len(words)]
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 3 else word for word in kept)


def ranked(queries: Sequence[str], names: Sequence[str], same: Sequence[str]) -> tuple[float, float, float, float]:
    """Recall at 1 and 5, mean reciprocal rank, and milliseconds a query. ``same`` names each place in the queries'
    script, the queries' own places first."""
    index = Index.of(names)
    first = fifth = reciprocal = 0.0
    started = time.process_time()
    found = [nearest(query, index, 60) for query in queries]
    took = (time.process_time() - started) / len(queries)
    for at, near in enumerate(found):
        hits = [same[other.at] == same[at] for other in near]
        if not any(hits):
            continue
        best = near[hits.index(True)].likeness
        before = sum(other.likeness > best for other in near)
        tied = [hit for other, hit in zip(near, hits, strict=True) if other.likeness == best]
        expected = before + (len(tied) + 1) / (sum(tied) + 1)
        first += sum(tied) / len(tied) if before == 0 else 0.0
        fifth += before < 5 and expected <= 5.5
        reciprocal += 1 / expected
    return first / len(queries), fifth / len(queries), reciprocal / len(queries), 1000 * took


def judged(arabic: Sequence[str], latin: Sequence[str], queries: int) -> tuple[float, float, float]:
    """Of `same_name`: the share of the queries' own pairs it finds; how many other places' names it takes for a
    query's, of 22,000; its precision over both."""
    index = Index.of(latin)
    keys, others = [plain(name) for name in arabic], [plain(name) for name in latin]
    found = wrong = right = 0
    for at in range(queries):
        found += same_name(arabic[at], latin[at])
        for other in index.shortlist(arabic[at], 200):
            if same_name(arabic[at], latin[other]):
                one_place = keys[at] == keys[other] or others[at] == others[other]
                right, wrong = right + one_place, wrong + (not one_place)
    return found / queries, wrong / queries, right / (right + wrong)


def a_second(work: Callable[[str], object], names: Sequence[str]) -> float:
    """Names a second, in processor time; every name is new to the work."""
    started = time.process_time()
    for name in names:
        work(name)
    return len(names) / (time.process_time() - started)


def main() -> None:
    """Print the tables."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SET
    data = json.loads(gzip.decompress(path.read_bytes()))
    rows, queries = [*data["queries"], *data["distractors"]], len(data["queries"])
    arabic, latin = [row["ar"] for row in rows], [row["la"] for row in rows]
    sounds()
    print(f"{'names/s, one core':42}key {a_second(make_forms, arabic + latin):,.0f}", end="  ")
    print(f"made ready for the sounds {a_second(hear, arabic + latin):,.0f}")
    print(f"\n{'':42}{'Arabic to Latin':>28}{'Latin to Arabic':>28}")
    print(f"{'':42}{'R@1':>8}{'R@5':>7}{'MRR':>7}{'ms':>6}{'R@1':>8}{'R@5':>7}{'MRR':>7}{'ms':>6}")
    for name, to_latin, latin_mrr, to_arabic, arabic_mrr in BASELINES:
        print(f"{name:42}{to_latin:8.3f}{'':7}{latin_mrr:7.3f}{'':6}{to_arabic:8.3f}{'':7}{arabic_mrr:7.3f}")
    forth = ranked(arabic[:queries], latin, [plain(name) for name in arabic])
    back = ranked(latin[:queries], arabic, [plain(name) for name in latin])
    print(f"{'tawthiq':42}" + "".join("{:8.3f}{:7.3f}{:7.3f}{:6.1f}".format(*side) for side in (forth, back)))
    recall, wrong, precision = judged(arabic, latin, queries)
    print(f"\n{'same_name, Arabic with Latin':42}found {recall:.3f}  others let through a query {wrong:.2f}", end="")
    print(f" of {len(rows) - 1:,}  precision {precision:.3f}")


if __name__ == "__main__":
    main()
