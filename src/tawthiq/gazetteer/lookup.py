"""Which place of a gazetteer a name in a text is: one, or none when several are left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tawthiq.gazetteer.places import Place
from tawthiq.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Places by id."""

    places: Mapping[str, Place]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Gazetteer:
        """A gazetteer of these places; of two with one id the later one stays."""
        return cls({place.id: place for place in places})

    def settle(self, finding: Finding, text: str) -> Finding:
        """A place finding with what the gazetteer knows of it: everything when one candidate is left, else only
        its name as written; the candidates are kept either way."""
        candidates = [self.places[key] for key in finding.value.get("candidates", ()) if key in self.places]
        kind = finding.value.get("place_type")
        fitting = [place for place in candidates if kind in (None, place.place_type)] or candidates
        words = finding.value["span"].of(text)
        known = _known(fitting[0]) if len(fitting) == 1 else _unknown(words, kind, fitting)
        bears = frozenset({"place", *([f"place.{known['place_type']}"] if known["place_type"] else [])})
        return replace(finding, value={**finding.value, **known}, classes=finding.classes | bears)


def _known(place: Place) -> dict[str, Any]:
    return {
        "place_type": place.place_type,
        "name": place.name,
        "native": place.native,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "gazetteer_id": place.id,
    }


def _unknown(words: str, kind: str | None, left: list[Place]) -> dict[str, Any]:
    kinds = {place.place_type for place in left}
    latin = any("a" <= char.casefold() <= "z" for char in words)
    return {
        "place_type": kind or (kinds.pop() if len(kinds) == 1 else None),
        "name": words if latin else None,
        "native": None if latin else words,
    }
