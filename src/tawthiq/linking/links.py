"""What linking gives back beside statement groups: clusters of accounts, and questions for the desk."""

from __future__ import annotations

from dataclasses import dataclass

from tawthiq.model.links import Change, StatementGroup


@dataclass(frozen=True, slots=True)
class Cluster:
    """Accounts that tell of one incident, with reasons in words; ``id`` stays when documents are added."""

    id: str
    accounts: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Two candidates were left: nothing is linked and the desk is asked.

    ``about`` names a document or accounts, ``candidates`` the documents or incidents it may belong to.
    """

    about: tuple[str, ...]
    candidates: tuple[str, ...]
    asks: str


@dataclass(frozen=True, slots=True)
class Links:
    """All that stands across documents; ``changes`` is what became of the incidents of the build before."""

    groups: tuple[StatementGroup, ...]
    clusters: tuple[Cluster, ...]
    questions: tuple[Question, ...]
    changes: tuple[Change, ...] = ()
