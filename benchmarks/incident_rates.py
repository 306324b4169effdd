"""What is known of an invented war: its rates, its parties, and one incident as it was."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from incident_ground import Spot

from tawthiq.model.claims import Actor

PARTIES = [Actor(f"{name}-army", f"{name.capitalize()} Army") for name in ("amber", "birch", "cedar", "delta")]


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares out of one. Measured: neighbours, the days, disjoint tolls, coordinates, names that are shared."""

    a_day: int = 12
    tellings: float = 3.46
    days_at_most: int = 2500
    near: float = 0.3
    same_place: float = 0.45
    other_day: float = 0.04
    far_day: float = 0.004
    span: float = 0.05
    month: float = 0.02
    undated: float = 0.03
    town_only: float = 0.1
    region_only: float = 0.02
    no_place: float = 0.02
    wrong_place: float = 0.03
    misspelt: float = 0.06
    shared_name: float = 0.29
    resolved: float = 0.6
    named_town: float = 0.4
    named_region: float = 0.4
    seen_otherwise: float = 0.12
    nobody_accused: float = 0.2
    other_accused: float = 0.05
    no_toll: float = 0.3
    vague_toll: float = 0.08
    other_toll: float = 0.3
    relayed: float = 0.35


@dataclass(frozen=True, slots=True)
class Happened:
    """One incident as it was."""

    key: str
    day: datetime.date
    spot: Spot
    kind: str
    by: Actor
    killed: int
    injured: int
