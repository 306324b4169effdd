"""Which accounts tell of one incident, measured on an invented war with known truth.

    python benchmarks/incidents.py [1000 10000 100000] [--seed 5]

For each number of accounts, each in a process of its own: the rates of the world (docs/linking.md tells the measured
ones), pair precision, recall and F1, B-cubed F1, how often neighbours are joined (different incidents within a day and
5 km: the share of their pairs of accounts, and the share of them that most of whose accounts share an incident),
questions left, processor seconds of linking, peak memory and what of it the accounts held before linking began. At the
end the exponents of growth: 1.0 is linear.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from incident_rates import Happened
from incident_world import World, neighbours, world

from tawthiq.evaluation.links import b_cubed
from tawthiq.linking.resolve import link

Figures = dict[str, float]
COLUMNS = (
    ("accounts", "{:,.0f}"),
    ("incidents", "{:,.0f}"),
    ("near 1d 5km", "{:.3f}"),
    ("near 2d 30km", "{:.3f}"),
    ("pair P", "{:.3f}"),
    ("pair R", "{:.3f}"),
    ("pair F1", "{:.3f}"),
    ("B-cubed", "{:.3f}"),
    ("pairs joined", "{:.4f}"),
    ("merged", "{:.4f}"),
    ("asked", "{:,.0f}"),
    ("seconds", "{:,.1f}"),
    ("MB", "{:,.0f}"),
    ("of it given", "{:,.0f}"),
)


def measured(accounts: int, seed: int) -> Figures:
    """Everything of one world."""
    made = world(accounts, seed)
    base = _megabytes()
    started = time.process_time()
    links = link([], made.tellings)
    seconds = time.process_time() - started
    home = {account: cluster.id for cluster in links.clusters for account in cluster.accounts}
    size = {"accounts": len(home), "incidents": len(made.incidents), "asked": len(links.questions)}
    spent = {"seconds": seconds, "MB": _megabytes(), "of it given": base}
    near = {name: _near(made, *reach) for name, reach in (("near 1d 5km", (1, 5.0)), ("near 2d 30km", (2, 30.0)))}
    return size | spent | near | _pairs(made, home) | _joined(made, home)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _near(made: World, days: int, reach: float) -> float:
    """The share of incidents that have a neighbour."""
    found = {one.key for pair in neighbours(made.incidents, days, reach) for one in pair}
    return len(found) / len(made.incidents)


def _pairs(made: World, home: Mapping[str, str]) -> Figures:
    """Pair precision, recall and F1, and B-cubed F1."""
    placed = [(made.truth[account], found) for account, found in home.items()]
    both = _of(Counter(placed))
    wanted, said = (_of(Counter(side)) for side in zip(*placed, strict=True))
    shares = b_cubed(placed)
    precision, recall = (sum(side) / len(shares) for side in zip(*shares, strict=True))
    return {
        "pair P": both / said,
        "pair R": both / wanted,
        "pair F1": 2 * both / (said + wanted),
        "B-cubed": 2 * precision * recall / (precision + recall),
    }


def _of(sizes: Counter[object]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def _joined(made: World, home: Mapping[str, str]) -> Figures:
    """Of the pairs of neighbours, how many pairs of accounts were joined, and how many pairs of incidents."""
    put: dict[str, Counter[str]] = defaultdict(Counter)
    for account, found in home.items():
        put[made.truth[account]][found] += 1
    pairs = [(put[a.key], put[b.key]) for a, b in _told(neighbours(made.incidents, 1, 5.0), put)]
    joined = sum(a[found] * b[found] for a, b in pairs for found in a)
    merged = sum(a.most_common(1)[0][0] == b.most_common(1)[0][0] for a, b in pairs)
    return {"pairs joined": joined / sum(a.total() * b.total() for a, b in pairs), "merged": merged / len(pairs)}


def _told(pairs: Iterable[tuple[Happened, Happened]], put: Mapping[str, object]) -> Iterable[tuple[Happened, Happened]]:
    return ((a, b) for a, b in pairs if a.key in put and b.key in put)


def main() -> None:
    """Print a row for every number of accounts, and the exponent of growth."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("accounts", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.one:
        print(json.dumps(measured(given.accounts[0], given.seed)))
        return
    print("".join(f"{name:>13}" for name, _ in COLUMNS))
    rows = []
    for accounts in given.accounts:
        words = [sys.executable, __file__, str(accounts), "--seed", str(given.seed), "--one"]
        rows.append(json.loads(subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout))
        print("".join(f"{shown.format(rows[-1][name]):>13}" for name, shown in COLUMNS), flush=True)
    for less, more in pairwise(rows):
        spent, memory = _growth(less, more, "seconds"), _growth(less, more, "MB")
        sizes = f"{less['accounts']:,.0f} to {more['accounts']:,.0f} accounts"
        print(f"{sizes}: the time grows with exponent {spent:.2f}, the memory with {memory:.2f}")


def _growth(less: Figures, more: Figures, what: str) -> float:
    return math.log(more[what] / less[what]) / math.log(more["accounts"] / less["accounts"])


if __name__ == "__main__":
    main()
