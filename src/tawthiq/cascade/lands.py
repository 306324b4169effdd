"""The land that a text tells of: how many of its places lie in each country, and the state that a country is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.model.finding import Finding
from tawthiq.packs.lexicon import Lexicon, Sense

_FEWEST, _SHARE = 3, 0.8
"""A land is told by this many places, and this share of all."""


def counted(places: Iterable[Finding], gazetteer: Gazetteer) -> Counter[str]:
    """How many places of a text lie in each country, of those whose name the lexicon has in one country alone."""
    lands: Counter[str] = Counter()
    for place in places:
        held = place.value.get("candidates", ())
        known = gazetteer.named(str(place.value.get("key", ""))) if held else ()
        countries = {each.country for each in known if each.id in held and each.country}
        lands.update(countries if len(countries) == 1 else ())
    return lands


def states(lexicon: Lexicon) -> dict[str, Mapping[str, Any]]:
    """The state of each country (ISO 3166) in a lexicon, where it has one alone."""
    found: dict[str, dict[str, Mapping[str, Any]]] = {}
    for sense in _senses(lexicon):
        if "actor.state" in sense.classes and sense.means.get("country"):
            found.setdefault(sense.means["country"], {}).setdefault(sense.means["actor"], sense.means)
    return {country: next(iter(some.values())) for country, some in found.items() if len(some) == 1}


def _senses(lexicon: Lexicon) -> Iterable[Sense]:
    yield from (sense for senses in lexicon.words.values() for sense in senses)
    yield from (sense for some in lexicon.phrases.values() for senses in some.values() for sense in senses)


def told_of(named: Iterable[Finding], lands: Mapping[str, int]) -> str | None:
    """The country that a text tells of: that of all its actors, where no more places lie elsewhere, or of its places.

    >>> told_of([], {"SD": 4, "TD": 1}), told_of([], {"SD": 2}), told_of([], {"SD": 4, "TD": 2})
    ('SD', None, None)
    """
    countries = {str(one.value["country"]) for one in named if one.value.get("country")}
    most = max(lands.values(), default=0)
    if countries:
        country = countries.pop()
        return country if not countries and lands.get(country, 0) == most else None
    return next((c for c, n in lands.items() if n >= _FEWEST and n >= _SHARE * sum(lands.values())), None)
