"""Records: spans, ids, dates and counts."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.ids import Names, kind_of, make_id
from tawthiq.model.when import When, days_of, on


@given(st.dates(min_value=datetime.date(1, 1, 1)))
def test_a_day_written_as_edtf_reads_back(day):
    """Any day of the calendar survives the way to EDTF and back."""
    assert day == When.of(str(on(day))).date


@given(st.dates(datetime.date(1000, 1, 1)), st.dates(datetime.date(1000, 1, 1)))
def test_an_interval_covers_its_ends(first, last):
    """The days of an interval are its own two ends."""
    assert (first, last) == days_of(f"{on(first)}/{on(last)}")


@pytest.mark.parametrize("edtf", ["", None, "2018-13", "2018-02-30", "yesterday", "2018-06-04/.."])
def test_what_is_no_closed_date_has_no_days(edtf):
    """Unknown stays unknown."""
    assert days_of(edtf) is None


def test_a_day_without_a_month_is_refused():
    """A date is never made up from a day alone."""
    with pytest.raises(ValueError, match="needs its month"):
        When(2018, None, 4)


def test_two_items_at_one_place_get_two_ids():
    """Within a document no id is given twice."""
    names = Names("d-1")

    assert names.of("toll", 4, 10) != names.of("toll", 4, 10)


def test_an_id_tells_its_kind_and_depends_on_content_alone():
    """The same content gives the same id on every machine."""
    assert ("account", make_id("account", "x")) == (kind_of(make_id("account", "x")), make_id("account", "x"))
