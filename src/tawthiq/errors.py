"""
What can go wrong.

* TawthiqError
  x PackError              a language pack contradicts itself
    + UnknownLanguage      no pack reads this language
  x SourceError            a document cannot be read as it stands
    + NotText              the bytes are not text in any encoding we know
    + ManifestError        a manifest line cannot be used
  x VocabularyError        a gazetteer or actors file cannot be used
  x CasebookError          a casebook cannot be used
    + NotACasebook         the folder holds something else, or nothing
    + NewerFormat          a later version wrote it
    + CasebookBusy         another process is writing to it
    + CasebookReadOnly     we may not write there
    + CasebookDamaged      what is on disk does not match what was written
  x NoSuchItem             no item of the casebook has this id
  x DecisionError          a person's decision cannot be kept as it stands
    + StaleDecision        the text under a decision has changed since it was made
  x UnknownPolicy          there is no counting policy of this name
  x GoldError              a gold file cannot be used to judge a ledger

An error raised without words speaks its own docstring; with words it says where, what, and how to mend it.
"""

from __future__ import annotations

import inspect

__all__ = [
    "CasebookBusy",
    "CasebookDamaged",
    "CasebookError",
    "CasebookReadOnly",
    "DecisionError",
    "GoldError",
    "ManifestError",
    "NewerFormat",
    "NoSuchItem",
    "NotACasebook",
    "NotText",
    "PackError",
    "SourceError",
    "StaleDecision",
    "TawthiqError",
    "UnknownLanguage",
    "UnknownPolicy",
    "VocabularyError",
]


class TawthiqError(Exception):
    """Something went wrong that a person can mend."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or inspect.cleandoc(type(self).__doc__ or type(self).__name__))


class PackError(TawthiqError):
    """
    A language pack contradicts itself.
    Run `tawthiq packs check` to see every fault with its file and line.
    """


class UnknownLanguage(PackError):
    """
    No language pack reads this language.
    Name one of the packs with --lang, or add a pack (CONTRIBUTING shows how).
    """


class SourceError(TawthiqError):
    """
    A document cannot be read as it stands.
    The rest of the run goes on without it.
    """


class NotText(SourceError):
    """
    The bytes are not text in any encoding we know.
    Save the document as UTF-8 text and build again.
    """


class ManifestError(SourceError):
    """
    A line of manifest.csv cannot be used.
    Mend the line; the documents were read without it.
    """


class VocabularyError(TawthiqError):
    """
    A gazetteer or actors file cannot be used.
    Mend the line that is named and add the file again.
    """


class CasebookError(TawthiqError):
    """A casebook cannot be used."""


class NotACasebook(CasebookError):
    """
    The folder is not a casebook.
    Make one with `tawthiq build CASE PATH`.
    """


class NewerFormat(CasebookError):
    """
    The casebook was written by a later version of Tawthiq.
    Upgrade Tawthiq to open it; nothing was changed.
    """


class CasebookBusy(CasebookError):
    """
    Another process is writing to this casebook.
    Wait for it to end and run the command again.
    """


class CasebookReadOnly(CasebookError):
    """
    The casebook's folder cannot be written to.
    Give yourself the right to write there, or build into another folder.
    """


class CasebookDamaged(CasebookError):
    """
    A file of the casebook is missing or does not match what was written.
    The originals are untouched: build again from them into a new folder.
    """


class NoSuchItem(TawthiqError):
    """
    No item of the casebook has this id.
    `tawthiq show CASE incidents` lists what there is.
    """


class DecisionError(TawthiqError):
    """A person's decision cannot be kept as it stands."""


class StaleDecision(DecisionError):
    """
    The text under this decision has changed since it was made.
    Show both readings to a reviewer; neither is applied.
    """


class UnknownPolicy(TawthiqError):
    """
    There is no counting policy of this name.
    `tawthiq show CASE policies` lists those that there are.
    """


class GoldError(TawthiqError):
    """
    A gold file cannot be used to judge a ledger.
    Mend the line that is named; gold is never edited to fit a ledger.
    """
