"""Which account a figure belongs to, and over what it is counted."""

import pytest

from tawthiq import read


def scopes(text, language="en"):
    """The scope of each figure."""
    return [toll.scope for toll in read(text, language=language, published="2023-05-20").tolls]


def owned(text, language="en"):
    """The figures of each account."""
    reading = read(text, language=language, published="2023-05-20")
    low = {toll.id: toll.low for toll in reading.tolls}
    return [[low[toll] for toll in account.tolls] for account in reading.accounts]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In two days of shelling 31 people were killed in Aden.", ["incidents"]),
        ("en", "Forty people were wounded in three weeks.", ["cumulative"]),
        ("en", "The raid on Aden on Monday left nine people dead.", ["incident"]),
        ("ar", "قتل 31 شخصا خلال يومين", ["incidents"]),
        ("ar", "أصيب 70 شخصا في غضون شهر", ["cumulative"]),
    ],
)
def test_a_length_of_time_tells_what_is_counted(language, text, expected):
    """Some days are of several acts, a week and more of a period."""
    assert scopes(text, language) == expected


def test_a_year_alone_is_a_period():
    """ "In 2022 alone" sums up a year where no deed is told with it."""
    assert scopes("In 2022 alone 42 officers were killed.") == ["cumulative"]


def test_a_word_for_a_period_may_date_a_deed():
    """What happened "since 2019, when", "since the blast" or to men "who had been missing since May" is one deed's."""
    assert scopes("It is the third such error since 2019, when a jet bombed a wedding near Aden, killing 15.") == [
        "incident"
    ]
    assert scopes("Since the blast 11 bodies have been recovered.") == ["incident"]
    assert scopes("The bodies of three men who had been missing since February were found.") == ["incident"]


def test_a_sentence_without_ground_goes_on_with_a_period():
    """A figure with no day, place or deed is counted over the period of the sentence before it."""
    text = "Since January 2023 raids have killed 300 civilians. Another 239 people were injured."

    assert scopes(text) == ["cumulative", "cumulative"]
    assert scopes(text.replace("injured", "injured on Monday"))[1] == "incident"


def test_so_far_is_the_state_of_a_count():
    """ "So far" sums up no period where a deed is told before it; with a period it does."""
    text = "A bomb exploded in Aden on Monday. Fourteen people have been killed so far."

    assert scopes(text) == ["incident"]
    assert scopes("Gunmen have killed 300 people so far this year.") == ["cumulative"]


def test_a_figure_of_another_town_is_not_the_last_accounts():
    """A figure that names a town goes to the account of that town, or to none."""
    text = "French warplanes bombed the village of Arin on 4 May 2018. In Aden seven people were killed."

    assert owned(text)[0] == []


def test_a_figure_goes_to_the_place_beside_it():
    """Of two figures in a sentence each goes to the account of the place told with it."""
    text = (
        "French troops raided the village of Arin on 4 May 2018. French troops raided the village of Baldeh on 6 May "
        "2018. Two men were killed in Arin, and three people of Baldeh were wounded."
    )

    assert owned(text) == [[2], [3]]


def test_a_denial_takes_no_figures_of_other_sentences():
    """What is denied has the figures of its own words alone."""
    text = "On 4 May 2018 the French army denied that it had shelled the village of Arin. Nine soldiers were killed."

    assert owned(text) == [[]]


def test_nobody_is_detained_by_a_shell():
    """People who are held are no figure of the shelling told before them."""
    text = "French forces shelled the village of Arin on 4 May 2018, killing six people. Two doctors are detained."

    assert owned(text)[0] == [6]
