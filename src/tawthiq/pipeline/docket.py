"""What a casebook holds of its incidents, read for counting: the cases, and the sentences of totals kept apart."""

from __future__ import annotations

from tawthiq.assessment.apart import Sentences
from tawthiq.assessment.cases import Docket, read
from tawthiq.casebook.casebook import Casebook
from tawthiq.packs import compile as packs
from tawthiq.text.sentences import sentences

_KINDS = frozenset({"document", "mention", "toll", "account", "statement_group", "incident"})


def docket(casebook: Casebook) -> Docket:
    """The cases of one state of a casebook."""
    return read(line for line in casebook.ledger() if line["kind"] in _KINDS)


def sentences_of(casebook: Casebook, cases: Docket) -> Sentences:
    """The sentences of every document that states a figure over several incidents or a period."""
    wanted = {toll["document"] for toll in cases.book.lines.values() if toll["scope"] != "incident"}
    return {key: sentences(casebook.text(key), _abbreviations(cases.documents[key]["language"])) for key in wanted}


def _abbreviations(language: str | None) -> frozenset[str]:
    return packs.get(language).abbreviations if language in packs.languages() else frozenset()
