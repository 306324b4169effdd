"""One key for one place, however it is spelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.gazetteer.keys import alike, letters, same_name, skeleton
from tawthiq.gazetteer.sounds import hear

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
    ("السوسة", "As Susah"),
    ("تعز", "Taiz"),
    ("المخا", "Mokha"),
    ("خان شيخون", "Khan Sheikhoun"),
    ("الشوف", "Chouf"),
    ("قلعة المضيق", "Qal‘at al Madiq"),
    ("مخيم الزهرة", "Al-Zahra camp"),
    ("مستشفى الثورة العام", "Thawra General Hospital"),
]

TWO_PLACES = [
    ("جزاع", "Dhib Jaza‘"),
    ("الحديدة", "Sana’a"),
    ("شارع 30", "شارع 40"),
    ("Kafr Nabl", "كفر نبودة"),
    ("Kafr Nabl", "Kafr Nabudah"),
    ("كفر نبل", "كفر نبودة"),
    ("al-Hajar", "al-Hijrah"),
    ("الحجر", "al-Hijrah"),
    ("حسن", "حسين"),
    ("Maydan", "Mayadin"),
    ("تل الشاير", "تل شعير"),
    ("خان شيخون", "Khan al-Shih"),
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


@given(st.text(max_size=40), st.text(alphabet="ابتجدهوزحطيكلمنسعفصقرشثخذضظغةىءأإؤئ abdhkilmnorstuwy'", max_size=20))
def test_any_name_has_a_key_and_can_be_judged(text: str, name: str) -> None:
    """Nothing raises; a name with a letter is itself."""
    assert isinstance(skeleton(text), str)
    assert same_name(name, name) == bool(skeleton(name))
    assert same_name(text, name) == same_name(name, text)


@given(st.lists(st.sampled_from("ابتجدهوزحطيكلمنسعفصقرشثخذضظغةى "), min_size=1, max_size=20), st.data())
def test_vowel_signs_and_tatweel_change_no_key(name: list[str], data: st.DataObject) -> None:
    """Arabic writes the same name with and without them."""
    signs = [data.draw(st.sampled_from(["", "\u064e", "\u064f", "\u0650", "\u0651", "\u0652", "ـ"])) for _ in name]
    signed = "".join(letter + sign for letter, sign in zip(name, signs, strict=True) if letter != " " or not sign)
    plain = "".join(letter for letter, sign in zip(name, signs, strict=True) if letter != " " or not sign)

    assert skeleton(signed) == skeleton(plain)
    assert hear(signed) == hear(plain)


@given(st.from_regex(r"[a-z]{1,8}('[a-z]{1,6})?(-[a-z]{1,8}){0,2}", fullmatch=True), st.sampled_from("'‘’ʻʼʽʾʿ`´"))
def test_case_hyphens_and_kinds_of_apostrophe_change_no_key(name: str, apostrophe: str) -> None:
    """Writers of Latin names differ in all three."""
    other = name.title().replace("-", " ").replace("'", apostrophe)

    assert skeleton(other) == skeleton(name)
    assert hear(other) == hear(name)
