"""Which accounts are compared: enough of them, and no more for a larger corpus. All accounts are invented."""

import datetime

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.candidates import COARSE, NARROW, candidates
from tawthiq.linking.evidence import Figure, Place, Telling
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

FIRST = datetime.date(2031, 3, 1)


def told(name: str, day: int | None, town: str | None, published: int | None = None, killed: int = 0) -> Telling:
    """An account of so many days after the first; without a day when there is none."""
    when = (FIRST + datetime.timedelta(days=day)).isoformat() if day is not None else None
    places = (Place("m", "d", town, frozenset({skeleton(town)}), "settlement"),) if town else ()
    return Telling(
        id=f"a-{name}",
        document=f"d-{name}",
        span=Span(0, 9),
        sentence=Span(0, 9),
        language="en",
        published=(FIRST + datetime.timedelta(days=published)).isoformat() if published is not None else None,
        type="airstrike",
        when=when,
        days=days_of(when),
        places=places,
        by=(),
        chain=(),
        stance="asserted",
        tolls=(Figure("t", "killed", "people", killed, killed, None, "incident"),) if killed else (),
        moments=frozenset(),
        words=(),
    )


def met(*tellings: Telling) -> list[str]:
    """The names of each pair, run together."""
    return sorted(tellings[a].id[2:] + tellings[b].id[2:] for a, b in candidates(tellings))


def test_accounts_of_one_town_meet_on_one_day_and_on_the_next() -> None:
    """And not a month later."""
    assert met(told("x", 3, "Mirsat"), told("y", 4, "Mirsat"), told("z", 33, "Mirsat")) == ["xy"]


def test_two_spellings_of_one_name_meet() -> None:
    """Even where the skeletons differ, when they begin alike."""
    assert met(told("x", 3, "Tell Marwa"), told("y", 3, "تل مروة")) == ["xy"]
    assert met(told("x", 3, "Tell Marwa"), told("y", 3, "Tell Marrar")) == ["xy"]


def test_a_large_toll_is_met_wherever_it_was() -> None:
    """One of them may have the place wrong; a small toll says nothing."""
    assert met(told("x", 3, "Mirsat", killed=43), told("y", 3, "Zuhayriyah", killed=43)) == ["xy"]
    assert met(told("x", 3, "Mirsat", killed=2), told("y", 3, "Zuhayriyah", killed=2)) == []


def test_an_undated_account_meets_the_days_before_its_publication() -> None:
    """Not what came after it, nor what is older than news."""
    undated = told("u", None, "Mirsat", published=80)

    assert met(undated, told("x", 70, "Mirsat"), told("y", 90, "Mirsat"), told("z", 3, "Mirsat")) == ["ux"]


def test_an_account_without_any_time_meets_all_of_its_place() -> None:
    """It is asked about."""
    assert met(told("u", None, "Mirsat"), told("x", 3, "Mirsat"), told("z", 300, "Mirsat")) == ["ux", "uz"]


def test_every_pair_is_met_once() -> None:
    """However many shelves it shares."""
    pairs = met(*(told(name, 3, "Mirsat", killed=40) for name in "vwxyz"))

    assert len(pairs) == len(set(pairs)) == 10


def test_a_town_that_is_struck_every_day_costs_no_more_each_day() -> None:
    """Ten times as many days are ten times as many pairs."""
    short = sum(1 for _ in candidates([told(f"{day}-{n}", day, "Mirsat") for day in range(30) for n in range(3)]))
    long = sum(1 for _ in candidates([told(f"{day}-{n}", day, "Mirsat") for day in range(300) for n in range(3)]))

    assert long < 10.5 * short


def test_one_crowded_day_is_bounded() -> None:
    """An account meets so many of its town's and no more."""
    crowd = [told(str(n), 3, "Mirsat") for n in range(1000)]

    assert sum(1 for _ in candidates(crowd)) <= len(crowd) * (NARROW + 2 * COARSE)


def test_an_account_without_a_place_meets_those_with_its_toll_of_that_day() -> None:
    """Whichever comes first; of another day it meets none."""
    placed, placeless = told("x", 3, "Mirsat", killed=2), told("y", 3, None, killed=2)

    assert met(placed, placeless) == ["xy"]
    assert met(placeless, placed) == ["yx"]
    assert met(placed, told("z", 4, None, killed=2), told("w", 3, None, killed=3)) == []
