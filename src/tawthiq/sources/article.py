"""The article of a page: what its reader came for, without menus, cookie notes and related stories.

What is plainly something else is taken out by its name (``nav``, ``aside``, a class that says "related"); then the
part is chosen that a page marks as its article, or else the one with the most running text. Within it a paragraph
that is mostly links is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from tawthiq.sources.blocks import Block, blocks
from tawthiq.sources.markup import Element, drop, elements, is_hidden, marks
from tawthiq.sources.webnames import names

_WORDS = names()
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_KEPT = frozenset(("html", "body", "main", "article"))
_MOST_OF_THE_TEXT = 0.5
_RUNNING = 25
_STOPS = re.compile("[.،,؛;:؟?!]")
_CALL = re.compile(r"\W?\d{1,3}\W?")
"""The call of a footnote, which is none of the words around it."""
_MOSTLY_LINKS = 0.6
_ENOUGH = 80
_SHORT = 300
_A_FEW = 3
_MARKS = re.compile("[\u064b-\u0652\u0640]")


def article(root: Element, title: str | None = None) -> list[str]:
    """The paragraphs of a page's article, its headline first. The tree is pruned on the way.

    ``title`` is what the page states in its head: where it is shown, and nothing is marked as headline, it is that.
    """
    headline = _headline(root)
    for element in [one for one in elements(root) if is_hidden(one)]:
        drop(element)
    headline = headline or _shown(root, title)
    for call in [sup for sup in root.iter("sup") if _is_call(sup)]:
        drop(call)
    fallback = _texts(root)
    _prune(root)
    found = _texts(_chosen(root))
    if len("".join(found)) < _ENOUGH < len("".join(fallback)):
        found = fallback
    if headline and not any(_same(headline, text) for text in found[:3]):
        found.insert(0, headline)
    return found


def _is_call(sup: Element) -> bool:
    """Whether a raised number calls a footnote: it leads there."""
    linked = sup.find(".//a") is not None or (sup.getparent() is not None and sup.getparent().tag == "a")
    return linked and _CALL.fullmatch(sup.text_content().strip()) is not None


def _texts(root: Element) -> list[str]:
    """The paragraphs of a part of a page, without links to elsewhere and headings over nothing."""
    kept: list[Block] = []
    for block in reversed([block for block in blocks(root) if not _is_linkish(block)]):
        if kept or block.holder.tag not in _HEADINGS:
            kept.append(block)
    return [block.text for block in reversed(kept)]


def _headline(root: Element) -> str | None:
    heads = [head for head in root.iter("h1") if not is_hidden(head) and not _stands_in(head, ("header", "nav"), root)]
    heads = heads or list(root.iter("h1")) or [one for one in elements(root) if _is_headline(one)][:1]
    texts = [" ".join(head.text_content().split()) for head in heads]
    return max(filter(None, texts), key=len, default=None)


def _is_headline(element: Element) -> bool:
    """Whether an element says that it is the headline."""
    said = marks(element)
    return element.get("itemprop") == "headline" or any(pair in _WORDS.headlines for pair in pairwise(said))


def _shown(root: Element, title: str | None) -> str | None:
    """The title of a page when it stands on it as a paragraph of its own; a word or two may be the site's name."""
    if title is None or len(title.split()) < _A_FEW:
        return None
    return next((block.text for block in blocks(root) if _same(block.text, title)), None)


def _stands_in(element: Element, tags: tuple[str, ...], root: Element) -> bool:
    """Whether it stands in the page's own header, and not in that of an article."""
    for above in element.iterancestors():
        if above.tag in ("article", "main"):
            return False
        if above.tag in tags:
            return True
    return False


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _prune(root: Element) -> None:
    """Take out what says that it is something else, unless it holds most of the words."""
    words = _words_in(root)
    most = _MOST_OF_THE_TEXT * words[root]
    for element in list(elements(root)):
        if element is not root and element.tag not in _KEPT and words[element] <= most and _is_other(element):
            drop(element)


def _words_in(root: Element) -> dict[Element, int]:
    """How many characters each element shows, all together in one pass from the leaves up."""
    counts: dict[Element, int] = defaultdict(int)
    for element in reversed(list(elements(root))):
        counts[element] += len((element.text or "").strip())
        parent = element.getparent()
        if parent is not None:
            counts[parent] += counts[element] + len((element.tail or "").strip())
    return counts


def _is_other(element: Element) -> bool:
    if element.tag in _WORDS.tags or element.get("role") in _WORDS.roles:
        return True
    if element.tag == "header":
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    said = marks(element)
    if any(word in _WORDS.words for word in said):
        return not _is_body(said)
    return any(pair in _WORDS.pairs for pair in pairwise(said))


def _is_body(said: list[str]) -> bool:
    return any(pair in _WORDS.bodies for pair in pairwise(said))


def _chosen(root: Element) -> Element:
    """The element that holds the article."""
    running = _running_text(root)
    marked = [one for one in elements(root) if one.get("itemprop") == "articleBody" or _is_body(marks(one))]
    for kind in (marked, list(root.iter("article")), list(root.iter("main"))):
        best = max(kind, key=lambda one: running[one], default=None)
        if best is not None and running[best] >= 0.4 * running[root]:
            return best
    return _densest(root, running)


def _running_text(root: Element) -> dict[Element, float]:
    """How much running text stands in each element or below it: paragraphs with stops, few of them links."""
    own: dict[Element, float] = defaultdict(float)
    for block in blocks(root):
        if _is_running(block):
            own[block.holder] += len(block.text)
    for element in reversed(list(elements(root))):
        parent = element.getparent()
        if parent is not None and element is not root:
            own[parent] += own[element]
    return own


def _is_running(block: Block) -> bool:
    text = block.text
    return len(text) >= _RUNNING and bool(_STOPS.search(text)) and block.linked < 0.5 * len(text)


def _densest(root: Element, running: dict[Element, float]) -> Element:
    """The smallest element that holds nearly all running text, going down while one child does."""
    at = root
    while True:
        below = max(at, key=lambda child: running[child], default=None)
        if below is None or not running[at] or running[below] < 0.75 * running[at]:
            return at
        at = below


def _is_linkish(block: Block) -> bool:
    """Whether a paragraph is a list of links, leads to another story, or stands over what is none of the article."""
    text = block.text
    if text.strip("-–—[]():. ").lower() in _WORDS.labels:
        return True
    if block.linked and len(text) < _SHORT and _MARKS.sub("", text).lower().startswith(_WORDS.leads):
        return True
    return block.linked > _MOSTLY_LINKS * len(text) and block.holder.tag != "h1"
