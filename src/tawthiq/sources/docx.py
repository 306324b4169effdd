"""Word files (DOCX): body, tables, footnotes and text boxes, as they stand when all tracked changes are accepted.

Headers and footers are left: they repeat on every page. Page breaks that were set by hand, or noted by Word when it
last laid the text out, end a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from tawthiq.model.document import Origin
from tawthiq.sources.extract import PAGE_BREAK, Text
from tawthiq.sources.packed import Packed
from tawthiq.sources.raised import in_raised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEAD = frozenset(f"{_W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "rt"))
_DEAD |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_WORDS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
    f"{_W}lastRenderedPageBreak": PAGE_BREAK,
}
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(file: BinaryIO, name: str) -> Iterator[Text]:
    """The text of one file. Raises SourceError."""
    packed = Packed(file, name)
    body = packed.xml("word/document.xml")
    notes = _notes(packed)
    text = "\n".join(_paragraphs(body, notes))
    yield Text(text, "utf-8", _origin(packed))


def _notes(packed: Packed) -> dict[str, str]:
    """The words of the footnotes and endnotes by their kind and number."""
    found = {}
    for kind in ("footnote", "endnote"):
        if packed.has(f"word/{kind}s.xml"):
            for note in packed.xml(f"word/{kind}s.xml").iter(f"{_W}{kind}"):
                found[f"{kind} {note.get(f'{_W}id')}"] = " ".join(" ".join(_paragraphs(note, {})).split())
    return found


def _paragraphs(root: Any, notes: dict[str, str]) -> Iterator[str]:
    """The paragraphs in order, each with the notes it calls after it; a table's cell is a line."""
    for paragraph in root.iter(f"{_W}p"):
        if any(above.tag in _DEAD for above in paragraph.iterancestors()):
            continue
        words = "".join(_words(paragraph)).strip(" \t\n")
        if words:
            yield words
        for kind in ("footnote", "endnote"):
            for call in paragraph.iter(f"{_W}{kind}Reference"):
                if note := notes.get(f"{kind} {call.get(f'{_W}id')}"):
                    yield note


def _words(paragraph: Any) -> Iterator[str]:
    """The words of a paragraph and of no other inside it, in order."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _DEAD or element.tag == f"{_W}p":
            continue
        if element.tag == f"{_W}t":
            words = element.text or ""
            yield in_raised(words) if _is_raised(element.getparent()) else words
        elif element.tag == f"{_W}br" and element.get(f"{_W}type") == "page":
            yield PAGE_BREAK
        else:
            yield _WORDS.get(element.tag, "")
            waiting += reversed(element)


def _is_raised(run: Any) -> bool:
    """Whether a run stands above the line."""
    place = run.find(f"{_W}rPr/{_W}vertAlign")
    return place is not None and place.get(f"{_W}val") == "superscript"


def _origin(packed: Packed) -> Origin:
    """Its title. The day on which a file was made is not that on which its words were published."""
    if not packed.has("docProps/core.xml"):
        return Origin()
    title = packed.xml("docProps/core.xml").findtext(f"{_DC}title") or ""
    return Origin(title=title.strip() or None)
