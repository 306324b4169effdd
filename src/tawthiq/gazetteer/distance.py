"""Kilometres between two places on the globe."""

from __future__ import annotations

import math

from tawthiq.gazetteer.places import Place

EARTH_KM = 6371.0


def apart_km(a: Place, b: Place) -> float | None:
    """Great-circle kilometres; None where a coordinate is missing."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    one, two = math.radians(a.latitude), math.radians(b.latitude)
    across = math.radians(b.longitude - a.longitude)
    half = math.sin((two - one) / 2) ** 2 + math.cos(one) * math.cos(two) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
