"""Our own development documents: readable gold, quotes that stand, all invented and said to be so, none copied."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawthiq.evaluation import evaluate
from tawthiq.evaluation.reading import read_folder

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
FOLDERS = sorted(path.parent for path in CORPUS.glob("*/manifest.csv"))
DOCUMENTS = sorted(path for folder in FOLDERS for path in folder.glob("*.txt"))
EVAL = ROOT.parent / "shared" / "eval"
RUN = 8

by_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
by_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def gold_of(path: Path) -> dict[str, Any]:
    """The gold beside a document."""
    return tomllib.loads(path.with_suffix(".gold.toml").read_text(encoding="utf-8"))


def quotes_of(gold: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every quote of a document's gold, and the number of its occurrence."""
    for kind in ("date", "place", "toll", "account", "demand", "characterisation"):
        for item in gold.get(kind, []):
            yield item["text"], item.get("nth", 1)
            yield from ((part["text"], 1) for part in item.get("of_whom", []))
            yield from ((place, 1) for place in item.get("where", []))


def occurrences(text: str, quote: str) -> int:
    """How often a quote stands in a text, overlaps counted."""
    return len(re.findall(f"(?={re.escape(quote)})", text))


def runs_of(path: Path) -> set[tuple[str, ...]]:
    """Every run of eight words in a document, case and marks left out."""
    words = re.findall(r"\w+", path.read_text(encoding="utf-8").casefold())
    return {tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


@by_folder
def test_the_scorer_reads_the_gold_and_knows_every_actor_in_it(folder):
    """An empty ledger can be judged: no fault in any file, no key that the folder's actors.toml has not."""
    assert len(read_folder(folder).documents) == len(list(folder.glob("*.txt")))
    assert evaluate([], [folder])


@by_document
def test_every_quote_of_the_gold_stands_in_its_document(path):
    """Read without our own reader of gold, so that a fault of the one does not hide in the other."""
    text = path.read_bytes().decode("utf-8")

    assert [] == [(quote, nth) for quote, nth in quotes_of(gold_of(path)) if occurrences(text, quote) < nth]


@by_document
def test_an_account_names_tolls_that_are_there_and_a_toll_has_a_bound_or_a_word(path):
    """Indexes run from 1; a figure without bounds is a vague word."""
    gold = gold_of(path)
    tolls = gold.get("toll", [])

    assert all(1 <= number <= len(tolls) for account in gold.get("account", []) for number in account["tolls"])
    assert all({"low", "high", "vague"} & set(toll) for toll in tolls)


@by_document
def test_a_part_has_one_group(path):
    """The scorer of ../shared reads no list of groups in a part."""
    parts = [part for toll in gold_of(path).get("toll", []) for part in toll.get("of_whom", [])]

    assert all(isinstance(part["group"], str) for part in parts)


@by_folder
def test_the_manifest_and_the_links_name_the_documents_that_are_there(folder):
    """One row a document; no statement is linked to a file that is not in the folder."""
    names = {path.name for path in folder.glob("*.txt")}
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["file"]: row for row in csv.DictReader(lines)}
    links = tomllib.loads((folder / "links.toml").read_text(encoding="utf-8"))["same_statement"]

    assert names == set(rows)
    assert all(gold_of(folder / name)["published"] == row["published"] for name, row in rows.items())
    assert all(set(group["documents"]) <= names for group in links)


def test_a_third_is_held_out_and_both_languages_have_their_half():
    """At least 24 documents, about one in three of them unread by the rules."""
    held_out = [path for path in DOCUMENTS if path.parent.name.startswith("held-out")]
    arabic = [path for path in DOCUMENTS if gold_of(path)["language"] == "ar"]

    assert len(DOCUMENTS) >= 24
    assert 0.3 <= len(held_out) / len(DOCUMENTS) <= 0.4
    assert 2 * len(arabic) == len(DOCUMENTS)


def test_the_readme_says_at_its_top_that_all_is_invented():
    """Nobody who opens the folder may take it for reports."""
    top = (CORPUS / "README.md").read_text(encoding="utf-8")[:600]

    assert "invented for testing" in top
    assert "a report about any real party" in top
    assert "does not look into it" in (CORPUS / "README.md").read_text(encoding="utf-8")


@pytest.mark.skipif(not EVAL.is_dir(), reason=f"the evaluation sets are not at {EVAL}")
def test_no_document_shares_eight_words_in_a_row_with_the_evaluation_sets():
    """The corpus is written, not copied."""
    theirs = {run: path for path in EVAL.glob("*/*.txt") for run in runs_of(path)}

    assert {} == {" ".join(run): theirs[run].name for path in DOCUMENTS for run in runs_of(path) & theirs.keys()}
