"""Where things stand in a text: in which sentence and paragraph, and inside which quotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tawthiq.model.span import Span


class Layout:
    """The sentences and paragraphs of one text."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = list(sentences) or [Span(0, len(text))]
        self._starts = [span.start for span in self.sentences]
        self._paragraph = self._number_paragraphs()

    def _number_paragraphs(self) -> list[int]:
        numbers, number = [], 0
        for before, span in zip([None, *self.sentences], self.sentences, strict=False):
            if before and "\n" in self.text[before.end : span.start]:
                number += 1
            numbers.append(number)
        return numbers

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place stands in."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def sentence_span(self, at: int) -> Span:
        """The sentence that a place stands in."""
        return self.sentences[self.sentence(at)]

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that a place stands in."""
        return self._paragraph[self.sentence(at)]

    def paragraph_span(self, at: int) -> Span:
        """From the first sentence of a place's paragraph to its last."""
        number = self.paragraph(at)
        inside = [span for span, own in zip(self.sentences, self._paragraph, strict=True) if own == number]
        return Span(inside[0].start, inside[-1].end)
