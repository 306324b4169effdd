"""Who says that what happened: chains of speakers, however they are told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.cascade.reader import read_text


def chains(text: str, language: str = "en") -> list[list[str]]:
    """The chain of every toll, in order."""
    return [[actor.key for actor in toll.chain] for toll in read_text(text, language).tolls]


def author(text: str, language: str = "en") -> str | None:
    """The key of a text's author."""
    found = read_text(text, language).author
    return found.key if found else None


def test_a_relay_stands_after_the_speaker_it_quotes():
    """The chain runs from the original speaker to the last relay."""
    found = chains("Reuters quoted the French Foreign Ministry as saying that nine civilians were killed.")

    assert [["french-foreign-ministry", "reuters"]] == found or [["france-mfa", "reuters"]] == found


def test_a_relayed_letter_keeps_its_chain_when_it_goes_on():
    """What "the letter added" comes through the same agency."""
    text = "نقلت وكالة رويترز عن وزارة الدفاع الفرنسية أن ثلاثة مدنيين قتلوا. وأضافت الرسالة أن أربعة مدنيين قتلوا"
    first, second = chains(text, "ar")

    assert ["france-mod", "reuters"] == first == second


def test_a_letter_through_two_agencies_has_three_speakers():
    """The nearer agency stands before the one that quotes it."""
    text = (
        "وجاء في رسالة بعثت بها وزارة الدفاع الفرنسية إلى مجلس الأمن، ونقلت مضمونها وكالة رويترز عن وكالة سانا، "
        "أن ثلاثة مدنيين قتلوا"
    )

    assert [["france-mod", "sana", "reuters"]] == chains(text, "ar")


def test_another_speaker_after_while_is_not_inside_the_first():
    """Two who speak in one sentence stand side by side."""
    text = (
        "The United Nations said nine civilians were killed, while Human Rights Watch said ten civilians were killed."
    )

    assert [["united-nations"], ["hrw"]] == chains(text)


def test_what_one_announced_and_another_takes_up_has_both():
    """ "As for what X announced, Y denied it": the press heard of it from Y."""
    text = "أما ما أعلنته وزارة الدفاع الفرنسية من مقتل ثلاثة مدنيين، فقد نفى التحالف الدولي قصف القرية"

    assert [["france-mod", "us-led-coalition"]] == chains(text, "ar")


def test_a_verb_joined_on_keeps_its_speaker():
    """ "But it admitted..." names nobody: it is who spoke before."""
    text = "نفى التحالف الدولي القصف، لكنه قال إن ثلاثة مدنيين قتلوا"

    assert [["us-led-coalition"]] == chains(text, "ar")


def test_it_said_is_the_subject_of_a_sentence_that_quoted_nobody():
    """The army that "gave a different account" is who speaks next, not the last who was quoted."""
    text = (
        "Human Rights Watch said nine civilians were killed. The French army gave a different account. "
        "It said that four soldiers were killed."
    )

    assert [["hrw"], ["france-army"]] == chains(text)


def test_a_source_inside_a_speech_is_relayed_by_the_speaker():
    """What a speaker says according to somebody comes through the speaker."""
    text = "The United Nations said that nine civilians were killed, according to Human Rights Watch."

    assert [["hrw", "united-nations"]] == chains(text)


def test_a_speaker_without_a_name_is_known_by_its_words():
    """The ledger keeps what the text says of who said it."""
    assert [["regional-prosecutor"]] == chains("Nine civilians were killed, a regional prosecutor said on Friday.")


def test_a_statement_is_in_the_voice_of_its_masthead():
    """A body whose name stands alone above a press statement wrote it."""
    text = "Human Rights Watch\nPress statement – 24 June 2024\n\nNine civilians were killed in Wadiah on 22 June."

    assert "hrw" == author(text)
    assert [["hrw"]] == chains(text)


def test_a_party_reports_in_its_own_voice_and_a_monitor_in_nobodys():
    """A coalition's monthly report is its own word; a monitor's report is a report."""
    body = "\nMonthly casualty report, April 2021\n\nNine civilians were killed in Wadiah on 22 April 2021."

    assert "us-led-coalition" == author("Combined Joint Task Force – Operation Inherent Resolve" + body)
    assert author("Airwars" + body) is None


def test_we_inside_a_quotation_make_no_statement():
    """What somebody else calls for is not the text's own voice."""
    text = '"It is a crime. We call on France to withdraw," the United Nations said.'

    assert "press" == read_text(text, "en").document_type


def test_a_quotation_that_runs_on_keeps_its_speaker():
    """The second sentence inside the marks is said by who said the first."""
    text = 'The United Nations said: "The raid hit a mill. Nine civilians were killed." The town is quiet.'

    assert [["united-nations"]] == chains(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "تطالب فرنسا مجلس الأمن بإدانة الهجوم، وتركيا بوقف القصف",
            [("security-council", "condemn"), ("turkey", "stop_attacks")],
        ),
        (
            "نطلب من الأمين العام إيفاد لجنة تحقيق، ومن مجلس الأمن إلزام تركيا بوقف غاراتها",
            [("un-secretary-general", "investigate"), ("security-council", "stop_attacks")],
        ),
    ],
)
def test_each_of_two_addressees_has_its_own_demand(text, expected):
    """The second addressee shares the word of asking, not the action."""
    found = [(demand.of[0].key, demand.action) for demand in read_text(text, "ar").demands]

    assert set(expected) == set(found)


def test_recommendations_by_addressee_are_demands():
    """ "To France: ..." asks France."""
    found = read_text("To France: investigate the raid. To Russia: withdraw its forces.", "en").demands

    assert [("france", "investigate"), ("russia", "withdraw_forces")] == [(d.of[0].key, d.action) for d in found]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "«",
                "»",
                "“",
                "”",
                "The United Nations said",
                "it added",
                "that",
                "nine died",
                ". ",
                "\n",
                ", and",
                "according to France",
            ]
        ),
        max_size=30,
    )
)
def test_no_arrangement_of_speech_and_marks_breaks_the_reading(words):
    """Every statement is inside the text, and has a speaker."""
    text = " ".join(words)
    for statement in read_text(text, "en").statements:
        assert 0 <= statement.span.start < statement.span.end <= len(text)
        assert statement.chain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The French Defence Ministry told Reuters that nine civilians were killed.", ["france-mod", "reuters"]),
        ("Nine civilians were killed, the French Defence Ministry told Reuters.", ["france-mod", "reuters"]),
        ("Reuters, citing the French Defence Ministry, said nine civilians were killed.", ["france-mod", "reuters"]),
        (
            "In a statement carried by Reuters, the French Defence Ministry said nine civilians were killed.",
            ["france-mod", "reuters"],
        ),
        ("An elder of the village, who lost his mill, said that nine people were killed.", ["elder"]),
        ("Nine people were killed, said a village elder who asked not to be named.", ["village-elder"]),
        ("Witnesses in France said that nine people were killed.", ["witnesses"]),
        ("Nine people were killed, a doctors' group said, accusing the army.", ["doctors-group"]),
        ("More than 900 people were killed, according to a tally by AFP.", ["afp"]),
        ("A Human Rights Watch report published on Monday said nine people were killed.", ["hrw"]),
        ("At least five dead in raid on market - medics", ["medics"]),
        ("It was reported that nine people were killed.", []),
    ],
)
def test_who_speaks_in_english_however_it_is_told(text, expected):
    """Whoever is told relays, a report speaks for who made it, and a speaker without a name is still one."""
    assert [expected] == chains(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت وزارة الدفاع الفرنسية لوكالة رويترز إن تسعة مدنيين قتلوا", ["france-mod", "reuters"]),
        ("قتل تسعة مدنيين، بحسب ما نقلت وكالة رويترز عن وزارة الدفاع الفرنسية", ["france-mod", "reuters"]),
        ("ونسبت وكالة رويترز إلى وزارة الدفاع الفرنسية قولها إن تسعة مدنيين قتلوا", ["france-mod", "reuters"]),
        ("قتل تسعة مدنيين، كما أعلنت وزارة الدفاع الفرنسية", ["france-mod"]),
        ("قتل تسعة مدنيين، وفق حصيلة أوردتها وكالة فرانس برس", ["afp"]),
        ("وكشف تقرير لمنظمة هيومن رايتس ووتش أن تسعة مدنيين قتلوا", ["hrw"]),
        ("وقال مدير المستشفى إن تسعة مدنيين قتلوا", ["مدير-المستشفي"]),
        ("وقال راسم هلال، وهو مزارع من القرية، إن تسعة مدنيين قتلوا", ["راسم-هلال"]),
        ("وتبنى حزب الله الهجوم وقال إنه قتل تسعة جنود", ["hezbollah"]),
        ("وذُكر أن تسعة مدنيين قتلوا", []),
    ],
)
def test_who_speaks_in_arabic_however_it_is_told(text, expected):
    """The same in a language of verbs first."""
    assert [expected] == chains(text, "ar")


def test_a_quotation_goes_on_over_paragraphs():
    """A paragraph that opens the marks again is still the words of who spoke before it."""
    text = (
        '"It was dawn," the United Nations said.\n"Nine people were killed.\n"Fourteen people were injured," it added.'
    )

    assert [["united-nations"]] * 2 == chains(text)


def test_a_quotation_of_two_sentences_is_all_its_speakers():
    """The speaker who is named after the marks said everything inside them."""
    text = '"The school was hit. Nine people were killed. It is a crime," the United Nations said.'

    assert [["united-nations"]] == chains(text)


def test_two_doctors_who_died_are_counted_not_heard():
    """A speaker without a name is one only beside a reporting word."""
    assert [] == [f for f in read_text("The blast killed two doctors.", "en").findings if f.kind == "actor"]


def test_a_place_named_at_the_head_of_a_headline_is_no_author():
    """ "Colombia: nine killed" is about Colombia."""
    assert author("كولومبيا: مقتل تسعة مدنيين في إطلاق نار\nقتل تسعة مدنيين أمس.", "ar") is None


def test_a_headline_with_a_speaker_makes_no_statement_of_an_arabic_press_text():
    """ "The police: nine killed" is how a paper reports the police."""
    said = read_text("الشرطة الفرنسية: مقتل تسعة أشخاص\nوقعت الغارة فجرا. وقتل فيها تسعة أشخاص.", "ar")

    assert said.document_type == "press"
    assert [len(toll.chain) for toll in said.tolls] == [1, 0]


def test_a_speaker_that_no_list_holds_is_known_by_its_own_words():
    """An emergency service with no entry is heard, not passed over."""
    said = read_text("وذكرت خدمات الإسعاف المحلية أن تسعة أشخاص قتلوا", "ar")

    assert [[actor.name for actor in toll.chain] for toll in said.tolls] == [["خدمات الإسعاف المحلية"]]


def test_the_colonel_who_goes_on_is_the_one_who_spoke():
    """A definite noun after "he pointed out" is the last speaker."""
    said = read_text("وقال عقيد في الشرطة إن القصف استمر. ولفت العقيد إلى مقتل تسعة أشخاص", "ar")

    assert said.tolls[0].chain == said.statements[0].chain


def test_the_papers_own_background_is_nobodys_speech():
    """ "It is recalled that" does not go on with the speaker before it."""
    said = read_text("قالت وزارة الدفاع الفرنسية إن القصف توقف. يذكر أن تسعة أشخاص قتلوا في غارة سابقة", "ar")

    assert said.tolls[0].chain == ()


def test_a_ministry_is_that_of_the_states_that_call_it_so():
    """ "The Ministry of Foreign Affairs and Expatriates" of a text on Lebanon is not Syria's."""
    said = read_text("تعرض لبنان لغارة. وقالت وزارة الخارجية والمغتربين إن تسعة أشخاص قتلوا. وجدد لبنان شكواه", "ar")

    assert [actor.key for actor in said.tolls[0].chain] == ["lebanon-mfa"]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The French Foreign Ministry said nine people died in the old mill, according to Reuters.",
            ["france-mfa", "reuters"],
        ),
        (
            "The French Foreign Ministry said nine died in the old mill, citing Reuters.",
            ["reuters", "france-mfa"],
        ),
        ("Citing the French Foreign Ministry, Reuters said nine people died.", ["france-mfa", "reuters"]),
        ("Nine people died in the blast, reported Reuters.", ["reuters"]),
        ("Nine people died, according to Wadiah Hospital.", ["wadiah-hospital"]),
        ("Hilal said nine people died.", ["hilal"]),
        ("Nine people die in blast: medics", ["medics"]),
    ],
)
def test_who_carries_and_who_is_cited(text, chain):
    """A medium named at the end carries what was said; one that is cited said it first."""
    assert chains(text) == [chain]


def test_an_arabic_agency_named_at_the_end_carries_what_was_said():
    """ "According to what Reuters carried" stands after the speaker."""
    text = "قالت وزارة الدفاع الفرنسية إن تسعة أشخاص قتلوا في الغارة على البلدة، حسب ما نقلت وكالة رويترز"

    assert chains(text, "ar") == [["france-mod", "reuters"]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("السلطات الفرنسية لم تعلن أي حصيلة، لكن مصدرا طبيا أحصى تسعة قتلى", ["medical-source"]),
        ("أما وزارة الدفاع الفرنسية فأعلنت أن تسعة جنود قتلوا", ["france-mod"]),
        ("لم تمض ساعات على إعلان وزارة الدفاع الفرنسية مقتل تسعة جنود، حتى خرج الناس", ["france-mod"]),
        ("علمت الصحيفة من مصادر محلية أن تسعة أشخاص قتلوا", ["local-sources"]),
        ("قتل تسعة أشخاص، حسبما أفادت وزارة الدفاع الفرنسية وعضو في مجلس القرية يوم الأحد", ["france-mod"]),
    ],
)
def test_who_says_it_in_arabic(text, chain):
    """Before its verb, in a noun, heard from, or with others: the speaker is the one who is named, and no denial is."""
    assert chains(text, "ar") == [chain]


def test_a_second_arabic_speaker_before_the_verb_ends_the_first():
    """ "But the head of … said that" is no more the words of who spoke before."""
    text = "أقر الجيش الفرنسي بمقتل ثلاثة مدنيين، غير أن زعيم جمعية مربي الخيول سالم هلال أكد أن تسعة مدنيين قتلوا"

    first, second = chains(text, "ar")

    assert first == ["france-army"]
    assert "france-army" not in second and len(second) == 1


def test_a_participle_speaks_for_the_subject_of_its_sentence():
    """ "The driver's family refused the story, affirming that …" is the family's, not the last speaker's."""
    said = read_text(
        "قالت وزارة الدفاع الفرنسية إن القصف توقف. رفضت عائلة السائق هذه الرواية، مؤكدة أن تسعة أشخاص قتلوا", "ar"
    )

    assert [speaker.text for speaker in said.tolls[0].chain] == ["عائلة السائق"]


def test_a_participle_without_a_known_subject_is_nobodys():
    """Who spoke in an earlier sentence does not go on in a participle."""
    said = read_text("قالت وزارة الدفاع الفرنسية إن القصف توقف. واحترق السوق كله، مؤكدا أن تسعة أشخاص قتلوا", "ar")

    assert said.tolls[0].chain == ()


def test_a_speaker_of_no_list_is_heard_before_who_carries_it():
    """A keeper who told it to an agency."""
    said = read_text("وذكر خفير المزرعة المجاورة، وهو أب لطفلين، لوكالة رويترز أن تسعة أشخاص قتلوا", "ar")

    assert [speaker.key for speaker in said.tolls[0].chain][1:] == ["reuters"]


def test_a_nameless_source_is_not_a_second_speaker():
    """ "…, according to an observatory" only tells what the speaker of the sentence is."""
    said = read_text("قالت منظمة هيومن رايتس ووتش إن تسعة أشخاص قتلوا في القصف، بحسب مرصد حقوقي.", "ar")

    assert [speaker.key for speaker in said.tolls[0].chain] == ["hrw"]
