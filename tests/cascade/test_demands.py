"""What is asked of whom: verbs, musts, passives, lists, and those who are asked again."""

from __future__ import annotations

import pytest

from tawthiq.cascade.reader import read_text

Asked = set[tuple[str | None, str]]


def asked(text: str, language: str) -> Asked:
    """Each addressee's key, or None, with what is asked."""
    demands = read_text(text, language).demands
    return {(actor.key if actor else None, demand.action) for demand in demands for actor in demand.of or (None,)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia was asked by France to investigate the raid.", {("russia", "investigate")}),
        ("Those who fired must be brought to justice.", {(None, "hold_accountable")}),
        ("An inquiry into the raid must be opened.", {(None, "investigate")}),
        ("There must be an independent inquiry.", {(None, "investigate")}),
        ("It is imperative that Bolivia withdraw its troops.", {("bolivia", "withdraw_forces")}),
        ("Residents pleaded for the lorries to be let through.", {(None, "humanitarian_access")}),
        ("The siege of the town must be lifted.", {(None, "humanitarian_access")}),
        ("Calls are growing for Russia to release the crew.", {("russia", "release")}),
        ("France condemned Russia and urged it to withdraw its forces.", {("russia", "withdraw_forces")}),
        ("The envoy wants Bolivia to suspend arms exports to Peru.", {("bolivia", "other")}),
        (
            "France urges Russia to compensate the families, and Bolivia to prosecute the pilots.",
            {("russia", "compensate"), ("bolivia", "hold_accountable")},
        ),
        (
            "France urges the Security Council to refer the case to the International Criminal Court.",
            {("security-council", "hold_accountable")},
        ),
    ],
)
def test_english_words_of_asking(text, expected):
    """Active, passive, impersonal, by a noun, and with a second addressee."""
    assert expected == asked(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طلبت فرنسا من تركيا سحب جنودها.", {("turkey", "withdraw_forces")}),
        ("لا بد من محاسبة المتورطين.", {(None, "hold_accountable")}),
        ("على تركيا أن تسحب قواتها من البلدة.", {("turkey", "withdraw_forces")}),
        ("وشددت فرنسا على ضرورة أن توقف روسيا قصفها.", {("russia", "stop_attacks")}),
        ("ناشد الأهالي مجلس الأمن إدخال المساعدات إلى المخيم.", {("security-council", "humanitarian_access")}),
        ("وأكدت المنظمة ضرورة إجراء تحقيق مستقل.", {(None, "investigate")}),
        ("وطالبت فرنسا بالإفراج الفوري وغير المشروط عن الرهائن.", {(None, "release")}),
        ("طالبت فرنسا روسيا بإدانة الهجوم، ودعتها إلى فتح تحقيق.", {("russia", "condemn"), ("russia", "investigate")}),
        ("وطالبت المحامية نجوى هلال، من كتيبة الوادعة، فرنسا بتعويض الأهالي.", {("france", "compensate")}),
        ("أوقفوا القصف فورا.", {(None, "stop_attacks")}),
    ],
)
def test_arabic_words_of_asking(text, expected):
    """Verb before its subject, duties, nouns, imperatives, and the one who is asked again."""
    assert expected == asked(text, "ar")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France called on Russia to repaint the bridge.", {("russia", "other")}),
        ("The panel recommends that France repaint the bridge.", {("france", "other")}),
        ("Russia must repaint the bridge.", {("russia", "other")}),
        ("The governor urged drivers to keep off the bridge.", {("drivers", "other")}),
        ("Russia needs the bridge.", set()),
        ("Russia should have painted the bridge.", set()),
        ("France works in line with its obligations, and thanked Russia.", set()),
    ],
)
def test_whoever_is_surely_asked_is_asked_for_something(text, expected):
    """What no list of actions has is kept as another thing; where nobody is surely asked, nothing is."""
    assert expected == asked(text, "en")


def test_a_list_is_asked_for_by_the_words_that_open_it():
    """Every item under "calls upon … to:" is asked of those named there; the paragraph after the list is not."""
    text = (
        "We call upon the Security Council to:\n1. Condemn the raid;\n2. Send a commission of inquiry;\n"
        "3. Hold the pilots accountable.\n\nThe ministry opened negotiations on Monday."
    )

    actions = ("condemn", "investigate", "hold_accountable")
    assert {("security-council", action) for action in actions} == asked(text, "en")


def test_an_item_of_a_list_may_name_whom_it_asks():
    """ "France calls on: - Russia to …; - Bolivia to …" asks each for its own."""
    text = "تدعو فرنسا:\n- روسيا إلى التحقيق في الهجوم؛\n- تركيا إلى وقف القصف."

    assert {("russia", "investigate"), ("turkey", "stop_attacks")} == asked(text, "ar")


@pytest.mark.parametrize(
    "text",
    [
        "The envoy asked whether the inquiry had ended.",
        "The prosecutor opened an investigation on Monday.",
        "No ceasefire was agreed.",
        "The release of the report was delayed.",
    ],
)
def test_what_is_told_is_not_asked_for(text):
    """An inquiry that is opened, or asked about, is no demand."""
    assert set() == asked(text, "en")


def test_a_demand_ends_where_another_clause_reports():
    """What somebody is said to do after "and stressed that" is not asked for."""
    text = (
        "The minister called for an inquiry, and France stressed that its forces would continue to protect civilians."
    )

    assert {(None, "investigate")} == asked(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The army accused the group of using residents as human shields.", "en", "human shields"),
        ("The bombardment was indiscriminate.", "en", "indiscriminate"),
        ("كان القصف عشوائيا.", "ar", "عشوائيا"),
    ],
)
def test_a_contested_word_is_kept_as_the_speakers(text, language, words):
    """Where no term stands for it, its own words do."""
    found = [(term.term, term.span.of(text)) for term in read_text(text, language).characterisations]

    assert ("other", words) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كما دعت فرنسا إلى وقف الهجمات.", {(None, "stop_attacks")}),
        ("أدانت ألمانيا القصف. ودعت فرنسا إلى وقف الهجمات.", {("france", "stop_attacks")}),
        ("أدان مجلس الأمن القصف. وطالب مجلس الأمن بوقف الهجمات.", {(None, "stop_attacks")}),
        ("طالب حزب الوادعة طرفي النزاع بضرورة وقف القتال.", {("all-parties", "ceasefire")}),
        ("ودعا إلى تحقيق الأمن.", set()),
    ],
)
def test_who_asks_and_who_is_asked_are_told_apart(text, expected):
    """A name after the verb asks, unless somebody else spoke just before; nobody asks himself."""
    assert asked(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The governor urged bus drivers to keep off the bridge.", "en", {("bus-drivers", "other")}),
        ("Donor countries should fund the clinic.", "en", {("donor-countries", "other")}),
        ("ودعت فرنسا سكان البلدة إلى إخلاء منازلهم", "ar", {("residents", "other")}),
        ("تناشد فرنسا مجلس الأمن ترميم الجسر", "ar", {("security-council", "other")}),
        ("وطالب المحتجون باستقالة المحافظ", "ar", {(None, "other")}),
        ("دعت فرنسا السفراء إلى حفل عشاء", "ar", set()),
        ("The gunmen asked Russia for a ransom.", "en", set()),
    ],
)
def test_who_bears_no_name_is_asked_too(text, language, expected):
    """Drivers, states and residents are asked by what they are; an invitation and a ransom are no demands."""
    assert expected == asked(text, language)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Open the crossings and release the crew.", "en", {(None, "humanitarian_access"), (None, "release")}),
        ("Russia, release the crew.", "en", {("russia", "release")}),
        ("Release of the crew was delayed.", "en", set()),
        ("يا مجلس الأمن، أوقفوا القصف", "ar", {("security-council", "stop_attacks")}),
    ],
)
def test_a_command_opens_its_sentence(text, language, expected):
    """What opens a sentence like a command asks, and so does what follows it; a name called before it is asked."""
    assert expected == asked(text, language)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France urged Russia to release the crew before negotiations resume.", {("russia", "release")}),
        (
            "France urged Russia to release the crew after the raid and to open an inquiry.",
            {("russia", "release"), ("russia", "investigate")},
        ),
        (
            "France urged Russia to release the crew and to repaint the bridge.",
            {("russia", "release"), ("russia", "other")},
        ),
        ("The elders will not return until Russia withdraws its forces.", {("russia", "withdraw_forces")}),
        ("France gave Russia until Friday to release the crew.", {("russia", "release")}),
    ],
)
def test_a_circumstance_is_not_asked_for(text, expected):
    """What tells only when is not asked for; a further thing asked for is, and so is a condition."""
    assert expected == asked(text, "en")


def test_who_asks_and_is_asked_may_be_of_no_list():
    """A bus driver asks the owners of shops."""
    said = read_text("وطالب سائق الحافلة المحترقة أصحاب المتاجر بفتح تحقيق", "ar")

    (demand,) = said.demands
    assert [actor.text for actor in (*demand.chain, *demand.of)] == ["سائق الحافلة المحترقة", "أصحاب المتاجر"]


def test_a_participle_of_asking_has_the_subject_of_its_sentence():
    """ "The driver's family refused the story, calling for an inquiry"."""
    said = read_text("رفضت عائلة السائق هذه الرواية، مطالبة بفتح تحقيق", "ar")

    assert [actor.text for actor in said.demands[0].chain] == ["عائلة السائق"]


def test_the_first_of_two_things_asked_need_not_be_known():
    """To widen the bridge, and to pay."""
    said = read_text("تطالب فرنسا روسيا بتوسيع الجسر وبتعويض الأهالي", "ar")

    assert {demand.action for demand in said.demands} == {"other", "compensate"}
