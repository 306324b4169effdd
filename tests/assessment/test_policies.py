"""One set of words, and what each recorder's rule makes of it. All incidents are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assessment.ledgers import Count, Told, exactly, figured_under, group, under

from tawthiq.assessment import policy
from tawthiq.errors import UnknownPolicy

MINISTRY = ["Health Office"]
MAYOR = ["Mayor of Mirsat"]
DOZENS = Told(MAYOR, [Count(vague="dozens", words="dozens of people")])
TWO = (Told(MINISTRY, [exactly(9)]), Told(MAYOR, [exactly(14)], published="2031-03-07"))


def test_five_recorders_read_dozens_five_ways() -> None:
    """12, 12-24, and no number where the recorder has none or leaves it to a coder."""
    assert under("acled", DOZENS) == {"fatalities": (12, 12)}
    assert under("airwars", DOZENS) == {"civilians killed": (12, 24)}
    assert under("ucdp-ged", DOZENS) == {"low": (None, None), "best": (None, None), "high": (None, None)}
    assert under("aoav", DOZENS) == {"civilians killed": (None, None)}
    assert under("iraq-body-count", DOZENS) == {"civilians killed": (None, None)}


def test_a_word_without_a_number_stays_beside_the_unknown() -> None:
    """What is not known is told in the words of the account, never as nought."""
    [figured] = figured_under("aoav", DOZENS)

    assert figured.vague == "dozens"
    assert "gives «dozens» no number: unknown" in figured.steps[0].says


def test_tens_and_scores_are_not_dozens() -> None:
    """ACLED reads tens, in either language, as 10; of scores it says nothing."""
    said = {"tens of people": 10, "عشرات القتلى": 10, "dozens of people": 12, "scores of people": None}

    for words, number in said.items():
        told = Told(MAYOR, [Count(vague="dozens", words=words)])
        assert under("acled", told) == {"fatalities": (number, number)}


def test_several_is_at_least_two_for_airwars_alone() -> None:
    """Nobody else reads a number in it."""
    several = Told(MAYOR, [Count(vague="several", words="several people")])

    assert under("airwars", several) == {"civilians killed": (2, None)}
    assert under("acled", several) == {"fatalities": (None, None)}


def test_sources_that_differ_give_the_lowest_a_range_or_the_latest() -> None:
    """The same two sources under each rule."""
    assert under("acled", *TWO) == {"fatalities": (9, 9)}
    assert under("ucdp-ged", *TWO) == {"low": (9, 9), "best": (9, 9), "high": (14, 14)}
    assert under("airwars", *TWO) == {"civilians killed": (9, 14)}
    assert under("aoav", *TWO) == {"civilians killed": (14, 14)}
    assert under("as-stated", *TWO) == {"people killed": (9, 14)}


def test_who_counts_only_one_group_says_nothing_of_them_all() -> None:
    """Two medics are some of nine people, not another figure for them."""
    [figured] = figured_under("acled", Told(MINISTRY, [exactly(9)]), Told(MAYOR, [exactly(2, "medics")]))

    assert (figured.low, figured.high) == (9, 9)
    assert "Mayor of Mirsat counts only one group: set aside, since others count all" in [
        step.says for step in figured.steps
    ]


def test_a_figure_is_explained_step_by_step() -> None:
    """Each source with its words and its toll, then what was taken and by which rule."""
    [figured] = figured_under("acled", *TWO)

    assert [step.says for step in figured.steps] == [
        "Health Office: 9 people killed",
        "Mayor of Mirsat: 14 people killed",
        "2 sources differ; lowest (Health Office): "
        "where reports differ, or are vague, the most conservative estimate is taken",
    ]
    assert [step.tolls for step in figured.steps] == [("t-0-0",), ("t-1-0",), ()]
    assert (figured.policy, figured.version, figured.accounts) == ("acled", "2024-05-07", ("a-0",))


def test_the_sides_of_one_source_are_added_and_no_part_on_top() -> None:
    """Three civilians, one of them a child, and five fighters are eight; people hold the rest."""
    sides = Told(MAYOR, [exactly(3, "civilians"), exactly(5, "combatants"), exactly(1, "children")])
    people = Told(MAYOR, [exactly(6), exactly(2, "soldiers")])

    assert under("acled", sides) == {"fatalities": (8, 8)}
    assert under("acled", people) == {"fatalities": (6, 6)}


def test_of_two_numbers_in_one_text_the_smaller_is_a_part() -> None:
    """Eighteen, and two of one house: nobody says that two is all. A relay of the two alone changes nothing."""
    letter = Told(MAYOR, [exactly(18, "civilians"), exactly(2, "civilians")])
    relay = Told([*MAYOR, "News Agency"], [exactly(2, "civilians")], "Arda Times")

    assert under("acled", letter) == {"fatalities": (18, 18)}
    assert under("acled", letter, relay) == {"fatalities": (18, 18)}


def test_who_counts_only_a_group_says_nothing_of_the_whole() -> None:
    """Two medics among the dead are no estimate of two dead."""
    medics = Told(["Witnesses"], [exactly(2, "medics")])

    assert under("ucdp-ged", *TWO, medics)["low"] == (9, 9)
    assert under("ucdp-ged", medics)["low"] == (2, 2)


def test_fighters_have_a_range_of_their_own_or_are_left_out() -> None:
    """Of eight people three fighters: five civilians for Airwars, and no fighter for Iraq Body Count."""
    told = Told(MAYOR, [exactly(8, of_whom=((3, "combatants"),))])

    assert under("airwars", told) == {"civilians killed": (5, 5), "belligerents killed": (3, 3)}
    assert under("iraq-body-count", told) == {"civilians killed": (None, 5)}


def test_people_of_no_stated_status_are_in_the_maximum_alone_for_iraq_body_count() -> None:
    """The children among them are sure."""
    assert under("iraq-body-count", Told(MAYOR, [exactly(13, of_whom=((5, "children"),))])) == {
        "civilians killed": (5, 13)
    }


def test_children_women_and_men_have_ranges_of_their_own_for_airwars() -> None:
    """From their own figures, and from the parts of others; the civilians hold them."""
    mayor = Told(MAYOR, [exactly(13, of_whom=((5, "children"),))])
    office = Told(MINISTRY, [exactly(7, "children"), exactly(15, "civilians")])

    assert under("airwars", mayor, office) == {"civilians killed": (13, 15), "children killed": (5, 7)}


def test_what_the_accused_concedes_stands_apart_for_airwars() -> None:
    """It neither lowers nor raises the range of the others."""
    army = Told(["The Pact"], [exactly(3, "civilians")])
    mayor = Told(MAYOR, [exactly(10)], by=["The Pact"])

    assert under("airwars", mayor, army) == {"civilians killed": (10, 10), "civilians killed, conceded": (3, 3)}


def test_disputed_status_lowers_the_minimum_to_nought_for_airwars() -> None:
    """One counts civilians, the other only fighters."""
    told = Told(MAYOR, [exactly(7, "civilians")]), Told(["Army of Arda"], [exactly(7, "combatants")])

    assert under("airwars", *told) == {"civilians killed": (0, 7), "belligerents killed": (0, 7)}


def test_only_explosive_weapons_with_a_day_are_recorded_by_aoav() -> None:
    """A shooting is not, nor what has no clear day."""
    assert under("aoav", Told(MAYOR, [exactly(9)], kind="shooting")) == {}
    assert under("aoav", Told(MAYOR, [exactly(9)], when="2031-03")) == {}
    assert under("aoav", Told(MAYOR, [exactly(9)])) == {"civilians killed": (9, 9)}


def test_injured_are_not_recorded_by_all() -> None:
    """ACLED and UCDP record deaths alone."""
    hurt = Told(MAYOR, [exactly(4, measure="injured")])

    assert under("acled", hurt) == under("ucdp-ged", hurt) == {}
    assert under("airwars", hurt) == {"civilians injured": (4, 4)}


def test_at_least_names_no_upper_bound_as_stated_and_a_number_for_recorders() -> None:
    """Who records whole numbers records the one that is named."""
    told = Told(MAYOR, [Count(45, None)])

    assert under("as-stated", told) == {"people killed": (45, None)}
    assert under("airwars", told) == {"civilians killed": (45, 45)}


def test_a_total_over_several_incidents_is_attributed_to_none() -> None:
    """Nor a figure over a period."""
    told = Told(MAYOR, [exactly(31, scope="incidents"), exactly(300, scope="cumulative")])

    for name in policy.names():
        assert all(bounds == (None, None) for bounds in under(name, told).values())


def test_an_unknown_policy_is_answered_with_those_there_are() -> None:
    """A slip shows all names."""
    with pytest.raises(
        UnknownPolicy, match=r"'acle' is no counting policy \(say one of acled, airwars, aoav, as-stated"
    ):
        policy.named("acle")


@pytest.mark.parametrize("name", policy.names())
def test_every_policy_says_where_its_rules_stand_and_what_it_leaves_open(name: str) -> None:
    """Version, source, how the source was read, and known words only."""
    found = policy.named(name)

    assert found.name == name
    assert found.version
    assert found.silent
    assert found.unknown in policy.UNKNOWN
    assert all(cite.what and cite.where and cite.read for cite in found.cite)
    assert all(rule.whom in policy.WHOM and rule.take in policy.TAKES and rule.says for rule in found.rules)


NUMBERS = st.integers(0, 60)
SPEAKERS = st.sampled_from(["Health Office", "Mayor of Mirsat", "Relief Board", "Witnesses"])
DAYS = st.sampled_from(["2031-03-05", "2031-03-06", "2031-03-09"])
ACCOUNTS = st.lists(
    st.builds(
        lambda who, number, day: Told([who], [exactly(number)], published=day, document_type="statement"),
        SPEAKERS, NUMBERS, DAYS,
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip
POLICIES = st.sampled_from(policy.names())


@settings(max_examples=60, deadline=None)
@given(ACCOUNTS, POLICIES)
def test_no_figure_lies_outside_what_the_accounts_say(told: list[Told], name: str) -> None:
    """Whatever the rule, it takes what somebody said."""
    said = [count.low for one in told for count in one.counts]

    for low, high in under(name, *told).values():
        assert low is None or min(said) <= low <= max(said)
        assert high is None or min(said) <= high <= max(said)
        assert low is None or high is None or low <= high


@settings(max_examples=60, deadline=None)
@given(ACCOUNTS, POLICIES, st.data())
def test_a_relay_changes_no_figure(told: list[Told], name: str, data: st.DataObject) -> None:
    """However late, and through however many, it is the word of its first speaker."""
    first = data.draw(st.sampled_from(told))
    relay = Told([*first.chain, "News Agency"], first.counts, "Arda Times", "2031-03-20")

    assert under(name, *told, relay) == under(name, *told)


@settings(max_examples=60, deadline=None)
@given(ACCOUNTS, POLICIES, st.data())
def test_a_translation_changes_no_figure(told: list[Told], name: str, data: st.DataObject) -> None:
    """Nor does an outlet that prints a statement in its own words."""
    at = data.draw(st.integers(0, len(told) - 1))
    first = told[at]
    translation = Told(first.chain, first.counts, first.publisher, first.published)
    own_words = Told([], first.counts, "Arda Times", "2031-03-20")
    carried = group("relay", f"d-{at}", f"d-{len(told)}")

    assert under(name, *told, translation) == under(name, *told)
    assert under(name, *told, own_words, groups=[carried]) == under(name, *told)


SHAPES = st.one_of(
    st.builds(lambda n: (n, n), NUMBERS),
    st.builds(lambda n: (n, None), NUMBERS),
    st.builds(lambda n: (None, n), NUMBERS),
    st.builds(lambda n, more: (n, n + more), NUMBERS, NUMBERS),
)
GROUPS = st.sampled_from(["people", "civilians", "children", "women", "combatants", "soldiers", "police", "medics"])
FIGURES = st.builds(
    lambda shape, who, parts: Count(*shape, group=who, of_whom=tuple(parts)),
    SHAPES,
    GROUPS,
    st.lists(st.tuples(NUMBERS, GROUPS), max_size=2),
)
TANGLED = st.lists(
    st.builds(
        lambda who, counts, day: Told([who], counts, published=day, document_type="statement"),
        SPEAKERS,
        st.lists(FIGURES, min_size=1, max_size=4),
        DAYS,
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(TANGLED, POLICIES)
def test_no_minimum_is_above_its_maximum(told: list[Told], name: str) -> None:
    """Whatever groups, bounds and parts the accounts give, even where they contradict themselves."""
    for figured in figured_under(name, *told):
        assert figured.low is None or figured.high is None or figured.low <= figured.high
        assert figured.steps


@settings(max_examples=100, deadline=None)
@given(TANGLED, POLICIES, st.data())
def test_a_relay_of_tangled_words_changes_no_figure(told: list[Told], name: str, data: st.DataObject) -> None:
    """Parts, bounds and superseded figures included."""
    first = data.draw(st.sampled_from(told))
    relay = Told([*first.chain, "News Agency"], first.counts, "Arda Times", "2031-03-20")

    assert under(name, *told, relay) == under(name, *told)
