"""Tokens and sentences: whatever the text, they stand where they say."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.text.sentences import paragraphs, sentences
from tawthiq.text.tokens import tokens

texts = st.text(st.one_of(st.characters(), st.sampled_from("قتل مدني.؟!،\n\r\t 12٣ U.S. Nov. ‘’«»\u2029\u200f")))


@given(texts)
def test_tokens_are_where_they_say_and_leave_out_only_white_space(text):
    """Tokens are in order, do not overlap, and what lies between them is white space."""
    last = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert not text[last : token.start].strip()
        last = token.end
    assert not text[last:].strip()


@given(texts)
def test_sentences_hold_every_letter_once(text):
    """Sentences are in order, do not overlap, and what lies between them is white space or a line's end."""
    last = 0
    for span in sentences(text, {"nov"}):
        assert last <= span.start < span.end
        assert not text[last : span.start].strip()
        last = span.end
    assert not text[last:].strip()


@given(texts)
def test_every_sentence_lies_in_one_paragraph(text):
    """No sentence runs over the end of its paragraph."""
    blocks = paragraphs(text)

    assert all(any(block.covers(span) for block in blocks) for span in sentences(text))


def test_an_abbreviation_ends_no_sentence():
    """Months, titles and initials keep their dot."""
    text = "Col. A. Deir spoke on Nov. 3 in Tin. The U.S. envoy left."

    assert 2 == len(sentences(text, {"col", "nov"}))


def test_an_arabic_question_mark_ends_a_sentence():
    """Each script's own stops count."""
    assert 3 == len(sentences("من المسؤول؟ لا أحد يعلم! هذا كل شيء."))


def test_wrapped_lines_are_one_paragraph():
    """A text wrapped at a fixed width is divided at its empty lines only."""
    line = "the committee that was sent to the valley wrote that nobody was left"
    text = "\n".join([line] * 6) + "\n\n" + "\n".join([line] * 4)

    assert 2 == len(paragraphs(text))


def test_a_hyphen_parts_words_and_the_dots_of_initials_do_not():
    """U.S.-led is three tokens."""
    assert ["U.S.", "-", "led"] == [token.text for token in tokens("U.S.-led")]


def test_a_sentence_goes_on_over_the_end_of_a_page():
    """A form feed inside a paragraph is a space; after a line's end it changes nothing."""
    text = "Three civilians\fwere killed.\n\fThe army denied it."

    assert [span.of(text) for span in sentences(text)] == ["Three civilians\fwere killed.", "The army denied it."]
