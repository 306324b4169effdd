"""One key for one place, however it is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.gazetteer.keys import alike, letters, same_name, skeleton

ONE_PLACE = [
    ("ذيب جزاع", "Dhib Jaza‘"),
    ("دير الزور", "Dayr al-Zawr"),
    ("دير الزور", "Deir ez-Zor"),
    ("دير الزور", "Deir Ezzor"),
    ("ديرالزور", "Dayr az Zawr"),
    ("الحديدة", "Hodeidah"),
    ("الحديدة", "Al Hudaydah"),
    ("البوكمال", "Albu Kamal"),
    ("صنعاء", "Sana’a"),
    ("قلعة المضيق", "Qal‘at al Madiq"),
    ("مخيم الزهرة", "Al-Zahra camp"),
    ("مستشفى الثورة العام", "Thawra General Hospital"),
]

TWO_PLACES = [
    ("جزاع", "Dhib Jaza‘"),
    ("الحديدة", "Sana’a"),
    ("شارع 30", "شارع 40"),
    ("Tell Marwa", "Tell Barwa Fawqani"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PLACE)
def test_two_spellings_of_one_place_share_a_key(one: str, other: str) -> None:
    """Scripts, articles, emphatic letters and the word for its kind of place do not matter."""
    assert skeleton(one) == skeleton(other)
    assert same_name(one, other)


@pytest.mark.parametrize(("one", "other"), TWO_PLACES)
def test_two_places_are_not_one_name(one: str, other: str) -> None:
    """A longer name, other consonants or another number is another place."""
    assert not same_name(one, other)


def test_a_name_that_is_only_a_kind_of_place_keeps_it() -> None:
    """Nothing would be left of it otherwise."""
    assert skeleton("المدينة")


def test_likeness_tells_near_spellings_from_far_ones() -> None:
    """The vowels count as well."""
    assert alike("الحديدة", "Hudaydah") > alike("الحديدة", "Hadad") > alike("الحديدة", "Sirwah")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """Likeness lies between 0 and 1, whichever comes first."""
    assert 0 <= alike(one, other) <= 1
    assert alike(one, other) == alike(other, one)


@given(st.text(max_size=40))
def test_folded_letters_stay_folded(text: str) -> None:
    """Folding twice is folding once."""
    assert letters(letters(text)) == letters(text)
