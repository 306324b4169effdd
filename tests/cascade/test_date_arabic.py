"""Arabic dates: every tradition of writing them, and what is no date."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import read

LEVANTINE = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
EGYPTIAN = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]
UN = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيه", "يوليه", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MAGHREBI = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MOROCCAN = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ORDINALS = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرين",
    "الحادي والعشرين",
    "الثاني والعشرين",
    "الثالث والعشرين",
    "الرابع والعشرين",
    "الخامس والعشرين",
    "السادس والعشرين",
    "السابع والعشرين",
    "الثامن والعشرين",
    "التاسع والعشرين",
    "الثلاثين",
    "الحادي والثلاثين",
]
ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def dates(text, published=None):
    """(words, value) of the dates of a text."""
    return [(m.span.of(text), m.value) for m in read(text, "ar", published).mentions if hasattr(m, "anchor")]


def values(text, published=None):
    """The values of the dates of a text."""
    return [value for _, value in dates(text, published)]


def written(day: datetime.date) -> list[str]:
    """One day in every tradition and order."""
    month, number = day.month - 1, day.day
    forms = [f"{number} {names[month]} {day.year}" for names in (LEVANTINE, EGYPTIAN, UN, MAGHREBI, MOROCCAN)]
    forms += [
        f"{number} {LEVANTINE[month]}/{UN[month]} {day.year}",
        f"{number} {EGYPTIAN[month]} ({LEVANTINE[month]}) {day.year}",
    ]
    forms += [
        f"{ORDINALS[number - 1]} من {EGYPTIAN[month]} عام {day.year}",
        f"{WEEKDAYS[day.weekday()]} {number} {UN[month]} {day.year}م",
    ]
    forms += [f"{day.day}/{day.month}/{day.year}", f"{day.year}/{day.month}/{day.day}"]
    forms += [
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"({day.day} / {day.month} / {day.year}م)",
    ]
    return [*forms, forms[5].translate(ARABIC_INDIC), forms[0].translate(PERSIAN), forms[9].translate(ARABIC_INDIC)]


@settings(max_examples=60, deadline=None)
@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)), st.integers(0, 15))
def test_any_day_reads_back_to_itself(day, form):
    """Whatever the tradition, the order or the digits."""
    words = written(day)[form]

    assert [str(day)] == values(f"قصفت البلدة في {words} مرتين"), words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *LEVANTINE,
                *EGYPTIAN,
                *WEEKDAYS,
                *ORDINALS,
                "من",
                "في",
                "بين",
                "و",
                "إلى",
                "/",
                "-",
                "(",
                ")",
                "عام",
                "الشهر",
                "الماضي",
                "يوم",
                "ليل",
                "منذ",
                "حتى",
                "قبل",
                "بعد",
                "أيام",
                "31",
                "2",
                "2018",
                "1439",
                "هـ",
                "رمضان",
                "أمس",
                "،",
            ]
        ),
        max_size=9,
    )
)
def test_no_row_of_words_raises_and_every_span_is_words(words):
    """Dates are never made of white space, and stand where they say."""
    text = " ".join(words)

    for found, _ in dates(text, "2018-11-20"):
        assert found == found.strip() != ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("عادت الطائرات أول من أمس", "2018-11-18"),
        ("عادت الطائرات أمس الأول", "2018-11-18"),
        ("عادت الطائرات البارحة", "2018-11-19"),
        ("عادت الطائرات الليلة قبل الماضية", "2018-11-18"),
        ("عادت الطائرات الجمعة الماضية", "2018-11-16"),
        ("عادت الطائرات قبل ثلاثة أيام", "2018-11-17"),
        ("عادت الطائرات منذ أسبوعين", "2018-11-06"),
        ("عادت الطائرات الشهر المنصرم", "2018-10"),
        ("عادت الطائرات في الثامن من الشهر الجاري", "2018-11-08"),
        ("عادت الطائرات العام الماضي", "2017"),
        ("عادت الطائرات في 8 ديسمبر الماضي", "2017-12-08"),
        ("قصفت الطائرات الجسر في 24 يوليو أيضا من العام المنصرم", "2017-07-24"),
        ("يصل الوفد غدا", "2018-11-21"),
        ("يصل الوفد بعد غد", "2018-11-22"),
        ("يصل الوفد الأحد المقبل", "2018-11-25"),
        ("يصل الوفد الأسبوع المقبل", "2018-11-26/2018-12-02"),
        ("وقع القصف ليل الثلاثاء-الأربعاء", "2018-11-13/2018-11-14"),
        ("وقع القصف من الجمعة إلى الأحد", "2018-11-16/2018-11-18"),
        ("وقع القصف بين 2 و4 حزيران", "2018-06-02/2018-06-04"),
        ("وقع القصف من 3 إلى 7 مايو", "2018-05-03/2018-05-07"),
        ("وقع القصف 2-4 يونيو", "2018-06-02/2018-06-04"),
        ("وقع القصف في تسعينيات القرن الماضي", "199X"),
        ("وقع القصف في التسعينيات", "199X"),
        ("يقصفون البلدة منذ أغسطس 2014", "2014-08/.."),
        ("ظلوا هناك حتى نهاية عام 2017", "../2017-12-31"),
        ("وقع القصف قبل نحو أسبوعين", "2018-11-06~"),
        ("وقع القصف نهاية الأسبوع الماضي", "2018-11-16/2018-11-17"),
        ("وقع القصف هذا الأسبوع", "2018-11-19/2018-11-25"),
    ],
)
def test_words_are_counted_from_the_day_of_publication(text, value):
    """Published on Tuesday, 20 November 2018."""
    assert value in values(text, "2018-11-20")


def test_the_parts_of_a_day_belong_to_the_words_and_never_to_the_value():
    """Dawn and midnight are told with their day."""
    assert [("بعد منتصف ليل الخميس", "2018-11-15")] == dates("سقطت القذائف بعد منتصف ليل الخميس", "2018-11-20")


@pytest.mark.parametrize(
    "text",
    [
        "خرج أكثر من 1000 متظاهر",
        "أصيب بين 30 و35 شخصا",
        "فجّر نفسه وسط السوق",
        "قال رجب وشعبان ومحرم إن النتيجة صفر",
        "مارس الجيش الضغط على الأهالي",
        "إياب وآداب وأوتاد",
        "قال الأمين العام للأمم المتحدة",
        "قال أحد السكان إن الأحد عشر رجلا عادوا",
        "استمرت الهدنة لمدة ثلاثة أيام",
        "نزح الأهالي خلال 24 ساعة",
        "قتل طفل عمره ثلاث سنوات",
        "عادت الطائرات قبل أيام",
        "القرار 2254 (2015)",
        "شارك في 2000 هجوم",
        "مجموع 54 ألفا و502",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    """The peers' known errors: figures as years, verbs and names as months, durations and ages as dates."""
    assert [] == dates(text, "2018-11-20")


def test_the_comma_ends_a_date():
    """An Arabic comma is a mark like another."""
    assert [("أمس", "2018-11-19")] == dates("قتل أمس، عشرة أشخاص", "2018-11-20")


def test_without_an_anchor_nothing_is_guessed():
    """Neither a year nor a week is made up."""
    assert [None, None, None] == values("في 3 حزيران، ثم الأربعاء، ثم قبل يومين")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("تصاعدت الغارات في السنة الهجرية الماضية", "2016-10-02/2017-09-20"),
        ("قصف الجسر السبت السادس عشر مرتين", "2018-06-16"),
        ("اجتمعوا الأربعاء الثانية من أيار 2018", "2018-05-09"),
        ("اجتمعوا في اليوم الأخير من شهر أيار 2018", "2018-05-31"),
        ("قصف الجسر في رجب قبل الماضي", "2017-03-29/2017-04-26"),
    ],
)
def test_hijri_years_and_nth_days_are_counted(text, value):
    """The report is of 20 June 2018, in the year 1439."""
    assert [value] == [m.value for m in read(text, "ar", "2018-06-20").mentions if hasattr(m, "anchor")]


def test_twenty_of_it_is_a_date_only_where_a_month_was_told():
    """Without a month the words can mean twenty of anything."""
    told = "قصفت القرية في 3 أيار 2018 ثم عادت الطائرات يوم 20 منه"
    alone = "ثم عادت الطائرات يوم 20 منه"

    dates = [[m.value for m in read(text, "ar").mentions if hasattr(m, "anchor")] for text in (told, alone)]
    assert [["2018-05-03", "2018-05-20"], []] == dates
