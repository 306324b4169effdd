"""What a figure counts: one incident, several that are told together, or all of a period."""

from __future__ import annotations

from tawthiq.cascade.layout import Layout
from tawthiq.cascade.signals import Signals
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_LARGE = {"killed": 1000, "injured": 2000, "casualties": 1000, "displaced": 10_000, "detained": 2000}
"""From here on no one incident is told of: thousands are counted over a campaign."""
_VAST = ("thousands", "tens of thousands", "hundreds of thousands", "millions")


class Scopes:
    """Tells the scope of the figures of one text."""

    def __init__(self, layout: Layout, signals: Signals) -> None:
        self.layout = layout
        self.signals = signals

    def of(self, toll: Finding) -> str:
        """incident, incidents or cumulative."""
        sentence = self.layout.sentence_span(toll.span.start)
        if self._vast(toll) or self._among("cumulative", sentence):
            return "cumulative"
        return "incidents" if self._among("plural.back", sentence) else "incident"

    def _vast(self, toll: Finding) -> bool:
        """Whether a figure is too large for one incident."""
        least = _LARGE.get(toll.value["measure"] or "")
        low = toll.value["low"]
        return least is not None and (toll.value["vague"] in _VAST or (low is not None and low >= least))

    def _among(self, name: str, sentence: Span) -> bool:
        return bool(self.signals.between(name, sentence.start, sentence.end))
