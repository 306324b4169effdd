"""Folding: one key for many spellings, and always a way back to the words as written."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.span import Span
from tawthiq.text.fold import Folded, fold

ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىةٱ" + "ًٌٍَُِّْٰـ" + "٠١٢٣۴۵" + "«»“”‘’،؛؟" + "\u200f\u202b\u2067\ufeff\u200d"
PRESENTATION = "".join(chr(point) for point in range(0xFE80, 0xFEFD)) + "ﷺﷲﻻ"
mixed = st.text(st.one_of(st.characters(), st.sampled_from(ARABIC + PRESENTATION + "Zza‘ā ẞﬁ-–—'\"")))


@given(mixed)
def test_every_span_of_a_folded_text_maps_back_to_its_words(text):
    """Whatever the text, folding the words found on the way back gives what stood in the folded text."""
    folded = Folded.of(text)

    for start in range(len(folded.text)):
        for end in range(start + 1, min(start + 6, len(folded.text)) + 1):
            words = folded.back(Span(start, end)).of(text)
            assert folded.text[start:end] in fold(words)


@given(mixed)
def test_folding_text_and_folding_with_a_way_back_agree(text):
    """The quick fold and the one that remembers give the same key."""
    assert fold(text) == Folded.of(text).text


@given(mixed)
def test_folding_twice_changes_nothing_more(text):
    """A key is its own key."""
    assert fold(fold(text)) == fold(text)


def test_arabic_spellings_of_one_word_share_a_key():
    """Vowel signs, tatweel, hamza, alef maqsura, teh marbuta, Persian letters and ligatures do not count."""
    assert {"مدينه"} == {fold(word) for word in ("مدينة", "مَدِينَةٌ", "مديـــنة", "مدینة", "ﻣﺪﻳﻨﺔ")}


def test_digits_of_three_scripts_share_a_key():
    """Arabic-Indic and Persian digits are digits."""
    assert {"1439"} == {fold(number) for number in ("1439", "١٤٣٩", "۱۴۳۹")}


def test_quotation_marks_of_every_kind_share_a_key():
    """Guillemets, curly and straight double quotes are one mark; ayn and apostrophes another."""
    assert ({'"'}, {"'"}) == ({fold(mark) for mark in '«»“”„"'}, {fold(mark) for mark in "‘’ʿʾ'`"})


def test_bidi_controls_do_not_count():
    """A right-to-left override inside a word does not hide it."""
    assert "قتل" == fold("ق\u202eتل\u200f")


def test_marks_on_the_last_letter_belong_to_its_span():
    """The way back takes the vowel signs that sit on the last letter, and not those of the next word."""
    folded = Folded.of("قُتِلَ مُدني")

    assert "قُتِلَ" == folded.back(Span(0, 3)).of(folded.source)
