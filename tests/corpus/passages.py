"""Read the passages of corpus/passages and judge what was read. Run from the project's root.

    .venv/bin/python tests/corpus/passages.py corpus/passages/dev/*.yaml [--errors]
    .venv/bin/python tests/corpus/passages.py --raise

A passage is one to five sentences with what they say; the form is told in corpus/passages/README.md. Only what a
passage lists is judged: one that has no `demands` is not asked for any. Prints, for each file and each question, how
many answers were right of how many ("found": of what is wanted; "wanted": of what was found). `--errors` shows every
wrong one; `--raise` writes how many are right in each file today as its floor, where that is more than yesterday.
"""

from __future__ import annotations

import csv
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build

HOME = Path(__file__).resolve().parents[2] / "corpus" / "passages"
FILES = sorted(HOME.glob("*/*.yaml"))
FLOORS = HOME / "floors.json"

Item = dict[str, Any]
WORD = re.compile(r"\w+")
ARTICLES = ("the", "a", "an")
VOCALISED = dict.fromkeys(range(0x064B, 0x0653))


class Mark(NamedTuple):
    """What one question showed: its name, right or not, and what to look at."""

    question: str
    right: bool
    told: str


def passages(path: Path) -> list[Item]:
    """The passages of a file, in its order."""
    found: list[Item] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def judged(path: Path) -> list[tuple[Item, list[Mark]]]:
    """Every passage of a file with its marks."""
    found = passages(path)
    ledgers = list(_read(found))
    return [(one, list(_marks(one, ledger))) for one, ledger in zip(found, ledgers, strict=True)]


def shares(marks: Iterable[Mark]) -> dict[str, tuple[int, int]]:
    """Question: how many right, of how many."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for mark in marks:
        right[mark.question] += mark.right
        asked[mark.question] += 1
    return {question: (right[question], asked[question]) for question in sorted(asked)}


def _read(found: list[Item]) -> Iterator[dict[str, list[Item]]]:
    """The ledger of each passage by kind: every passage is a document of a folder with a manifest."""
    with tempfile.TemporaryDirectory() as folder:
        papers = Path(folder, "papers")
        papers.mkdir()
        names = [f"{number:04}.txt" for number in range(len(found))]
        with (papers / "manifest.csv").open("w", encoding="utf-8", newline="") as rows:
            writer = csv.writer(rows)
            writer.writerow(("file", "publisher", "published", "title", "url", "language"))
            for name, one in zip(names, found, strict=True):
                (papers / name).write_text(one["text"], encoding="utf-8")
                writer.writerow((name, one.get("publisher", ""), one.get("published", ""), "", "", ""))
        casebook = Casebook.create(Path(folder, "case"))
        build(casebook, [papers])
        kinds: dict[str, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
        document: dict[str, str] = {}
        for line in casebook.ledger():
            if line["kind"] == "document":
                document[line["id"]] = line["name"]
            elif "document" in line:
                kinds[document[line["document"]]][line["kind"]].append(dict(line))
        yield from (kinds[name] for name in names)


def _marks(passage: Item, ledger: dict[str, list[Item]]) -> Iterator[Mark]:
    known = _Speakers(ledger.get("mention", []))
    if "tolls" in passage:
        yield from _of_tolls(passage, ledger.get("toll", []), known)
    if "demands" in passage:
        yield from _of_demands(passage, ledger.get("demand", []), known)
    if "accounts" in passage:
        yield from _of_accounts(passage, ledger.get("account", []), known)


def _of_tolls(passage: Item, found: list[Item], known: _Speakers) -> Iterator[Mark]:
    left = list(found)
    for wanted in passage["tolls"]:
        same = [toll for toll in left if _same_figure(wanted, toll)]
        yield Mark("toll found", bool(same), f"missing: {_said(wanted)}; there: {[_said(toll) for toll in left]}")
        if not same:
            continue
        toll = max(same, key=lambda one: _near(wanted, one))
        left.remove(toll)
        if "from" in wanted:
            yield known.mark("toll's speakers", wanted, toll)
        for field in ("group", "scope"):
            if field in wanted:
                yield Mark(f"toll's {field}", toll[field] in _any(wanted[field]), f"{_said(wanted)}: {toll[field]}")
        parts = [[part["low"], part["group"]] for part in toll["of_whom"]]
        if "parts" in wanted or parts:
            right = Counter(map(str, parts)) == Counter(map(str, wanted.get("parts", [])))
            yield Mark("toll's parts", right, f"{_said(wanted)}: {parts}")
    yield from (Mark("toll wanted", False, f"not there: {_said(toll)}") for toll in left)
    yield from (Mark("toll wanted", True, "") for _ in range(len(found) - len(left)))


def _of_demands(passage: Item, found: list[Item], known: _Speakers) -> Iterator[Mark]:
    left = list(found)
    for wanted in passage["demands"]:
        same = [one for one in left if one["action"] in _any(wanted["action"])]
        yield Mark("demand found", bool(same), f"missing: {wanted}; there: {[_asked(one) for one in left]}")
        if not same:
            continue
        demand = max(same, key=lambda one: (known.same(wanted.get("to", []), one["of"]), _near(wanted, one)))
        left.remove(demand)
        if "from" in wanted:
            yield known.mark("demand's speakers", wanted, demand)
        if "to" in wanted:
            right = known.same(wanted["to"], demand["of"])
            yield Mark("demand's addressee", right, f"{wanted['to']}: {_asked(demand)}")
    repeated = {(one["action"], *sorted(actor["actor"] for actor in one["of"])) for one in found if one not in left}
    left = [one for one in left if (one["action"], *sorted(actor["actor"] for actor in one["of"])) not in repeated]
    yield from (Mark("demand wanted", False, f"not there: {_asked(one)}") for one in left)
    yield from (Mark("demand wanted", True, "") for _ in repeated)


def _of_accounts(passage: Item, found: list[Item], known: _Speakers) -> Iterator[Mark]:
    left = list(found)
    for wanted in passage["accounts"]:
        same = [one for one in left if _fits(wanted, one)]
        yield Mark("account found", bool(same), f"missing: {wanted}; there: {[_told(one) for one in left]}")
        if not same:
            continue
        account = max(same, key=lambda one: _near(wanted, one))
        left.remove(account)
        if "from" in wanted:
            yield known.mark("account's speakers", wanted, account)
        if "by" in wanted:
            yield Mark("account's hand", known.same(wanted["by"], account["by"]), f"{wanted['by']}: {_told(account)}")
        if "when" in wanted:
            right = (account["when"] or "") in map(str, _any(wanted["when"]))
            yield Mark("account's day", right, f"{wanted['when']}: {_told(account)}")
    yield from (Mark("account wanted", False, f"not there: {_told(one)}") for one in left)
    yield from (Mark("account wanted", True, "") for _ in range(len(found) - len(left)))


class _Speakers:
    """Who is who in a passage: the words of every actor that was found, and its key."""

    def __init__(self, mentions: list[Item]) -> None:
        self._keys: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            if mention["type"] == "actor":
                self._keys[_plain(mention["text"])].add(mention["actor"])

    def mark(self, question: str, wanted: Item, found: Item) -> Mark:
        """Whether the chain of something is the one that is wanted."""
        chain = [actor["text"] or actor["name"] for actor in found["chain"]]
        right = len(chain) == len(wanted["from"]) and all(
            self._is(words, actor) for words, actor in zip(wanted["from"], found["chain"], strict=True)
        )
        return Mark(question, right, f"{wanted['text']}: wanted {wanted['from']}, there {chain}")

    def same(self, wanted: list[str], found: list[Item]) -> bool:
        """Whether the actors are those that are wanted, in any order."""
        return len(wanted) == len(found) and all(any(self._is(words, one) for one in found) for words in wanted)

    def _is(self, words: str, actor: Item) -> bool:
        return any(self._one(_plain(each), actor) for each in words.split("|"))

    def _one(self, words: str, actor: Item) -> bool:
        text = _plain(actor["text"] or "")
        named = any(actor["actor"] in keys for said, keys in self._keys.items() if _part(said, words))
        return named or (bool(text) and (_part(text, words) or _part(words, text)))


def _same_figure(wanted: Item, toll: Item) -> bool:
    bounds = (wanted.get("low"), wanted.get("high", wanted.get("low")) if "open" not in wanted else None)
    vague = wanted.get("vague")
    agree = toll["vague"] == vague if vague else (toll["low"], toll["high"]) == bounds
    return agree and toll["measure"] in _any(wanted["measure"])


def _fits(wanted: Item, account: Item) -> bool:
    return account["type"] in _any(wanted["type"]) and account["stance"] == wanted.get("stance", "asserted")


def _near(wanted: Item, found: Item) -> int:
    """How many words the two share: of two that fit, the nearer is the one that is meant."""
    return len(set(_plain(wanted["text"]).split()) & set(_plain(found["text"]).split()))


def _part(short: str, whole: str) -> bool:
    return f" {short} " in f" {whole} "


def _plain(words: str) -> str:
    """Words without case, vowel signs, marks and the article of English."""
    return " ".join(word for word in WORD.findall(words.translate(VOCALISED).casefold()) if word not in ARTICLES)


def _any(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]


def _said(toll: Item) -> str:
    low, high, vague = (toll.get(key) for key in ("low", "high", "vague"))
    return f"{toll['measure']} {vague or (low if 'high' not in toll else f'{low}..{high}')} [{toll['text']}]"


def _asked(demand: Item) -> str:
    return f"{demand['action']} of {[one['actor'] for one in demand['of']]} [{demand['text']}]"


def _told(account: Item) -> str:
    by = [one["actor"] for one in account["by"]]
    return f"{account['type']} {account['stance']} {account['when']} by {by} [{account['text']}]"


def called(path: Path) -> str:
    """How a file is called among the floors: dev/chains_ar."""
    return f"{path.parent.name}/{path.stem}"


def floors() -> dict[str, float]:
    """The share of right answers that each file has reached."""
    found: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    return found


def share(marks: Iterable[Mark]) -> float:
    """How many answers are right, of all."""
    answers = [mark.right for mark in marks]
    return sum(answers) / len(answers)


def raise_floors() -> None:
    """Write floors.json: a floor only rises."""
    before = floors()
    today = {called(path): share(mark for _, marks in judged(path) for mark in marks) for path in FILES}
    risen = {name: max(round(value, 4), before.get(name, 0.0)) for name, value in today.items()}
    FLOORS.write_text(json.dumps(risen, indent=2) + "\n", encoding="utf-8")


def show(path: Path, *, errors: bool) -> None:
    """Print the table of a file, and the errors where they are asked for."""
    found = judged(path)
    print(path)
    for question, (right, asked) in shares(mark for _, marks in found for mark in marks).items():
        print(f"  {question:20}{right:5} of {asked:4} {right / asked:7.3f}")
    for passage, marks in found if errors else []:
        wrong = [mark for mark in marks if not mark.right]
        if wrong:
            print(f"\n{passage['id']}: {passage['text'].strip()}")
        for mark in wrong:
            print(f"    {mark.question}: {mark.told}")


def main(arguments: list[str]) -> None:
    """Raise the floors, or show the files that are named."""
    if "--raise" in arguments:
        raise_floors()
    for name in arguments:
        if not name.startswith("--"):
            show(Path(name), errors="--errors" in arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
