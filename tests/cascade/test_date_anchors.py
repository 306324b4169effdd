"""What a date is counted from, settled over dates that only say what they say."""

import pytest

from tawthiq.cascade import when
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

FOURTH = {"day": 4, "month": 6, "year": 2018}
NEXT = {"offset": 1, "base": "mention"}
EARLIER = {"offset": -1, "count": 2, "base": "mention"}


def values(*said, published=None, apart=60):
    """The values of dates that say this, in this order, from the middle of a text on."""
    findings = [
        Finding("date", Span(500 + apart * at, 505 + apart * at), one, "rule", "") for at, one in enumerate(said)
    ]
    return [finding.value["value"] for finding in when.resolve(findings, published)]


def test_steps_on_follow_each_other():
    """The following day is that of the step before."""
    assert ["2018-06-04", "2018-06-05", "2018-06-06"] == values(FOURTH, NEXT, NEXT)


def test_steps_back_count_from_the_main_line():
    """Two steps back stand side by side."""
    assert ["2018-06-04", "2018-06-02", "2018-06-02"] == values(FOURTH, EARLIER, EARLIER)


def test_today_and_yesterdays_speech_are_not_told():
    """What is said today is not what happened today."""
    assert "2018-06-02" == values(FOURTH, {"offset": 0}, EARLIER, published="2018-06-08")[2]


def test_today_is_counted_from_when_nothing_else_is_told():
    """A text with no other day."""
    assert ["2018-06-08", "2018-06-06"] == values({"offset": 0}, EARLIER, published="2018-06-08")


def test_the_beginning_of_a_period_is_not_told():
    """Since 1 May is not the day before the next."""
    assert ["2018-06-04", "2018-05-01/..", "2018-06-05"] == values(
        FOURTH, {"day": 1, "month": 5, "year": 2018, "edge": "since"}, NEXT
    )


def test_the_day_of_an_event_is_no_date_of_its_own_clause():
    """From 9 October to the day of the bombing."""
    event = {"offset": 0, "base": "event"}

    assert "2018-06-04" == values(FOURTH, {"day": 9, "month": 10, "year": 2017}, event, apart=30)[2]


def test_the_same_period_is_the_days_told_last():
    """Monday, Sunday and Saturday make three days; one day is no period."""
    days = [{"day": day, "month": 6, "year": 2018} for day in (4, 3, 2)]

    assert "2018-06-02/2018-06-04" == values(*days, {"base": "period"})[3]
    assert None is values(FOURTH, {"base": "period"})[1]


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ({"day": 6, "month": 9}, "2018-09-06"),
        ({"day": 6, "month": 9, "which": "last"}, "2017-09-06"),
        ({"day": 20, "month": 9}, "2017-09-20"),
        ({"day": 29, "month": 2}, "2016-02-29"),
        ({"month": 8}, "2018-08"),
        ({"month": 8, "which": "last"}, "2017-08"),
        ({"month": 9}, "2017-09"),
        ({"month": 9, "which": "next"}, "2018-09"),
        ({"season": 22}, "2018-22"),
        ({"season": 24}, "2017-24"),
        ({"weekday": 4}, "2018-08-03"),
        ({"weekday": 4, "which": "last"}, "2018-07-27"),
        ({"weekday": 4, "which": "before last"}, "2018-07-20"),
        ({"weekday": 4, "which": "next"}, "2018-08-10"),
        ({"day": 19, "weekday": 3}, "2018-07-19"),
        ({"unit": "week", "offset": -1}, "2018-07-23/2018-07-29"),
        ({"unit": "week", "offset": -1, "count": 1}, "2018-07-27"),
        ({"unit": "week", "offset": -1, "weekday": 2}, "2018-07-25"),
        ({"unit": "weekend", "offset": 0}, "2018-07-28/2018-07-29"),
        ({"unit": "weekend", "offset": -1, "weekend": 4}, "2018-07-27/2018-07-28"),
        ({"unit": "month", "offset": -1, "day": 31}, "2018-07-31"),
        ({"unit": "month", "offset": -1, "nth": -1, "weekday": 1}, "2018-07-31"),
        ({"unit": "year", "offset": -1, "month": 6, "day": 18}, "2017-06-18"),
        ({"unit": "decade", "offset": -1}, "200X"),
        ({"window": "past", "count": 3, "unit": "day"}, "2018-07-31/2018-08-02"),
        ({"window": "past", "count": 2, "unit": "month"}, "2018-06/2018-07"),
        ({"window": "ending", "count": 7, "unit": "day", "day": 1, "month": 8}, "2018-07-26/2018-08-01"),
        ({"decade": 90}, "199X"),
        ({"decade": 90, "century": 19}, "189X"),
        ({"century": 20}, "19XX"),
        ({"month": 12, "day": 29, "to_month": 1, "to_day": 3}, "2017-12-29/2018-01-03"),
        ({"offset": -3, "to_offset": -1}, "2018-07-31/2018-08-02"),
        ({"first": 10, "second": 31, "short_year": 74}, None),
        ({"month": 10, "day": 31, "short_year": 74}, "1974-10-31"),
    ],
)
def test_what_is_said_in_a_text_of_friday_3_august_2018(said, value):
    """One saying each."""
    assert [value] == values(said, published="2018-08-03")


def test_a_day_told_after_a_dated_day_has_its_year():
    """A report of 2018 that tells of October 2016."""
    told = {"day": 13, "month": 10, "year": 2016}

    assert "2016-10-15" == values(told, {"day": 15, "month": 10}, published="2018-11-20")[1]


def test_a_day_that_is_none_has_no_value():
    """31 June is kept as words."""
    assert [None] == values({"day": 31, "month": 6, "year": 2018})


def test_a_range_that_runs_backwards_has_no_value():
    """Nothing is turned round."""
    assert [None] == values({"day": 4, "month": 6, "year": 2018, "to_day": 2, "to_month": 6, "to_year": 2018})
