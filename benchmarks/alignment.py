"""Which clauses of a text and its translation say the same, held against pairs marked by hand.

    python benchmarks/alignment.py

For the translations of ../shared/eval (left out where that is not beside the project) and of the project's own
documents: F1 by Vecalign's definitions (Thompson and Koehn 2019; strict: the same run on both sides; lax: some words
of both sides in one gold pair), beside Gale and Church's lengths alone (1993). Then, with one pair in ten robbed of
one side, how many of the clauses left alone are found; and how many pairs are right by how sure they are said to be.
"""

from __future__ import annotations

import hashlib
import math
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tawthiq.casebook.casebook import Casebook
from tawthiq.linking.alignment import Costs, Sides, best
from tawthiq.linking.clauses import clauses
from tawthiq.linking.evidence import Page
from tawthiq.linking.lines import pages
from tawthiq.model.span import Span
from tawthiq.pipeline.corpus import build
from tawthiq.pipeline.links import material

ROOT = Path(__file__).resolve().parents[1]
GOLD = Path(__file__).with_name("alignment_gold.yaml")
EVALUATION = ROOT / "../shared/eval"
SEEDS, ROBBED = 3, 0.1
PRIOR = {(1, 1): 0.89, (1, 0): 0.0099, (0, 1): 0.0099, (1, 2): 0.089, (2, 1): 0.089, (2, 2): 0.011}
SPREAD = 6.8
"""Of Gale and Church: how common a kind of bead is, and the variance of lengths."""
BANDS = (0.5, 0.8, 0.95, 1.01)

Run = tuple[int, int] | None
Bead = tuple[Run, Run]


@dataclass(frozen=True, slots=True)
class Gold:
    """Two files, the hashes of their texts, and the pairs of runs that say the same."""

    files: tuple[Path, Path]
    hashes: tuple[str, str]
    beads: tuple[Bead, ...]

    @property
    def given(self) -> bool:
        """Whether it is of the evaluation documents, which are not the project's own."""
        return EVALUATION.resolve() in self.files[0].parents


def gold() -> list[Gold]:
    """The pairs marked by hand."""
    return [_gold(block) for block in yaml.safe_load(GOLD.read_text(encoding="utf-8"))]


def _gold(block: dict[str, Any]) -> Gold:
    left, right = block["left"], block["right"]
    files = ((ROOT / left["file"]).resolve(), (ROOT / right["file"]).resolve())
    pairs = (pair.partition("|") for pair in block["pairs"].split())
    return Gold(files, (left["sha256"], right["sha256"]), tuple((_run(one), _run(other)) for one, _, other in pairs))


def _run(written: str) -> Run:
    start, _, end = written.partition("-")
    return (int(start), int(end)) if end else None


def pages_of(pairs: Iterable[Gold], read: Iterable[Page]) -> list[tuple[Gold, Page, Page]]:
    """The pages of every pair; a text that is not the one that was marked is an error."""
    shelf = {_hash(page.text): page for page in read}
    return [(pair, shelf[pair.hashes[0]], shelf[pair.hashes[1]]) for pair in pairs]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read(folders: Sequence[Path]) -> list[Page]:
    """The pages of a casebook of these folders."""
    with tempfile.TemporaryDirectory() as folder:
        case = Casebook.create(Path(folder) / "case")
        build(case, list(folders))
        made = material(case)
        return pages(made.documents, made.lines, made.sentences)


def aligned(left: Page, right: Page) -> list[Bead]:
    """The beads of our alignment."""
    mine, theirs = clauses(left.text, left.sentences), clauses(right.text, right.sentences)
    return [bead for bead, _ in _beads(Sides(left, right, mine, theirs), mine, theirs)]


def _beads(sides: Costs, mine: Sequence[Span], theirs: Sequence[Span]) -> Iterator[tuple[Bead, float]]:
    for one, other, sure in best(sides):
        yield (_within(mine, one), _within(theirs, other)), sure


def _within(own: Sequence[Span], which: range) -> Run:
    return (own[which[0]].start, own[which[-1]].end) if which else None


class Lengths:
    """Gale and Church's costs: the kind of a bead and its lengths, nothing of its words."""

    def __init__(self, mine: Sequence[Span], theirs: Sequence[Span]) -> None:
        self.clauses = (mine, theirs)
        letters = [sum(clause.end - clause.start for clause in own) for own in self.clauses]
        self.proportion = letters[1] / letters[0]

    def cost(self, left: range, right: range) -> float:
        """What it costs that these say the same."""
        prior = PRIOR.get((len(left), len(right)))
        if prior is None:
            return math.inf
        one, other = (
            sum(own[at].end - own[at].start for at in which)
            for own, which in zip(self.clauses, (left, right), strict=True)
        )
        away = (other - one * self.proportion) / math.sqrt(max(1.0, one or other / self.proportion) * SPREAD)
        return -math.log(prior) - math.log(max(1e-9, math.erfc(abs(away) / math.sqrt(2))))


def f1(found: Sequence[tuple[Sequence[Bead], Sequence[Bead]]]) -> tuple[float, float]:
    """Strict and lax F1 over several documents, each with its gold beads and those that were found."""
    precision, recall = Counter[str](), Counter[str]()
    for wanted, said in found:
        precision += _judged(wanted, said)
        recall += _judged([bead for bead in said if all(bead)], [bead for bead in wanted if all(bead)])
    return _f(precision, recall, "strict"), _f(precision, recall, "lax")


def _f(precision: Counter[str], recall: Counter[str], how: str) -> float:
    shares = [counted[how] / max(1, counted["all"]) for counted in (precision, recall)]
    return 2 * shares[0] * shares[1] / max(1e-9, sum(shares))


def _judged(wanted: Sequence[Bead], said: Sequence[Bead]) -> Counter[str]:
    counted = Counter[str](all=len(said))
    known = set(wanted)
    for bead in said:
        counted["strict"] += bead in known
        counted["lax"] += bead in known or any(_meet(bead, other) for other in wanted)
    return counted


def _meet(one: Bead, other: Bead) -> bool:
    return all(a and b and a[0] < b[1] and b[0] < a[1] for a, b in zip(one, other, strict=True))


def robbed(pair: Gold, left: Page, right: Page, seed: int) -> Counter[str]:
    """With some clauses of one side taken away: how many are left alone, how many are said to be, how many are both."""
    luck = random.Random(f"{seed} {pair.hashes}")
    chosen = [(bead, luck.random() < 0.5) for bead in pair.beads if luck.random() < ROBBED]
    gone = [[run for bead, of_right in chosen if of_right is bool(side) and (run := bead[side])] for side in (0, 1)]
    kept = [
        [clause for clause in clauses(page.text, page.sentences) if not any(a <= clause.start < b for a, b in lost)]
        for page, lost in zip((left, right), gone, strict=True)
    ]
    wanted = {
        (1 - of_right, clause)
        for bead, of_right in chosen
        for clause in _inside(kept[1 - of_right], bead[1 - of_right])
    }
    said = {
        (side, clause)
        for bead, _ in _beads(Sides(left, right, *kept), *kept)
        for side in (0, 1)
        if bead[side] and not bead[1 - side]
        for clause in _inside(kept[side], bead[side])
    }
    return Counter(found=len(wanted & said), wanted=len(wanted), said=len(said))


def _inside(own: Sequence[Span], run: Run) -> list[Span]:
    return [clause for clause in own if run and run[0] <= clause.start < run[1]]


def bands(known: Sequence[tuple[Gold, Page, Page]]) -> Iterator[tuple[float, float, int]]:
    """Up to which confidence: the share of pairs that are right, and how many there are."""
    judged = [
        (sure, bead in pair.beads)
        for pair, left, right in known
        for own in [[clauses(page.text, page.sentences) for page in (left, right)]]
        for bead, sure in _beads(Sides(left, right, *own), *own)
    ]
    for low, high in zip((0.0, *BANDS), BANDS, strict=False):
        right = [is_right for sure, is_right in judged if low <= sure < high]
        yield high, sum(right) / max(1, len(right)), len(right)


def by_lengths(left: Page, right: Page) -> list[Bead]:
    """The beads of lengths alone."""
    own = [clauses(page.text, page.sentences) for page in (left, right)]
    return [bead for bead, _ in _beads(Lengths(*own), *own)]


def main() -> None:
    """Print everything."""
    there = [pair for pair in gold() if pair.files[0].exists()]
    known = pages_of(there, read(sorted({pair.files[0].parent for pair in there})))
    for title, ours in (("shared/eval", True), ("corpus/dev and examples", False)):
        _print(title, [each for each in known if each[0].given is ours])
    print("\nhow sure      right  pairs")
    for high, share, count in bands(known):
        print(f"below {min(high, 1.0):<6.2f} {share:7.3f} {count:6}")


def _print(title: str, known: Sequence[tuple[Gold, Page, Page]]) -> None:
    if not known:
        print(f"{title}: not beside the project")
        return
    ways = {"ours": aligned, "Gale-Church": by_lengths}
    for name, way in ways.items():
        strict, lax = f1([(pair.beads, way(left, right)) for pair, left, right in known])
        count = sum(len(pair.beads) for pair, _, _ in known)
        print(f"{title}: {count} pairs of {len(known)} texts, {name}: strict {strict:.3f} lax {lax:.3f}")
    lost = sum((robbed(*each, seed) for seed in range(SEEDS) for each in known), Counter[str]())
    print(
        f"{title}: left out: precision {lost['found'] / lost['said']:.3f} recall {lost['found'] / lost['wanted']:.3f}"
    )


if __name__ == "__main__":
    main()
