"""What the accounts of one incident say together. All accounts are invented."""

from dataclasses import replace

from tawthiq.assessment.disputes import disputes
from tawthiq.assessment.incidents import assess
from tawthiq.assessment.sources import independent_sources
from tawthiq.assessment.tolls import toll_ranges
from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Figure, Place, Telling
from tawthiq.linking.links import Cluster
from tawthiq.model.claims import Actor
from tawthiq.model.links import Decision, Incident
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

ENVOY, BOARD = Actor("arda-envoy", "Envoy of Arda"), Actor("relief-board", "Relief Board")
PACT, ARMY = Actor("the-pact", "The Pact"), Actor("arda-army", "Army of Arda")
MIRSAT = Place("m-1", "d-1", "Mirsat", frozenset({skeleton("Mirsat")}), "settlement", latitude=1.0, longitude=2.0)
SINDAL = Place("m-2", "d-1", "Sindal", frozenset({skeleton("Sindal")}), "admin1")

PLAIN = Telling(
    id="a-1",
    document="d-1",
    span=Span(0, 9),
    sentence=Span(0, 9),
    language="en",
    published="2031-03-05",
    type="airstrike",
    when="2031-03-04",
    days=days_of("2031-03-04"),
    places=(MIRSAT,),
    by=(),
    chain=(ENVOY,),
    stance="asserted",
    tolls=(),
    moments=frozenset(),
    words=(),
    publisher="The Mirsat Post",
)


def killed(low: int | None, high: int | None, group: str = "civilians", scope: str = "incident") -> Figure:
    """A toll of dead."""
    return Figure("t", "killed", group, low, high, None if low or high else "dozens", scope)


def assessed(*tellings: Telling, decisions: tuple[Decision, ...] = ()) -> Incident:
    """The incident that these accounts tell of."""
    named = [replace(telling, id=f"a-{at}", document=f"d-{at}") for at, telling in enumerate(tellings)]
    cluster = Cluster("i-1", tuple(telling.id for telling in named), ("both are dated 2031-03-04",))
    [incident] = assess([cluster], named, [], [], decisions)
    return incident


def test_one_speaker_counts_once_in_however_many_outlets() -> None:
    """A letter, its translation and a wire of it are one source."""
    wire = replace(PLAIN, document="d-2", chain=(ENVOY, Actor("wire", "Wire")))

    assert [source.key for source in independent_sources([PLAIN, wire, replace(PLAIN, document="d-3")])] == [
        "arda-envoy"
    ]


def test_bodies_of_one_state_are_one_source() -> None:
    """The ministry and the envoy speak for one government."""
    ministry = replace(PLAIN, document="d-2", chain=(Actor("arda-ministry", "Ministry"),))

    assert len(independent_sources([PLAIN, ministry])) == 1


def test_a_paper_that_speaks_for_itself_is_its_own_source() -> None:
    """Unless it only passes a statement on."""
    own = replace(PLAIN, document="d-2", chain=())
    assert [source.name for source in independent_sources([PLAIN, own])] == ["Envoy of Arda", "The Mirsat Post"]

    carried = frozenset({"g-1"})
    relayed = [replace(PLAIN, carried=carried), replace(own, carried=carried)]
    assert len(independent_sources(relayed)) == 1


def test_tolls_are_a_range_from_the_lowest_to_the_highest() -> None:
    """Nothing is added up."""
    one, other = replace(PLAIN, tolls=(killed(17, 17),)), replace(PLAIN, id="a-2", tolls=(killed(12, 12),))
    [toll] = toll_ranges([one, other])

    assert (toll.low, toll.high, toll.accounts) == (12, 17, ("a-1", "a-2"))


def test_an_at_least_above_all_leaves_the_range_open() -> None:
    """More than 40 has no upper bound."""
    [toll] = toll_ranges([replace(PLAIN, tolls=(killed(12, 12), killed(41, None)))])

    assert (toll.low, toll.high) == (12, None)


def test_a_figure_over_several_incidents_belongs_to_none_of_them() -> None:
    """Nor does a figure over a whole period."""
    many = (killed(90, 90, scope="incidents"), killed(900, 900, scope="cumulative"))

    assert toll_ranges([replace(PLAIN, tolls=many)]) == ()


def test_a_vague_word_stays_when_there_is_no_number() -> None:
    """Five recorders read "dozens" five ways."""
    assert toll_ranges([replace(PLAIN, tolls=(killed(None, None),))])[0].vague == "dozens"
    assert toll_ranges([replace(PLAIN, tolls=(killed(None, None), killed(31, 31)))])[0].vague is None


def test_tolls_that_do_not_meet_are_a_dispute_with_names() -> None:
    """Who says what, against whom."""
    one = replace(PLAIN, tolls=(killed(17, 17),))
    other = replace(PLAIN, id="a-2", chain=(BOARD,), tolls=(killed(2, 2),))
    [dispute] = disputes([one, other])

    assert dispute.says == "civilians killed: Envoy of Arda counts 17; Relief Board counts 2"
    assert dispute.between == ("Envoy of Arda", "Relief Board")


def test_a_rising_toll_of_one_speaker_is_no_dispute() -> None:
    """Only different speakers contradict each other."""
    assert disputes([replace(PLAIN, tolls=(killed(17, 17), killed(21, 21)))]) == ()


def test_civilians_or_fighters_is_a_dispute() -> None:
    """Each speaker counts other people."""
    one = replace(PLAIN, tolls=(killed(17, 17),))
    other = replace(PLAIN, id="a-2", chain=(PACT,), tolls=(killed(9, 9, "combatants"),))

    assert [dispute.field for dispute in disputes([one, other])] == ["status of victims"]


def test_one_source_is_weak_and_two_are_fair() -> None:
    """The terms of Airwars."""
    assert assessed(PLAIN).grade == "weak"
    assert assessed(PLAIN, replace(PLAIN, chain=(BOARD,))).grade == "fair"


def test_a_denial_or_two_accused_make_it_contested() -> None:
    """The dispute says between whom."""
    accused = replace(PLAIN, by=(PACT,))
    denial = replace(PLAIN, chain=(PACT,), stance="denied")
    counter = replace(PLAIN, chain=(BOARD,), by=(ARMY,))

    assert assessed(accused, denial).grade == "contested"
    assert assessed(accused, counter).disputes[0].field == "perpetrator"
    assert assessed(accused, counter).grade == "contested"


def test_the_accused_who_admits_it_confirms_it() -> None:
    """In an admission, or by claiming the strike."""
    accused = replace(PLAIN, by=(PACT,))

    assert assessed(accused, replace(PLAIN, chain=(PACT,), stance="admitted")).grade == "confirmed"
    assert assessed(accused, replace(PLAIN, chain=(PACT,), by=(PACT,))).grade == "confirmed"


def test_who_also_denies_it_or_counts_fighters_alone_confirms_nothing() -> None:
    """A party that says both is contested; one that struck fighters admits no harm to civilians."""
    accused = replace(PLAIN, by=(PACT,), tolls=(killed(9, 9),))
    claims, denies = replace(PLAIN, chain=(PACT,), by=(PACT,)), replace(PLAIN, chain=(PACT,), stance="denied")
    fighters = replace(claims, tolls=(killed(9, 9, "combatants"),))

    assert assessed(accused, claims, denies).grade == "contested"
    assert assessed(accused, fighters).grade == "fair"
    assert assessed(accused, replace(fighters, stance="admitted")).grade == "confirmed"


def test_an_incident_of_fighters_alone_is_discounted() -> None:
    """The terms of Airwars: those killed were combatants."""
    assert assessed(replace(PLAIN, tolls=(killed(9, 9, "combatants"),))).grade == "discounted"


def test_what_all_deny_or_where_nobody_was_harmed_is_discounted() -> None:
    """The grade says why."""
    assert assessed(replace(PLAIN, stance="denied")).grade == "discounted"
    assert assessed(replace(PLAIN, tolls=(killed(0, 0),))).grade == "discounted"


def test_an_incident_takes_what_is_most_exact() -> None:
    """The shortest time, the most specific kind and place; and it says why it was joined and graded."""
    vague = replace(PLAIN, type="other", when="2031-03", days=days_of("2031-03"), places=(SINDAL,))
    incident = assessed(vague, replace(PLAIN, chain=(BOARD,)))

    assert (incident.type, incident.when) == ("airstrike", "2031-03-04")
    assert incident.place is not None
    assert incident.place["text"] == "Mirsat"
    assert incident.reasons[0] == "both are dated 2031-03-04"
    assert incident.reasons[-1].startswith("suggested grade fair")


def test_a_person_who_accepts_an_incident_makes_it_reviewed() -> None:
    """Until then it is the machine's."""
    accept = Decision("v-1", "accept", ("i-1",), "Rim", "read all", "2031-04-01T10:00:00Z")

    assert assessed(PLAIN).status == "machine"
    assert assessed(PLAIN, decisions=(accept,)).status == "reviewed"


def test_one_voice_is_named_once_in_a_dispute() -> None:
    """A figure that a ministry repeats is one side."""
    one = replace(PLAIN, tolls=(killed(17, 17),))
    again = replace(one, id="a-2", chain=(Actor("arda-ministry", "Ministry"),))
    other = replace(PLAIN, id="a-3", chain=(BOARD,), tolls=(killed(2, 2),))
    [dispute] = disputes([one, again, other])

    assert dispute.says == "civilians killed: Envoy of Arda counts 17; Relief Board counts 2"
    assert dispute.accounts == ("a-1", "a-2", "a-3")


def test_who_names_more_or_nobody_disputes_no_perpetrator() -> None:
    """One set contains the other, or one is unknown."""
    one, more = replace(PLAIN, by=(PACT,)), replace(PLAIN, id="a-2", chain=(BOARD,), by=(PACT, ARMY))
    nobody = replace(PLAIN, id="a-3", chain=(Actor("medics", "Medics"),))

    assert disputes([one, more, nobody]) == ()


def test_days_and_places_that_do_not_meet_are_disputes() -> None:
    """Each in one short word; a speaker that gives both days disputes nothing."""
    later = replace(PLAIN, id="a-3", when="2031-03-06", days=days_of("2031-03-06"))
    kafr = Place("m-3", "d-2", "Kafr Tin", frozenset({skeleton("Kafr Tin")}), "settlement")
    other = replace(later, id="a-2", chain=(BOARD,), places=(kafr,))

    assert [dispute.field for dispute in disputes([PLAIN, other])] == ["date", "place"]
    assert disputes([PLAIN, later]) == ()


def test_a_sentence_and_its_translation_are_one_source() -> None:
    """Even where the two versions name their speaker differently."""
    one = replace(PLAIN, beads=frozenset({"g#1"}))
    other = replace(one, id="a-2", document="d-2", chain=(Actor("وزاره", "وزارة"),))

    assert [source.name for source in independent_sources([one, other])] == ["Envoy of Arda"]


def test_a_title_that_repeats_a_source_is_no_source() -> None:
    """A paper that says who counts speaks for nobody else."""
    title = replace(PLAIN, id="a-0", chain=())

    assert [source.name for source in independent_sources([title, PLAIN])] == ["Envoy of Arda"]
