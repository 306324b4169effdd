"""A corpus from documents to a ledger, from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

import tawthiq
from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import NotACasebook, SourceError, UnknownLanguage
from tawthiq.model.document import Origin
from tawthiq.pipeline.corpus import build
from tawthiq.pipeline.document import Job, Result, safely
from tawthiq.pipeline.language import chosen
from tawthiq.pipeline.paths import gather
from tawthiq.pipeline.vocabulary import Vocabulary

TEXT = "On 3 May 2023 an air strike killed three civilians in the village of Wadi Tin.\n"


def test_a_casebook_opens_from_python_and_gives_its_incidents(reference: Casebook) -> None:
    """Iterating over it gives the incidents."""
    casebook = tawthiq.open(reference.path)

    assert list(casebook) == list(reference.lines("incident"))


def test_a_folder_that_is_no_casebook_does_not_open(tmp_path: Path) -> None:
    """The error is one that a caller can catch by its kind."""
    with pytest.raises(NotACasebook, match="this folder is empty"):
        tawthiq.open(tmp_path)


def test_a_text_is_read_from_python() -> None:
    """The findings are typed, and know their words."""
    reading = tawthiq.read(TEXT)

    assert [(toll.low, toll.measure, toll.span.of(TEXT)) for toll in reading.tolls] == [
        (3, "killed", "killed three civilians")
    ]


def test_a_text_is_read_in_a_language_that_is_named(reference: Casebook) -> None:
    """One that no pack reads is an error when it was asked for."""
    with pytest.raises(UnknownLanguage, match="'fr'"):
        tawthiq.read("Trois civils", language="fr")


def test_a_reading_finds_what_a_build_finds(tmp_path: Path) -> None:
    """Both doors lead to the same claims."""
    (tmp_path / "a.txt").write_text(TEXT)
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "a.txt"])

    assert [(line["span"], line["low"]) for line in casebook.lines("toll")] == [
        ([toll.span.start, toll.span.end], toll.low) for toll in tawthiq.read(TEXT).tolls
    ]


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    """What is called tells what is done, from nothing to all."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}: {TEXT}")
    told: list[tuple[str, int, int]] = []
    build(
        Casebook.create(tmp_path / "case"),
        [tmp_path / "a.txt", tmp_path / "b.txt"],
        progress=lambda *step: told.append(step),
    )

    assert told == [("reading", 0, 2), ("reading", 1, 2), ("reading", 2, 2), ("linking", 0, 1), ("linking", 1, 1)]


def test_problems_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    """Line 9 of a manifest before line 10, whatever was found first."""
    (tmp_path / "a.txt").write_text(TEXT)
    rows = [f"missing{number}.txt,x" for number in range(2, 12)]
    (tmp_path / "manifest.csv").write_text("\n".join(["file,published", *rows]))
    summary = build(Casebook.create(tmp_path / "case"), [tmp_path / "a.txt"])
    lines = [int(problem.where.rpartition(":")[2]) for problem in summary.problems]

    assert lines == sorted(lines)
    assert len(lines) == 20


def test_files_are_gathered_once_and_in_order(tmp_path: Path) -> None:
    """However the paths overlap and in whatever order they are named."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    found, problems = gather([tmp_path / "b.txt", tmp_path])

    assert [path.name for path in found] == ["a.txt", "b.txt"]
    assert problems == []


def test_a_build_of_nothing_is_refused(tmp_path: Path) -> None:
    """When no path can be read there is nothing to do, and the casebook stays as it was."""
    casebook = Casebook.create(tmp_path / "case")

    with pytest.raises(SourceError, match="no such file or folder"):
        build(casebook, [tmp_path / "letters"])


ENGLISH, ARABIC, RUSSIAN = "The town was hit at dawn.", "قال شهود إن البلدة قُصفت فجرا", "Город был обстрелян утром."


@pytest.mark.parametrize(
    ("text", "given", "language"),
    [
        (ENGLISH, None, "en"),
        (ENGLISH, "en", "en"),
        (ENGLISH, "ar", "en"),
        (ENGLISH, "fr", None),
        (ARABIC, "en", "ar"),
        (ARABIC + "\n" + ENGLISH, "en", "en"),
        (RUSSIAN, None, None),
        (RUSSIAN, "en", None),
        ("Hit.", "en", "en"),
        ("2018", "ar", "ar"),
    ],
)
def test_a_given_language_holds_unless_the_script_contradicts_it(
    text: str, given: str | None, language: str | None
) -> None:
    """A person knows better than we do, save where hardly a letter is of that language."""
    assert chosen(text, given) == language


def stumble(job: Job, vocabulary: Vocabulary) -> Result:
    """A reading that a rule of ours breaks."""
    raise RecursionError("too deep")


def test_a_fault_of_our_own_costs_one_document() -> None:
    """It is kept like a text that no pack reads, and the fault is told."""
    job = Job("d-1", "a.txt", "0" * 64, TEXT, "plain/1 utf-8", Origin(publisher="A Paper"), "v1", "a.txt")
    result = safely(stumble, job, Vocabulary())

    assert (result.document.language, result.document.publisher, result.lines) == (None, "A Paper", ())
    assert result.fault == "RecursionError: too deep"


def unknown(job: Job, vocabulary: Vocabulary) -> Result:
    """A reading that a person can mend."""
    raise UnknownLanguage


def test_an_error_that_a_person_can_mend_stops_the_build() -> None:
    """It would come with every document."""
    with pytest.raises(UnknownLanguage):
        safely(unknown, Job("d-1", "a", "0", TEXT, "plain/1", Origin(), "v1", "a.txt"), Vocabulary())
