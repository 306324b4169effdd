"""What a document's figures are to each other: parts, totals, figures that replace others, and their scope."""

import pytest

from tawthiq import read


def tolls(text: str, language: str = "en"):
    """The tolls of a text."""
    return read(text, language, "2023-05-01").tolls


def parts(toll) -> list[tuple[int | None, str]]:
    """The parts of a toll as (number, group)."""
    return [(part.count.low, part.group) for part in toll.of_whom]


@pytest.mark.parametrize(
    ("language", "text", "measure", "low", "high", "group"),
    [
        ("en", "The blast left 12 civilians dead", "killed", 12, 12, "civilians"),
        ("en", "A farmer, his wife and their three sons were killed", "killed", 5, 5, "family"),
        ("en", "Rebels killed or wounded 29 soldiers", "casualties", 29, 29, "soldiers"),
        ("en", "Four villagers remain missing", "missing", 4, 4, "people"),
        ("en", "Raiders came at night, stabbing two nurses to death", "killed", 2, 2, "medics"),
        ("ar", "راح ضحيتها 18 مدنيا", "killed", 18, 18, "civilians"),
        ("ar", "استشهدت سيدة وطفلاها", "killed", 3, 3, "family"),
        ("ar", "قتل مزارع وزوجته وأطفالهما الثلاثة", "killed", 5, 5, "family"),
        ("ar", "توفي أحد الجرحى", "killed", 1, 1, "people"),
        ("ar", "أعلن تحييد 40 إرهابيا", "killed", 40, 40, "combatants"),
        ("ar", "فاق عدد النازحين 30 ألفا", "displaced", 30001, None, "people"),
    ],
)
def test_a_figure_is_read_in_every_form(language, text, measure, low, high, group):
    """Verbal, nominal and telegraphic forms give measure, bounds and group."""
    (toll,) = tolls(text, language)
    assert (toll.measure, toll.low, toll.high, toll.group) == (measure, low, high, group)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The strike destroyed 40 vehicles and two tanks"),
        ("en", "The air force flew 300 sorties and 40 per cent of the town burned"),
        ("en", "That is 12 deaths fewer than in June"),
        ("en", "Some 200 gunmen attacked the post, 30 kilometres from the town"),
        ("ar", "دمرت الغارات 40 آلية و12 منزلا"),
        ("ar", "أدى القصف إلى نفوق 40 رأسا من الماشية"),
        ("ar", "هاجم نحو مئتي مسلح الموقع"),
    ],
)
def test_what_counts_no_victims_is_no_toll(language, text):
    """Equipment, sorties, shares, differences, distances, animals and attackers present are not tolls."""
    assert tolls(text, language) == ()


def test_some_of_them_are_parts_of_the_figure_before():
    """Figures told by cause or day are parts, not tolls; what is left of the total is a part too."""
    (toll,) = tolls("The war killed 43 civilians: shells killed 31 of them and rockets killed 12")
    assert parts(toll) == [(31, "civilians"), (12, "civilians")]


def test_some_of_the_dead_in_the_next_sentence_are_parts():
    """A distributed count joins the figure of the sentence before it, over the one of another measure."""
    dead, hurt = tolls("أحصت الشبكة مقتل 31 شخصا وإصابة 84 آخرين. وسقط 18 من القتلى يوم السبت", "ar")
    assert parts(dead) == [(18, "people")]
    assert parts(hurt) == []


def test_some_of_them_with_no_figure_before_are_a_toll():
    """Ten executed of those abducted are no part of the abducted: they are dead of their own."""
    measures = {toll.measure: toll.low for toll in tolls("خطف المسلحون 40 مدنيا ثم أعدموا عشرة منهم", "ar")}
    assert measures == {"detained": 40, "killed": 10}


def test_the_wounded_who_died_are_dead():
    """ "Three of the injured have since died" tells of deaths, not of a part of the injured."""
    hurt, dead = tolls("Nine people were injured in the raid. Three of the injured have since died")
    assert (hurt.measure, parts(hurt)) == ("injured", [])
    assert (dead.measure, dead.low) == ("killed", 3)


def test_figures_that_add_up_are_part_of_their_total():
    """The sum is noted as the reason, on the total and on what it contains."""
    total, *rest = tolls("A total of 31 people were killed: 12 people were killed here and 19 people were killed there")
    assert [toll.part_of for toll in rest] == [total.id, total.id]
    assert total.made.value["reasons"] == ["12 + 19 = 31"]
    assert total.part_of is None


def test_small_figures_make_no_total():
    """One and two beside three is chance."""
    assert {
        toll.part_of for toll in tolls("Three men were killed. A man was killed here and two women died there")
    } == {None}


def test_a_raised_figure_names_the_one_it_replaces():
    """ "Rose to 24" is linked to the 20 said before, with the word as its reason."""
    first, raised = tolls("At least 20 people were killed on Monday. The death toll later rose to 24")
    assert raised.made.value["replaces"] == first.id
    assert raised.made.value["reasons"] == ["rose: it replaces 20"]
    assert "replaces" not in first.made.value


@pytest.mark.parametrize(
    ("language", "text", "scopes"),
    [
        ("en", "Since January 2019 raids have killed 300 civilians", ["cumulative"]),
        ("en", "Nine people were killed in the raid on the market", ["incident"]),
        ("en", "Some 130,000 people have been displaced", ["cumulative"]),
        ("ar", "قتل 34 شخصا في هجومين", ["incidents"]),
        ("ar", "قتل 54 مدنيا في ثلاث هجمات، وأودى أشدها بحياة 39 شخصا", ["incidents", "incident"]),
        ("ar", "قتل 9 مدنيين وأصيب 12 آخرون في هذه الهجمات", ["incidents", "incidents"]),
    ],
)
def test_a_figure_knows_what_it_counts(language, text, scopes):
    """One incident, several that are told together, or a period; several acts count for what leads to them."""
    assert [toll.scope for toll in tolls(text, language)] == scopes


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the raid has risen from 9 to 14, the mayor said.",
        "ارتفعت حصيلة الغارة من ٩ قتلى إلى ١٤ قتيلاً، بحسب رئيس البلدية.",
    ],
)
def test_a_figure_raised_from_another_in_one_breath_replaces_it(text):
    """ "From 9 to 14": the first of the two is the one that no longer holds."""
    first, raised = read(text).tolls

    assert (first.low, raised.low) == (9, 14)
    assert raised.made.value["replaces"] == first.id
