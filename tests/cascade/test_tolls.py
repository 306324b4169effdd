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
        ("en", "A man, a woman and a child were killed", "killed", 3, 3, "people"),
        ("en", "A family of seven perished", "killed", 7, 7, "family"),
        ("en", "Three boys aged between 9 and 14 were killed", "killed", 3, 3, "children"),
        ("en", "The gunmen killed the village imam and two worshippers", "killed", 3, 3, "people"),
        ("en", "Gunmen took 40 passengers hostage", "detained", 40, 40, "people"),
        ("en", "A girl lost a leg in the blast", "injured", 1, 1, "children"),
        ("en", "Civilians reported killed: 4–6", "killed", 4, 6, "civilians"),
        ("en", "Rustam Dell, 34, was killed by a sniper", "killed", 1, 1, "people"),
        ("en", "Leila Orso, 9, and her brother Tarek, 12, were killed", "killed", 2, 2, "family"),
        ("en", "The rocket killed Rustam Dell, 45, a pharmacist, and his two sons", "killed", 3, 3, "family"),
        ("en", "The commander and three of his bodyguards were killed", "killed", 4, 4, "combatants"),
        ("en", "The driver of the bus and two passengers died", "killed", 3, 3, "people"),
        ("en", "Reports came in of the deaths of 14 miners", "killed", 14, 14, "people"),
        ("en", "Two porters were done to death on the road", "killed", 2, 2, "people"),
        ("en", "Five personnel of the border post were martyred", "killed", 5, 5, "people"),
        ("en", "Ten of the 14 miners trapped underground were found dead", "killed", 10, 10, "people"),
        ("en", "Some 130 injured people were brought to the clinic", "injured", 130, 130, "people"),
        ("en", "Gunmen killed a nurse, a driver and two guards", "killed", 4, 4, "people"),
        ("en", "A boy was hit by a stray bullet and died", "killed", 1, 1, "children"),
        ("en", "Drone strike kills father and son", "killed", 2, 2, "people"),
        ("en", "Fatalities 5", "killed", 5, 5, "people"),
        ("en", "The raiders whisked away six women", "detained", 6, 6, "women"),
        ("en", "Six Syrians drowned", "killed", 6, 6, "people"),
        ("en", "Fire left 1,200 people, who were rendered homeless", "displaced", 1200, 1200, "people"),
        ("en", "Nine people, all of them civilians, were killed", "killed", 9, 9, "civilians"),
        ("en", "It killed eight Afghan security forces", "killed", 8, 8, "soldiers"),
        ("en", "Gunmen shot dead a village chief in Kaura", "killed", 1, 1, "people"),
        ("en", "A policeman and six others were killed", "killed", 7, 7, "people"),
        ("en", "Rustam Dell, 34, and his two daughters, 6 and 8, were killed", "killed", 3, 3, "family"),
        ("en", "A father, a mother and their four children were killed", "killed", 6, 6, "family"),
        ("en", "The shell killed four women and a boy", "killed", 5, 5, "people"),
        ("en", "A 27-year-old glazier was shot dead", "killed", 1, 1, "people"),
        ("en", "Some 40,000 people have crossed into eastern Chad", "displaced", 40000, 40000, "people"),
        ("ar", "انتحاري يقتل 50 جنديا في الميناء", "killed", 50, 50, "soldiers"),
        ("ar", "قتل شاب طفلته ثم انتحر", "killed", 1, 1, "children"),
        ("ar", "قتل تسعة أشخاص جميعهم مدنيون", "killed", 9, 9, "civilians"),
        ("ar", "مقتل 57 امرأة وطفلا", "killed", 57, 57, "women and children"),
        ("ar", "نفذت السلطات حكم الإعدام بحق سبعة أشخاص", "killed", 7, 7, "people"),
        ("ar", "مقتل عنصرين من الشرطة في كمين", "killed", 2, 2, "police"),
        ("ar", "قال إن 15 شخصا في حالة حرجة", "injured", 15, 15, "people"),
        ("ar", "قتل رجل وامرأة وطفل", "killed", 3, 3, "people"),
        ("ar", "استشهدت عائلة من سبعة أفراد", "killed", 7, 7, "family"),
        ("ar", "استشهد الصحفي كريم داود", "killed", 1, 1, "journalists"),
        ("ar", "قتل مسلحون 19 قرويا", "killed", 19, 19, "people"),
        ("ar", "فارقت طفلة الحياة", "killed", 1, 1, "children"),
        ("ar", "قتل وأصيب نحو 40 شخصا", "casualties", 40, 40, "people"),
        ("ar", "فقد فتى ساقه", "injured", 1, 1, "children"),
        ("ar", "راح ضحية الغارة 18 مدنيا", "killed", 18, 18, "civilians"),
        ("ar", "سقوط 12 شهيدا من هذه القوات", "killed", 12, 12, "combatants"),
        ("ar", "راح ضحيتها 18 مدنيا", "killed", 18, 18, "civilians"),
        ("ar", "استشهدت سيدة وطفلاها", "killed", 3, 3, "family"),
        ("ar", "قتل مزارع وزوجته وأطفالهما الثلاثة", "killed", 5, 5, "family"),
        ("ar", "توفي أحد الجرحى", "killed", 1, 1, "people"),
        ("ar", "أعلن تحييد 40 إرهابيا", "killed", 40, 40, "combatants"),
        ("ar", "فاق عدد النازحين 30 ألفا", "displaced", 30001, None, "people"),
        ("ar", "نقل الجرحى الـ26 إلى العاصمة", "injured", 26, 26, "people"),
        ("ar", "استشهاد الدكتور سامر الرفاعي وزوجته", "killed", 2, 2, "people"),
        ("ar", "اغتيال رئيس البلدية وسائقه في كمين", "killed", 2, 2, "people"),
        ("ar", "قتل في الكمين قائد الشرطة وثلاثة من حراسه", "killed", 4, 4, "people"),
        ("ar", "أدى القصف إلى مقتل من فيها وهم أربعة أشخاص", "killed", 4, 4, "people"),
        ("ar", "قتلوا جميعا وعددهم 17", "killed", 17, 17, "people"),
        ("ar", "سقط أكثر من 100 قتيل وجريح", "casualties", 101, None, "people"),
        ("ar", "مصرع سوري في انفجار لغم", "killed", 1, 1, "people"),
        ("ar", "مقتل 18 مواطنا ومواطنة", "killed", 18, 18, "people"),
        ("ar", "اضطرت 150 عائلة إلى ترك منازلها", "displaced", 150, 150, "family"),
        ("ar", "أجبرت المعارك 30 ألف شخص على الفرار", "displaced", 30000, 30000, "people"),
        ("ar", "لجأ أكثر من 200 ألف سوداني إلى تشاد", "displaced", 200001, None, "people"),
        ("ar", "توفي متأثرا بجراحه أحد المصابين", "killed", 1, 1, "people"),
        ("ar", "فيما بلغت الإصابات 412", "injured", 412, 412, "people"),
        ("ar", "ليبلغ عدد من اغتيلوا في المدينة منذ مطلع العام 143 شخصا", "killed", 143, 143, "people"),
        ("ar", "إصابة شاب وطفلة بشظايا", "injured", 2, 2, "people"),
        ("ar", "قضى اثنان من رجال الإسعاف", "killed", 2, 2, "medics"),
        ("ar", "أردى مسلحون مجهولون شرطيين اثنين", "killed", 2, 2, "police"),
        ("ar", "جثث لسبعة مدنيين في بئر", "bodies", 7, 7, "civilians"),
        ("ar", "مليشيا تعدم سبعة شبان", "killed", 7, 7, "people"),
        ("ar", "أصابت رصاصة طائشة فتاة", "injured", 1, 1, "children"),
        ("ar", "قتل مستوطن امرأة", "killed", 1, 1, "women"),
        ("ar", "قتل المسلحون الثلاثة في الاشتباك", "killed", 3, 3, "combatants"),
        ("ar", "خسر الجيش 14 جنديا في المعركة", "killed", 14, 14, "soldiers"),
        ("ar", "أودت أعمال العنف بأكثر من 300 شخص", "killed", 301, None, "people"),
        ("ar", "طالت الاعتقالات 18 ناشطا", "detained", 18, 18, "people"),
        ("ar", "المصابون 14 بينهم ستة أطفال", "injured", 14, 14, "people"),
        ("en", "Soldiers wounded 23-year-old Amir Dost", "injured", 1, 1, "people"),
        ("en", "The rocket wounded Rustam Dell, 19.", "injured", 1, 1, "people"),
        ("en", "Attackers killed the imam of the mosque and his son", "killed", 2, 2, "family"),
    ],
)
def test_a_figure_is_read_in_every_form(language, text, measure, low, high, group):
    """Verbal, nominal and telegraphic forms give measure, bounds and group."""
    (toll,) = tolls(text, language)
    assert (toll.measure, toll.low, toll.high, toll.group) == (measure, low, high, group)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Killed: 12 / Wounded: 30", [("killed", 12), ("injured", 30)]),
        ("en", "Deaths: 9. Injuries: 21. Missing: 2.", [("killed", 9), ("injured", 21), ("missing", 2)]),
        (
            "en",
            "They killed two, injured five and abducted nine others",
            [("killed", 2), ("injured", 5), ("detained", 9)],
        ),
        (
            "en",
            "Shells killed 20, injured 34 and led to 57 arrests",
            [("killed", 20), ("injured", 34), ("detained", 57)],
        ),
        ("en", "The toll rose to 90 and the tally of the wounded to 211", [("killed", 90), ("injured", 211)]),
        ("ar", "قتيل وثلاثة جرحى في إطلاق نار", [("killed", 1), ("injured", 3)]),
        ("ar", "أسفر الانفجار عن قتيلين وجريح", [("killed", 2), ("injured", 1)]),
        ("ar", "بلغ عدد الشهداء 21 والجرحى 67", [("killed", 21), ("injured", 67)]),
        ("ar", "وفاة خمسة بحارة وفقدان 20 في غرق قارب", [("killed", 5), ("missing", 20)]),
        ("ar", "مصرع سوري وإصابة 12 آخرين", [("killed", 1), ("injured", 12)]),
        ("ar", "وصل المستشفى 29 ضحية و77 مصابا", [("killed", 29), ("injured", 77)]),
    ],
)
def test_figures_told_in_one_breath_are_each_read(language, text, expected):
    """Lists, tables and headlines with several measures give one toll each."""
    assert [(toll.measure, toll.low) for toll in tolls(text, language)] == expected


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
        ("en", "If a war broke out, thousands could be killed"),
        ("en", "The suspect, 27, was sentenced to 14 years"),
        ("en", "Two injured people were discharged"),
        ("ar", "أفرجت السلطات عن 25 معتقلا"),
        ("ar", "يعاقب القانون من قتل شخصا عمدا"),
    ],
)
def test_what_counts_no_victims_is_no_toll(language, text):
    """Equipment, sorties, shares, differences, distances, animals and attackers present are not tolls."""
    assert tolls(text, language) == ()


def test_some_of_them_are_parts_of_the_figure_before():
    """Figures told by cause or day are parts, not tolls; what is left of the total is a part too."""
    (toll,) = tolls("The war killed 43 civilians: shells killed 31 of them and rockets killed 12")
    assert parts(toll) == [(31, "civilians"), (12, "civilians")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Nine people died, half of them children", [(None, "children")]),
        ("en", "Of the 30 people killed, 12 were children and nine women", [(12, "children"), (9, "women")]),
        ("en", "Eight women and five children are among the 21 dead", [(8, "women"), (5, "children")]),
        ("en", "The raid killed ten people — six soldiers and four civilians", [(6, "soldiers"), (4, "civilians")]),
        ("en", "Nine people were killed, namely four women and five men", [(4, "women"), (5, "men")]),
        ("en", "It wounded 11 villagers, two of them critically", [(2, "people")]),
        ("en", "Sixteen people died, ten at the scene and six in hospital", [(10, "people"), (6, "people")]),
        ("en", "Nine people, a baby among them, were killed", [(1, "children")]),
        ("en", "Nine people died in the raid. A baby was among the dead", [(1, "children")]),
        ("en", "The mayor put the dead at 25, including three nurses", [(3, "medics")]),
        ("en", "Eleven people were killed, four of them under the age of 10", [(4, "children")]),
        ("en", "Nine people were killed, five civilians and four policemen", [(5, "civilians"), (4, "police")]),
        ("ar", "سقط تسعة قتلى على الأقل، خمسة مدنيين وأربعة شرطيين", [(5, "civilians"), (4, "police")]),
        ("ar", "قتل تسعة أشخاص بينهم ثلاثة تقل أعمارهم عن 15 عاما", [(3, "children")]),
        ("ar", "وصل المستشفى 97 شهيدا (منهم 12 شهيدا) في يومين", [(12, "people")]),
        ("ar", "قتل 30 شخصا ثلثهم من الأطفال", [(None, "children")]),
        ("ar", "قتل عشرة أشخاص هم ستة جنود وأربعة مدنيين", [(6, "soldiers"), (4, "civilians")]),
        ("ar", "استشهد تسعة مواطنين، أربعة أطفال وثلاث نساء ومسنان", [(4, "children"), (3, "women"), (2, "elderly")]),
        ("ar", "أصيب 45 شخصا، تسعة منهم في حالة حرجة", [(9, "people")]),
        ("ar", "قتل تسعة أشخاص، ثلاثة منهم مسعفون وواحد صحفي", [(3, "medics"), (1, "journalists")]),
        ("ar", "قتل سبعة مدنيين، وبين القتلى رضيع", [(1, "children")]),
    ],
)
def test_parts_are_read_in_every_form(language, text, expected):
    """Of whom, namely, half of them, among the dead: the parts of a figure, and no toll beside it."""
    (toll,) = tolls(text, language)
    assert parts(toll) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three police officers and two civilians were killed"),
        ("en", "The blast killed three police officers and two civilians"),
        ("ar", "قتل ثلاثة من أفراد الشرطة ومدنيان"),
    ],
)
def test_police_and_civilians_are_figures_of_their_own(language, text):
    """Fighters, soldiers and police told in one breath with others are never added to them."""
    assert [(toll.low, toll.group) for toll in tolls(text, language)] == [(3, "police"), (2, "civilians")]


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("en", "Police found the car. Three officers were wounded", "police"),
        ("en", "The army lost a post. Three officers were wounded", "soldiers"),
        ("en", "Three officers were wounded", "soldiers"),
        ("ar", "هوجم مركز الشرطة في الحي. وأعلنت الشرطة أن ثلاثة ضباط أصيبوا", "police"),
        ("ar", "أعلن الجيش أن ثلاثة ضباط أصيبوا", "soldiers"),
    ],
)
def test_officers_are_of_the_force_told_before_them(language, text, group):
    """Officers are police where police are told of last, and soldiers otherwise."""
    assert [toll.group for toll in tolls(text, language)] == [group]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Shells killed eight people in the port and five in the market"),
        ("ar", "قتل ثمانية أشخاص في المرفأ وخمسة في السوق"),
    ],
)
def test_a_figure_without_a_harm_has_that_of_the_one_before(language, text):
    """ "And five in the market" counts dead where the figure before it does."""
    assert [(toll.measure, toll.low) for toll in tolls(text, language)] == [("killed", 8), ("killed", 5)]


@pytest.mark.parametrize(
    ("language", "text", "low"),
    [
        ("en", "A suicide bomber killed himself and nine worshippers", None),
        ("ar", "اغتال مسلحان موظفا", 1),
    ],
)
def test_who_kills_is_no_victim(language, text, low):
    """The subject of a killing is not counted among the dead."""
    assert [toll.low for toll in tolls(text, language)] == ([low] if low else [])


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
        ("en", "Some 90,000 villagers have been displaced", ["cumulative"]),
        ("en", "In March 2023 alone 31 civilians were killed", ["cumulative"]),
        ("en", "The fighting that broke out on Monday has killed 64 people", ["cumulative"]),
        ("ar", "في النصف الأول من عام 2022 قتل 438 مدنيا", ["cumulative"]),
        ("ar", "قتل بين 2 و5 أيار 2022 في المدينة 93 شخصا", ["incidents"]),
        ("ar", "وصل المستشفى خلال 24 ساعة 97 شهيدا", ["incidents"]),
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
        "The death toll from the raid has risen to 14 from 9, the mayor said.",
        "The death toll rose to 14, up from 9 in the morning.",
        "ارتفع عدد القتلى إلى 14 بعدما كان 9.",
    ],
)
def test_a_figure_raised_from_another_in_one_breath_replaces_it(text):
    """Of "from 9 to 14", or "to 14 from 9", the nine is what no longer holds."""
    first, raised = sorted(read(text).tolls, key=lambda toll: toll.low)

    assert (first.low, raised.low) == (9, 14)
    assert raised.made.value["replaces"] == first.id


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Prices rose from 9 to 14 last week and temperatures fell to 4 from 12."),
        ("en", "The bomb could have killed 40 people."),
        ("en", "They questioned the civilian casualty estimates."),
        ("en", "How many soldiers were killed there?"),
        ("ar", "فر 132 سجينا من السجن في عملية دهس على البوابة."),
        ("ar", "لم يعرف إن كان قد أصيب فعلا أم لا."),
    ],
)
def test_what_counts_no_victims_makes_no_toll(language, text):
    """What rises, could have been, is estimated or asked is nobody harmed."""
    assert not tolls(text, language)


@pytest.mark.parametrize(
    ("language", "text", "measure", "low"),
    [
        ("en", "Seven miners paid with their lives", "killed", 7),
        ("en", "The blast snuffed out the lives of nine villagers", "killed", 9),
        ("en", "Three worshippers were cut down at the gate", "killed", 3),
        ("en", "Six others are fighting for their lives in hospital", "injured", 6),
        ("en", "Twelve farmers were herded into trucks and driven off", "detained", 12),
        ("en", "About 2,000 villagers took shelter in schools", "displaced", 2000),
        ("en", "Two of the wounded have since passed on", "killed", 2),
        ("en", "The shell killed four welders", "killed", 4),
        ("en", "Four trainees did not survive the attack", "killed", 4),
        ("en", "Five nurses from the harbour clinic died in the fire", "killed", 5),
        ("ar", "ودفع ثلاثة مزارعين حياتهم ثمنا لذلك", "killed", 3),
        ("ar", "أسلم ثلاثة جنود الروح في المستشفى", "killed", 3),
        ("ar", "وصرع ستة من أفراد العصابة في المواجهة", "killed", 6),
        ("ar", "وزج بثلاثين شابا في السجون", "detained", 30),
        ("ar", "أصيب أربعة متدربين بجروح", "injured", 4),
        ("ar", "ونقل تسعة عمال إلى المستشفى بعد الانفجار", "injured", 9),
    ],
)
def test_harm_is_told_in_many_words(language, text, measure, low):
    """Death, wounds, captivity and flight in words that no list of victims' nouns or plain verbs holds."""
    assert [(measure, low)] == [(toll.measure, toll.count.low) for toll in tolls(text, language)]
