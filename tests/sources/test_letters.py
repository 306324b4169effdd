"""Letters that the United Nations circulate: what they say of themselves, and where their parts are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build
from tawthiq.sources.letters import letter_of

ENGLISH = """\
United Nations
S/2031/141
Security Council
Distr.: General
14 March 2031
Original: Arabic

31-04417 (E) 180331

Identical letters dated 12 March 2031 from the Permanent Representative of Lebanon to the United Nations addressed to \
the Secretary-General and the President of the Security Council

On the morning of 9 March 2031, Israeli warplanes bombed the town of Nabatiyah, killing seven civilians1 and wounding \
14 others.2 Two nurses3 were killed in Tyre.

I should be grateful if you would have the present letter and its annex circulated as a document of the Council.

(Signed) Salwa Haddad
Ambassador
Permanent Representative
__________________
1 See S/2031/201, paras. 4 to 9.
2 Figure of 10 March.
3 Both of the Red Cross.

Annex to the identical letters dated 12 March 2031 from the Permanent Representative of Lebanon

[Original: Arabic]

On 3 March 2031, an Israeli drone struck a car in Tyre. Two people were killed.
"""
ARABIC = """\
الأمم المتحدة
S/2031/141
مجلس الأمن

رسالتان متطابقتان مؤرختان 12 آذار/مارس 2031 موجهتان إلى الأمين العام وإلى رئيس مجلس الأمن \
من الممثلة الدائمة للبنان لدى الأمم المتحدة

في صباح يوم 9 آذار/مارس 2031 قصفت الطائرات الإسرائيلية مدينة النبطية، فقتل سبعة مدنيين(1) وأصيب 14 آخرون(2).

(توقيع) سلوى حداد
السفيرة
الممثلة الدائمة
(1) انظر S/2031/201.
(2) رقم يوم 10 آذار/مارس.

مرفق الرسالتين المتطابقتين المؤرختين 12 آذار/مارس 2031

[الأصل: بالعربية]

في 3 آذار/مارس 2031، استهدفت طائرة مسيرة إسرائيلية سيارة في صور. وقتل شخصان.
"""


@pytest.fixture
def casebook(tmp_path: Path) -> Casebook:
    """A casebook of both versions."""
    for name, text in (("ar.txt", ARABIC), ("en.txt", ENGLISH)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "ar.txt", tmp_path / "en.txt"])
    return casebook


def test_the_fields_of_a_letter_are_those_of_its_document(casebook: Casebook) -> None:
    """Symbol, day, addressees, signatory and the language of the original, in either language."""
    arabic, english = casebook.lines("document")

    assert (english["symbol"], english["dated"], english["original"]) == ("S/2031/141", "2031-03-12", "ar")
    assert english["addressees"] == ["the Secretary-General", "the President of the Security Council"]
    assert (arabic["dated"], arabic["addressees"]) == ("2031-03-12", ["الأمين العام", "رئيس مجلس الأمن"])
    assert (english["signatory"], arabic["signatory"]) == ("Salwa Haddad", "سلوى حداد")
    assert english["title"].startswith("Identical letters dated 12 March 2031")


def test_the_parts_of_a_letter_are_known(casebook: Casebook) -> None:
    """Signature with its offices, footnotes that are called, and the annex to its end."""
    for line in casebook.lines("document"):
        text = casebook.text(line["id"])
        parts = [(part["part"], text[slice(*part["span"])]) for part in line["parts"]]

        assert [kind for kind, _ in parts] == ["signature", *["footnote"] * (len(parts) - 2), "annex"]
        assert parts[0][1].count("\n") == 2
        assert {words.split()[0].strip("()") for _, words in parts[1:-1]} == set("123"[: len(parts) - 2])
        assert parts[-1][1].startswith(("Annex", "مرفق")) and text.endswith(parts[-1][1] + "\n")


def test_footnotes_and_annexes_leave_figures_and_words_as_they_are(casebook: Casebook) -> None:
    """No call is a figure, a call ends its sentence, and every item still quotes its document."""
    texts = {row.id: casebook.text(row.id) for row in casebook.documents()}
    tolls = [(line["measure"], line["low"], line["text"]) for line in casebook.lines("toll")]

    assert [toll[:2] for toll in tolls].count(("killed", 7)) == 2
    assert ("killed", 2, "Two nurses3 were killed") in tolls
    assert [toll[:2] for toll in tolls].count(("killed", 2)) == 3
    for kind in ("mention", "statement", "toll", "account"):
        for line in casebook.lines(kind):
            assert line["text"] == texts[line["document"]][slice(*line["span"])]
    called = [line["text"] for line in casebook.lines("mention") if line["type"] == "number" and line["low"] == 1]
    assert called == []


def test_the_versions_are_one_document(casebook: Casebook) -> None:
    """The symbol settles it."""
    (group,) = casebook.lines("statement_group")
    assert (group["relation"], len(group["documents"])) == ("translation", 2)


@pytest.mark.parametrize(
    ("title", "addressees"),
    [
        ("Letter dated 2 May 2031 from the Chargé d’affaires a.i. of Arda addressed to the Secretary-General",
         ("the Secretary-General",)),
        ("Letter dated 2 May 2031 to the President of the Security Council from the Permanent Representative of Arda "
         "to the United Nations", ("the President of the Security Council",)),
        ("Identical letters dated 2 May 2031 from the Permanent Observer of Arda to the United Nations addressed to "
         "the Secretary-General, the President of the General Assembly and the President of the Security Council",
         ("the Secretary-General", "the President of the General Assembly", "the President of the Security Council")),
        ("رسالة مؤرخة 2 أيار/مايو 2031 من الممثل الدائم لأردا إلى رئيسة مجلس الأمن", ("رئيسة مجلس الأمن",)),
        ("مذكرة شفوية مؤرخة 2 أيار/مايو 2031 موجهة إلى الأمين العام من البعثة الدائمة لأردا", ("الأمين العام",)),
    ],
)  # fmt: skip
def test_addressees_are_found_before_and_after_the_sender(title: str, addressees: tuple[str, ...]) -> None:
    """The United Nations to which a representative is sent is no addressee."""
    found = letter_of(f"S/2031/7\n{title}\n\nThe mill burned.\n")
    assert found is not None and found.addressees == addressees


@pytest.mark.parametrize("text", ["Letters from a burning town", "The letter dated 3 May was lost.", "بيان صحفي", ""])
def test_what_is_no_letter_has_no_fields(text: str) -> None:
    """A headline, a sentence that speaks of a letter, a press release."""
    assert letter_of(text) is None


def test_a_name_may_stand_below_the_word_signed() -> None:
    """As some files print it; a signature without a name has none."""
    head = "Letter dated 2 May 2031 addressed to the Secretary-General\n\nWords.\n\n"
    below, without = (
        letter_of(head + end) for end in ("(Signed)\nMarwan Sabri\nMinister", "(Signed) Ambassador\nPermanent")
    )
    assert below is not None and without is not None
    assert (below.signatory, without.signatory) == ("Marwan Sabri", None)


def test_a_version_in_a_language_that_no_pack_reads_is_known_by_its_symbol(tmp_path: Path) -> None:
    """It is kept, with no findings, as the same document in another language; another symbol is another document."""
    french = "Le ministère a déclaré que sept civils avaient été tués le 3 mai 2031 dans une frappe aérienne.\n"
    (tmp_path / "en.txt").write_text("S/2031/9\nSeven civilians were killed on 3 May 2031.\n", encoding="utf-8")
    (tmp_path / "fr.txt").write_text(f"S/2031/9\n{french}", encoding="utf-8")
    (tmp_path / "other.txt").write_text(f"S/2031/8\n{french}Fin.\n", encoding="utf-8")
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / name for name in ("en.txt", "fr.txt", "other.txt")])

    names = {row.id: row.name for row in casebook.documents()}
    (group,) = casebook.lines("statement_group")
    assert [names[key] for key in group["documents"]] == ["en.txt", "fr.txt"]
    assert (group["relation"], group["reasons"][0]) == ("translation", "both carry the UN symbol S/2031/9")
