"""What a reader finds in a file: a text of its own, documents inside it, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from typing import BinaryIO

from tawthiq.model.document import Origin
from tawthiq.sources.problem import Problem

UNKNOWN = Origin()
PAGE_BREAK = "\f"
"""Where a page ends in a text: a form feed, in place of a space or after the line's end.

The character stands in the text itself, so that the page of a span can be told from the text alone.
"""
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]|[\ue000-\uf8ff]+[\t ]?")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file; ``how`` it was read (an encoding), and what the file says of itself."""

    text: str
    how: str
    origin: Origin = UNKNOWN


@dataclass(frozen=True, slots=True)
class Member:
    """A document inside a file. ``name`` may have folders; its suffix decides who reads it.

    ``origin`` is what the file around it says of it.
    """

    name: str
    data: bytes
    origin: Origin = UNKNOWN


Found = Text | Member | Problem
Read = Callable[[BinaryIO, str], Iterator[Found]]
"""A reader's way: from a file that is open, and the name to use in errors, to what it holds.

It raises SourceError when the file cannot be read.
"""


def sound(text: str) -> str:
    """A text without what no text holds: NUL and other controls, halves of surrogate pairs, and private characters,
    which fonts of signs use for the marks of lists.

    >>> sound("a\\x00b\\ud800")
    'ab\N{REPLACEMENT CHARACTER}'
    """
    return _UNFIT.sub(lambda found: "\N{REPLACEMENT CHARACTER}" if "\ud800" <= found.group() < "\ue000" else "", text)


def page_of(text: str, offset: int) -> int:
    """The number of the page that a place of a text stands on, from 1.

    >>> page_of("one\\n\\ftwo", 1), page_of("one\\n\\ftwo", 6)
    (1, 2)
    """
    return text.count(PAGE_BREAK, 0, offset) + 1


def joined(first: Origin, second: Origin) -> Origin:
    """What two origins know together; the first has the word where both speak.

    >>> joined(Origin(publisher="SANA"), Origin(publisher="Sana", title="A")).title
    'A'
    """
    return Origin(*(getattr(first, known.name) or getattr(second, known.name) for known in fields(Origin)))
