"""Calls of footnotes: numbers that are none of a text's figures, and the numbers that only look like them."""

from __future__ import annotations

import time

import pytest

from tawthiq.text.notes import note_lines, without_calls


@pytest.mark.parametrize(
    "text",
    [
        "Two men died.1 Rain fell.\n1 See page 9.",
        "Two civilians1 died.\n\n1  Later “three”.",
        "Two “civilians”1 died.\n1 Later three.",
        "قتل مدنيان(1) وأصيب ثلاثة(2).\n(1) انظر الفقرة 4.\n(2) رقم أولي.",
        "Two civilians¹ died.",
        "Two civilians[1] died.",
    ],
)
def test_a_call_and_the_number_of_its_note_become_white_space(text: str) -> None:
    """The length stays, so that every place stays."""
    found = without_calls(text)

    assert len(found) == len(text)
    assert [word for word in found.split() if word not in text.split()] != []
    assert "1" not in found.replace("page 9", "") and "¹" not in found and "(2)" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Police shot2 men.",
        "Police shot2 men.\n2 See page 9.",
        "The Mi8 and F16 fell near point12.\n1 See.",
        "قتل (2) وأصيب (3) آخرون.\n(1) أ\n(2) ب\n(3) ج",
        "المادة 51(4) من الميثاق.\n(4) انظر.",
        "They were 12.5 or 3.1 km away.\n1 See.",
        "مقتل12 مدنيا\n1 أولا\n12 ثانيا",
        "1 January was cold1st.\n1 See.",
    ],
)
def test_what_only_looks_like_a_call_stays(text: str) -> None:
    """A figure without its space, a number in brackets, a list, a weapon's name."""
    assert without_calls(text) == text


def test_calls_begin_anew_after_an_annex() -> None:
    """A call counts up from the one before it, or is the first again."""
    text = "Rain fell.1 Snow fell.2\n1 A day.\n2 B day.\nAnnex\nHail fell.1\n1 C day."
    assert [span.of(text) for span in note_lines(text)] == ["1 A day.", "2 B day.", "1 C day."]


def test_the_cost_is_linear() -> None:
    """Thousands of calls of one number and as many notes of it."""
    text = "word1 \n" * 40_000 + "1 Note\n" * 40_000
    began = time.process_time()
    without_calls(text)
    assert time.process_time() - began < 3
