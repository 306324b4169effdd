"""A page as a tree: parsed with nothing fetched, and with what is never shown taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree, html

from tawthiq.sources.webnames import names

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class CutShort(Exception):
    """The parser gave up on a page before its end."""


def parsed(text: str) -> Element | None:
    """The root of the tree; None when there is nothing in it. Raises CutShort when it is nested too deep."""
    text = _CONTROL.sub("", _DECLARATION.sub("", text, count=1))
    if not text.strip():
        return None
    parser = html.HTMLParser(no_network=True, recover=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: Element | None = html.document_fromstring(text, parser=parser)
    except etree.ParserError:
        return None
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise CutShort
    return root


def elements(root: Element) -> Iterator[Element]:
    """Every element below one, and itself; no comments."""
    return (one for one in root.iter() if isinstance(one.tag, str))


def marks(element: Element) -> list[str]:
    """The words of its class and id.

    >>> marks(html.fromstring('<div class="site-nav siteMenu" id="top_bar">'))
    ['site', 'nav', 'site', 'menu', 'top', 'bar']
    """
    said = f"{element.get('class') or ''} {element.get('id') or ''}"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", said).lower().replace("-", " ").replace("_", " ").split()


def is_hidden(element: Element) -> bool:
    """Whether a browser would not show it."""
    return (
        element.tag in names().unseen
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def drop(element: Element) -> None:
    """Take an element out of its tree, the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()
