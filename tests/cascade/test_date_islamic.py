"""Dates of the Islamic calendar and their Gregorian twins."""

from tawthiq import read


def dates(text, published=None):
    """(value, flag) of the dates of a text."""
    return [(m.value, m.flag) for m in read(text, "ar", published).mentions if hasattr(m, "anchor")]


def test_an_islamic_date_is_read_by_umm_al_qura():
    """Words or figures, with its era or in a date of figures."""
    assert [("2014-12-06", None)] == dates("صدر البيان في 14 صفر 1436هـ")
    assert [("2014-12-06", None)] == dates("صدر البيان في 14/2/1436هـ")


def test_twins_that_agree_are_one_date():
    """The day of both calendars, in either order."""
    assert [("2014-12-06", None)] == dates("صدر في 14 صفر 1436هـ الموافق 6 ديسمبر 2014م")
    assert [("2014-12-06", None)] == dates("صدر في 6 ديسمبر 2014م الموافق 14 صفر 1436هـ")


def test_twins_that_differ_are_flagged_and_not_corrected():
    """The Gregorian day stays as written."""
    ((value, flag),) = dates("صدر في 14 صفر 1436هـ الموافق 16 ديسمبر 2014م")

    assert "2014-12-16" == value
    assert "2014-12-06 by Umm al-Qura" in flag


def test_one_day_apart_is_told_as_what_the_moon_can_make():
    """Sightings differ between countries."""
    assert "sighting" in dates("صدر في 14 صفر 1436هـ الموافق 7 ديسمبر 2014م")[0][1]


def test_a_month_without_its_year_is_the_latest():
    """Ramadan past, counted from publication."""
    assert [("2019-05-06/2019-06-03", None)] == dates("قصفت القرية في رمضان الماضي", "2019-11-01")


def test_a_date_outside_the_tables_is_unknown():
    """The tables run from 1343 to 1500."""
    assert [(None, None)] == dates("ولد في 3 رجب 1250هـ")
