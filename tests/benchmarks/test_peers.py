"""The scorer of the other tools' cases: right, wrong, missed and left out, on cases of our own."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def peers():
    """The benchmark as a module."""
    spec = importlib.util.spec_from_file_location("peers", ROOT / "benchmarks" / "peers.py")
    module = sys.modules["peers"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(text, value, grain="day", **more):
    """A case in the form of the files."""
    given = {"source": "ours", "suite": "ours", "lang": "en", "kind": "date", "reference_time": "2018-06-20T10:00:00"}
    return {**given, "text": text, "value": value, "grain": grain, "span": [0, len(text)], **more}


def verdict(peers, case):
    """(value right, span right) of a case through the reader."""
    judged = peers.judge(case, peers.found(case, peers.read(case)))
    return judged.right, judged.spanned


def test_a_right_value_on_the_right_words_is_right(peers):
    """Value and span count apart."""
    assert (True, True) == verdict(peers, row("4 June 2018", "2018-06-04"))


def test_a_right_value_on_fewer_words_is_right_without_its_span(peers):
    """Three quarters of the words must be shared."""
    assert (True, False) == verdict(peers, row("4 June 2018 and a great many words more", "2018-06-04"))


def test_a_wrong_value_is_wrong(peers):
    """The words are found, the day is another."""
    assert (False, False) == verdict(peers, row("4 June 2018", "2018-06-05"))


def test_what_is_not_found_is_wrong(peers):
    """Nothing in these words is a date."""
    assert (False, False) == verdict(peers, row("once upon a time", "2018-06-05"))


def test_another_convention_is_accepted_where_the_case_says_so(peers):
    """A bare weekday is the next one in some tools and the last one in news."""
    case = row("on Monday", "2018-06-25", alt=["2018-06-18"], convention_sensitive=True)

    assert (True, True) == verdict(peers, case)


def test_the_end_of_an_interval_may_be_exclusive(peers):
    """From the 2nd to the 4th ends before the 5th begins."""
    value = {"start": "2018-06-02T00:00:00", "end": "2018-06-05T00:00:00"}

    assert (True, True) == verdict(peers, row("from 2 to 4 June 2018", value, kind="interval", end_exclusive=True))


def test_a_number_counts_when_both_its_bounds_are_the_value(peers):
    """At least 45 is not 45."""
    assert (True, True) == verdict(peers, row("forty-five", 45, kind="number"))
    assert (False, False) == verdict(peers, row("at least 45", 45, kind="number"))


def test_a_negative_case_must_find_nothing(peers):
    """A date where none is said is wrong."""
    assert (True, True) == verdict(peers, row("twenty-five", None, kind="none"))
    assert (False, False) == verdict(peers, row("on 4 June", None, kind="none"))


@pytest.mark.parametrize(
    ("kind", "value", "days"),
    [
        ("year", "2014", ("2014-01-01", "2014-12-31")),
        ("month", "2014-02", ("2014-02-01", "2014-02-28")),
        ("quarter", "2018-10", ("2018-10-01", "2018-12-31")),
        ("week", "2018-06-04", ("2018-06-04", "2018-06-10")),
        ("minute", "2018-06-04T10:30", ("2018-06-04", "2018-06-04")),
    ],
)
def test_a_value_is_compared_at_its_grain(peers, kind, value, days):
    """A time of day is compared by its day."""
    assert [days] == [tuple(map(str, each)) for each in peers.days_asked(row("", value, kind))]


def interval(text, start, end, grain="day", **more):
    """An interval of a case, with its end exclusive."""
    value = {"start": f"{start}T00:00:00", "end": f"{end}T00:00:00"}
    return row(text, value, grain, kind="interval", end_exclusive=True, **more)


def test_a_week_is_compared_by_more_than_half_of_its_days(peers):
    """A tool's week begins on Sunday, ours on Monday; the week after it is another one."""
    assert (True, True) == verdict(peers, row("last week", "2018-06-10", "week"))
    assert (False, False) == verdict(peers, row("last week", "2018-06-03", "week"))


def test_a_part_of_a_month_is_compared_by_the_month_where_the_list_says_so(peers):
    """The beginning of March as ten days is one tool's convention; another month is still wrong."""
    case = interval("beginning of March 2018", "2018-03-01", "2018-03-11", grain_said="month")
    other = interval("beginning of April 2018", "2018-03-01", "2018-03-11", grain_said="month")

    assert (True, True) == verdict(peers, case)
    assert (False, False) == verdict(peers, other)


def test_a_weekend_is_compared_by_its_saturday_and_sunday(peers):
    """A tool begins it on Friday evening."""
    assert (True, True) == verdict(peers, interval("last weekend", "2018-06-15", "2018-06-18", grain_said="weekend"))


def test_a_hijri_period_shares_days_with_the_period_beside_it(peers):
    """Maha names the Gregorian year, ours are the days of the Hijri one."""
    case = row("1439", "2018", "year", compare="shares")

    assert peers.judge(case, [(peers.Span(0, 4), "2017-09-21/2018-09-10")]).right
    assert not peers.judge(case, [(peers.Span(0, 4), "2016-10-02/2017-09-20")]).right


def test_the_reasons_are_counted(peers, tmp_path, capsys):
    """One line a reason, and no case is read."""
    (tmp_path / "ours.jsonl").write_text(json.dumps(row("x", "2018-06-04", register="dialect")), encoding="utf-8")

    assert 0 == peers.main(["--folder", str(tmp_path), "--left-out"])
    assert capsys.readouterr().out.split()[:3] == ["1", "written", "dialect;"]


def test_what_is_left_out_says_why(peers):
    """A clock time alone places nothing on a day; a day and its time do."""
    rules = peers.checked_in()["left_out"]

    assert "time of day" in peers.reason(row("at 3pm", "2018-06-20T15", "hour", kind="time"), rules)["why"]
    assert peers.reason(row("yesterday at 3pm", "2018-06-19T15", "hour", kind="time"), rules) is None


def test_the_table_counts_right_and_left_out(peers, tmp_path, capsys):
    """One line a file, language and kind."""
    cases = [row("4 June 2018", "2018-06-04"), row("no date", "2018-06-04"), row("x", "2018-06-04", register="dialect")]
    (tmp_path / "ours.jsonl").write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")

    assert 0 == peers.main(["--folder", str(tmp_path)])
    assert ["ours", "en", "date", "2", "1", "50.0", "50.0", "33.3", "-"] == capsys.readouterr().out.splitlines()[
        1
    ].split()


def test_without_the_cases_there_is_a_message(peers, tmp_path, capsys):
    """The cases are not part of the project."""
    assert 2 == peers.main(["--folder", str(tmp_path / "none")])
    assert "nothing to compare with" in capsys.readouterr().err
