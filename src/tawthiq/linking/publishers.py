"""Who a publisher is: the actor that the catalogue, or a document of the corpus, calls by the publisher's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tawthiq.gazetteer.keys import letters, skeleton
from tawthiq.gazetteer.wording import ARABIC
from tawthiq.linking.evidence import Line
from tawthiq.model.claims import Actor
from tawthiq.packs import compile as packs

_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
_PARTS = re.compile(r"\s+[-–—/|]\s+")
OUTLETS = frozenset({"agency", "media"})
"""Publishers of these kinds tell in stories of their own what others say."""
_TELLING = 5
"""A word of so many consonants is known again in another script."""
PASSING_ON = OUTLETS | {"un_body"}
"""Publishers of these kinds print what others say."""


def is_named(publisher: str, words: str) -> bool:
    """Whether some words name a publisher: by its whole name, or in another script by its longest word.

    >>> is_named("Coastline Wire", "وكالة كوستلاين"), is_named("The Coastline Wire", "coastline wire")
    (True, True)
    >>> is_named("Coastline Wire", "the wire")
    False
    """
    name, said = letters(_ASIDE.sub("", publisher)), letters(words)
    if not name or not said:
        return False
    if bool(ARABIC.search(name)) == bool(ARABIC.search(said)):
        return (f" {said} " in f" {name} " and " " in said) or f" {name} " in f" {said} "
    own = {key for word in name.split() if len(key := skeleton(word)) >= _TELLING}
    return skeleton(name) == skeleton(said) or not own.isdisjoint(map(skeleton, said.split()))


class Publishers:
    """Finds actors by name: those that the documents themselves name first, then the catalogue's."""

    def __init__(self, mentions: Iterable[Line]) -> None:
        self._named: dict[str, Line] = {}
        for mention in mentions:
            if mention["type"] == "actor" and mention.get("actor"):
                for name in filter(None, (mention.get("name"), mention.get("native"), mention["text"])):
                    self._take(letters(name), mention)

    def _take(self, name: str, mention: Line) -> None:
        """Of several mentions under one name the first by actor and words counts, whatever their order."""
        known = self._named.get(name)
        if known is None or (mention["actor"], mention["text"]) < (known["actor"], known["text"]):
            self._named[name] = mention

    def actor(self, publisher: str | None) -> Actor | None:
        """The actor of this name, with or without the words in brackets or the department after it.

        >>> Publishers([]).actor("CJTF-OIR").key
        'us-led-coalition'
        """
        names = [publisher, _ASIDE.sub("", publisher), *_PARTS.split(publisher)] if publisher else []
        return next((found for name in names if (found := self._find(name))), None)

    def _find(self, name: str) -> Actor | None:
        line = self._named.get(letters(name))
        if line:
            return Actor(line["actor"], line.get("name") or name, line.get("native"), None, line.get("actor_type"))
        return _in_catalogue(name)


@lru_cache(maxsize=10_000)
def _in_catalogue(name: str) -> Actor | None:
    for means in _meanings(name):
        return Actor(means["actor"], means["name"], means.get("native"), None, means.get("actor_type"))
    return None


def _meanings(name: str) -> Iterator[Line]:
    """What the packs' lexicons say of a whole name that is an actor's."""
    for language in packs.languages():
        pack = packs.get(language)
        keys = tuple(pack.analyser.keys(name))
        if not keys:
            continue
        senses = pack.lexicon.words.get(keys[0], ()) if len(keys) == 1 else ()
        senses += pack.lexicon.phrases.get(keys[0], {}).get(keys, ())
        yield from (sense.means for sense in senses if "actor" in sense.classes and "actor" in sense.means)
