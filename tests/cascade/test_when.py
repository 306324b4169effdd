"""Dates: what they are counted from, and what is left unknown."""

import pytest

from tawthiq import read


def dates(text, language, published=None):
    """(words, value, anchor) of the dates of a text."""
    reading = read(text, language, published)
    return [(m.span.of(text), m.value, m.anchor) for m in reading.mentions if hasattr(m, "anchor")]


def test_a_relative_day_without_an_anchor_has_no_value():
    """With neither publication date nor dateline, yesterday is unknown."""
    assert [("yesterday", None, "none")] == dates("The market was hit yesterday.", "en")


def test_a_relative_day_is_counted_from_publication():
    """The metadata's date anchors yesterday."""
    assert [("أمس", "2019-10-25", "published")] == dates("قصفت القرية أمس.", "ar", "2019-10-26")


def test_a_dateline_anchors_a_text_without_metadata():
    """A full date at the head of a text is its dateline."""
    assert "2018-02-08" == dates("دمشق 8 فبراير 2018 /قصفت القرية اليوم.", "ar")[1][1]


def test_publication_wins_over_the_dateline():
    """What the manifest says is stronger than what the text begins with."""
    text = "Tin, 8 February 2018 - The market was hit yesterday."

    assert "2018-02-09" == dates(text, "en", "2018-02-10")[1][1]


def test_a_weekday_is_the_last_one_before_publication():
    """News tells of what has happened."""
    assert "2018-11-17" == dates("The market was hit on Saturday.", "en", "2018-11-18")[0][1]


def test_a_day_without_a_year_is_never_after_publication():
    """In February, 8 June was last year's."""
    assert "2017-06-08" == dates("في 8 يونيو قصفت القرية", "ar", "2018-02-08")[0][1]


def test_a_distance_from_another_day_is_counted_from_the_mention():
    """ "Two days later" needs no metadata where the text gave a day."""
    text = "On 4 June 2018 the mill was hit. Two days later the market was shelled."

    assert ("2018-06-06", "mention") == dates(text, "en")[1][1:]


@pytest.mark.parametrize(
    ("text", "language"),
    [("On Sunday, 5 June 2018 the mill was hit.", "en"), ("قصفت المطحنة يوم الأحد 5 حزيران 2018", "ar")],
)
def test_a_weekday_that_does_not_match_is_kept_and_flagged(text, language):
    """The value stays as written, and the contradiction is told."""
    mention = next(m for m in read(text, language).mentions if hasattr(m, "anchor"))

    assert ("2018-06-05", True) == (mention.value, "was a Tuesday" in (mention.flag or ""))
