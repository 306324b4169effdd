"""Which documents carry one statement, measured on invented statements and what outlets make of them.

    python benchmarks/relays.py [--statements 60] [--seed 5] [--errors]

Every document is read as any user's would be. Printed: precision and recall of pairs of documents that carry one
statement, by the pairs' kinds, the share of false pairs, and seconds.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
from collections import Counter
from itertools import combinations
from pathlib import Path

import yaml
from relay_world import AUTHORS, BY, LANGUAGES, OUTLETS, World, world

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build

Pairs = set[frozenset[str]]


def written(made: World, folder: Path) -> None:
    """The documents of a world as files, with their catalogue and the actors that they name."""
    (folder / "texts").mkdir()
    with (folder / "texts" / "manifest.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("file", "publisher", "published", "title", "url", "language"))
        for each in made.documents:
            (folder / "texts" / each.name).write_text(each.text, encoding="utf-8")
            rows.writerow((each.name, each.publisher, each.published, "", "", LANGUAGES[each.language]))
    (folder / "actors.yaml").write_text(yaml.safe_dump(_actors(), allow_unicode=True), encoding="utf-8")


def _actors() -> list[dict[str, object]]:
    pact = ("pact-of-sarn", "coalition", BY)
    return [
        {
            "actor": key,
            "type": kind,
            "name": names[0].removeprefix("the "),
            "native": names[1],
            "names": {language: [name.removeprefix("the ")] for language, name in zip(LANGUAGES, names, strict=True)},
        }
        for key, kind, names in (*AUTHORS, *OUTLETS, pact)
    ]


def found(made: World) -> tuple[Pairs, float]:
    """The pairs that are said to carry one statement, and the seconds it took to read and link."""
    with tempfile.TemporaryDirectory() as folder:
        written(made, Path(folder))
        case = Casebook.create(Path(folder) / "case")
        with case.writing() as writer:
            writer.add_vocabulary("actors", Path(folder) / "actors.yaml")
        started = time.perf_counter()
        build(case, [Path(folder) / "texts"])
        seconds = time.perf_counter() - started
        names = {row.id: row.name for row in case.documents()}
        groups = [[names[key] for key in line["documents"]] for line in case.lines("statement_group")]
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}, seconds


def kind(pair: frozenset[str]) -> str:
    """What the two documents of a pair are, and whether they are of one language."""
    one, other = sorted(name.split("_")[1].rstrip("0123456789") for name in pair)
    languages = {name.split("_")[2] for name in pair}
    return f"{one} and {other}, {'one language' if len(languages) == 1 else 'two languages'}"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description="Statements and their relays, in an invented world.")
    parser.add_argument("--statements", type=int, default=60)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--errors", action="store_true", help="name the pairs that are missed or false")
    asked = parser.parse_args()
    made = world(asked.statements, asked.seed)
    wanted = made.pairs()
    said, seconds = found(made)
    right = len(wanted & said)
    print(f"{len(made.documents)} documents, {len(wanted)} pairs, {seconds:.1f} s")
    print(f"precision {right / max(1, len(said)):.3f} recall {right / len(wanted):.3f}")
    by_kind, met = Counter(map(kind, wanted)), Counter(map(kind, wanted & said))
    for name, count in sorted(by_kind.items()):
        print(f"  {name:<40} {met[name]:4} of {count}")
    print(f"  false: {dict(Counter(map(kind, said - wanted)))}")
    if asked.errors:
        for title, pairs in (("missed", wanted - said), ("false", said - wanted)):
            print(*sorted(f"{title}: {' '.join(sorted(pair))}" for pair in pairs), sep="\n")


if __name__ == "__main__":
    main()
