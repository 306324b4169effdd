"""Footnotes at the feet of pages: lines of smaller letters below all others, that begin with a number or a sign.

They are taken out of the running text, so that a paragraph that goes on over the page is not broken by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from tawthiq.sources.lines import Line
from tawthiq.sources.raised import RAISED, raised

_SMALLER = 0.93
_RUN = re.compile(f"[{''.join(sorted(RAISED))}]+")
_NUMBER = re.compile(r"(?P<raised>[⁰¹²³⁴-⁹]{1,3})|[(\[]?(?P<plain>\d{1,3})[)\]]?(?![.,/:]?\d)|(?P<sign>[*†‡]{1,3})")
_WORD = re.compile(r"[^\W\d_]")

Note = list[Line]


@dataclass(frozen=True, slots=True)
class Feet:
    """How the notes of one document are known: its words are in letters of this ``size``, these numbers are called."""

    size: float
    calls: frozenset[str]

    @classmethod
    def of(cls, pages: Sequence[Sequence[Line]]) -> Feet:
        """What the lines of all pages tell."""
        sizes = [line.size for page in pages for line in page for _ in line.text.split()]
        runs = (run for page in pages for line in page for run in _RUN.findall(line.text))
        calls = frozenset(number for run in runs for number in re.findall("[⁰¹²³⁴-⁹]+", run))
        return cls(median(sizes) if sizes else 0.0, calls)

    def parted(self, page: Sequence[Line]) -> tuple[list[Line], list[Note]]:
        """The lines of a page above its notes, and the notes, each with its number raised."""
        foot = self._foot(page)
        starts = [at for at, line in enumerate(foot) if self.begins(line)]
        if not starts:
            return list(page), []
        notes = [foot[at:end] for at, end in zip(starts, [*starts[1:], len(foot)], strict=True)]
        taken = {id(line) for note in notes for line in note}
        return [line for line in page if id(line) not in taken], [_raised(note) for note in notes]

    def begins(self, line: Line) -> bool:
        """Whether a line of small letters begins with the number of a note that is called, or with a sign."""
        found = _NUMBER.match(line.text)
        if line.size > _SMALLER * self.size or found is None or not _WORD.search(line.text, found.end()):
            return False
        plain = found["plain"]
        return plain is None or "".join(map(str, map(raised, plain))) in self.calls

    def _foot(self, page: Sequence[Line]) -> list[Line]:
        """The lines of small letters that stand below all others, from above to below."""
        lowest = min((line.y for line in page if line.size > _SMALLER * self.size), default=0.0)
        return sorted((line for line in page if line.y < lowest), key=lambda line: -line.y)


def _raised(note: Note) -> Note:
    """A note whose number is written raised and apart from its words."""
    first = note[0]
    found = _NUMBER.match(first.text)
    assert found
    number = found["raised"] or found["sign"] or "".join(str(raised(digit)) for digit in found["plain"])
    return [replace(first, text=f"{number} {first.text[found.end() :].lstrip(' .')}"), *note[1:]]
