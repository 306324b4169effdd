"""Who wrote a text, told by its head: letterheads, titles and spokesmen's lines; and the press, which nobody wrote."""

from __future__ import annotations

import pytest

from tawthiq.cascade.reader import read_text
from tawthiq.cascade.reading import Reading

BODY = {
    "en": "Three civilians were killed this morning when shells hit the village of Wadi Tin.",
    "ar": "قتل ثلاثة مدنيين صباح اليوم في قصف على بلدة الزيتونة.",
}


def under(head: str, language: str, more: str = "") -> Reading:
    """A text of two lines under a head."""
    return read_text(f"{head}\n\n{BODY[language]} {more}", language, "2024-05-04")


ENGLISH = [
    ("LAGOS STATE POLICE COMMAND\nPress Release No. 12\n3 May 2024", "lagos-state-police-command"),
    ("Wadiah State Police Command\nPress Release", "wadiah-state-police-command"),
    ("Communiqué of the General Staff of the Hill Guards", "general-staff-of-the-hill-guards"),
    ("Press statement by the Inspector General of Police", "inspector-general-of-police"),
    ("Joint Statement by the Foreign Ministers of France and Germany", "foreign-ministers-of-france-and-germany"),
    ("Médecins Sans Frontières press release", "msf"),
    ("Rapid Support Forces\nOfficial spokesman", "rsf"),
    ("Rapid Support Forces\nStatement by the Official Spokesman", "rsf"),
    ("Islamic Emirate of Afghanistan\nStatement of the spokesman", "taliban"),
    (
        "Popular Front for the Freedom of the Hills\nMilitary Communiqué No. 4",
        "popular-front-for-the-freedom-of-the-hills",
    ),
    ("HILL RESISTANCE BRIGADES – MILITARY MEDIA\nCommuniqué 17", "hill-resistance-brigades"),
    ("Local Council of Wadi Tin\nStatement to public opinion", "local-council-of-wadi-tin"),
    ("Coalition for Peace in the Hills\nPress Release", "coalition-for-peace-in-the-hills"),
    ("Joint Hills Command\nCommuniqué no. 5", "joint-hills-command"),
    ("Republic of Uganda\nMinistry of Defence\nMedia Release", "uganda-mod"),
    (
        "UNITED NATIONS MISSION FOR THE VALLEYS\nPublic Information Office\nPRESS RELEASE",
        "united-nations-mission-for-the-valleys",
    ),
]
ARABIC = [
    ("قيادة شرطة ديالى:", "قياده-شرطه-ديالي"),
    ("قيادة شرطة محافظة ديالى\nإعلام القيادة\nبيان صحفي", "قياده-شرطه-محافظه-ديالي"),
    ("بلاغ من المديرية العامة للأمن الوطني", "المديريه-العامه-للامن-الوطني"),
    ("الأمانة العامة لمجلس الوزراء\nبيان صحفي رقم 14", "الامانه-العامه-لمجلس-الوزراء"),
    ("غرفة عمليات تحرير الوادعة\nالمركز الإعلامي\nإيجاز صحفي", "غرفه-عمليات-تحرير-الوادعه"),
    ("كتائب أحرار الوادعة\nالمكتب العسكري\nبلاغ عسكري رقم (7)", "كتايب-احرار-الوادعه"),
    ("نقابة صحفيي الوادعة\nبيان إدانة", "نقابه-صحفيي-الوادعه"),
    ("المجلس المحلي لمدينة الزيتونة\nبيان إلى الرأي العام", "المجلس-المحلي-لمدينه-الزيتونه"),
    ("رئاسة الجمهورية\nالمكتب الصحفي\nبيان", "رياسه-الجمهوريه"),
    ("بلاغ عسكري صادر عن كتائب القسام", "hamas"),
    ("اللجنة الدولية للصليب الأحمر\nنشرة صحفية", "icrc"),
    ("جمهورية النيجر\nوزارة الدفاع الوطني\nبيان", "niger-mod"),
]
HEADS = [("en", *case) for case in ENGLISH] + [("ar", *case) for case in ARABIC]


@pytest.mark.parametrize(("language", "head", "author"), HEADS)
def test_a_head_names_who_writes_and_its_tolls_are_his(language, head, author):
    """Whoever stands alone in the head of a statement says what nobody else says in it."""
    read = under(head, language)

    assert ("statement", [author]) == (read.document_type, [actor.key for actor in read.tolls[0].chain])


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Police Command Confirms Three Dead In Wadi Tin"),
        ("en", "Red Cross: Three Civilians Killed in Wadi Tin"),
        ("en", "Statement from Interior Ministry draws anger"),
        ("en", "The Wadi Courier\nFriday 3 May 2024\nThree killed in shelling"),
        ("en", "NEWS\nArmy General Staff: three killed in Wadi Tin"),
        ("ar", "وزارة الداخلية: مقتل ثلاثة مدنيين في الزيتونة"),
        ("ar", "صحيفة الوادعة\nالجمعة 3 أيار 2024\nثلاثة قتلى في قصف"),
        ("ar", "نقابة الأطباء تندد بقصف المستشفى\nكتب: راسم هلال"),
    ],
)
def test_a_story_of_the_press_is_nobodys_statement(language, head):
    """A headline that names a body, or a newspaper's own name, makes nobody the author."""
    more = {
        "en": "The Police Command said in a press release that it had opened an inquiry.",
        "ar": "وأعلنت وزارة الداخلية في بيان صحفي أن المهاجمين فروا.",
    }
    read = under(head, language, more[language])

    assert ("press", None) == (read.document_type, read.author)


def test_a_report_is_not_told_what_its_own_writer_says():
    """A monitor that "recorded" something in its own report is no speaker inside it."""
    text = "مرصد الوادعة للحماية\nتقرير عاجل رقم (12)\n\nوقال المرصد إن 97 شخصا قتلوا في القرية."

    assert [()] == [toll.chain for toll in read_text(text, "ar").tolls]


def test_a_body_called_by_its_kind_is_the_author():
    """ "The Command" in a statement of the Wadiah State Police Command is who writes it."""
    read = under(
        "Wadiah State Police Command\nPress Release", "en", "The Command said that four officers were wounded."
    )

    assert [["wadiah-state-police-command"]] * 2 == [[actor.key for actor in toll.chain] for toll in read.tolls]
