"""What linking holds grows with the documents, and not with their pairs."""

import tracemalloc

from tests.linking.shelf import Shelf

from tawthiq.linking.evidence import Page
from tawthiq.linking.resolve import statements


def alike(count: int) -> list[Page]:
    """Reports that give one toll as one voice's, each on a day and at a place of its own."""
    shelf = Shelf()
    for number in range(count):
        day = f"{2001 + number // 300}-{1 + number // 25 % 12:02}-{1 + number % 25:02}"
        told = f"On {{{day}|date {day}}} in {{Tell {number}|place}} {{7 people|toll killed 7 7}} died, case {number}."
        shelf.put(f"{number:05}", "en", told, document_type="press", published=f"2030-01-{1 + number % 28:02}")
    return shelf.read()


def held(count: int) -> int:
    """The most bytes that linking so many held at once, beside their pages."""
    pages = alike(count)
    tracemalloc.start()
    try:
        statements(pages)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_linking_holds_no_more_than_ten_thousand_bytes_a_document() -> None:
    """Their pairs would take ten times as much."""
    assert held(1_200) < 1_200 * 10_000
