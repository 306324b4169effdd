"""What an account takes from the text around its words: its hand, its day, its weapon, its figures."""

from tawthiq import read


def told(text, language="en"):
    """Type, day, places and hands of each account of a text."""
    reading = read(text, language=language)
    names = {mention.id: mention.span.of(text) for mention in reading.mentions}
    return [
        (one.type, one.when, [names[place] for place in one.places], [actor.key for actor in one.by])
        for one in reading.accounts
    ]


def test_its_assault_and_that_of_another_names_both():
    """A possessive ending means the state named before it, beside the one that is joined on."""
    text = "تندد ألمانيا بجرائم فرنسا، وخاصة عدوانها السافر وبريطانيا على قرية الوادعة في 4 أيار/مايو 2018."

    assert [one[3] for one in told(text, "ar")] == [["france", "united-kingdom"]]


def test_crimes_that_include_a_deed_name_its_hand():
    """Who committed the crimes has done what they include."""
    text = "The crimes that Turkey has committed, including the shelling of the village of Arin on 4 May 2018, go on."

    assert told(text) == [("shelling", "2018-05-04", ["Arin"], ["turkey"])]


def test_the_opening_and_the_villages_are_one_account():
    """What the first line tells of a district is told of its villages two paragraphs later, by the same speaker."""
    text = (
        "قالت وزارة الدفاع الفرنسية إن العدوان الذي ارتكبته القوات التركية في 4 أيار/مايو 2018 في محافظة حلب جريمة.\n"
        "وأضافت الوزارة أن القصف التركي استمر.\n"
        "وأضافت أن مجزرة وقعت في 4 أيار/مايو 2018 في بلدة الباب في محافظة حلب."
    )

    assert [(one[1], one[3]) for one in told(text, "ar")] == [("2018-05-04", ["turkey"])]


def test_anothers_telling_of_one_hand_in_one_town_is_of_its_day():
    """Two speakers tell what the French did in Arin; the one who gives no day means the day of the other."""
    text = (
        "Residents said French forces shelled the village of Arin on 4 May 2018.\n"
        "The Turkish army said French forces attacked the village of Arin."
    )

    assert [one[1] for one in told(text)] == ["2018-05-04", "2018-05-04"]


def test_two_days_give_no_day():
    """Where the hand struck the town on two days, a telling without a day has none."""
    text = (
        "Residents said French forces shelled the village of Arin on 4 May 2018.\n"
        "Residents said French forces shelled the village of Arin on 9 May 2018.\n"
        "The Turkish army said French forces attacked the village of Arin."
    )

    assert [one[1] for one in told(text)] == ["2018-05-04", "2018-05-09", None]


def test_those_villages_are_the_ones_told_before():
    """Provinces named after "those villages" are no place of the deed."""
    text = (
        "French forces shelled the village of Arin on 4 May 2018. They attacked those villages because farmers would "
        "not join militias in Aleppo and Homs."
    )

    assert [one[2] for one in told(text)] == [["Arin"]]


def test_bodies_belong_to_the_grave_of_their_sentence():
    """The shelling that killed them, told after the figure, does not take the figure away."""
    text = "وقالت الوزارة إنه عثر على مقبرة جماعية في بلدة الباب تضم 15 جثمانا لمدنيين قتلوا في قصف تركي لمدينة حلب."
    reading = read(text, language="ar")

    assert (reading.accounts[0].type, len(reading.accounts[0].tolls)) == ("mass_grave", 1)


def test_who_demands_tells_what_stands_in_the_demand():
    """Figures inside what somebody asks for are told by the one who asks."""
    reading = read("طالبت وزارة الخارجية التركية مجلس الأمن بوقف الهجمات التي تسببت بمقتل تسعة مدنيين.", language="ar")

    assert [[actor.key for actor in toll.chain] for toll in reading.tolls] == [["turkey-mfa"]]


def test_who_only_pretends_to_care_reports_nothing():
    """ "Which claims to care for" describes whom somebody asks; the one who asks goes on speaking."""
    reading = read(
        "وجهت تركيا رسالة إلى مجلس الأمن دعت فيها فرنسا التي تدعي حرصها على المدنيين إلى وقف قصف قتل تسعة أشخاص.",
        language="ar",
    )

    assert "france" not in {actor.key for statement in reading.statements for actor in statement.chain}


def test_to_prevent_is_asked_for():
    """ "To prevent the army from shelling" is asked of whom the sentence asks."""
    reading = read("Turkey calls upon the Security Council to prevent the French army from shelling Aleppo again.")

    assert [(demand.action, demand.of[0].key) for demand in reading.demands] == [("prevent", "security-council")]
