"""The check of a pack tells every fault at once, with its place and its mending."""

from pathlib import Path

import pytest

from tawthiq.packs.check import check
from tawthiq.packs.source import HERE


def faults(root: Path) -> str:
    """All faults under a folder as one text."""
    return "\n".join(map(str, check(root)))


def test_the_packs_as_shipped_are_sound():
    """No fault is shipped."""
    assert [] == check(HERE)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("- {class: monht, means: {month: 6}, forms: [juin]}", "did you mean 'month'"),
        ("- {class: numeral, means: {number: 4}, forms: [deux]}", "deux is in numeral already"),
        ('- {class: numeral, means: {number: 5}, forms: ["cinq "]}', "stray spaces"),
        ('- {class: numeral, means: {number: 5}, forms: ["ﺧﻤﺴﺔ"]}', "presentation form U+FEA7"),
        ('- {class: numeral, means: {number: 5}, forms: ["ci\u200fnq"]}', "invisible U+200F"),
        ("- {means: {number: 5}, forms: [cinq]}", "without a class"),
        ("- {class: numeral, means: {number: 5}, forms: cinq}", "forms is not a list"),
        ("- {class: numeral, inflect: {plural: [cinq]}}", "no inflection 'plural'"),
    ],
)
def test_a_fault_in_a_lexicon_is_told_with_its_line(french_pack, entry, told):
    """Each kind of fault in an entry is found, with file and line."""
    file = french_pack / "fr" / "lexicon" / "more.yaml"
    file.write_text(f"# more\n{entry}\n", encoding="utf-8")

    found = faults(french_pack)
    assert told in found
    assert "packs/fr/lexicon/more.yaml:2" in found


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("- {rule: a, match: nubmer, makes: number, finds: [x]}", "did you mean 'number'"),
        ("- {rule: a, match: number, makes: nothing, finds: [x]}", "makes 'nothing'"),
        ("- {rule: a, match: number, makes: number}", "has no example"),
        ("- {rule: a, match: (number, makes: number, finds: [x]}", "leaves a bracket open"),
        ("- {rule: a, makes: number, finds: [x]}", "without match"),
        ("- {rule: a, match: number, makes: number, finds: [x], misses: [y]}", "does not say why"),
        ("- {rule: number.plain, match: number, makes: number, finds: [x]}", "is there already"),
        ("- {rule: a, match: number, match: number, makes: number, finds: [x]}", "given twice"),
    ],
)
def test_a_fault_in_a_grammar_is_told_with_its_line(french_pack, rule, told):
    """Each kind of fault in a rule is found, with file and line."""
    file = french_pack / "fr" / "grammar" / "zz.yaml"
    file.write_text(f"# more\n{rule.replace('rule: a,', 'rule: a, stage: numbers,')}\n", encoding="utf-8")

    found = faults(french_pack)
    assert told in found
    assert "packs/fr/grammar/zz.yaml:2" in found


def test_all_faults_are_told_at_once(french_pack):
    """Two faults in two files are both told."""
    (french_pack / "fr" / "lexicon" / "more.yaml").write_text("- {class: monht, forms: [mai]}\n", encoding="utf-8")
    (french_pack / "fr" / "grammar" / "numbers.yaml").write_text("- {rule: a}\n", encoding="utf-8")

    assert 2 <= len(check(french_pack))


def test_persian_letters_in_an_arabic_pack_are_told(packs_with_french):
    """A Persian yeh in an Arabic month is found."""
    (packs_with_french / "ar" / "lexicon" / "more.yaml").write_text(
        "- {class: month, means: {month: 10}, forms: [تشر\N{ARABIC LETTER FARSI YEH}ن]}\n", encoding="utf-8"
    )

    assert "foreign letter U+06CC" in faults(packs_with_french)
