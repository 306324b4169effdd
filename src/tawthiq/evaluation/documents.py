"""One document of the gold against what the ledger says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tawthiq.evaluation import accounts, mentions, sets, tolls
from tawthiq.evaluation.actors import Actors
from tawthiq.evaluation.figures import Mark, answered
from tawthiq.evaluation.gold import GoldDocument
from tawthiq.evaluation.ledger import Item, Kinds, Ledger, grounded
from tawthiq.evaluation.links import Placed

__all__ = ["Judged", "judge"]


@dataclass(frozen=True, slots=True)
class Judged:
    """The marks of one document, and the incident each of its gold accounts was placed in."""

    marks: Sequence[Mark]
    placed: Sequence[Placed]


def judge(gold: GoldDocument, ledger: Ledger, actors: Actors) -> Judged:
    """Judge everything the ledger says of one document; every error opens with the document's name."""
    kinds = ledger.documents.get(gold.name, {})
    shown = {kind: [item for item in items if _stands(kind, item, gold)] for kind, items in kinds.items()}
    met = _accounts_met(gold, shown, actors)
    marks = [
        *_head_marks(gold, kinds),
        *_grounding_marks(gold, kinds),
        *_content_marks(gold, shown, actors, met),
    ]
    named = [replace(mark, error=mark.error and f"{gold.name}: {mark.error}") for mark in marks]
    return Judged(named, _placed(gold, met, ledger))


def _head_marks(gold: GoldDocument, kinds: Kinds) -> Iterator[Mark]:
    document = next(iter(kinds.get("document", [])), {})
    absent = "" if kinds else "no such document in the ledger"
    yield answered("language", document.get("language") == gold.language, absent)
    yield answered("document type", document.get("document_type") in gold.types)


def _grounding_marks(gold: GoldDocument, kinds: Kinds) -> Iterator[Mark]:
    for kind, items in kinds.items():
        for item in items:
            if _is_judged(kind, item):
                error = f"ungrounded {kind} {item.get('text', '')!r} at {item.get('span')}"
                yield answered("grounding", grounded(item, gold.text), error)


def _content_marks(gold: GoldDocument, shown: Kinds, actors: Actors, met: accounts.Met) -> Iterator[Mark]:
    mentioned = shown.get("mention", [])
    tolls_met = tolls.assign_tolls(gold.tolls, shown.get("toll", []))
    yield from mentions.date_marks(gold.dates, mentioned)
    yield from mentions.place_marks(gold.places, mentioned)
    yield from tolls.toll_marks(tolls_met, actors)
    yield from accounts.account_marks(met, actors)
    yield from accounts.held_marks(met, gold.tolls, tolls.toll_ids(tolls_met))
    yield from sets.demand_marks(gold.demands, shown.get("demand", []), actors)
    yield from sets.characterisation_marks(gold.characterisations, shown.get("characterisation", []))


def _accounts_met(gold: GoldDocument, shown: Kinds, actors: Actors) -> accounts.Met:
    said = accounts.read_accounts(shown.get("account", []), shown.get("mention", []))
    return accounts.assign_accounts(gold.accounts, said, actors)


def _placed(gold: GoldDocument, met: accounts.Met, ledger: Ledger) -> list[Placed]:
    """Where each gold account went; optional accounts count only when they were found."""
    found = {account.number: ledger.incident_of.get(said.item.get("id", "")) for account, said in met.pairs}
    wanted = [account for account in gold.accounts if account.number in found or not account.optional]
    return [(account.incident, found.get(account.number)) for account in wanted]


def _is_judged(kind: str, item: Item) -> bool:
    """The head has no span of its own, and a statement need not have one."""
    return kind != "document" and not (kind == "statement" and "span" not in item)


def _stands(kind: str, item: Item, gold: GoldDocument) -> bool:
    return not _is_judged(kind, item) or grounded(item, gold.text)
