"""What a person decided of an incident stands in the ledger beside the machine's reasons."""

from pathlib import Path

from tawthiq.casebook.casebook import Casebook
from tawthiq.model.links import Decision
from tawthiq.pipeline.corpus import build

TEXT = "On 4 June 2018 an airstrike on the village of Wadi Tin killed 3 civilians."


def decided(tmp_path: Path, verdict: str) -> dict:
    """The one incident of a casebook, after a decision on it and another build."""
    (tmp_path / "letter.txt").write_text(TEXT, encoding="utf-8")
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "letter.txt"])
    incident = next(iter(casebook))["id"]
    with casebook.writing() as writer:
        writer.decide(Decision("v-1", verdict, (incident,), "Rana", "read the letter", "2026-11-22T00:00:00+00:00"))
    build(casebook, [tmp_path / "letter.txt"])
    return next(iter(casebook))


def test_an_accepted_incident_is_reviewed(tmp_path):
    """Accepting sets the status and leaves the suggested grade."""
    incident = decided(tmp_path, "accept")

    assert ("reviewed", "weak") == (incident["status"], incident["grade"])
    assert "Rana decided accept: read the letter" in incident["reasons"]


def test_a_rejected_incident_is_discounted_and_stays(tmp_path):
    """Rejecting discounts the incident with the reason; its account is not lost."""
    incident = decided(tmp_path, "reject")

    assert ("reviewed", "discounted", 1) == (incident["status"], incident["grade"], len(incident["accounts"]))


def test_a_person_sets_the_grade_and_the_suggestion_stays_beside_it(tmp_path):
    """Both are in the reasons, each with why."""
    incident = decided(tmp_path, "fair")

    assert ("reviewed", "fair") == (incident["status"], incident["grade"])
    assert "suggested grade weak: only one source tells of it: letter.txt" in incident["reasons"]
    assert incident["reasons"][-1] == "Rana decided fair: read the letter"
