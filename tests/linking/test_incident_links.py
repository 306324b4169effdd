"""Which accounts tell of one incident. All accounts are invented."""

import random
from dataclasses import replace

import pytest

from tawthiq.errors import DecisionError
from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.containers import with_containers
from tawthiq.linking.evidence import Figure, Place, Telling
from tawthiq.linking.incident_reasons import REASONS
from tawthiq.linking.links import Links
from tawthiq.linking.reasons import weigh
from tawthiq.linking.resolve import link
from tawthiq.model.claims import Actor
from tawthiq.model.links import Decision
from tawthiq.model.span import Span
from tawthiq.model.when import days_of


def told(
    name: str,
    when: str | None,
    *places: str,
    document: str = "",
    speaker: str | None = None,
    kind: str = "airstrike",
    by: str | None = "the-pact",
    killed: int | None = None,
    moments: str = "",
    published: str | None = "2031-03-20",
) -> Telling:
    """An account; a place that begins with a capital and ends in "Province" is a governorate."""
    tolls = (Figure("t", "killed", "people", killed, killed, None, "incident"),) if killed else ()
    return Telling(
        id=f"a-{name}",
        document=document or f"d-{name}",
        span=Span(0, 9),
        sentence=Span(0, 9),
        language="en",
        published=published,
        type=kind,
        when=when,
        days=days_of(when),
        places=tuple(place(text) for text in places),
        by=(Actor(by, by.title()),) if by else (),
        chain=(Actor(speaker, speaker.title()),) if speaker else (),
        stance="asserted",
        tolls=tolls,
        moments=frozenset(moments.split()),
        words=(),
        publisher=f"Press {name}",
    )


def place(text: str) -> Place:
    """A place mention."""
    wide = "admin1" if text.endswith("Province") else "settlement"
    return Place("m", "d", text, frozenset({skeleton(text)}), wide)


def clusters(*tellings: Telling, decisions: tuple[Decision, ...] = ()) -> list[str]:
    """The names of the accounts of every incident, run together."""
    return sorted("".join(sorted(a[2:] for a in c.accounts)) for c in links(*tellings, decisions=decisions).clusters)


def links(*tellings: Telling, decisions: tuple[Decision, ...] = ()) -> Links:
    """Everything that linking gives for these accounts."""
    return link([], tellings, decisions)


def decided(verdict: str, *names: str, at: str = "2031-04-01T10:00:00Z") -> Decision:
    """A person's decision."""
    return Decision(f"v-{verdict}-{at}", verdict, tuple(f"a-{name}" for name in names), "Rim", "read both", at)


def test_one_village_in_two_scripts_on_one_day_is_one_incident() -> None:
    """A reviewer reads day and place in the words of both."""
    found = links(told("x", "2031-03-04", "تل مروة"), told("y", "2031-03-04", "Tell Marwa"))

    [incident] = found.clusters
    assert "both are dated 2031-03-04" in incident.reasons
    assert any("تل مروة" in reason and "Tell Marwa" in reason for reason in incident.reasons)


def test_one_name_in_sentences_that_translate_each_other_is_one_place() -> None:
    """Whatever entries of the gazetteer it was found under; elsewhere two entries are two places."""
    north = replace(place("تل مروة"), gazetteer_id="1", latitude=34.0, longitude=40.0)
    south = replace(place("Tell Marwa"), gazetteer_id="2", latitude=31.0, longitude=40.0)
    one = replace(told("x", "2031-03-04"), language="ar", places=(north,))
    other = replace(told("y", "2031-03-04"), places=(south,))
    aligned = [replace(each, beads=frozenset({"g#0"})) for each in (one, other)]

    assert weigh(REASONS, one, other).total < 0 < weigh(REASONS, *aligned).total


def test_what_a_document_says_of_one_day_without_place_or_toll_is_that_days_act() -> None:
    """An inquiry that tells of a strike, and in the next sentence of the mortars of that day, tells of one act."""
    strike = told("1", "2031-03-02", "Arin", document="d-inquiry", speaker="ministry", by=None, killed=55)
    mortars = told("2", "2031-03-02", document="d-inquiry", speaker="inquiry", kind="shelling", by="rebels")
    toll = told("3", "2031-03-02", document="d-inquiry", speaker="inquiry", kind="shelling", by="rebels", killed=4)

    assert clusters(strike, mortars) == ["12"]
    assert clusters(strike, toll) == ["1", "3"]


def test_two_parts_of_one_name_in_sentences_that_translate_each_other_are_one_place() -> None:
    """Where the day and two tolls are the same: one reading took the first word of the name, one the last."""
    tolls = tuple(
        Figure(f"t{at}", harm, "people", at, at, None, "incident") for at, harm in ((3, "killed"), (1, "injured"))
    )
    beads = frozenset({"g#0"})
    one = replace(told("x", "2031-03-04", "تل مروة"), language="ar", tolls=tolls, beads=beads)
    known = replace(place("Kalbin"), gazetteer_id="3")
    other = replace(told("y", "2031-03-04"), places=(known,), tolls=tolls, beads=beads)

    assert weigh(REASONS, one, other).total > 0 > weigh(REASONS, one, replace(other, tolls=())).total


def test_a_hospital_told_beside_a_camp_does_not_hold_it() -> None:
    """Who lists a camp and a hospital does not say that the one lies in the other."""
    hospital = replace(place("Rahma Hospital"), place_type="site")
    listed = replace(told("x", None, "Shouka camp"), places=(place("Shouka camp"), hospital))
    [_, alone] = with_containers([listed, told("y", None, "Shouka camp")])

    assert [each.text for each in alone.places] == ["Shouka camp"]


def test_two_strikes_on_one_town_a_day_apart_are_two() -> None:
    """Nearness in time is not enough."""
    assert clusters(told("x", "2031-03-04", "Mirsat"), told("y", "2031-03-05", "Mirsat")) == ["x", "y"]


def test_two_villages_of_one_province_on_one_day_are_two() -> None:
    """Nearness in space is not enough, even with one perpetrator and one kind of act."""
    one = told("x", "2031-03-04", "Tell Marwa", "Sindal Province")
    other = told("y", "2031-03-04", "Kafr Zayt", "Sindal Province")

    assert clusters(one, other) == ["x", "y"]


def test_one_village_name_in_two_provinces_is_two_places() -> None:
    """Names of villages are shared."""
    one = told("x", "2031-03-04", "Tell Marwa", "Sindal Province")
    other = told("y", "2031-03-04", "Tell Marwa", "Mirsat Province")

    assert clusters(one, other) == ["x", "y"]


def test_tolls_that_disagree_part_nothing() -> None:
    """One in ten true pairs has ranges that do not meet."""
    one = told("x", "2031-03-04", "Tell Marwa", killed=17)
    other = told("y", "2031-03-04", "Tell Marwa", killed=2)

    assert clusters(one, other) == ["xy"]


def test_both_sides_accused_of_one_blast_is_one_incident() -> None:
    """Who did it is disputed; that it happened is not."""
    one = told("x", "2031-03-04", "Mirsat", by="the-pact", kind="airstrike")
    other = told("y", "2031-03-04", "Mirsat", by="arda-army", kind="shelling")

    assert clusters(one, other) == ["xy"]


def test_a_hamlet_and_the_town_it_lies_by_are_told_in_words() -> None:
    """The narrower place first."""
    [incident] = links(told("x", "2031-03-04", "Mirsat"), told("y", "2031-03-04", "Kafr Zayt", "Mirsat")).clusters

    assert "Kafr Zayt is in Mirsat" in incident.reasons


def test_one_speaker_who_names_two_places_means_two_incidents() -> None:
    """And a vague third account does not chain them."""
    one = told("x", "2031-03-04", "Tell Marwa", "Sindal", document="d-1", speaker="arda-envoy")
    other = told("y", "2031-03-04", "Kafr Zayt", "Sindal", document="d-1", speaker="arda-envoy")
    vague = told("z", "2031-03-04", "Sindal")

    assert not any("x" in names and "y" in names for names in clusters(one, other, vague))


def test_an_undated_account_joins_the_one_incident_of_its_place() -> None:
    """The news of the days before, with one candidate left."""
    dated = told("x", "2031-03-04", "Tell Marwa")
    undated = told("y", None, "Tell Marwa", published="2031-03-06")

    assert clusters(dated, undated) == ["xy"]


def test_an_undated_account_with_two_candidates_is_asked() -> None:
    """It joins neither."""
    found = links(
        told("x", "2031-03-04", "Tell Marwa"),
        told("y", "2031-03-09", "Tell Marwa"),
        told("z", None, "Tell Marwa", published="2031-03-12"),
    )

    assert len(found.clusters) == 3
    [question] = found.questions
    assert (question.about, set(question.candidates)) == (("a-z",), {"a-x", "a-y"})


def test_an_undated_account_does_not_tell_of_what_came_after_it() -> None:
    """Its publication leaves one candidate."""
    earlier, later = told("x", "2031-03-04", "Tell Marwa"), told("y", "2031-03-09", "Tell Marwa")

    assert clusters(earlier, later, told("z", None, "Tell Marwa", published="2031-03-06")) == ["xz", "y"]


def test_an_undated_account_from_an_undated_document_is_asked() -> None:
    """Only the place fits: it may be of any year."""
    found = links(told("x", "2031-03-04", "Tell Marwa"), told("y", None, "Tell Marwa", published=None))

    assert len(found.clusters) == 2
    assert found.questions


def test_the_same_open_weekday_in_one_document_is_one_day() -> None:
    """Nobody knows which Thursday, but both speakers mean the same."""
    one = told("x", None, "Mirsat", document="d-1", speaker="arda-envoy", moments="on thursday evening")
    same = told("y", None, "Mirsat", document="d-1", speaker="relief-board", moments="thursday evening")
    other = told("z", None, "Mirsat", document="d-1", speaker="relief-board", moments="friday")

    assert clusters(one, same, other) == ["xy", "z"]


def test_a_weekday_alone_tells_which_of_two_days_is_meant() -> None:
    """Of a document that nobody dated: on a Friday, and the strikes were on a Thursday and a Friday."""
    thursday = told("x", "2031-03-06", "Mirsat", speaker="arda-envoy")
    friday = told("y", "2031-03-14", "Mirsat", speaker="arda-envoy")
    open_day = told("z", None, "Mirsat", speaker="arda-envoy", moments="last friday", published=None)

    assert clusters(thursday, friday, open_day) == ["x", "y", "z"]
    assert clusters(thursday, friday, replace(open_day, weekdays=frozenset({4}))) == ["x", "yz"]


def test_undated_accounts_that_clearly_tell_of_two_incidents_are_not_settled_as_one() -> None:
    """One sentence named both weekdays, so that its accounts seemed to be of one time."""
    thursday = told("x", "2031-03-06", "Mirsat", speaker="arda-envoy")
    friday = told("y", "2031-03-14", "Mirsat", speaker="arda-envoy")
    first, second = (
        replace(
            told(name, None, "Mirsat", document="d-1", speaker="arda-envoy", moments="friday thursday", published=None),
            weekdays=frozenset({day}),
        )
        for name, day in (("1", 3), ("2", 4))
    )

    assert clusters(first, second) == ["12"]
    assert clusters(thursday, friday, first, second) == ["1x", "2y"]


def test_people_who_say_same_and_different_are_right() -> None:
    """Decisions hold against every reason."""
    one, other = told("x", "2031-03-04", "Mirsat"), told("y", "2031-05-09", "Kafr Zayt")
    twin = told("z", "2031-03-04", "Mirsat")

    decisions = (decided("same", "x", "y"), decided("different", "x", "z"))
    assert clusters(one, other, twin, decisions=decisions) == ["xy", "z"]


def test_of_two_decisions_on_one_pair_the_later_holds() -> None:
    """A reviewer may change her mind."""
    one, twin = told("x", "2031-03-04", "Mirsat"), told("y", "2031-03-04", "Mirsat")
    first, second = decided("different", "x", "y"), decided("same", "x", "y", at="2031-04-02T10:00:00Z")

    assert clusters(one, twin, decisions=(second, first)) == ["xy"]


def test_decisions_that_contradict_each_other_in_a_round_are_an_error() -> None:
    """It says which two."""
    three = [told(name, "2031-03-04", "Mirsat") for name in "xyz"]
    decisions = (decided("same", "x", "y"), decided("same", "y", "z"), decided("different", "x", "z"))

    with pytest.raises(DecisionError, match="a-x and a-z"):
        links(*three, decisions=decisions)


def corpus() -> list[Telling]:
    """A dozen accounts of six incidents."""
    days = ("2031-03-04", "2031-03-05", None)
    return [
        told(f"{at}", days[at % 3], town, published=f"2031-03-{10 + at}")
        for at, town in enumerate(["Mirsat", "Tell Marwa", "Kafr Zayt", "Zuhayriyah"] * 3)
    ]


def test_a_governorate_alone_joins_the_one_incident_that_it_has_a_mark_of() -> None:
    """The same perpetrator; nearness and kind alone would not do."""
    village = told("x", "2031-03-04", "Tell Marwa", "Sindal Province")

    assert clusters(village, told("y", "2031-03-04", "Sindal Province")) == ["xy"]
    assert clusters(village, told("y", "2031-03-04", "Sindal Province", by=None)) == ["x", "y"]


def test_a_governorate_alone_with_two_candidates_is_asked() -> None:
    """It joins neither village."""
    found = links(
        told("x", "2031-03-04", "Tell Marwa", "Sindal Province"),
        told("y", "2031-03-04", "Kafr Zayt", "Sindal Province"),
        told("z", "2031-03-04", "Sindal Province"),
    )

    assert len(found.clusters) == 3
    [question] = found.questions
    assert (question.about, set(question.candidates)) == (("a-z",), {"a-x", "a-y"})
    assert question.asks == (
        "An account of Sindal Province (2031-03-04) may tell of one of these: "
        "Tell Marwa (2031-03-04), Kafr Zayt (2031-03-04). Which?"
    )


def test_of_two_candidates_the_one_with_the_same_toll_is_taken() -> None:
    """One is clearly left."""
    one = told("x", "2031-03-04", "Tell Marwa", "Sindal Province", killed=17)
    other = told("y", "2031-03-04", "Kafr Zayt", "Sindal Province", killed=2, by="arda-army")

    assert clusters(one, other, told("z", "2031-03-04", "Sindal Province", killed=17)) == ["xz", "y"]


def test_an_account_of_some_days_that_fits_two_incidents_joins_neither() -> None:
    """One town, two days, and an account that spans both."""
    first, second = told("x", "2031-03-04", "Mirsat"), told("y", "2031-03-05", "Mirsat")

    assert clusters(first, second, told("z", "2031-03-04/2031-03-05", "Mirsat")) == ["x", "y", "z"]
    assert clusters(first, told("z", "2031-03-04/2031-03-05", "Mirsat")) == ["xz"]


def test_an_account_of_some_days_is_no_bridge_between_the_strikes_of_two_days() -> None:
    """It joins the strike that it fits; the next day's stays another incident."""
    first, second = told("x", "2031-03-04", "Mirsat"), told("y", "2031-03-05", "Mirsat", killed=9)
    both = told("z", "2031-03-04/2031-03-05", "Mirsat", killed=4, speaker="the-envoy")
    assert clusters(first, second, both) == ["xz", "y"]


def test_an_account_of_some_days_joins_the_only_strike_there_if_nothing_differs() -> None:
    """It names the place, and no other strike there is known in these days."""
    assert clusters(told("x", "2031-03-14", "Arin"), told("y", "2031-03-13/2031-03-14", "Arin", by=None)) == ["xy"]


def test_a_village_told_with_its_town_does_not_single_out_a_day() -> None:
    """Both name the village and its town: that says where, and the tolls do not meet."""
    one = told("x", "2031-03-14", "Arin", "Belt", killed=2)
    other = told("y", "2031-03-13/2031-03-14", "Arin", "Belt", by=None, killed=9)

    assert clusters(one, other) == ["x", "y"]


def test_who_did_it_does_not_tell_which_of_two_villages_of_a_town_is_meant() -> None:
    """Two villages of a town are struck on one day, and a third account names the town alone."""
    one, town = told("x", "2031-03-14", "Arin", "Belt"), told("y", "2031-03-14", "Belt")
    other = told("z", "2031-03-14", "Corrow", "Belt", by="the-league", kind="shelling")

    assert clusters(one, town) == ["xy"]
    assert clusters(one, town, other) == ["x", "y", "z"]


def test_where_a_village_lies_is_learnt_from_another_text() -> None:
    """One text names village and town, a second the village alone, a third the town alone."""
    known = told("x", "2031-01-09", "Kafr Zayt", "Mirsat")
    village, town = told("y", "2031-03-04", "Kafr Zayt"), told("z", "2031-03-04", "Mirsat")

    assert clusters(village, town) == ["y", "z"]
    assert clusters(known, village, town) == ["x", "yz"]


def test_a_village_that_texts_place_in_two_towns_is_learnt_from_neither() -> None:
    """Names of villages are shared."""
    known = told("x", "2031-01-09", "Kafr Zayt", "Mirsat"), told("w", "2031-02-09", "Kafr Zayt", "Zuhayriyah")
    village, town = told("y", "2031-03-04", "Kafr Zayt"), told("z", "2031-03-04", "Mirsat")

    assert clusters(*known, village, town) == ["w", "x", "y", "z"]


def test_a_toll_three_times_as_large_speaks_against_one_village_next_to_another() -> None:
    """Near tolls of ten and more speak for it."""
    one = told("x", "2031-03-04", "Tell Marwa", "Mirsat", killed=40)

    assert clusters(one, told("y", "2031-03-04", "Kafr Zayt", "Mirsat", killed=43)) == ["xy"]
    assert clusters(one, told("y", "2031-03-04", "Kafr Zayt", "Mirsat", killed=4)) == ["x", "y"]


def test_the_order_of_the_accounts_changes_nothing() -> None:
    """Clusters, ids, reasons and questions are the same."""
    expected = links(*corpus())
    for seed in range(5):
        mixed = corpus()
        random.Random(seed).shuffle(mixed)
        assert links(*mixed) == expected


def test_adding_documents_renames_no_incident() -> None:
    """Every account that was there keeps the id of its incident."""
    before = links(*corpus())
    previous = {cluster.id: cluster.accounts for cluster in before.clusters}
    earlier = told("new", "2031-03-04", "Mirsat", published="2031-03-04")
    after = link([], [*corpus(), earlier], previous=previous)

    home = {account: cluster.id for cluster in after.clusters for account in cluster.accounts}
    assert all(home[account] == key for key, accounts in previous.items() for account in accounts)
    assert home["a-new"] in previous


def test_every_reason_is_told_once() -> None:
    """Not once for every pair and spelling."""
    told_by = [
        told(name, "2031-03-04", text) for name, text in (("x", "تل مروة"), ("y", "Tell Marwa"), ("z", "Tall Marwah"))
    ]
    [incident] = links(*told_by).clusters

    assert len([reason for reason in incident.reasons if reason.startswith("both place it")]) == 1


def test_two_undated_accounts_of_one_town_stay_apart() -> None:
    """A town of the front is struck many times; only a statement, a toll or a day ties them."""
    assert clusters(told("x", None, "Mirsat", by=None), told("y", None, "Mirsat", by=None)) == ["x", "y"]


def test_a_name_with_a_letter_too_many_is_no_other_place() -> None:
    """It joins where a mark stands beside it; a letter put for another is another village."""
    village = told("x", "2031-03-04", "Kafr Zaytin", killed=3)

    assert clusters(village, told("y", "2031-03-04", "Kafr Zaytnin", killed=3)) == ["xy"]
    assert clusters(village, told("y", "2031-03-04", "Kafr Zaykin", killed=3)) == ["x", "y"]


def test_an_account_without_a_place_joins_by_day_kind_perpetrator_and_toll() -> None:
    """With another toll it does not."""
    village = told("x", "2031-03-04", "Kafr Zayt", killed=3)

    assert clusters(village, told("y", "2031-03-04", killed=3)) == ["xy"]
    assert clusters(village, told("y", "2031-03-04", killed=4)) == ["x", "y"]


def test_a_heading_that_names_the_province_alone_tells_of_the_one_day_told_below() -> None:
    """In one document it is settled with what was done in that province, where that is one deed and stands below.

    The strikes on a province that a story's end speaks of are not the one strike it told, nor are two attacks one.
    """
    below = Span(20, 29)
    village = replace(told("x", "2031-03-04", "Kafr Zayt", "Mirsat Province", document="d"), span=below)
    another = replace(told("z", "2031-03-07", "Tall Zayt", "Mirsat Province", document="d"), span=below)
    heading = told("y", None, "Mirsat Province", document="d", speaker="mayor")

    assert clusters(village, heading) == ["xy"]
    assert clusters(village, replace(heading, span=Span(40, 49))) == ["x", "y"]
    assert clusters(village, another, heading) == ["x", "y", "z"]
    assert clusters(village, told("y", None, "Mirsat Province", speaker="mayor")) == ["x", "y"]


def test_two_speakers_of_one_document_who_name_the_place_and_no_day_tell_of_one_incident() -> None:
    """Though their tolls differ; with two weekdays they do not."""
    first = told("x", None, "Mirsat", document="d", speaker="mayor", killed=3)

    assert clusters(first, told("y", None, "Mirsat", document="d", speaker="nurse", killed=4)) == ["xy"]
    friday, monday = replace(first, moments=frozenset(["Friday"])), "Monday"
    assert clusters(friday, told("y", None, "Mirsat", document="d", speaker="nurse", moments=monday)) == ["x", "y"]


def test_who_names_the_province_and_then_the_village_tells_nothing_apart() -> None:
    """One speaker's opening gives the province, his next sentence the village of that day."""
    village = told("x", "2031-03-04", "Kafr Zayt", "Mirsat Province", document="d", speaker="mayor")

    assert clusters(village, told("y", "2031-03-04", "Mirsat Province", document="d", speaker="mayor")) == ["xy"]


def test_a_coalition_and_the_state_that_leads_it_are_no_two_hands() -> None:
    """Its bombs are told as that state's; another state is another hand."""
    whole = told("x", "2031-03-04", "Mirsat", by="arda-led-coalition")

    hands = [told("y", "2031-03-04", "Mirsat", by=key) for key in ("arda", "brin")]
    assert ["one alleges" in " ".join(weigh(REASONS, whole, hand).against) for hand in hands] == [False, True]


def test_a_town_and_the_governorate_of_its_name_may_be_one_place() -> None:
    """A heading's "Arin" is taken for the town, the story's for the governorate of the village."""
    town = replace(place("Arin"), admin1="Arin", gazetteer_id="1")
    whole = replace(place("Arin"), place_type="admin1", gazetteer_id="2")
    story = replace(told("x", "2031-03-04", "Kafr Zayt", document="d"), places=(place("Kafr Zayt"), whole))
    heading = replace(told("y", None, "Arin", document="d", speaker="mayor"), places=(town,))

    assert clusters(story, heading) == ["xy"]
