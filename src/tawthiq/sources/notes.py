"""Where a manifest and a file disagree on what the file is: the manifest wins, and a person is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawthiq.model.document import Origin
from tawthiq.sources.problem import Problem
from tawthiq.text.fold import fold

_TOLD = ("publisher", "published", "title", "language")
_LETTERS = re.compile(r"[\W_]+")


def disagreements(where: str, given: Origin, found: Origin) -> Iterator[Problem]:
    """A note for each thing on which the manifest and the file itself say different words.

    >>> [note.what for note in disagreements("a.pdf", Origin(published="2018-06"), Origin(published="2019-01-02"))]
    ["manifest.csv says published '2018-06', the file itself '2019-01-02'; the manifest's was taken"]
    """
    for name in _TOLD:
        ours, theirs = getattr(given, name), getattr(found, name)
        if ours and theirs and not _agree(ours, theirs):
            what = f"manifest.csv says {name} {ours!r}, the file itself {theirs!r}; the manifest's was taken"
            yield Problem(where, what, "mend the line in manifest.csv if it is wrong", "note")


def _agree(one: str, other: str) -> bool:
    """Whether one says what the other says, or a part of it: a date less exact, a title without the site."""
    first, second = (_LETTERS.sub("", fold(words)) for words in (one, other))
    return first in second or second in first
