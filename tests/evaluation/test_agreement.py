"""Our scorer and the reference scorer judge alike, and gold that cannot be used is refused in words."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tawthiq.errors import GoldError
from tawthiq.evaluation import evaluate

Line = dict[str, Any]

EVAL = Path(__file__).resolve().parents[2].parent / "shared" / "eval"
FOLDERS = sorted({path.parent for path in EVAL.glob("*/*.gold.toml")})
KINDS = ("date", "place", "toll", "account", "demand", "characterisation")
FIXED = {"kind", "id", "document", "span", "text", "name", "documents"}

beside_the_reference = pytest.mark.skipif(not FOLDERS, reason=f"the reference scorer and its gold are not at {EVAL}")


# A perfect ledger is the gold said back.


def first(value: Any) -> Any:
    """The first of the values that are right."""
    return value[0] if isinstance(value, list) else value


def actor(entry: str) -> Line:
    """An actor object for the first key of a gold entry."""
    key = entry.split("|")[0]
    return {"actor": key, "name": key.replace("-", " "), "native": None, "text": None}


def span_of(text: str, item: Line) -> list[int]:
    """Where a gold item's quote stands."""
    at = -1
    for _ in range(item.get("nth", 1)):
        at = text.index(item["text"], at + 1)
    return [at, at + len(item["text"])]


def figure(item: Line) -> Line:
    """The fields of a toll or a part of one."""
    bounds = {key: item.get(key) for key in ("low", "high", "vague")}
    return {**bounds, "group": first(item.get("group", "people"))}


def fields(kind: str, item: Line, document: str) -> Line:
    """What a perfect ledger says of one gold item, beside its span."""
    if kind == "date":
        return {"type": "date", "value": first(item["value"]) or None}
    if kind == "place":
        return {"type": "place", "place_type": "settlement", "name": item["text"]}
    if kind == "demand":
        return {"of": list(map(actor, item["of"])), "action": item["action"]}
    if kind == "characterisation":
        return {"term": item["term"]}
    chain = list(map(actor, item.get("chain", [])))
    if kind == "toll":
        parts = list(map(figure, item.get("of_whom", [])))
        scope = first(item.get("scope", "incident"))
        return {
            **figure(item),
            "measure": first(item["measure"]),
            "scope": scope,
            "of_whom": parts,
            "chain": chain,
        }
    return {
        "type": first(item["type"]),
        "when": first(item["when"]),
        "places": [{"text": quote} for quote in item["where"]],
        "by": list(map(actor, item["by"])),
        "tolls": [f"{document}-toll-{number}" for number in item.get("tolls", [])],
        "chain": chain,
    }


def document_lines(path: Path) -> tuple[list[Line], dict[str, list[str]]]:
    """The perfect lines of one gold document, and its accounts by incident."""
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    name = path.name.replace(".gold.toml", ".txt")
    text = path.with_name(name).read_bytes().decode("utf-8-sig")
    head = {"language": gold["language"], "document_type": first(gold["document_type"])}
    lines: list[Line] = [{"kind": "document", "id": f"d-{name}", "name": name, **head}]
    incidents: dict[str, list[str]] = {}
    for kind in KINDS:
        for number, item in enumerate(gold.get(kind, []), start=1):
            shown = {"document": f"d-{name}", "span": span_of(text, item), "text": item["text"]}
            said_as = "mention" if kind in ("date", "place") else kind
            lines.append({"kind": said_as, "id": f"{name}-{kind}-{number}", **shown, **fields(kind, item, name)})
            if kind == "account":
                incidents.setdefault(item["incident"], []).append(lines[-1]["id"])
    return lines, incidents


def perfect(folder: Path) -> list[Line]:
    """The ledger that says exactly what the gold of a folder says."""
    lines: list[Line] = []
    incidents: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.gold.toml")):
        said, accounts = document_lines(path)
        lines += said
        for key, ids in accounts.items():
            incidents.setdefault(key, []).extend(ids)
    lines += [{"kind": "incident", "id": key, "accounts": ids} for key, ids in incidents.items()]
    links = folder / "links.toml"
    groups = tomllib.loads(links.read_text(encoding="utf-8"))["same_statement"] if links.exists() else []
    return lines + [{"kind": "statement_group", "id": "g", "documents": group["documents"]} for group in groups]


# Faults: each takes a copy of a line, a random source and the ledger, and gives what stands in its place.


def dropped(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """The line is missing."""
    return []


def doubled(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """The line is said twice, under two ids."""
    return [line, {**line, "id": f"{line['id']}-again"}]


def ungrounded(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """The span is moved, emptied or put outside the document, and the words stay."""
    if "span" in line:
        start, end = line["span"]
        line["span"] = rng.choice([[start + 3, end + 3], [start, start], [start - 10**6, end], [start, 10**7]])
    return [line]


def shifted(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """The span is moved and claims no words."""
    if "span" in line:
        by = rng.choice([-300, -40, -5, -1, 1, 4, 30, 200])
        line["span"] = [place + by for place in line["span"]]
        del line["text"]
    return [line]


def narrowed(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """The span keeps only the first part of its words."""
    if "span" in line:
        keep = rng.randint(1, len(line["text"]))
        line |= {"span": [line["span"][0], line["span"][0] + keep], "text": line["text"][:keep]}
    return [line]


def swapped(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """Some fields are those of another line of its kind: wrong values, groups, chains, incidents, links."""
    other = rng.choice([one for one in ledger if one["kind"] == line["kind"]])
    for key in sorted((line.keys() & other.keys()) - FIXED | (line.keys() & {"documents"})):
        if rng.random() < 0.4:
            line[key] = deepcopy(other[key])
    return [line]


def emptied(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """One field is null."""
    free = sorted(line.keys() - FIXED)
    return [{**line, rng.choice(free): None}] if free else [line]


def recounted(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """Bounds are a little off, or opened, in the figure and in its parts; vague words change."""
    for one in [line, *(line.get("of_whom") or [])]:
        for key in ("low", "high"):
            known = one.get(key)
            one[key] = rng.choice([None, None, 0, 1] if known is None else [known - 1, known, known + 1, None])
        if one.get("vague"):
            one["vague"] = rng.choice(["Scores", "a_few", "mostly", "majority", "tens of thousands", None])
        one |= {"group": rng.choice([one["group"], None, "women and children"])} if "group" in one else {}
    return [line]


def renamed(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """Actors are given as words, joined to a letter or unknown; chains are turned round or cut."""
    for key in ("chain", "by", "of"):
        if line.get(key):
            names = [one["name"] if isinstance(one, dict) else one for one in line[key]]
            ways = [names, names[::-1], names[:-1], [f"و{name}" for name in names], ["Nobody Known", *names]]
            line[key] = rng.choice(ways)
    return [line]


def moved(line: Line, rng: Random, ledger: list[Line]) -> list[Line]:
    """Places are words or mentions, dates doubtful or coarser; members of incidents and links are mixed."""
    if line.get("places"):
        mention = rng.choice([one["id"] for one in ledger if one.get("place_type")] or [""])
        words = [one["text"] if isinstance(one, dict) else one for one in line["places"]]
        inside = [[f"upper {word}" for word in words], [f"{word}land" for word in words]]
        cut = [words[::-1], words[1:], [word[:5] for word in words]]
        line["places"] = rng.choice([*inside, *cut, [mention, *words]])
    for key in ("when", "value"):
        if line.get(key):
            line[key] = rng.choice([f"{line[key]}~", line[key][:7], f"{line[key]}?"])
    for key in ("accounts", "documents"):
        if key in line:
            pool = [one for other in ledger if other["kind"] == line["kind"] for one in other[key] or []]
            line[key] = rng.sample(pool, rng.randint(0, min(4, len(pool))))
    return [line]


FAULTS: tuple[Callable[[Line, Random, list[Line]], list[Line]], ...] = (
    *(dropped, doubled, ungrounded, shifted, narrowed, swapped, swapped),
    *(emptied, recounted, renamed, moved),
)


def perturbed(ledger: list[Line], rng: Random) -> list[Line]:
    """The ledger with faults in a random share of its lines; heads of documents are rarely touched."""
    share = rng.choice([0.05, 0.2, 0.5, 0.9])
    lines: list[Line] = []
    for line in ledger:
        spared = rng.random() > (share / 5 if line["kind"] == "document" else share)
        lines += [line] if spared else rng.choice(FAULTS)(deepcopy(line), rng, ledger)
    return lines


def reference(ledger: list[Line], folders: list[Path], at: Path, *options: str) -> str:
    """What score.py prints for the ledger."""
    path = at / "ledger.jsonl"
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in ledger), encoding="utf-8")
    command = [sys.executable, str(EVAL / "score.py"), str(path), *map(str, folders), *options]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def faulty(seed: int) -> tuple[list[Line], list[Path]]:
    """A perturbed ledger and the folders it is judged against, the same for a seed every time."""
    rng = Random(seed)
    folders = rng.sample(FOLDERS, rng.randint(1, len(FOLDERS)))
    return perturbed([line for folder in folders for line in perfect(folder)], rng), folders


@beside_the_reference
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.name))
def test_a_perfect_ledger_gets_the_reference_figures(folder: Path, tmp_path: Path) -> None:
    """On the gold said back the two scorers give the same figures."""
    ledger = perfect(folder)

    assert evaluate(ledger, [folder]).figures == json.loads(reference(ledger, [folder], tmp_path, "--json"))


@beside_the_reference
@pytest.mark.parametrize("seed", range(40))
def test_a_faulty_ledger_gets_the_reference_figures(seed: int, tmp_path: Path) -> None:
    """Whatever is wrong with a ledger, the two scorers give the same figures."""
    ledger, folders = faulty(seed)

    assert evaluate(ledger, folders).figures == json.loads(reference(ledger, folders, tmp_path, "--json"))


@beside_the_reference
@pytest.mark.parametrize("seed", range(40, 50))
def test_the_table_reads_as_the_reference_prints_it(seed: int, tmp_path: Path) -> None:
    """The table, with the number of errors last, is the one that score.py prints."""
    ledger, folders = faulty(seed)
    printed = reference(ledger, folders, tmp_path).replace(" (--errors lists them)", "")

    assert evaluate(ledger, folders).table() == printed.rstrip("\n")


# A folder of gold of our own.

TEXT = "Radio Tolvane said on 3 May 2031 that the Brindle Guard shelled Northmarsh, killing four farmers.\n"
GOLD = """
language = "en"
document_type = "press"
published = "2031-05-04"
[[date]]
text = "on 3 May 2031"
value = "2031-05-03"
[[place]]
text = "Northmarsh"
[[toll]]
text = "killing four farmers"
measure = "killed"
low = 4
high = 4
group = "civilians"
chain = ["radio-tolvane"]
[[account]]
incident = "northmarsh"
type = "shelling"
text = "the Brindle Guard shelled Northmarsh"
when = "2031-05-03"
where = ["Northmarsh"]
by = ["brindle-guard"]
tolls = [1]
chain = ["radio-tolvane"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One document with its gold and the names of its actors."""
    at = tmp_path / "gold"
    at.mkdir()
    (at / "one.txt").write_text(TEXT, encoding="utf-8")
    (at / "one.gold.toml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "actors.toml").write_text('radio-tolvane = ["Tolvane"]\nbrindle-guard = []\n', encoding="utf-8")
    return at


def test_a_perfect_ledger_of_our_own_has_nothing_wrong(folder: Path) -> None:
    """The gold said back scores 1 overall, without errors."""
    report = evaluate(perfect(folder), [folder])

    assert (report.figures["overall"], report.errors) == ({"mean": 1.0, "n": 1}, [])


def test_a_wrong_figure_is_named_with_its_words(folder: Path) -> None:
    """A toll with another number is one error that quotes the gold."""
    ledger = [{**line, "low": 5, "high": 5} if line["kind"] == "toll" else line for line in perfect(folder)]

    assert evaluate(ledger, [folder]).errors == ["one.txt: toll 'killing four farmers' is killed 4..4, not killed 5..5"]


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        (
            "killing four farmers",
            "killing nine farmers",
            r"\[\[toll\]\] 1: 'killing nine farmers' .* copy it",
        ),
        ('by = ["brindle-guard"]', 'by = ["grey-guard"]', "one.txt: no actors.* knows 'grey-guard'; add it"),
        ("[[toll]]", "[[toll]", "one.gold.toml: this is not TOML .* mend that line"),
        ('measure = "killed"\n', "", r"\[\[toll\]\] 1: `measure` is missing; write"),
        ("tolls = [1]", "tolls = [2]", r"\[\[account\]\] 1: `tolls` is \[2\]; count the document's 1 tolls"),
    ],
)
def test_gold_that_cannot_be_used_is_refused(folder: Path, there: str, instead: str, told: str) -> None:
    """A fault in the gold is an error that says where, what, and how to mend it."""
    (folder / "one.gold.toml").write_text(GOLD.replace(there, instead), encoding="utf-8")

    with pytest.raises(GoldError, match=told):
        evaluate([], [folder])


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    """Nothing to judge against is an error, not a perfect score."""
    with pytest.raises(GoldError, match=r"no \*\.gold\.toml here"):
        evaluate([], [tmp_path])
