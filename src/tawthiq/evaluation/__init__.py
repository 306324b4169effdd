"""
Judging a ledger against gold: documents read by people, with every claim anchored by an exact quote.

    gold folders ─ entries ─▶ gold ───────┐
    actors*.toml ─ spelling ▶ actors ─────┼─ documents ─▶ marks ─ figures ─▶ report
    ledger lines ─ ledger ────────────────┘  links

A mark says what one comparison showed; a report is the sum of the marks.
Nothing here reads a document's language: only quotes, spans, values and names are compared.
"""

from tawthiq.evaluation.figures import Report
from tawthiq.evaluation.score import evaluate

__all__ = ["Report", "evaluate"]
