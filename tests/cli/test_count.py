"""`tawthiq show`: tolls under a policy, sources and disputes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import tawthiq
from tawthiq.assessment import policy

Run = Callable[..., Result]


def incident_at(case: Path, place: str) -> str:
    """The id of the dated incident at a place that most accounts tell of."""
    lines = [line for line in tawthiq.open(case) if (line["place"] or {}).get("name") == place]
    return str(max(lines, key=lambda line: len(line["accounts"]))["id"])


@pytest.mark.parametrize("name", policy.names())
def test_tolls_are_counted_under_every_policy(meridia: Path, run: Run, name: str) -> None:
    """The first lines say which, of which version, and from where; then come the incidents, and all in all."""
    shown = run("show", meridia, "tolls", "--policy", name).stdout
    head = shown.splitlines()

    assert head[0].endswith(f"policy {name}, version {policy.named(name).version}")
    assert head[1].startswith("  source: ")
    assert f"\nIn all, over {len(list(tawthiq.open(meridia)))} incidents\n" in shown
    assert "\nWhat the policy leaves open\n" in shown


def test_one_incident_reads_step_by_step(meridia: Path, run: Run) -> None:
    """Nine or fourteen: who says which, what was set aside, and what the rule takes."""
    market = incident_at(meridia, "Bi’r al-Sidrah")
    shown = run("show", meridia, "tolls", "--policy", "acled", "--only", market).stdout

    assert "  fatalities: 9\n" in shown
    assert "    - a medical source: 9 people killed [t-" in shown
    assert "set aside: Meridian Ministry of Health, 9 people killed: the same text replaces it by 14" in shown
    assert "In all" not in shown


def test_a_figure_over_three_attacks_is_kept_apart_and_agrees(meridia: Path, run: Run) -> None:
    """Thirty-one in the letter; thirteen, eight to ten and eight in the accounts of each."""
    shown = run("show", meridia, "tolls", "--policy", "as-stated").stdout

    assert re.search(r"31 civilians killed .*\n    - the accounts of 3 incidents .* = 29-31.*they agree\n", shown)


def test_the_same_words_give_each_policy_its_figure(meridia: Path, run: Run) -> None:
    """For machines: one object a figure, with its steps."""
    market = incident_at(meridia, "Bi’r al-Sidrah")
    bounds = {}
    for name in ("acled", "ucdp-ged", "airwars", "aoav"):
        lines = run("show", meridia, "tolls", "--policy", name, "--only", market, "--json").stdout.splitlines()
        for figured in map(json.loads, lines):
            bounds[name, figured["figure"]] = (figured["low"], figured["high"])
            assert figured["steps"]

    assert bounds["acled", "fatalities"] == (9, 9)
    assert bounds["ucdp-ged", "high"] == (14, 14)
    assert bounds["airwars", "civilians killed"] == (9, 14)
    assert bounds["aoav", "civilians killed"] == (14, 14)


def test_an_unknown_policy_is_answered_with_those_there_are(meridia: Path, run: Run) -> None:
    """A slip shows all names."""
    done = run("show", meridia, "tolls", "--policy", "acle")

    assert done.exit_code == 1
    assert f"'acle' is no counting policy (say one of {', '.join(policy.names())})" in done.stderr


def test_policies_are_listed_with_version_and_source(meridia: Path, run: Run) -> None:
    """In a table, and for machines."""
    shown = run("show", meridia, "policies").stdout
    listed = [json.loads(line)["policy"] for line in run("show", meridia, "policies", "--json").stdout.splitlines()]

    assert listed == policy.names()
    assert all(name in shown for name in listed)


def test_sources_read_as_a_tree(meridia: Path, run: Run) -> None:
    """The letter, its translation, the agency, and the newspaper that has it from the agency."""
    village = incident_at(meridia, "‘Ayn al-Rasha")
    shown = run("show", meridia, "sources", "--only", village).stdout

    assert shown.splitlines()[0].endswith(": 3 independent sources")
    assert re.search(
        r"  └ MERNA \(Meridian News Agency\)\n"
        r"    ├ 03_agency_ar.txt a-\w+ \(a relay\)\n"
        r"    └ The Portmere Gazette \(INVENTED\)\n"
        r"      └ 04_newspaper_en.txt a-\w+ \(a relay of a relay\)\n",
        shown,
    )
    assert re.search(r"02_letter_en.txt a-\w+ \(translation of 01_letter_ar.txt\)", shown)


def test_sources_are_drawn_for_graphviz(meridia: Path, run: Run, tmp_path: Path) -> None:
    """One cluster an incident; for machines the paths as well."""
    run("export", meridia, "--format", "sources", "-o", tmp_path / "sources.dot")
    drawn = (tmp_path / "sources.dot").read_text(encoding="utf-8")
    lines = run("show", meridia, "sources", "--json").stdout.splitlines()

    assert drawn.count("subgraph") == len(list(tawthiq.open(meridia))) == len(lines)
    assert drawn.count("{") == drawn.count("}")


def test_disputes_say_over_what_and_since_when(meridia: Path, run: Run) -> None:
    """Whether it happened is one of them."""
    village = incident_at(meridia, "‘Ayn al-Rasha")
    shown = run("show", meridia, "disputes").stdout
    [dispute] = map(json.loads, run("show", meridia, "disputes", "--only", village, "--json").stdout.splitlines())

    assert re.search(rf"{village} +whether it happened +2023-05-25 +Coalition for Stability denies", shown)
    assert (dispute["incident"], dispute["field"], dispute["since"]) == (village, "stance", "2023-05-25")
    assert dispute["between"][-1] == "Coalition for Stability"


@pytest.mark.parametrize(
    "words",
    [("incidents", "--policy", "acled"), ("tolls", "--only", "i-000000000000")],
)
def test_options_that_do_not_go_together_are_told(meridia: Path, run: Run, words: tuple[str, ...]) -> None:
    """Nothing is silently left out."""
    assert run("show", meridia, *words).exit_code == 2


def test_an_unknown_incident_is_told(meridia: Path, run: Run) -> None:
    """With where to find those there are."""
    done = run("show", meridia, "sources", "--only", "i-000000000000")

    assert done.exit_code == 1
    assert "i-000000000000: no incident has this id" in done.stderr


def test_a_grade_that_a_person_set_is_told_as_such(case: Path, run: Run) -> None:
    """On the incident's page, with the name."""
    village = incident_at(case, "‘Ayn al-Rasha")
    run("decide", case, "contested", village, "--by", "Rana", "--because", "the denial names this village")
    (case.parent / "empty.txt").write_text("Nothing happened in the town that day, said the mayor.\n")
    run("build", case, case.parent / "empty.txt")

    assert "grade         contested (Rana decided)" in run("show", case, village).stdout
