"""The lines of a page around its text: menus, buttons, other stories; and the real sentences that look like them."""

from __future__ import annotations

import pytest

from tawthiq import read
from tawthiq.packs.compile import get
from tawthiq.text.page import beside_the_text
from tawthiq.text.sentences import paragraphs

ENGLISH = """\
Home | World | Africa | Opinion | Sign in
We use cookies to improve your experience. Accept all | Settings

Nine killed in strike on Tarbola market

Share this article
Facebook
[Photo: A market in Tarbola after an air strike killed nine people.]

An air strike killed nine people at a market in Tarbola on Sunday, doctors said.

Read also:
Army shelling kills 30 in Wadiah village
Car bomb kills four in Damascus, ministry calls for an inquiry

The army denied that it had bombed the market.

Related: Two dead in a raid on Hudayl
Tags: Tarbola, war crimes
Follow us on Telegram for news of the 200 people killed this year
"""
ARABIC = """\
الرئيسية | محليات | عربي ودولي | رياضة | اتصل بنا
نستخدم ملفات تعريف الارتباط لتحسين تجربتك

مقتل تسعة في غارة على سوق تربول

شارك:
فيسبوك
(الصورة: مسعفون في تربول بعد غارة قتلت تسعة أشخاص)

قال أطباء إن غارة جوية قتلت تسعة أشخاص في سوق بلدة تربول يوم الأحد.

اقرأ أيضا
قصف الجيش يقتل 30 مدنيا في قرية الوادعة
تفجير سيارة مفخخة يقتل أربعة في دمشق

ونفى الجيش أنه قصف السوق.

أخبار ذات صلة: مقتل شخصين في غارة على هديل
الوسوم: تربول، جرائم حرب
تابعونا على تلغرام لمتابعة أخبار مقتل 200 شخص هذا العام
"""


def skipped(text: str, language: str) -> list[str]:
    """The lines beside a text."""
    return [line.of(text) for line in beside_the_text(text, paragraphs(text), get(language).page)]


@pytest.mark.parametrize(("page", "language"), [(ENGLISH, "en"), (ARABIC, "ar")])
def test_nothing_is_told_by_the_page_around_a_text(page, language):
    """The article's one figure is heard, in headline and text; menus, captions and other stories give none."""
    reading = read(page, language=language, published="2021-05-03")

    assert {9} == {toll.low for toll in reading.tolls}
    assert ["denial"] == [term.term for term in reading.characterisations]
    assert () == reading.demands
    assert {"airstrike"} == {account.type for account in reading.accounts}


@pytest.mark.parametrize(("page", "language"), [(ENGLISH, "en"), (ARABIC, "ar")])
def test_the_reading_says_what_was_skipped(page, language):
    """Every line left out can be shown, and what it names is still a mention."""
    reading = read(page, language=language)

    assert skipped(page, language) == [line.of(page) for line in reading.skipped]
    assert 9 <= len(reading.skipped) <= 11


@pytest.mark.parametrize(
    "line",
    [
        "Related attacks killed nine people in Tarbola.",
        "By continuing to shell the town, the army killed nine people.",
        "Terms of the truce were broken when shells killed nine people.",
        "Tarbola | 3 May | nine killed | shelling",
        "Killed: 9 | Injured: 30 | Missing: 2",
        "More details: shells killed nine people in Tarbola.",
        "• Tarbola market: nine dead",
        "World leaders condemned the raid that killed nine people.",
    ],
)
def test_a_sentence_of_the_text_is_never_skipped(line):
    """Words that a menu uses too make no menu."""
    assert [] == skipped(f"Shells fell at noon.\n\n{line}\n", "en")


@pytest.mark.parametrize(
    "line",
    [
        "شارك هذا الفصيل في الهجوم الذي قتل تسعة أشخاص.",
        "اشترك في الهجوم عشرون مسلحا.",
        "تابعنا الحادثة ووثقنا مقتل تسعة أشخاص.",
        "تربول | 3 أيار | تسعة قتلى | قصف",
        "أخبار مقتل تسعة أشخاص وصلت إلى البلدة أمس.",
    ],
)
def test_an_arabic_sentence_is_never_skipped(line):
    """ "شارك" and "اشترك" are verbs of war reports as well as of buttons."""
    assert [] == skipped(f"سقطت قذائف ظهرا.\n\n{line}\n", "ar")


def test_headlines_end_where_the_text_goes_on():
    """After an empty line, or with a full stop, it is the article again."""
    page = "Read also:\nA mill reopens\n\nShelling went on in Tarbola\n"

    assert ["Read also:", "A mill reopens"] == skipped(page, "en")
