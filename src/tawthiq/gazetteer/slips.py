"""One name written with a slip of the hand: a letter left out, put in or doubled, or two that changed places.

A letter put for another is none: so differ villages that lie side by side.
"""

from __future__ import annotations

from functools import lru_cache

from tawthiq.gazetteer.keys import bare_name
from tawthiq.gazetteer.wording import ARABIC

SHORTEST = 4
"""In fewer letters one is too much."""


@lru_cache(maxsize=100_000)
def one_slip(a: str, b: str) -> bool:
    """Whether one slip makes one spelling of the other, both in one script.

    >>> one_slip("Khirbat Marwa", "Khirbat Marrwa"), one_slip("تل مروان", "تل مراون"), one_slip("Marwa", "Marja")
    (True, True, False)
    """
    if bool(ARABIC.search(a)) != bool(ARABIC.search(b)):
        return False
    left, right = sorted((bare_name(a), bare_name(b)), key=len)
    if len(left) < SHORTEST or len(right) - len(left) > 1 or left == right:
        return False
    start = next((at for at, (x, y) in enumerate(zip(left, right, strict=False)) if x != y), len(left))
    if len(left) < len(right):
        return left[start:] == right[start + 1 :]
    return left[start : start + 2] == right[start : start + 2][::-1] and left[start + 2 :] == right[start + 2 :]
