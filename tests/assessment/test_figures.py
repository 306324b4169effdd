"""What counts for an incident, and what is set aside, with the reason. All incidents are invented."""

from __future__ import annotations

from tests.assessment.ledgers import Count, Told, case, docket, exactly, under

MAYOR = ["Mayor of Mirsat"]


def aside(*told: Told) -> list[str]:
    """Why figures are set aside."""
    return [one.because for one in case(*told).sheet.aside]


def killed(*told: Told) -> list[tuple[int | None, int | None]]:
    """The range of the dead in the line of the incident."""
    return [(toll["low"], toll["high"]) for toll in case(*told).incident["tolls"]]


def test_a_figure_that_its_text_replaces_is_set_aside() -> None:
    """ "From 9 to 14": the 9 holds no more."""
    raised = Told(MAYOR, [exactly(9), exactly(14, replaces=0)])

    assert killed(raised) == [(14, 14)]
    assert aside(raised) == ["the same text replaces it by 14"]


def test_a_later_word_of_the_same_speaker_takes_the_place_of_the_earlier() -> None:
    """Of another speaker it does not."""
    first, second = Told(MAYOR, [exactly(9)]), Told(MAYOR, [exactly(14)], published="2031-03-07")
    other = Told(["Health Office"], [exactly(14)], published="2031-03-07")

    assert killed(first, second) == [(14, 14)]
    assert aside(first, second) == ["the same speaker gave 14 on 2031-03-07"]
    assert killed(first, other) == [(9, 14)]


def test_an_old_figure_repeated_late_is_no_newer() -> None:
    """A paper that still prints the first figure does not make it the last word."""
    first, second = Told(MAYOR, [exactly(9)]), Told(MAYOR, [exactly(14)], published="2031-03-07")
    late = Told([*MAYOR, "News Agency"], [exactly(9)], "Arda Times", "2031-03-20")

    assert killed(first, second, late) == [(14, 14)]


def test_undated_words_replace_nothing() -> None:
    """Which of two came first is not known."""
    assert killed(Told(MAYOR, [exactly(9)]), Told(MAYOR, [exactly(14)], published=None)) == [(9, 14)]


def test_a_vague_word_replaces_no_number() -> None:
    """Dozens, said later, says less."""
    later = Told(MAYOR, [Count(vague="dozens")], published="2031-03-07")

    assert killed(Told(MAYOR, [exactly(31)]), later) == [(31, 31)]


def test_what_a_denial_denies_is_no_count() -> None:
    """Who denies having killed twelve counts nobody."""
    denial = Told(["The Pact"], [exactly(12)], stance="denied")

    assert killed(Told(MAYOR, [exactly(9)]), denial) == [(9, 9)]
    assert aside(denial) == ["its account denies what it tells"]


def test_a_figure_told_of_two_incidents_belongs_to_neither() -> None:
    """Even where its words do not say that it is a total."""
    both = docket(
        Told(MAYOR, [exactly(20)], document="d-0"),
        Told(MAYOR, [], incident="i-2", document="d-0", tolls=["t-0-0"]),
    )

    assert [one.incident["tolls"] for one in both.cases] == [[], []]
    assert both.cases[0].sheet.aside[0].because == "it is told of 2 incidents together"


def test_a_total_of_parts_in_two_incidents_belongs_to_neither() -> None:
    """Twelve in one village and eight in another, twenty in all: the parts stay, the total is told of both."""
    both = docket(
        Told(MAYOR, [exactly(12, part_of=1), exactly(20)], document="d-0"),
        Told(MAYOR, [], incident="i-2", document="d-0", tolls=["t-0-0"]),
    )
    told = {one.stated.count.low: one.because for one in both.cases[0].sheet.aside}

    assert told[20] == "it is told of 2 incidents together"


def test_a_figure_contained_in_another_is_no_figure_beside_it() -> None:
    """Its total stands there."""
    assert killed(Told(MAYOR, [exactly(12, part_of=1), exactly(20)])) == [(20, 20)]


def test_the_count_of_another_speaker_in_a_paper_is_that_speakers() -> None:
    """A register that writes what the army admits counts it for the army."""
    register = Told([], [exactly(10), exactly(3, "civilians", says="The Pact")], "Casualty Register")

    assert [s.speaker.name for s, _ in case(register).sheet.by_source("killed")] == ["Casualty Register", "The Pact"]
    assert under("acled", register) == {"fatalities": (3, 3)}
