"""Places in running text: named by the gazetteer, or known by the words around their names."""

import pytest

from tawthiq import read
from tawthiq.model.claims import PlaceMention


def places(text: str, language: str) -> list[PlaceMention]:
    """The places of a text in its order, countries aside."""
    found = [m for m in read(text, language=language).mentions if isinstance(m, PlaceMention)]
    return [place for place in found if place.place_type != "country"]


def names(text: str, language: str) -> list[str]:
    """The words of the places of a text."""
    return [place.span.of(text) for place in places(text, language)]


def vicinities(text: str, language: str) -> list[str | None]:
    """How each place of a text lies to what is told."""
    return [place.made.value.get("vicinity") for place in places(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات قرى هديلان والرسيم وتل الحميس.", ["هديلان", "الرسيم", "تل الحميس"]),
        ("أطلقت النار في بلدة (هديلان) أمس", ["هديلان"]),
        ("نزحوا من مديريتي الهديل والرسيم إلى عدن", ["الهديل", "الرسيم", "عدن"]),
        ("انفجر لغم على طريق حلب - دمشق ليلا", ["طريق حلب - دمشق"]),
        ("أغاروا على مستشفى الهديل العام في صنعاء", ["مستشفى الهديل العام", "صنعاء"]),
        ("سقطت قذيفة على مدرسة الشهيد باسل هديل في حمص", ["مدرسة الشهيد باسل هديل", "حمص"]),
        ("سقطت قذيفة قرب جسر الهديل شرق الحديدة", ["جسر الهديل", "الحديدة"]),
        ("فروا نحو هديلان والرسيم ودمشق", ["هديلان", "الرسيم", "دمشق"]),
        ("وصلوا بالحافلات إلى حلب ودخلوا لحلب", ["حلب", "حلب"]),
    ],
)
def test_arabic_names_are_known_by_their_context(text, expected):
    """Kinds, lists, brackets, sites, roads, particles written on the name, and lists read backwards."""
    assert expected == names(text, "ar")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They burned the villages of Wadiah, Hudayl and Rasim.", ["Wadiah", "Hudayl", "Rasim"]),
        ("Shells fell on Umm Rasim, az-Zabid and ‘Ayn al-Hudayl.", ["Umm Rasim", "az-Zabid", "‘Ayn al-Hudayl"]),
        ("The mosque in Kafr Hudayl and the Wadiah camp were hit.", ["Kafr Hudayl", "Wadiah camp"]),
        ("A mine went off on the Hudayl–Rasim road.", ["Hudayl–Rasim road"]),
        ("They fled to Hudayl, in Aleppo governorate.", ["Hudayl", "Aleppo"]),
        ("Troops shelled Hudayl and Rasim on Monday.", ["Hudayl", "Rasim"]),
    ],
)
def test_english_names_are_known_by_their_context(text, expected):
    """Kinds, lists, articles of every romanisation, sites, roads, objects of attacks."""
    assert expected == names(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "أصيب ثلاثة في مدرسة ابتدائية ومستشفى ميداني وسوق شعبي",
        "جرى ذلك في 21 ذو الحجة بحجة الدفاع",
        "وأدانت دمشق الهجوم، وطالبت صنعاء بالتحقيق",
        "أقاموا نقطة في منطقة صناعية على طريق فرعي",
        'نشرت صحيفة "القدس" الخبر',
    ],
)
def test_arabic_words_that_are_no_places(text):
    """Common nouns after a kind, a month, a pretext, a capital that speaks, a newspaper."""
    assert [] == names(text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "The Aleppo Council and the Basra Operations Command denied it.",
        "Ahmad Hilal, a farmer, said nothing of the Damascus Declaration.",
        "May those responsible read the Geneva Conventions.",
        "A primary school and a field hospital were hit.",
    ],
)
def test_english_words_that_are_no_places(text):
    """Bodies and treaties that bear a place's name, people, months, common nouns."""
    assert [] == names(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("وقع الانفجار شمالي دمشق", "ar", ["near"]),
        ("وقع الانفجار في ريف الهديل", "ar", ["within"]),
        ("وقع الانفجار بين دمشق وحلب", "ar", ["between", "between"]),
        ("وقع الانفجار في دمشق", "ar", [None]),
        ("Shells fell near Damascus.", "en", ["near"]),
        ("Shells fell in the countryside of Hudayl.", "en", ["within"]),
        ("Shells fell between Damascus and Aleppo.", "en", ["between", "between"]),
        ("Shells fell in Damascus.", "en", [None]),
    ],
)
def test_a_place_tells_how_near_it_is(text, language, expected):
    """Near, within and between say how exactly the place is where something happened; nothing means there."""
    assert expected == vicinities(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("قصفوا حي الهديل", "ar", "neighbourhood"),
        ("قصفوا ناحية الهديل", "ar", "admin2"),
        ("قصفوا مخيم الهديل", "ar", "site"),
        ("قصفوا جبل الهديل", "ar", "feature"),
        ("They shelled the Hudayl neighbourhood.", "en", "neighbourhood"),
        ("They shelled Hudayl district.", "en", "admin2"),
        ("They shelled Hudayl camp.", "en", "site"),
        ("They shelled the Hudayl River.", "en", "feature"),
    ],
)
def test_the_word_beside_a_name_gives_its_type(text, language, expected):
    """A kind word says what a place is that no gazetteer knows."""
    assert [expected] == [place.place_type for place in places(text, language)]


def test_a_site_named_after_a_known_place_is_not_that_place():
    """A hospital that bears a city's name keeps the city as what it is named after, not as what it may be."""
    (hospital,) = places("سقطت قذيفة على مستشفى حلب الجامعي", "ar")

    assert "site" == hospital.place_type
    assert hospital.gazetteer_id is None
    assert "sy-aleppo" in hospital.made.value["named_after"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وعثر على جثة في الرسيمي، وأخرى في هديلان.", ["الرسيمي", "هديلان"]),
        ("ثم استعادت هديلان ورسيمان.", ["هديلان", "رسيمان"]),
        ("وقع كمين قرب هديلان.", ["هديلان"]),
        ("فجاء ذلك في سياق متصل، وفي ندوة، وفي الواقع.", []),
    ],
)
def test_an_arabic_name_needs_no_kind_word(text, expected):
    """A word that nobody knows is a name after "in", near, and words of taking; an ordinary one is not."""
    assert expected == names(text, "ar")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قال مدير الدفاع المدني في خان يونس إن القصف استمر", ["خان يونس"]),
        ("ar", "قال قائمقام سنجار راسم هلال إن القصف استمر", ["سنجار"]),
        ("en", "Residents of Umm al-Hudayl said the shelling went on.", ["Umm al-Hudayl"]),
        ("en", "The governor of Belgorod, Rasim Hilal, said the shelling went on.", ["Belgorod"]),
        ("en", "The Aleppo Media Council said the shelling went on.", []),
    ],
)
def test_the_seat_of_who_speaks_is_a_place(language, text, expected):
    """A place in the words of an office or of residents is one; a place in a body's name is not."""
    assert expected == names(text, language)


def test_an_attack_is_not_where_its_teller_sits():
    """The seat of an official is no place of the attack that he tells of."""
    told = read(
        "The governor of Belgorod said an airstrike killed three people in Damascus on 4 June 2018.", language="en"
    )

    seats = {place.id for place in told.mentions if isinstance(place, PlaceMention) and place.made.value.get("seat")}
    assert seats
    assert all(seats.isdisjoint(account.places) for account in told.accounts)


def test_no_town_is_the_first_name_of_a_holder():
    """A name after an office is a person's, although a town has it."""
    assert ["Sumy"] == names("In Sumy, mayor Artem Hilal said a market burned.", "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل عشرة في هجوم على قرية كوكوسي التابعة لدائرة بوتا", ["كوكوسي", "بوتا"]),
        ("تجلب الماء لأطفالها في حي كلامة شرقي المدينة", ["كلامة"]),
        ("انفجرت عبوة على بعد 15 كيلومترا شرق هديلان قرب الحدود", ["هديلان"]),
        ("هاجموا القافلة على محور هديلان – رسيمان في الليل", ["هديلان", "رسيمان"]),
        ("شهدت هديلان، عاصمة ولاية رسيمان، معارك عنيفة", ["هديلان", "رسيمان"]),
        ("قتل تسعة في مقاطعة هديلان أمس", ["هديلان"]),
        ("سقطت قذيفة على المحافظة الوسطى ليلا", ["المحافظة الوسطى"]),
        ("انفجرت عبوة على الطريق الوطني رقم 12 صباحا", ["الطريق الوطني رقم 12"]),
        ("ألقت الطائرة بطريق الخطأ قنبلتين وسقط سبعة في ميدان الشرف", []),
    ],
)
def test_arabic_names_of_countries_without_a_gazetteer(text, expected):
    """Foreign names are not cut into particles, and are known by units, directions, axes and what they are."""
    assert expected == names(text, "ar")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two boys were killed in Hudayl-Wadi Prefecture.", ["Hudayl-Wadi"]),
        ("Forty people were exhumed at Los Hudayles.", ["Los Hudayles"]),
        ("They were taken to the Lycée Hudayl at noon.", ["Lycée Hudayl"]),
        ("A convoy was attacked near Ak-Hudayl.", ["Ak-Hudayl"]),
        ("The voice message went round on WhatsApp in Europe.", []),
        ("Date: 15 April 2025", []),
    ],
)
def test_english_names_of_many_languages(text, expected):
    """Hyphens, articles of other languages and their words for a school are parts of a name."""
    assert expected == names(text, "en")
