"""English dates: any day of two centuries reads back to itself in every usual order; other words stay words."""

import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tawthiq import read

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))
ABBREVIATED = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def values(text, published=None):
    """The values of the dates of a text."""
    return [m.value for m in read(text, "en", published).mentions if hasattr(m, "anchor")]


def ending(day):
    """What is written after the digits of a day: 1st, 2nd, 3rd, 4th."""
    return "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def written(day):
    """A day in every usual English order."""
    month, short = f"{day:%B}", ABBREVIATED[day.month - 1]
    return [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{short} {day.day}, {day.year}",
        f"the {day.day}{ending(day.day)} of {month} {day.year}",
        f"{month} {day.day}{ending(day.day)}, {day.year}",
        f"{day:%A}, {day.day} {month} {day.year}",
        f"{day:%A}, {month} {day.day}, {day.year}",
        f"{day.isoformat()}",
        f"{day.day:02d}-{day:%b}-{day.year}",
    ]


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_any_day_reads_back_to_itself_in_every_order(day):
    """Each order gives the one value and no second date, whatever the day of publication."""
    for words in written(day):
        assert [day.isoformat()] == values(f"The mill was hit on {words} by shells."), words


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_figures_are_read_in_both_orders_where_only_one_is_possible(day):
    """The 13th and later cannot be a month; the same number twice is one day in both orders."""
    if day.day > 12 or day.day == day.month:
        for words in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
            assert [day.isoformat()] == values(f"The mill was hit on {words} by shells."), words


@settings(max_examples=40, deadline=None)
@given(DAYS, st.integers(1, 27))
def test_a_range_of_days_keeps_both_ends(day, more):
    """From one day to another of the same month or the next."""
    last = day + datetime.timedelta(days=more)
    assume(last.year <= 2100)
    words = f"from {day.day} {day:%B} {day.year} to {last.day} {last:%B} {last.year}"

    assert [f"{day}/{last}"] == values(f"The truce held {words} there.")


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_a_day_without_its_year_is_the_one_of_its_publication(day):
    """A story written on a day tells of that day without its year."""
    assert [day.isoformat()] == values(f"The mill was hit on {day.day} {day:%B} by shells.", day.isoformat())


@pytest.mark.parametrize(
    "text",
    [
        "They may march, and an august body may second the motion.",
        "She sat in the sun until a second march began.",
        "They killed 2016 people and 1500 fighters.",
        "The council adopted resolution 2254 (2015) with 2,011 words.",
        "They pray there every Friday.",
        "It happened years ago, and then for three days.",
        "About 1/2 of the 10 to 15 people aged 18 left.",
        "The 14 July Bridge and the February 17 Brigade are known.",
    ],
)
def test_words_that_place_nothing_in_time_are_no_dates(text):
    """Modal verbs, counts, ages, lengths of time, cycles and names of things."""
    assert [] == values(text, "2018-11-20")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("in early March", "2018-03"),
        ("in mid-2016", "2016"),
        ("by the end of May", "2018-05"),
        ("in the 1990s", "199X"),
        ("in the summer of 2014", "2014-22"),
        ("the day before yesterday", "2018-11-18"),
        ("last night", "2018-11-19"),
        ("three weeks ago", "2018-10-30"),
        ("last Tuesday", "2018-11-13"),
        ("on Tuesday", "2018-11-20"),
        ("over the weekend", "2018-11-17/2018-11-18"),
        ("on Thursday-Friday night", "2018-11-15/2018-11-16"),
        ("in the past three days", "2018-11-17/2018-11-19"),
        ("in the first week of June", "2018-06-01/2018-06-07"),
        ("at dawn on Saturday", "2018-11-17"),
        ("earlier this month", "2018-11"),
        ("next week", "2018-11-26/2018-12-02"),
    ],
)
def test_a_phrase_is_counted_from_publication(words, value):
    """Published on Tuesday, 20 November 2018."""
    assert [value] == values(f"The mill was hit {words}.", "2018-11-20")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Talks resume in two days.", "2018-06-22"),
        ("Talks resume two weeks hence.", "2018-07-04"),
        ("Talks resume on Friday after next.", "2018-06-29"),
        ("The mill was hit three Fridays ago.", "2018-06-01"),
        ("Aid will arrive in the coming three days.", "2018-06-21/2018-06-23"),
        ("The camp was shelled over the past week.", "2018-06-14/2018-06-20"),
        ("They meet this weekend.", "2018-06-23/2018-06-24"),
        ("They met in the second last week of October 2017.", "2017-10-18/2017-10-24"),
    ],
)
def test_times_ahead_and_counts_are_days(text, value):
    """The report is of Wednesday, 20 June 2018."""
    assert [value] == values(text, "2018-06-20")


def test_a_length_of_time_is_no_time_ahead():
    """The days that something took are counted from nothing that is said."""
    assert [] == values("In two days, the army took the town in three raids.", "2018-06-20")
    assert [] == values("The army took the town in two days.", "2018-06-20")


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31)), st.integers(2, 9))
def test_counted_weekdays_lie_whole_weeks_apart(day, count):
    """The nth Friday ago is a Friday, more than n - 1 weeks back and at most n."""
    (value,) = values(f"It was hit {count} Fridays ago.", str(day))
    found = datetime.date.fromisoformat(value)

    assert 4 == found.weekday()
    assert 7 * (count - 1) < (day - found).days <= 7 * count
