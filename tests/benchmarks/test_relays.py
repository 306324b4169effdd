"""Invented statements are found again in what outlets make of them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
import relay_world
import relays


def test_one_seed_makes_one_world() -> None:
    """Another seed another."""
    first, again, other = (relay_world.world(4, seed) for seed in (3, 3, 4))

    assert first == again
    assert first != other


def test_relays_are_found_and_what_only_looks_like_one_is_not() -> None:
    """Boilerplate, formulas, recalled tolls and other reports of the same strike link nothing."""
    made = relay_world.world(10, seed=21)
    said, _ = relays.found(made)
    wanted = made.pairs()

    assert said <= wanted
    assert len(said & wanted) / len(wanted) >= 0.9
