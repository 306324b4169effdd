"""Digits of every style and script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import read
from tawthiq.cascade.makers.amounts import digits
from tawthiq.model.claims import NumberMention

ZEROS = {"western": "0", "arabic-indic": "٠", "persian": "۰"}
GROUPS = {"none": "", "comma": ",", "arabic": "٬", "space": " ", "no-break": "\u00a0", "thin": "\u202f"}
WORDS = {"ar": ("أحصوا", "شخصا"), "en": ("They saw", "people")}


def numbers(text, language):
    """The counts that stand as mentions."""
    return [(m.count.low, m.count.high) for m in read(text, language).mentions if isinstance(m, NumberMention)]


def grouped(number, mark):
    """Digits in groups of three."""
    return f"{number:,}".replace(",", mark)


def in_script(text, zero):
    """Digits in another script, whose zero is given."""
    return "".join(chr(ord(zero) + int(char)) if char.isdecimal() else char for char in text)


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.integers(0, 1899), st.integers(2100, 10**9)),
    st.sampled_from(sorted(GROUPS)),
    st.sampled_from(sorted(ZEROS)),
    st.sampled_from(["ar", "en"]),
)
def test_digits_in_any_grouping_and_script_are_one_number(number, group, zero, language):
    """54,502 and ٥٤٬٥٠٢ and 54 502 are the same."""
    before, after = WORDS[language]
    text = f"{before} {in_script(grouped(number, GROUPS[group]), ZEROS[zero])} {after}"

    assert [(number, number)] == numbers(text, language)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_dot_between_groups_is_read_where_people_follow(language):
    """Nobody counts people in thousandths; without them it stays open."""
    _, after = WORDS[language]

    assert [(54_502, 54_502)] == numbers(f"54.502 {after}", language)
    assert [] == numbers("54.502", language)


@settings(max_examples=100, deadline=None)
@given(st.text("0123456789.,", min_size=1, max_size=20))
def test_no_row_of_digits_raises(key):
    """What makes no number makes nothing."""
    value = digits(key)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "value"), [("٣٫٥", 3.5), ("3.5", 3.5), ("-504", -504), ("٫٧٧", 0.77), ("1,5", 1.5), ("-1.2", -1.2)]
)
def test_what_counts_nothing_is_a_decimal(text, value):
    """A fraction or a sign: no count, and no mention."""
    assert [("decimal", value)] == [
        (f.value["kind"], f.value["value"]) for f in read(text, "ar").findings if f.kind == "quantity"
    ]
    assert [] == numbers(text, "ar")
