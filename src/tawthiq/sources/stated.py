"""What a page states of itself in its head: title, publisher, day of publication, address, language.

JSON-LD (schema.org), OpenGraph and other ``meta`` elements, ``time`` elements, and the note that a browser leaves
in a page that it saves. A value that is no date, no address or no language counts as not stated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from tawthiq.model.document import Origin
from tawthiq.sources.dates import day_of
from tawthiq.sources.markup import Element, elements

_ARTICLES = re.compile(r"(?:Article|BlogPosting|NewsArticle|Report|LiveBlog|WebPage|Posting)", re.IGNORECASE)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "parsely-title", "headline")
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name")
_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.issued",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "pubdate",
    "publish-date",
    "publish_date",
    "sailthru.date",
    "article.published",
    "og:published_time",
    "cxenseparse:recs:publishtime",
)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)")
_SITE = re.compile(r"\s+[-–—|»·:]\s+[^-–—|»·:]{2,40}$")
_DEEPEST = 12
_OF_AN_ARTICLE = ("article", "main", "header")


def stated(root: Element, text: str) -> Origin:
    """What is stated; ``text`` is the page before it was parsed."""
    meta, linked = _meta(root), _linked_data(root)
    return Origin(
        publisher=_publisher(linked) or _first(meta, _PUBLISHERS),
        published=_day(root, meta, linked),
        title=_title(root, meta, linked),
        url=_url(root, meta, text),
        language=_language(root, meta, linked),
    )


def body(root: Element) -> str:
    """The words of the article that a page gives in its JSON-LD, for programs and not for its readers."""
    bodies = [str(thing.get("articleBody") or "") for thing in _linked_data(root)]
    return max(bodies, key=len, default="").strip()


def _meta(root: Element) -> dict[str, str]:
    """The ``meta`` elements by name; the first of each counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        value = " ".join((element.get("content") or "").split())
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _first(values: dict[str, str], names: Iterable[str]) -> str | None:
    return next((values[name] for name in names if name in values), None)


def _linked_data(root: Element) -> list[dict[str, Any]]:
    """The articles that the page's JSON-LD speaks of; broken JSON is left out."""
    found = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                found += list(_things(json.loads(script.text or "", strict=False)))
            except (ValueError, RecursionError):
                continue
    articles = [thing for thing in found if _ARTICLES.search(str(thing.get("@type")))]
    return sorted(articles, key=lambda thing: "WebPage" in str(thing.get("@type")))


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in (value.get("@graph"), value.get("mainEntity")):
            yield from _things(one, depth + 1)


def _publisher(linked: list[dict[str, Any]]) -> str | None:
    for thing in linked:
        for who in (thing.get("publisher"), thing.get("sourceOrganization")):
            who = who[0] if isinstance(who, list) and who else who
            name = who.get("name") if isinstance(who, dict) else who
            if isinstance(name, str) and name.strip():
                return " ".join(name.split())
    return None


def _day(root: Element, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    told = [str(thing.get(name)) for thing in linked for name in ("datePublished", "dateCreated") if thing.get(name)]
    told += [meta[name] for name in _DAYS if name in meta]
    told += [value for value in _times(root) if value]
    return next(filter(None, map(day_of, told)), None)


def _times(root: Element) -> Iterator[str | None]:
    """The ``time`` elements: those said to be of publication, then the first of all."""
    times = list(root.iter("time"))
    for one in times:
        said = f"{one.get('itemprop')} {one.get('class')} {one.get('pubdate')}".lower()
        if "publi" in said or "pubdate" in said or one.get("pubdate") is not None:
            yield one.get("datetime") or one.text
    for one in elements(root):
        if one.get("itemprop") == "datePublished":
            yield one.get("content") or one.get("datetime") or one.text
    inside = [one for one in times if any(above.tag in _OF_AN_ARTICLE for above in one.iterancestors())] or times
    yield from (one.get("datetime") for one in inside[:1])


def _title(root: Element, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    for thing in linked:
        if isinstance(thing.get("headline"), str) and thing["headline"].strip():
            return " ".join(str(thing["headline"]).split())
    if said := _first(meta, _TITLES):
        return said
    heads = [" ".join(head.text_content().split()) for head in root.iter("h1")]
    titles = [" ".join(title.text_content().split()) for title in root.iter("title")]
    short = [_SITE.sub("", title) for title in titles]
    return next(filter(None, (heads if len(heads) == 1 else []) + short + heads), None)


def _url(root: Element, meta: dict[str, str], text: str) -> str | None:
    saved = _SAVED.search(text[:5_000])
    canonical = [link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    told = [saved.group(1) if saved else None, *canonical, meta.get("og:url")]
    return next((url for url in told if url and re.match(r"https?://\S+$", url)), None)


def _language(root: Element, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    told = [thing.get("inLanguage") for thing in linked]
    told += [root.get("lang"), meta.get("og:locale"), meta.get("content-language"), meta.get("language")]
    for value in told:
        found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", value) if isinstance(value, str) else None
        if found:
            return found.group(1).lower()
    return None
