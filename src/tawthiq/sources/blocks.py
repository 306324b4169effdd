"""The text of a part of a page, paragraph by paragraph, as a reader sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tawthiq.sources.markup import Element
from tawthiq.sources.webnames import names

_BREAKING = frozenset(names().breaking)
_SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+|\N{NO-BREAK SPACE}")


class Block(NamedTuple):
    """One paragraph: its words, how many of their characters are links, and the element that holds it."""

    holder: Element
    text: str
    linked: int


class _Pieces:
    """A paragraph as it is gathered."""

    def __init__(self, holder: Element) -> None:
        self.holder = holder
        self.pieces: list[str] = []
        self.linked = 0

    def add(self, words: str, in_link: bool) -> None:
        self.pieces.append(words.replace("\n", " ").replace("\r", " "))
        self.linked += len(words.strip()) if in_link else 0

    def block(self) -> list[Block]:
        """The paragraph, white space as in a book, line breaks kept; none when it has no words."""
        lines = "".join(self.pieces).split("\n")
        text = "\n".join(filter(None, (_SPACES.sub(" ", line).strip() for line in lines)))
        return [Block(self.holder, text, self.linked)] if text else []


def blocks(root: Element) -> Iterator[Block]:
    """The paragraphs under an element, in order; those without words are left out."""
    gathered, links = _Pieces(root), 0
    for event, element in _events(root):
        starts = event == "start"
        if element.tag in _BREAKING:
            yield from gathered.block()
            gathered = _Pieces(element if starts else _above(element, root))
        elif element.tag == "br" and starts:
            gathered.pieces.append("\n")
        elif element.tag == "a":
            links += 1 if starts else -1
        words = element.text if starts else "" if element is root else element.tail
        gathered.add(words or "", links > 0)
    yield from gathered.block()


def _above(element: Element, root: Element) -> Element:
    parent = element.getparent()
    return root if element is root or parent is None else parent


def _events(root: Element) -> Iterator[tuple[str, Element]]:
    """Start and end of each element, however deep they are nested."""
    waiting: list[tuple[str, Element]] = [("start", root)]
    while waiting:
        event, element = waiting.pop()
        yield event, element
        if event == "start":
            waiting.append(("end", element))
            waiting += [("start", child) for child in reversed(element)]
