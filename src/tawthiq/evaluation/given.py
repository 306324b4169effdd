"""Linking alone: the gold's accounts are put in the place of ours, and joined by our linker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path, PurePath
from typing import Any

from tawthiq.evaluation.figures import Report
from tawthiq.evaluation.gold import GoldAccount, GoldDocument, GoldToll
from tawthiq.evaluation.links import Placed, b_cubed
from tawthiq.evaluation.reading import read_folder
from tawthiq.evaluation.spelling import fold
from tawthiq.linking import lines as evidence
from tawthiq.linking.resolve import link
from tawthiq.model.span import Span
from tawthiq.pipeline.links import Material

__all__ = ["Told", "faults", "place_given", "with_given"]

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A gold account with its document, and the incident that our linker put it in."""

    document: str
    account: GoldAccount
    home: str | None

    @property
    def placed(self) -> Placed:
        """As B-cubed wants it."""
        return self.account.incident, self.home

    def __str__(self) -> str:
        return f"{self.document} {self.account.number} ({self.account.incident})"


def with_given(report: Report, material: Material, folders: Sequence[Path]) -> Report:
    """A report with the figure of linking alone, and its faults among the errors."""
    told = place_given(material, folders)
    return report.with_given(b_cubed([each.placed for each in told]), list(faults(told)))


def place_given(material: Material, folders: Sequence[Path]) -> list[Told]:
    """Every gold account of the folders, linked from its gold values; documents not in the casebook are left out.

    Statements are linked from our own reading, and a place is our mention of it where we have one.
    """
    ids = {PurePath(document.name).name: document.id for document in material.documents}
    gold = [document for folder in folders for document in read_folder(folder).documents if document.name in ids]
    given = _given(material, gold, ids)
    links = link(
        evidence.pages(material.documents, material.lines, material.sentences),
        evidence.tellings(material.documents, given.lines, material.sentences),
    )
    home = {account: cluster.id for cluster in links.clusters for account in cluster.accounts}
    return [Told(d.name, a, home.get(_id("account", ids[d.name], a.number))) for d in gold for a in d.accounts]


def faults(told: Sequence[Told]) -> Iterator[str]:
    """What was joined or parted wrongly, told once for two groups of accounts, each of one incident and put in one."""
    for one, other in combinations(_parts(told), 2):
        same, joined = one[0].account.incident == other[0].account.incident, one[0].home == other[0].home
        if joined and not same:
            yield f"joined, and not one incident: {one[0]} and {other[0]}"
        if same and not joined:
            yield f"parted, and one incident: {one[0]} and {other[0]}"


def _parts(told: Iterable[Told]) -> list[list[Told]]:
    """Accounts of one incident that were put in one."""
    parts: defaultdict[Placed, list[Told]] = defaultdict(list)
    for each in told:
        parts[each.placed].append(each)
    return list(parts.values())


def _given(material: Material, gold: Sequence[GoldDocument], ids: dict[str, str]) -> Material:
    """The material with the gold's accounts and tolls for ours, and with the places that only the gold names."""
    mentions = list(material.lines["mention"])
    mine: defaultdict[str, list[Line]] = defaultdict(list)
    for mention in mentions:
        if mention["type"] == "place":
            mine[mention["document"]].append(mention)
    tolls, accounts = [], []
    for document in gold:
        key = ids[document.name]
        places = _Places(document, key, mine[key])
        tolls += [_toll_line(key, toll) for toll in document.tolls]
        accounts += [_account_line(key, account, places) for account in document.accounts]
        mentions += places.added
    return replace(material, lines={**material.lines, "mention": mentions, "toll": tolls, "account": accounts})


class _Places:
    """Finds our mention for a quoted place, the nearest; makes one where we have none with those words."""

    def __init__(self, gold: GoldDocument, key: str, mentions: Sequence[Line]) -> None:
        self.gold = gold
        self.key = key
        self.mentions = mentions
        self.added: list[Line] = []

    def mention(self, quote: str, near: Span) -> str:
        """The id of a place mention with these words."""
        at = min(_spans(self.gold.text, quote), key=lambda span: (_apart(span, near), span))
        ours = [m for m in self.mentions if fold(m["text"]) == fold(quote)]
        if ours:
            return str(min(ours, key=lambda m: (_apart(Span(*m["span"]), at), m["id"]))["id"])
        met = next((m for m in self.mentions if Span(*m["span"]).meets(at)), None)
        made = _line("mention", self.key, f"place {len(self.added)}", at, quote)
        self.added.append({**made, "type": "place", "place_type": met and met["place_type"]})
        return str(made["id"])


def _spans(text: str, quote: str) -> Iterator[Span]:
    at = text.find(quote)
    while at >= 0:
        yield Span(at, at + len(quote))
        at = text.find(quote, at + 1)


def _apart(one: Span, other: Span) -> int:
    return max(0, one.start - other.end, other.start - one.end)


def _account_line(key: str, account: GoldAccount, places: _Places) -> Line:
    span = Span(*account.span)
    return _line("account", key, account.number, span, account.text) | {
        "type": account.types[0],
        "when": (account.when[0] if account.when else "") or None,
        "places": [places.mention(quote, span) for quote in account.where],
        "by": [_actor(actor) for actor in account.by],
        "chain": [_actor(actor) for actor in account.chain or ()],
        "tolls": [_id("toll", key, number) for number in account.tolls],
    }


def _toll_line(key: str, toll: GoldToll) -> Line:
    return _line("toll", key, toll.number, Span(*toll.span), toll.text) | {
        "measure": toll.measures[0],
        "low": toll.bounds.low,
        "high": toll.bounds.high,
        "vague": toll.bounds.vague or None,
        "group": toll.groups[0],
        "scope": toll.scopes[0],
    }


def _line(kind: str, key: str, number: object, span: Span, text: str) -> Line:
    head = {"kind": kind, "id": _id(kind, key, number), "document": key}
    return {**head, "span": [span.start, span.end], "text": text}


def _actor(keys: str) -> Line:
    """The first of the keys that are right."""
    key = keys.split("|")[0]
    return {"actor": key, "name": key.replace("-", " "), "native": None, "text": None}


def _id(kind: str, key: str, number: object) -> str:
    return f"gold-{kind}-{key}-{number}"
