"""Totals over several incidents and over a period, laid beside the incidents. All texts are invented."""

from __future__ import annotations

from pathlib import Path

from tests.assessment.ledgers import Told, exactly
from tests.assessment.ledgers import docket as made

from tawthiq.assessment.apart import Apart, apart
from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build
from tawthiq.pipeline.docket import docket, sentences_of

MAYOR = ["Mayor of Mirsat"]
RAIDS = (
    "On 4 June 2018 an airstrike on the village of Wadi Tin killed 3 civilians. "
    "On 9 June 2018 an airstrike on the village of Bir Ain killed 5 civilians."
)


def of_text(tmp_path: Path, text: str) -> list[Apart]:
    """What is kept apart in a press text of 30 June 2018."""
    (tmp_path / "post.txt").write_text(text, encoding="utf-8")
    (tmp_path / "manifest.csv").write_text(
        "file,publisher,published,title,url,language\npost.txt,The Mirsat Post,2018-06-30,,,en\n", encoding="utf-8"
    )
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "post.txt"])
    cases = docket(casebook)
    return apart(cases, sentences_of(casebook, cases))


def test_a_period_is_checked_against_its_incidents(tmp_path: Path) -> None:
    """The words say which incidents were added, whom they count, and how much of the figure is in none."""
    [total] = of_text(tmp_path, f"{RAIDS} Since 1 June 2018 air raids have killed 40 civilians, the register said.")

    assert (total.period, total.low, total.high) == ("2018-06-01/2018-06-30", 8, 8)
    assert len(total.incidents) == 2
    assert total.compared.startswith("the accounts of 2 incidents of 2018-06-01/2018-06-30 count ")
    assert total.compared.endswith(
        "= 8, whoever they were (the figure counts civilians): at least 32 of the figure are in no account of theirs"
    )


def test_incidents_that_exceed_the_period_are_told(tmp_path: Path) -> None:
    """Somebody counts other people, or too few."""
    [total] = of_text(tmp_path, f"{RAIDS} Since 1 June 2018 air raids have killed 6 people, the register said.")

    assert total.compared.endswith("they count at least 2 more than the figure")


def test_incidents_outside_the_period_are_not_added(tmp_path: Path) -> None:
    """The first raid was before it."""
    [total] = of_text(tmp_path, f"{RAIDS} Since 6 June 2018 air raids have killed 5 people, the register said.")

    assert (len(total.incidents), total.low) == (1, 5)
    assert total.compared.endswith("they agree")


def test_a_total_over_several_incidents_is_checked_against_those_it_is_told_of() -> None:
    """What two others count of each comes to the total of the envoy."""
    envoy = ["Envoy of Arda"]
    cases = made(
        Told(envoy, [exactly(20, scope="incidents")], document="d-0"),
        Told(envoy, incident="i-2", document="d-0", tolls=["t-0-0"]),
        Told(MAYOR, [exactly(12)]),
        Told(MAYOR, [exactly(8)], incident="i-2"),
    )
    [total] = apart(cases, {})

    assert (total.low, total.high, total.incidents) == (20, 20, ("i-1", "i-2"))
    assert total.compared == (
        "the accounts of 2 incidents that it is told of count 12 (i-1) + 8 (i-2) = 20: they agree"
    )


def test_one_total_in_several_documents_is_one() -> None:
    """A relay of it is no second total."""
    many = [exactly(300, scope="cumulative")]
    cases = made(Told(MAYOR, many), Told([*MAYOR, "News Agency"], many, "Arda Times", "2031-03-20"))
    [total] = apart(cases, {})

    assert total.tolls == ("t-0-0", "t-1-0")
    assert total.compared == "its period is not known: nothing was compared"
