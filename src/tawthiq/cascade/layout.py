"""Where things stand in a text: in which sentence and paragraph, and inside which quotation."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tawthiq.model.span import Span


class Layout:
    """The sentences and paragraphs of one text."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = list(sentences) or [Span(0, len(text))]
        self._starts = [span.start for span in self.sentences]
        self._paragraph, self.paragraphs = self._number_paragraphs()

    def _number_paragraphs(self) -> tuple[list[int], list[Span]]:
        """For every sentence the number of its paragraph, and the paragraphs."""
        numbers: list[int] = []
        paragraphs: list[Span] = []
        for span in self.sentences:
            if not paragraphs or "\n" in self.text[paragraphs[-1].end : span.start]:
                paragraphs.append(span)
            else:
                paragraphs[-1] = paragraphs[-1].to(span)
            numbers.append(len(paragraphs) - 1)
        return numbers, paragraphs

    def sentence(self, at: int) -> int:
        """The number of the sentence that a place stands in."""
        return bisect_right(self._starts, at, 1) - 1

    def sentence_span(self, at: int) -> Span:
        """The sentence that a place stands in."""
        return self.sentences[self.sentence(at)]

    def sentence_after(self, at: int) -> Span | None:
        """The first sentence that begins at a place or after it."""
        number = bisect_left(self._starts, at)
        return self.sentences[number] if number < len(self.sentences) else None

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that a place stands in."""
        return self._paragraph[self.sentence(at)]

    def paragraph_span(self, at: int) -> Span:
        """From the first sentence of a place's paragraph to its last."""
        return self.paragraphs[self.paragraph(at)]
