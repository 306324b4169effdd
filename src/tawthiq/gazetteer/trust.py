"""Which names may be read as places wherever they stand, and which only where the words around them ask for a place.

Villages bear the names of gardens, markets, victories and people. A name stands alone when it is that of a large
town or an admin unit, or of several words; it never does when it is an ordinary word or a person's name
(``ordinary.yaml``), or has three letters or fewer. One word in Arabic, which has no capital letters, stands alone
only for a town of an Arab country: elsewhere it is a spelling by ear that may be any word.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from tawthiq.gazetteer.keys import skeleton
from tawthiq.gazetteer.names import bare, is_arabic, key_of, these, words_of
from tawthiq.gazetteer.places import Place

_WORDS = Path(__file__).with_name("ordinary.yaml")
_TOWN, _CITY = 15_000, 400_000
_ARABIC_TOWN = 50_000
_RELATED = ("ي", "ى")
"""Endings of Arabic adjectives: قبلي is a town, and "tribal"."""
_SHORTEST = 4
_SURNAMES_OF_TOWNS = these(
    "US GB CA AU NZ IE PH MX ES PT BR AR CL CO PE VE EC GT CR CU PR DE FR IT NL BE AT CH DK SE NO SG"
)
"""Countries whose towns and people share names in English, so that only cities stand alone."""
_ARAB = these("SY IQ YE LB PS JO EG SD LY SA AE OM QA BH KW TN DZ MA MR SO DJ EH IL")


@cache
def ordinary() -> frozenset[str]:
    """Folded words that are also names of places, but mostly are something else."""
    table = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return frozenset(bare(word) for words in table.values() for form in words for word in words_of(str(form)))


@cache
def _heads() -> frozenset[str]:
    table = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return frozenset(word for form in table["heads_of_persons"] for word in words_of(str(form)))


def stands_alone(place: Place, name: str) -> bool:
    """Whether a place's name is read as a place in any context."""
    key = key_of(name).split()
    if not key or all(word in ordinary() or len(word) < _SHORTEST for word in key):
        return False
    if len(key) == 1 and is_arabic(name):
        town = place.place_type == "settlement" and place.population >= _ARABIC_TOWN
        return town and place.country in _ARAB and not name.endswith(_RELATED)
    if _is_large(place):
        return is_arabic(name) or name == place.name or skeleton(name) == skeleton(place.name)
    return len(key) > 1 and place.place_type != "country" and key[0] not in _heads() and not ordinary().issuperset(key)


def _is_large(place: Place) -> bool:
    if place.place_type in ("admin1", "admin2"):
        return place.country not in _SURNAMES_OF_TOWNS
    least = _CITY if place.country in _SURNAMES_OF_TOWNS else _TOWN
    return place.place_type in ("settlement", "neighbourhood") and place.population >= least
