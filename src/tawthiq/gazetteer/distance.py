"""Kilometres between two places on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_KM = 6371.0
_DEGREE_KM = 110.0
"""A little less than one degree of latitude on this globe (111.19 km)."""


class Located(Protocol):
    """Whatever has coordinates in degrees (WGS 84), or has none."""

    @property
    def latitude(self) -> float | None:
        """Degrees north."""

    @property
    def longitude(self) -> float | None:
        """Degrees east."""


def apart_km(a: Located, b: Located) -> float | None:
    """Great-circle kilometres; None where a coordinate is missing."""
    north, south, east, west = a.latitude, b.latitude, a.longitude, b.longitude
    if north is None or south is None or east is None or west is None:
        return None
    one, two = radians(north), radians(south)
    half = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(radians(west - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def within_km(a: Located, b: Located, km: float) -> bool:
    """Whether two places are no further apart; not where a coordinate is missing."""
    if a.latitude is None or b.latitude is None or abs(a.latitude - b.latitude) * _DEGREE_KM > km:
        return False
    apart = apart_km(a, b)
    return apart is not None and apart <= km
