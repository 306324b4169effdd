"""The date rules of the UCDP GED codebook, one by one, for a report of Thursday, 22 November 2018."""

import datetime

import pytest

from tawthiq.model.ucdp import date_prec, reading

REPORT = datetime.date(2018, 11, 22)


@pytest.mark.parametrize(
    ("words", "said", "value", "start", "end", "prec"),
    [
        ("no date", {}, None, "2018-11-19", "2018-11-21", 2),
        ("recently", {"recent": "day"}, None, "2018-11-19", "2018-11-21", 2),
        ("around 2 July", {"approx": True, "day": 2, "month": 7}, "2018-07-02~", "2018-07-01", "2018-07-03", 2),
        ("over the weekend", {"unit": "weekend", "offset": 0}, "2018-11-17/2018-11-18", "2018-11-17", "2018-11-18", 2),
        (
            "a weekend of Friday and Saturday",
            {"unit": "weekend"},
            "2018-11-16/2018-11-17",
            "2018-11-17",
            "2018-11-18",
            2,
        ),
        ("this week", {"unit": "week", "offset": 0}, "2018-11-19/2018-11-25", "2018-11-19", "2018-11-22", 2),
        ("the night between Sunday and Monday", {"weekday": 6}, "2018-11-18/2018-11-19", "2018-11-18", "2018-11-19", 2),
        ("past 24 hours", {"window": "past", "unit": "hour", "count": 24}, None, "2018-11-21", "2018-11-22", 2),
        ("past 48 hours", {"window": "past", "unit": "hour", "count": 48}, None, "2018-11-20", "2018-11-22", 2),
        ("past 72 hours", {"window": "past", "unit": "hour", "count": 72}, None, "2018-11-20", "2018-11-22", 2),
        (
            "past 2 days",
            {"window": "past", "unit": "day", "count": 2},
            "2018-11-20/2018-11-21",
            "2018-11-20",
            "2018-11-21",
            2,
        ),
        ("last night", {"offset": -1}, "2018-11-21", "2018-11-21", "2018-11-21", 1),
        (
            "late last week",
            {"part": "late", "unit": "week", "offset": -1},
            "2018-11-12/2018-11-18",
            "2018-11-16",
            "2018-11-18",
            2,
        ),
        ("last week", {"unit": "week", "offset": -1}, "2018-11-12/2018-11-18", "2018-11-12", "2018-11-18", 3),
        (
            "past week",
            {"window": "past", "unit": "week", "count": 1},
            "2018-11-15/2018-11-21",
            "2018-11-16",
            "2018-11-22",
            3,
        ),
        ("first week of August", {"nth": 1, "of": "week"}, "2018-08-01/2018-08-07", "2018-08-01", "2018-08-07", 3),
        ("early March", {"part": "early"}, "2018-03", "2018-03-01", "2018-03-10", 4),
        ("mid March", {"part": "mid"}, "2018-03", "2018-03-10", "2018-03-20", 4),
        ("late March", {"part": "late"}, "2018-03", "2018-03-15", "2018-03-31", 4),
        ("late February", {"part": "late"}, "2018-02", "2018-02-15", "2018-02-28", 4),
        ("recent weeks", {"recent": "week"}, None, "2018-11-01", "2018-11-21", 4),
        (
            "earlier this month",
            {"part": "earlier", "unit": "month", "offset": 0},
            "2018-11",
            "2018-11-01",
            "2018-11-21",
            4,
        ),
        ("last month", {"unit": "month", "offset": -1}, "2018-10", "2018-10-01", "2018-10-31", 4),
        ("a fortnight ago", {"unit": "week", "count": 2, "offset": -1}, "2018-11-08", "2018-11-08", "2018-11-08", 1),
        ("early 1999", {"part": "early"}, "1999", "1999-01-01", "1999-04-30", 5),
        ("mid 1999", {"part": "mid"}, "1999", "1999-05-01", "1999-08-31", 5),
        ("late 1999", {"part": "late"}, "1999", "1999-09-01", "1999-12-31", 5),
        ("past few months", {"recent": "month"}, None, "2018-08-22", "2018-11-21", 5),
    ],
)
def test_a_rule_of_the_codebook(words, said, value, start, end, prec):
    """Appendix 2, each rule by its words."""
    found = reading(said, value, REPORT)

    assert (start, end, prec) == (str(found.start), str(found.end), found.date_prec), words


def test_the_past_few_months_do_not_reach_into_the_year_before():
    """A report of February goes back to January."""
    assert "2018-01-01" == str(reading({"recent": "month"}, None, datetime.date(2018, 2, 10)).start)


def test_a_known_date_with_no_value_has_no_reading():
    """What was said but cannot be resolved is not dated by its report."""
    assert None is reading({"weekday": 2}, None, REPORT)


@pytest.mark.parametrize(
    ("value", "prec"),
    [
        ("2018-06-04", 1),
        ("2018-06-04~", 2),
        ("2018-06-02/2018-06-04", 2),
        ("2018-06-04/2018-06-10", 3),
        ("2018-06", 4),
        ("2018-22", 5),
        ("2018", 5),
        ("199X", None),
        ("2014-08/..", None),
        (None, None),
    ],
)
def test_the_precision_of_a_value(value, prec):
    """GED's date_prec: the day, two to six days, a week, a month, a year."""
    assert prec == date_prec(value)
