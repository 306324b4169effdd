"""From the lines of pages to paragraphs."""

from __future__ import annotations

import pytest

from tawthiq.sources.lines import Line
from tawthiq.sources.paragraphs import text_of
from tawthiq.sources.reorder import in_reading_order


def page(*texts: str, right: float = 500) -> list[Line]:
    """Full lines one below the other."""
    return [Line(text, 50, right, 700 - 15 * at, 12, False) for at, text in enumerate(texts)]


def test_what_the_united_nations_print_at_the_foot_of_a_page_is_dropped() -> None:
    """A sentence goes on over it."""
    first = page("The armed groups fired on the", "18-09562 (E) 140618 150618", "*1809562*")
    second = page("town, and two were killed.", "2/3 18-09562")

    assert text_of([first, second]) == "The armed groups fired on the\ftown, and two were killed."


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("they co-", "operated", "they cooperated"),
        ("the Secretary-", "General", "the Secretary-General"),
        ("on 4-", "5 June", "on 4- 5 June"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_put_together(end: str, start: str, joined: str) -> None:
    """A hyphen before a small letter was put there by the line's end; before a capital it belongs to the name."""
    assert text_of([page(end, start)]) == joined


def test_a_short_line_and_a_list_end_a_paragraph() -> None:
    """The next word would have stood on the short line."""
    short = Line("It ended there.", 50, 150, 700, 12, False)
    after = [Line(text, 50, 500, 685 - 15 * at, 12, False) for at, text in enumerate(["Next one,", "1. A point"])]

    assert text_of([[short, *after]]) == "It ended there.\nNext one,\n1. A point"


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("2018 رهشلا نم 7", "7 من الشهر 2018"),
        ("1,250 مقر", "رقم 1,250"),
        ("2018-2014", "2014-2018"),
        ("F-16 زارط", "طراز F-16"),
        ("%38.5 هتبسن", "نسبته 38.5%"),
        ("38.5% هتبسن", "نسبته 38.5%"),
    ],
)
def test_figures_and_latin_words_keep_their_order_in_arabic(drawn: str, read: str) -> None:
    """What is drawn from left to right, in the order in which it is read."""
    assert "".join(drawn[at] for at in in_reading_order(drawn, right_to_left=True)) == read
