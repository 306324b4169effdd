"""The symbol of a United Nations document."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build
from tawthiq.sources.un import symbol_of


@pytest.mark.parametrize(
    ("head", "symbol"),
    [
        ("S/2018/571\nLetter dated 11 June 2018", "S/2018/571"),
        ("United Nations\tS/2018/571/Add.1*\nSecurity Council", "S/2018/571/Add.1"),
        ("الأمم المتحدة  A/72/684\nالجمعية العامة", "A/72/684"),
        ("A/72/684–S/2018/3\nGeneral Assembly", "A/72/684"),
        ("A/HRC/39/CRP.2\nHuman Rights Council", "A/HRC/39/CRP.2"),
        ("S/RES/2401\n", "S/RES/2401"),
        ("S/PV.8201\n", "S/PV.8201"),
        ("In its report S/2018/544 the Council said that two were killed.", None),
        ("S/2018/1\nS/2018/2\nA list of letters", None),
        ("Casualties 12/2018\n", None),
        ("word\n" * 40 + "S/2018/571\n", None),
    ],
)
def test_a_symbol_is_one_on_a_line_of_its_own_at_the_head(head: str, symbol: str | None) -> None:
    """A symbol in a sentence is that of another document, and of two on lines of their own neither is taken."""
    assert symbol_of(head) == symbol


def test_two_languages_of_one_symbol_are_one_statement(tmp_path: Path) -> None:
    """The casebook's documents carry it, and it settles that they are translations."""
    arabic = "قالت وزارة الخارجية إن 7 مدنيين قتلوا في قصف على دمشق يوم 8 حزيران/يونيه 2018."
    english = "The Ministry of Foreign Affairs said that 7 civilians were killed in Damascus on 8 June 2018."
    (tmp_path / "ar.txt").write_text(f"S/2018/571\n{arabic}\n", encoding="utf-8")
    (tmp_path / "en.txt").write_text(f"S/2018/571\n{english}\n", encoding="utf-8")

    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "ar.txt", tmp_path / "en.txt"])

    assert [row.line["symbol"] for row in casebook.documents()] == ["S/2018/571"] * 2
    (group,) = casebook.lines("statement_group")
    assert (group["relation"], group["reasons"][0]) == ("translation", "both carry the UN symbol S/2018/571")
