"""What is no count is typed as what it is, and nothing counts it."""

import pytest

from tawthiq import read
from tawthiq.model.claims import NumberMention

KINDS = [
    ("تضرر 60 في المئة من المنازل", "ar", "percent", 60),
    ("تضرر ٤٠٪ من المنازل", "ar", "percent", 40),
    ("كلفت 5 ملايين دولار", "ar", "money", 5_000_000),
    ("يبعد 30 كيلومترا", "ar", "distance", 30),
    ("ألقوا طنين من القنابل", "ar", "mass", 2),
    ("استمر ساعتين و15 دقيقة", "ar", "duration", 135),
    ("طفلة عمرها 5 سنوات", "ar", "age", 5),
    ("بموجب القرار 2254", "ar", "resolution", 2254),
    ("قصفت طائرة إف-16 البلدة", "ar", "designation", None),
    ("في الذكرى الخامسة والعشرين", "ar", "ordinal", 25),
    ("دمرت ثلاثة أرباع البلدة", "ar", "fraction", 0.75),
    ("About 60 per cent of the town fell.", "en", "percent", 60),
    ("It cost US$ 2.5bn.", "en", "money", 2_500_000_000),
    ("It is 5km away.", "en", "distance", 5),
    ("A girl aged 9 left.", "en", "age", 9),
    ("It lasted an hour and a half.", "en", "duration", 1.5),
    ("Resolution 2254 says so.", "en", "resolution", 2254),
    ("An AK-47 was found.", "en", "designation", None),
    ("The 25th raid hit it.", "en", "ordinal", 25),
    ("Two thirds of the town fell.", "en", "fraction", 2 / 3),
    ("It fell to minus twelve.", "en", "decimal", -12),
]


@pytest.mark.parametrize(("text", "language", "kind", "value"), KINDS)
def test_what_is_no_count_is_typed_and_no_mention(text, language, kind, value):
    """A percentage, a sum or a weapon's name is a quantity, and the ledger has no number for it."""
    reading = read(text, language)

    assert [(kind, value)] == [(f.value["kind"], f.value["value"]) for f in reading.findings if f.kind == "quantity"]
    assert [] == [m for m in reading.mentions if isinstance(m, NumberMention)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قتل 60 في المئة من الأبقار", "ar"),
        ("أصيب بجروح بعد ثلاث ساعات", "ar"),
        ("The strike killed 60 per cent of the herd.", "en"),
        ("It killed for 3 hours.", "en"),
        ("He was killed by an AK-47.", "en"),
    ],
)
def test_no_quantity_becomes_a_toll(text, language):
    """Nobody is counted by hours, percentages or rifles."""
    assert () == read(text, language).tolls


@pytest.mark.parametrize(("text", "currency"), [("5 US dollars", "USD"), ("5 dollars", None), ("€5", "EUR")])
def test_a_currency_is_given_only_where_it_is_said(text, currency):
    """A dollar alone is the money of many states."""
    assert [currency] == [f.value["currency"] for f in read(text, "en").findings if f.kind == "quantity"]
