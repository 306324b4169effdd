"""Day or month first: decided by what the document shows, else both are kept."""

import datetime

import pytest

from tawthiq.cascade import when
from tawthiq.cascade.orders import readings
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span


def resolved(*said, published=None):
    """What is made of dates that say this, in this order."""
    findings = [Finding("date", Span(9 * at + 500, 9 * at + 505), one, "rule", "") for at, one in enumerate(said)]
    return [(f.value["value"], f.value.get("candidates")) for f in when.resolve(findings, published)]


OPEN = {"first": 5, "second": 6, "year": 2017}


def test_both_readings_are_kept_when_nothing_shows_the_order():
    """No value, and two candidates."""
    assert [(None, ["2017-05-06", "2017-06-05"])] == resolved(OPEN)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ({"day": 23, "month": 10, "year": 2017, "shown": "day"}, "2017-06-05"),
        ({"day": 23, "month": 10, "year": 2017, "shown": "month"}, "2017-05-06"),
        ({"day": 5, "month": 6, "year": 2017}, "2017-06-05"),
    ],
)
def test_another_date_of_the_document_shows_the_order(shown, value):
    """A date with one reading, or the same day in words."""
    assert value == resolved(shown, OPEN)[1][0]


def test_the_weekday_shows_the_order():
    """5 June 2017 was a Monday."""
    assert "2017-06-05" == resolved({**OPEN, "weekday": 0})[0][0]


def test_what_lies_after_publication_is_not_meant():
    """A report of 20 May 2017 cannot tell of 5 June."""
    assert "2017-05-06" == resolved(OPEN, published="2017-05-20")[0][0]


def test_a_document_that_shows_both_orders_decides_nothing():
    """Contradicting evidence is none."""
    day = {"day": 23, "month": 10, "year": 2017, "shown": "day"}

    assert None is resolved(day, {**day, "shown": "month"}, OPEN)[2][0]


def test_a_language_that_writes_the_day_first_is_believed():
    """Arabic rules say so, unless the document shows another order."""
    assert "2017-06-05" == resolved({**OPEN, "order": "day"})[0][0]


def test_two_figures_have_two_readings():
    """The day of each order."""
    assert {"day": datetime.date(2017, 6, 5), "month": datetime.date(2017, 5, 6)} == readings(OPEN)
