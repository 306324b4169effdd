"""Any number that is spelled out reads back to itself, inside a sentence."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tawthiq import read
from tawthiq.model.claims import NumberMention

AR_UNITS = {
    True: ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"],
    False: ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"],
}
AR_TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
AR_SCALES = [
    (10**12, "تريليون", "تريليون", "تريليونات"),
    (10**9, "مليار", "مليار", "مليارات"),
    (10**6, "مليون", "مليون", "ملايين"),
    (10**3, "ألف", "ألف", "آلاف"),
]
EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
EN_SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def arabic(number, masculine=True, oblique=False, hundred="مئة", apart=False):
    """A whole number in Arabic words: what is counted is masculine or feminine; nominative or oblique case."""
    if number == 0:
        return "صفر"
    parts = []
    for scale, one, many_one, many in AR_SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(_group(count, one, many_one, many, oblique, hundred, apart))
    if number:
        parts.append(_under_thousand(number, masculine, oblique, hundred, apart))
    return " و".join(parts)


def _group(count, one, many_one, many, oblique, hundred, apart):
    if count == 1:
        return one
    if count == 2:
        return one + ("ين" if oblique else "ان")
    words = _under_thousand(count, True, oblique, hundred, apart)
    rest = count % 100
    if rest in (1, 2):
        return f"{words} {many_one}"
    return f"{words} {many if 3 <= rest <= 10 else many_one + 'ا' if 11 <= rest <= 99 else many_one}"


def _under_thousand(number, masculine, oblique, hundred, apart):
    hundreds, rest = divmod(number, 100)
    parts = [_hundreds(hundreds, oblique, hundred, apart)] if hundreds else []
    if rest:
        parts.append(_under_hundred(rest, masculine, oblique))
    return " و".join(parts)


def _hundreds(count, oblique, hundred, apart):
    if count == 1:
        return hundred
    if count == 2:
        return hundred[:-1] + ("تين" if oblique else "تان")
    return AR_TENS[count].replace("عشر", "") + (" " if apart else "") + hundred


def _under_hundred(number, masculine, oblique):
    units = AR_UNITS[masculine]
    if number <= 10:
        return units[number].replace("ان", "ين") if oblique and number == 2 else units[number]
    tens, unit = divmod(number, 10)
    if number < 20:
        first = {1: "أحد" if masculine else "إحدى", 2: _twelve(masculine, oblique)}.get(unit, units[unit])
        return f"{first} {'عشر' if masculine else 'عشرة'}"
    ten = AR_TENS[tens] + ("ين" if oblique else "ون")
    return f"{_under_hundred(unit, masculine, oblique)} و{ten}" if unit else ten


def _twelve(masculine, oblique):
    return ("اثن" if masculine else "اثنت") + ("ي" if oblique else "ا")


def english(number, british=True, commas=False):
    """A whole number in English words, with "and" before the last two digits and commas between groups, or without."""
    if number == 0:
        return "zero"
    parts = []
    for scale, name in EN_SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{_small(count, british)} {name}")
    last = _small(number, british) if number else ""
    joined = (", " if commas else " ").join(parts)
    if not (joined and last):
        return joined or last
    if number < 100 and british:
        return f"{joined} and {last}"
    return f"{joined}{', ' if commas and number >= 100 else ' '}{last}"


def _small(number, british):
    hundreds, rest = divmod(number, 100)
    parts = [f"{EN_UNITS[hundreds]} hundred"] if hundreds else []
    if rest:
        tens, unit = divmod(rest, 10)
        word = EN_UNITS[rest] if rest < 20 else EN_TENS[tens - 2] + (f"-{EN_UNITS[unit]}" if unit else "")
        parts.append(word)
    return (" and " if british else " ").join(parts)


LARGE = st.one_of(
    st.integers(0, 130),
    st.integers(0, 10_000),
    st.integers(0, 10**12),
    st.integers(0, 999).map(lambda n: n * 1000),
    st.integers(0, 999).map(lambda n: n * 10**6 + n),
)


def numbers(text, language):
    """The counts that stand as mentions, low bound first."""
    return [(m.count.low, m.count.high) for m in read(text, language).mentions if isinstance(m, NumberMention)]


def counted(text, language):
    """Every number or quantity that no longer finding has taken up."""
    findings = read(text, language).findings
    used = {id(part) for finding in findings for part in finding.parts}
    return [f for f in findings if f.kind in ("number", "quantity") and id(f) not in used]


@settings(max_examples=250, deadline=None)
@given(
    LARGE,
    st.booleans(),
    st.booleans(),
    st.sampled_from(["مئة", "مائة", "ماية"]),
    st.booleans(),
    st.sampled_from(["", "و", "ب", "ل", "ف", "وب", "ول"]),
)
@example(1_000_000_000_000, True, False, "مئة", False, "")
@example(9011, True, False, "مئة", False, "و")
@example(812, False, True, "مائة", True, "ب")
@example(2_002_002, True, True, "مئة", False, "ل")
@example(1_011_000, False, False, "مئة", False, "")
@example(1_021_011, True, False, "مئة", False, "")
def test_an_arabic_number_reads_back_to_itself(number, masculine, oblique, hundred, apart, clitic):
    """Every gender, case and spelling, with a particle before it and a thing after it."""
    words = arabic(number, masculine, oblique, hundred, apart)

    assert [(number, number)] == numbers(f"أفاد شهود {clitic}{words} صندوق قديم", "ar")


@settings(max_examples=250, deadline=None)
@given(LARGE, st.booleans(), st.booleans())
@example(1_000_005, True, True)
@example(484, True, False)
@example(1_234_567, False, True)
def test_an_english_number_reads_back_to_itself(number, british, commas):
    """With "and" and commas, or without."""
    words = english(number, british, commas)

    assert [(number, number)] == numbers(f"They counted {words} old boxes there.", "en")


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("نصف مليون", "ar", 500_000),
        ("مليون ونصف المليون", "ar", 1_500_000),
        ("ثلاثة ملايين ونصف مليون", "ar", 3_500_000),
        ("مليونان وربع المليون", "ar", 2_250_000),
        ("ثلاثة أرباع المليون", "ar", 750_000),
        ("1.2 مليون", "ar", 1_200_000),
        ("1,2 مليون", "ar", 1_200_000),
        ("10 آلاف", "ar", 10_000),
        ("54 ألفاً و502", "ar", 54_502),
        ("مليون ومئتي ألف", "ar", 1_200_000),
        ("مئة ألف مليون", "ar", 100_000_000_000),
        ("إحدى عشرة", "ar", 11),
        ("احدى وعشرون", "ar", 21),
        ("إثنا عشر", "ar", 12),
        ("ثمان مئة", "ar", 800),
        ("ثماني عشرة", "ar", 18),
        ("half a million", "en", 500_000),
        ("one and a half million", "en", 1_500_000),
        ("a million and a half", "en", 1_500_000),
        ("three quarters of a million", "en", 750_000),
        ("a dozen", "en", 12),
        ("half a dozen", "en", 6),
        ("two dozen", "en", 24),
        ("fifteen hundred", "en", 1500),
        ("a hundred and five", "en", 105),
        ("a thousand and one", "en", 1001),
        ("2.5bn", "en", 2_500_000_000),
        ("100k", "en", 100_000),
        ("a couple of", "en", 2),
        ("two point two million", "en", 2_200_000),
    ],
)
def test_a_number_of_another_making_is_read(text, language, low):
    """Halves and quarters, duals, dozens, digits with words."""
    assert [(low, low)] == numbers(text, language)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("عشرون وثلاثون", "ar", [20, 30]),
        ("ثلاثة وخمسة", "ar", [3, 5]),
        ("مئة ومئة", "ar", [100, 100]),
        ("ألف ومليون", "ar", [1000, 1_000_000]),
        ("ثلاثة آلاف وخمسة آلاف", "ar", [3000, 5000]),
        ("54 و502", "ar", [54, 502]),
        ("twenty and thirty", "en", [20, 30]),
        ("five and three", "en", [5, 3]),
        ("54 and 502", "en", [54, 502]),
        ("one million and 200,000", "en", [1_000_000, 200_000]),
        ("two thousand, five", "en", [2000, 5]),
        ("a dozen and five", "en", [12, 5]),
    ],
)
def test_what_is_no_one_number_stays_two(text, language, values):
    """Only what descends is added up."""
    assert values == [low for low, _ in numbers(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "No one was there.",
        "They helped one another.",
        "It was one-sided.",
        "One of the attackers left.",
        "This is the one.",
    ],
)
def test_one_as_a_pronoun_is_no_number(text):
    """ "One" counts only where it can be nothing else."""
    assert [] == numbers(text, "en")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "ألف",
                "ألفا",
                "آلاف",
                "مليون",
                "مئة",
                "مئات",
                "ثلاثة",
                "عشر",
                "عشرون",
                "أحد",
                "إحدى",
                "نصف",
                "بضعة",
                "نيف",
                "فاصلة",
                "و",
                "٣٫٥",
                "12,5",
                "1.2.3",
                "-5",
                "½",
                "%",
                "$",
                "km",
                "a",
                "hundred",
                "half",
                "dozen",
                "and",
                "third",
                "point",
                "two",
                "thousand",
                "m",
                "bn",
                "2018",
                "(",
                ")",
                "/",
                "-",
                "54",
                "502",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from(["ar", "en"]),
)
def test_no_row_of_number_words_stops_the_reader(words, language):
    """Whatever stands in a row, bounds are in order and inside the text."""
    text = " ".join(words)

    for finding in counted(text, language):
        low, high = finding.value.get("low"), finding.value.get("high")
        assert low is None or high is None or low <= high
        assert 0 <= finding.span.start < finding.span.end <= len(text)
