"""Our reading on the other tools' own test cases, beside the best other tool on each file.

    python benchmarks/peers.py [dates|numbers|ordinals|durations|negative]
                               [--lang ar|en] [--suite NAME] [--errors] [--left-out] [--all]

Reads ../shared/eval/peers/*.jsonl (the cases of duckling, Maha and dateparser, and generated Arabic numbers). A case
counts as right when a finding that overlaps its words has its value at its grain; its span is right when that finding
shares three quarters of the words' extent with it (intersection over union). What running text about events does not
hold is left out by peers_left_out.yaml, each with its reason, and counted; --all leaves nothing out. The other tools'
figures (peers_best.yaml) were measured on all cases, none left out: compare them with our figure on all of them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.cascade.reader import shipped
from tawthiq.cascade.reading import Reading
from tawthiq.model.claims import DateMention
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

HERE = Path(__file__).resolve().parent
PEERS = HERE.parents[1] / "shared" / "eval" / "peers"
SPAN_OVERLAP = 0.75
MEASURES = {"date": "dates", "time": "dates", "interval": "dates", "number": "numbers", "ordinal": "ordinals"}
MEASURES |= {"duration": "durations", "none": "negative"}
SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
SECONDS |= {"month": 2592000, "quarter": 7776000, "year": 31536000}

Row = Mapping[str, Any]
Found = tuple[Span, Any]
Days = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True)
class Verdict:
    """How one case went: its value right, its span right, and what was found instead."""

    right: bool
    spanned: bool
    got: list[str]


@dataclass
class Tally:
    """The cases of one file, language and kind."""

    cases: int = 0
    left_out: int = 0
    right: int = 0
    spanned: int = 0
    right_of_left_out: int = 0
    errors: list[str] = field(default_factory=list)


# --- what a case asks for -------------------------------------------------------------------------------------------


def days_asked(row: Row) -> list[Days]:
    """First and last days that are right for a case; none for a part of no day."""
    if row["kind"] == "interval":
        asked = [_interval(row)]
    elif isinstance(row["value"], dict):
        return []
    else:
        grain = row.get("grain_said") or row["grain"]
        asked = [_cut(str(value), grain) for value in (row["value"], *row.get("alt", ()))]
    before = row.get("before")
    return asked + [_before(days, before) for days in asked] if before else asked


def _before(days: Days, unit: str) -> Days:
    """The same days one or 52 weeks or a year before: the past that news means where another tool means the future."""
    weeks = {"week": 1, "52 weeks": 52}.get(unit)
    back = (lambda day: day - datetime.timedelta(weeks=weeks)) if weeks else _year_before
    return tuple(day and back(day) for day in days)  # type: ignore[return-value]


def _year_before(day: datetime.date) -> datetime.date:
    return day.replace(year=day.year - 1)


def _cut(value: str, grain: str) -> Days:
    year, month, day = (*(int(part) for part in value[:10].split("T")[0].split("-")), 0, 0)[:3]
    if grain == "decade":
        return datetime.date(year - year % 10, 1, 1), datetime.date(year - year % 10 + 9, 12, 31)
    if grain == "year" or not month:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    if grain == "month" or not day:
        return _months(year, month, 3 if grain == "quarter" else 1)
    first = datetime.date(year, month, day)
    return first, first + datetime.timedelta(days=6 if grain == "week" else 0)


def _months(year: int, month: int, count: int) -> Days:
    after = year * 12 + month - 1 + count
    last = datetime.date(after // 12, after % 12 + 1, 1) - datetime.timedelta(days=1)
    return datetime.date(year, month, 1), last


def _interval(row: Row) -> Days:
    start, end = row["value"]["start"], row["value"]["end"]
    if start is None or end is None:
        return _cut(str(start or end), row["grain"])
    last = datetime.datetime.fromisoformat(end)
    if row.get("end_exclusive"):
        last -= datetime.timedelta(seconds=1)
    return _whole(datetime.date.fromisoformat(start[:10]), last.date(), row.get("grain_said"))


def _whole(first: datetime.date, last: datetime.date, grain: str | None) -> Days:
    """The whole periods that hold the two ends of an interval; a weekend from its Saturday."""
    if grain == "weekend":
        return first + datetime.timedelta(days=(5 - first.weekday()) % 7), last
    if grain == "end month":
        return _cut(str(last), "month")
    if grain == "week":
        return _cut(str(first - datetime.timedelta(days=first.weekday())), "week")
    return (_cut(str(first), grain)[0], _cut(str(last), grain)[1]) if grain else (first, last)


def words(row: Row) -> Span:
    """The words of a case that carry its value: its span, else the text without the marks around it."""
    if row.get("span"):
        return Span(*row["span"])
    inner = re.search(r"\w.*\w|\w", row["text"], re.DOTALL)
    return Span(*inner.span()) if inner else Span(0, len(row["text"]))


# --- what we find ---------------------------------------------------------------------------------------------------


def read(row: Row) -> Reading:
    """Our reading of a case through the public reader; its day is the day of publication."""
    published = (row.get("reference_time") or "")[:10] or None
    return shipped(row["lang"]).read(row["text"], published)


def found(row: Row, reading: Reading) -> list[Found]:
    """(span, value) of what we find of the kind a case asks for."""
    measure = MEASURES[row["kind"]]
    if measure == "negative":
        measure = "durations" if "Duration" in row["source"] else "dates"
    if measure == "dates":
        return [(m.span, m.value) for m in reading.mentions if isinstance(m, DateMention)]
    mine = [f for f in reading.findings if f.kind in ("number", "quantity")]
    whole = [f for f in mine if not any(_inside(f.span, other.span) for other in mine)]
    return [(f.span, value) for f in whole for value in _values(measure, f.kind, f.value)]


def _inside(span: Span, other: Span) -> bool:
    return span != other and other.start <= span.start and span.end <= other.end


def _values(measure: str, kind: str, value: Mapping[str, Any]) -> Iterator[float]:
    """The value of a count or of a typed number; a duration in seconds, a percentage as a fraction."""
    typed = value.get("kind") if kind == "quantity" else kind
    if typed == "number" and measure == "numbers" and value["low"] is not None and value["low"] == value["high"]:
        yield value["low"]
    if kind != "quantity" or value.get("value") is None:
        return
    if measure == "durations" and typed == "duration":
        yield value["value"] * SECONDS[value["unit"]]
    elif measure == "ordinals" and typed == "ordinal":
        yield value["value"]
    elif measure == "numbers" and typed not in ("duration", "ordinal"):
        yield value["value"] / 100 if typed == "percent" else value["value"]


# --- right or wrong -------------------------------------------------------------------------------------------------


def judge(row: Row, got: Sequence[Found]) -> Verdict:
    """Whether one of the findings has the value of a case, and lies on its words.

    >>> row = {"kind": "date", "grain": "day", "text": "on 4 June", "value": "2018-06-04", "span": [3, 9]}
    >>> judge(row, [(Span(0, 9), "2018-06-04")]).right
    True
    """
    if row["kind"] == "none":
        return Verdict(not got, not got, [str(value) for _, value in got])
    mine = words(row)
    near = [(span, value) for span, value in got if max(span.start, mine.start) < min(span.end, mine.end)]
    right = [span for span, value in near if _right(row, value)]
    if isinstance(row["value"], list):
        right = right if {value for _, value in got} >= set(row["value"]) else []
        return Verdict(bool(right), bool(right), [str(value) for _, value in got])
    spanned = any(_overlap(span, mine) >= SPAN_OVERLAP for span in right)
    return Verdict(bool(right), spanned, [f"{row['text'][s.start : s.end]} = {value}" for s, value in got])


def _right(row: Row, value: Any) -> bool:
    if MEASURES[row["kind"]] == "dates":
        return bool(value) and any(_same_days(row, asked, str(value)) for asked in days_asked(row))
    if row["kind"] == "duration":
        return _near(value, row["value"]["n"] * SECONDS[row["value"]["unit"]])
    return isinstance(row["value"], list) or _near(value, row["value"])


def _same_days(row: Row, asked: Days, value: str) -> bool:
    ours = days_of(value.removesuffix("/..").removeprefix("../"))
    if ours is None or None in asked:
        return False
    shared = _days((max(ours[0], asked[0]), min(ours[1], asked[1])))  # type: ignore[type-var]
    if "compare" in row:
        return shared > 0 if row["compare"] == "shares" else ours[0] == asked[0]
    if row["grain"] == "week" and row.get("grain_said", "week") == "week":
        return _same_week(ours, asked, shared)
    return ours == asked


def _same_week(ours: Days, asked: Days, shared: int) -> bool:
    """More than half of both the same, one day of it, or, as the UCDP codebook counts, seven days with its first."""
    more = 2 * shared > _days(ours) + _days(asked) - shared
    return more or shared == _days(ours) == 1 or (_days(ours) == 7 and ours[0] <= asked[0] <= ours[1])  # type: ignore[operator]


def _days(days: Days) -> int:
    first, last = days
    return max(0, (last - first).days + 1) if first and last else 0


def _near(value: Any, asked: float) -> bool:
    return isinstance(value, int | float) and abs(value - asked) <= 1e-9 * max(1.0, abs(asked))


def _overlap(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return max(0, shared) / (max(one.end, other.end) - min(one.start, other.start))


# --- what is left out, and at what grain a case is compared ---------------------------------------------------------


@cache
def checked_in(path: Path = HERE / "peers_left_out.yaml") -> Mapping[str, list[dict[str, Any]]]:
    """The checked-in list: ``left_out`` rules, and how some cases are ``compared``, each with why."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"left_out": listed["left_out"], "compared": listed["compared"]}


def reason(row: Row, rules: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The first rule that fits a case."""
    return next((rule for rule in rules if _fits(row, rule)), None)


def _fits(row: Row, rule: Mapping[str, Any]) -> bool:
    text = row["text"]
    if "texts" in rule and text.strip().lower() not in {str(each).lower() for each in rule["texts"]}:
        return False
    if any(row.get(key) not in rule[key] for key in ("kind", "lang", "suite", "register", "grain") if key in rule):
        return False
    if "key" in rule and not row.get(rule["key"]):
        return False
    if "lacks" in rule and re.search(rule["lacks"], text, re.IGNORECASE):
        return False
    return "has" not in rule or bool(re.search(rule["has"], text, re.IGNORECASE))


def rows(folder: Path) -> Iterator[dict[str, Any]]:
    """Every case with the name of its file and how it is compared; a time of day is compared by its day."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = {**json.loads(line), "suite": path.stem}
            if rule := reason(row, checked_in()["compared"]):
                row |= {name: rule[name] for name in ("grain_said", "compare", "before", "alt") if name in rule}
            yield row


# --- the table ------------------------------------------------------------------------------------------------------


def tally(cases: Iterable[Row]) -> dict[tuple[str, str, str], Tally]:
    """The cases by file, language and kind."""
    tallies: dict[tuple[str, str, str], Tally] = {}
    for row in cases:
        mine = tallies.setdefault((row["suite"], row["lang"], row["kind"]), Tally())
        verdict = judge(row, found(row, read(row)))
        if why := reason(row, checked_in()["left_out"]):
            mine.left_out += 1
            mine.right_of_left_out += verdict.right
            mine.errors += [] if verdict.right else [f"  left out   {row['text']!r}: {why['why']}"]
            continue
        mine.cases += 1
        mine.right += verdict.right
        mine.spanned += verdict.right and verdict.spanned
        if not (verdict.right and verdict.spanned):
            how = "span" if verdict.right else "value" if verdict.got else "missed"
            mine.errors.append(f"  {how:10} {row['text']!r}: {row['value']} | {'; '.join(verdict.got)}")
    return tallies


def best(suite: str, language: str, kind: str) -> str:
    """The best other tool's value and span percentages on a file, and its name."""
    listed = yaml.safe_load((HERE / "peers_best.yaml").read_text(encoding="utf-8"))["best"]
    mine = next((b for b in listed if (b["suite"], b["lang"], b["kind"]) == (suite, language, kind)), None)
    return f"{mine['value']}/{mine['span']} {mine['tool']}" if mine else "-"


def show(tallies: Mapping[tuple[str, str, str], Tally], errors: bool) -> None:
    """Print a line a file, language and kind, and the sums by measure and language."""
    print(
        f"{'file':24}{'lang':>5} {'kind':9}{'n':>6}{'left out':>10}{'value %':>9}{'span %':>8}{'all %':>8}  best other"
    )
    sums: dict[tuple[str, str, str], Tally] = {}
    for (suite, language, kind), one in sorted(tallies.items()):
        _line(suite, language, kind, one, best(suite, language, kind))
        total = sums.setdefault(("sum of " + MEASURES[kind], language, ""), Tally())
        for name in ("cases", "left_out", "right", "spanned", "right_of_left_out"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
        for error in one.errors if errors else ():
            print(error)
    for (name, language, _), one in sorted(sums.items()):
        _line(name, language, "", one, "")


def _line(suite: str, language: str, kind: str, one: Tally, other: str) -> None:
    shares = (
        f"{_share(one.right, one.cases):>9}{_share(one.spanned, one.cases):>8}"
        f"{_share(one.right + one.right_of_left_out, one.cases + one.left_out):>8}"
    )
    print(f"{suite:26}{language:>5} {kind:9}{one.cases:>6}{one.left_out:>10}{shares}  {other}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def show_left_out(chosen: Iterable[Row]) -> None:
    """Print how many cases each reason leaves out, the most first."""
    why = [rule["why"] for row in chosen if (rule := reason(row, checked_in()["left_out"]))]
    for words_of_reason, cases in Counter(why).most_common():
        print(f"{cases:6}  {words_of_reason}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0, or 2 when the cases are not there."""
    parser = argparse.ArgumentParser(description="Our reading on the other tools' test cases.")
    parser.add_argument("measure", nargs="?", choices=sorted(set(MEASURES.values())))
    parser.add_argument("--lang", choices=("ar", "en"))
    parser.add_argument("--suite", help="one file, without .jsonl")
    parser.add_argument("--errors", action="store_true", help="show each case that is not right, and why left out")
    parser.add_argument("--left-out", action="store_true", help="only show how many cases each reason leaves out")
    parser.add_argument("--all", action="store_true", help="leave nothing out")
    parser.add_argument("--folder", type=Path, default=PEERS, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        print(f"The other tools' cases are not at {asked.folder}: nothing to compare with.", file=sys.stderr)
        return 2
    chosen = [
        row
        for row in rows(asked.folder)
        if asked.measure in (None, MEASURES[row["kind"]])
        and asked.lang in (None, row["lang"])
        and asked.suite in (None, row["suite"])
    ]
    if asked.left_out:
        show_left_out(chosen)
        return 0
    if asked.all:
        checked_in()["left_out"].clear()
    show(tally(chosen), asked.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
