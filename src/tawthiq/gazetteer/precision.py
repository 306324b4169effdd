"""How precisely a mention places something: UCDP's where_prec, and the words that make it less precise.

Source: UCDP GED codebook, variable where_prec. 1 the exact place; 2 near it (within about 25 km); 3 the second-order
unit; 4 the first-order unit; 5 a linear or fuzzy feature; 6 the country; 7 the sea or the air.
"""

from __future__ import annotations

from functools import lru_cache

from tawthiq.gazetteer.names import these, words_of

_NEAR = these(
    "near around outside outskirts environs vicinity surroundings surrounding north south east west"
    " northern southern eastern western قرب بالقرب بجوار شرق غرب شمال جنوب شرقي غربي شمالي جنوبي"
    " محيط اطراف مشارف ضواحي ضاحيه قباله"
)
_COUNTRYSIDE = these("countryside rural rif ريف ارياف باديه")
_OPEN_WATER = these("sea gulf ocean strait بحر خليج محيط مضيق البحر الخليج")
_BY_TYPE = {"settlement": 1, "neighbourhood": 1, "site": 1, "admin2": 3, "admin1": 4, "feature": 5, "country": 6}


@lru_cache(maxsize=50_000)
def where_prec(place_type: str | None, around: str = "", name: str = "", vicinity: str | None = None) -> int | None:
    """UCDP's code for a mention of a place of this type with these words around its name; None when it is not known.

    ``vicinity`` is what a rule has read of those words: near, within, between, or nothing.

    >>> where_prec("settlement"), where_prec("settlement", "قرب"), where_prec("admin1")
    (1, 2, 4)
    >>> where_prec("feature", "", "البحر الأحمر"), where_prec("feature", "", "M4")
    (7, 5)
    """
    if place_type is None:
        return None
    words = frozenset(words_of(around))
    if place_type == "feature" and _OPEN_WATER.intersection(words_of(name)):
        return 7
    near = vicinity is not None or bool(words & (_NEAR | _COUNTRYSIDE))
    return 2 if near and _BY_TYPE[place_type] == 1 else _BY_TYPE[place_type]


@lru_cache(maxsize=50_000)
def is_countryside(around: str) -> bool:
    """Whether the words around a name speak of the land around it."""
    return bool(_COUNTRYSIDE.intersection(words_of(around)))
