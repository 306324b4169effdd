"""Which kinds of act may be two names for one act, and which exclude each other."""

from __future__ import annotations

# Who sees an explosion cannot always tell what fell: these are one family, and "other" goes with any of them.
_FROM_AFAR = frozenset({"airstrike", "missile", "drone", "shelling", "bombing", "chemical", "destruction"})
_ON_THE_GROUND = frozenset({"ground_attack", "raid", "shooting", "execution", "detention"})
_LOOSE = frozenset(
    {
        frozenset({"ground_attack", "shelling"}),
        frozenset({"ground_attack", "siege"}),
        frozenset({"execution", "mass_grave"}),
        frozenset({"drone", "shootdown"}),
    }
)


def kinship(a: str, b: str) -> float:
    """1 for one kind, 0.4 for kinds that witnesses mix up, 0 for kinds that exclude each other.

    >>> kinship("airstrike", "airstrike"), kinship("airstrike", "shelling"), kinship("airstrike", "detention")
    (1.0, 0.4, 0.0)
    """
    if a == b:
        return 1.0
    families = any({a, b} <= family for family in (_FROM_AFAR, _ON_THE_GROUND))
    unclear = "other" in (a, b) and bool({a, b} & (_FROM_AFAR | _ON_THE_GROUND))
    loose = unclear or frozenset({a, b}) in _LOOSE
    return 0.4 if families or loose else 0.0
