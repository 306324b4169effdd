"""From marks to figures: a mark is what one comparison showed, a report is their sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Figure", "Mark", "Ratio", "Report", "Tally", "answered", "extra", "hit", "missed", "report_of"]

Figure = dict[str, float | int | None]
"""One line of the report: precision, recall, f1 and n; or accuracy and n; or mean and n."""

INCIDENTS = "incidents (B-cubed)"
GIVEN = "incidents, gold accounts"
TALLIES = (
    *("date spans", "dates", "places", "tolls", "toll parts"),
    *("accounts", "demands", "characterisations", "statement links"),
)
RATIOS = (
    *("grounding", "language", "document type", "toll group", "toll scope", "toll speaker", "toll chain"),
    *("account date", "account place", "account type", "account perpetrator", "account tolls"),
    *("account speaker", "account chain"),
)
BESIDE = {
    "date spans",
    "toll parts",
    "grounding",
    "language",
    "document type",
    "toll speaker",
    "account speaker",
}
"""Figures that are shown and do not enter the overall mean."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one comparison adds to one figure, and what to tell the reader of the errors."""

    figure: str
    hits: int = 0
    extras: int = 0
    misses: int = 0
    error: str = ""


def hit(figure: str) -> Mark:
    """In the gold and in the ledger."""
    return Mark(figure, hits=1)


def missed(figure: str, error: str = "") -> Mark:
    """In the gold, not in the ledger."""
    return Mark(figure, misses=1, error=error)


def extra(figure: str, error: str = "") -> Mark:
    """In the ledger, not in the gold."""
    return Mark(figure, extras=1, error=error)


def answered(figure: str, right: bool, error: str = "") -> Mark:
    """One question with one answer; the error is told when the answer is wrong."""
    return hit(figure) if right else missed(figure, error)


@dataclass(frozen=True, slots=True)
class Tally:
    """Precision and recall of things found.

    >>> Tally(hits=3, extras=1, misses=3).figure()
    {'precision': 0.75, 'recall': 0.5, 'f1': 0.6, 'n': 6}
    """

    hits: int
    extras: int
    misses: int

    def figure(self) -> Figure:
        """Precision, recall, F1; nothing to find and nothing found is 1."""
        found, wanted = self.hits + self.extras, self.hits + self.misses
        precision = self.hits / found if found else float(not wanted)
        recall = self.hits / wanted if wanted else 1.0
        return _found(precision, recall, wanted)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many of the answers are right."""

    good: int
    all: int

    def figure(self) -> Figure:
        """Accuracy, None when nothing was asked."""
        return {"accuracy": round(self.good / self.all, 4) if self.all else None, "n": self.all}


@dataclass(frozen=True, slots=True)
class Report:
    """The figures by name, in their order, and every error in words."""

    figures: Mapping[str, Figure]
    errors: Sequence[str]

    def with_given(self, placed: Sequence[tuple[float, float]], errors: Sequence[str]) -> Report:
        """The same with a row for incidents linked from the gold's accounts; it does not enter the overall mean."""
        figures = {**self.figures, GIVEN: _b_cubed(placed)}
        return Report(figures, [*self.errors, *errors])

    def table(self) -> str:
        """The figures as a text table, the number of errors last."""
        head = f"{'':24}{'P':>8}{'R':>8}{'F1/acc':>8}{'n':>6}"
        rows = [_row(name, figure) for name, figure in self.figures.items()]
        return "\n".join([head, *rows, f"{len(self.errors)} errors"])


def report_of(marks: Sequence[Mark], placed: Sequence[tuple[float, float]], documents: int) -> Report:
    """Sum the marks; `placed` is B-cubed precision and recall account by account."""
    figures = {name: _tally(name, marks).figure() for name in TALLIES}
    figures |= {name: _ratio(name, marks).figure() for name in RATIOS}
    figures[INCIDENTS] = _b_cubed(placed)
    values = [_main(figure) or 0.0 for name, figure in figures.items() if name not in BESIDE]
    figures["overall"] = {"mean": round(sum(values) / len(values), 4), "n": documents}
    return Report(figures, [mark.error for mark in marks if mark.error])


def _tally(name: str, marks: Iterable[Mark]) -> Tally:
    mine = [mark for mark in marks if mark.figure == name]
    return Tally(sum(m.hits for m in mine), sum(m.extras for m in mine), sum(m.misses for m in mine))


def _ratio(name: str, marks: Iterable[Mark]) -> Ratio:
    tally = _tally(name, marks)
    return Ratio(tally.hits, tally.hits + tally.misses)


def _found(precision: float, recall: float, n: int) -> Figure:
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4), "n": n}


def _b_cubed(placed: Sequence[tuple[float, float]]) -> Figure:
    return _found(_mean([p for p, _ in placed]), _mean([r for _, r in placed]), len(placed))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _main(figure: Figure) -> float | None:
    """The one number that stands for a figure."""
    return next((figure[key] for key in ("f1", "accuracy", "mean") if key in figure), None)


def _row(name: str, figure: Figure) -> str:
    one = _main(figure)
    shown = (figure.get("precision", ""), figure.get("recall", ""), "" if one is None else one)
    cells = "".join(f"{value:>8}" for value in shown)
    return f"{name:24}{cells}{figure['n']:>6}"
