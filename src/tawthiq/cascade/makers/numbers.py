"""Numbers of things, with their bounds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from tawthiq.cascade.makers.amounts import compose, dotted
from tawthiq.cascade.slots import Slots
from tawthiq.model.finding import Finding

_OPEN = {"least": ("low", 0), "more": ("low", 1), "most": ("high", 0), "under": ("high", -1)}
_FEW = (3, 9)
"""بضعة and بضع: from three to nine."""
_YEARS = range(1900, 2100)


def number(slots: Slots) -> dict[str, Any] | None:
    """{low, high, vague, said} of number words and digits; ``bound`` opens a side, ``low``/``high`` are two ends.

    ``said`` is the number as it stands, before its bound; it is there only with a bound.
    """
    if "few" in slots.rule.labels:
        return _times_few(slots)
    if vague := slots.means("vague"):
        return {"low": None, "high": None, "vague": str(vague)}
    low, high = (None, None) if _pronoun(slots) else _ends(slots)
    if low is None or high is None or not 0 <= low <= high:
        return None
    bound = slots.means("bound")
    count = bounded({"low": low, "high": high, "vague": None}, bound)
    if bound in _OPEN:
        return {**count, "said": low}
    return {**count, "_bears": ("number.digits",)} if _in_digits(slots) else count


def bounded(count: dict[str, Any], bound: str | None) -> dict[str, Any]:
    """A count with one side opened by a bound (least, more, most, under); as it is without one.

    >>> bounded({"low": 43, "high": 43, "vague": None}, "more")["low"]
    44
    """
    name, step = _OPEN.get(bound or "", (None, 0))
    if name is None or count.get(name) is None or count[name] + step < 0:
        return count
    return {"low": None, "high": None, "vague": None, name: count[name] + step}


def amount(slots: Slots, name: str) -> Fraction | None:
    """The amount in a slot: one number or decimal found before, or words and digits; None when they make none."""
    items = slots.items(name)
    if not items:
        return None
    found = next((item for item in items if item.kind in ("number", "quantity")), None)
    if found is None:
        return compose(items, slots.keys(name))
    if len(items) > 1:
        return None
    said = found.value.get("value") if found.kind == "quantity" else _exact(found)
    return Fraction(str(said)) if said is not None else None


def spoken(slots: Slots) -> Fraction | None:
    """ "Two point five million": the number after the point gives the decimals, and the scale of both."""
    whole, part = amount(slots, "n"), amount(slots, "part")
    scale = _scale(slots.items("part"))
    if whole is None or part is None or (part / scale).denominator > 1:
        return None
    return (whole + Fraction(f"0.{part / scale}")) * scale


def _ends(slots: Slots) -> tuple[int | None, int | None]:
    if "low" in slots.rule.labels and "high" in slots.rule.labels:
        return _range(slots)
    if slots.means("low") is not None:
        return slots.means("low"), slots.means("high")
    if "part" in slots.rule.labels:
        value = spoken(slots)
    elif slots.constant("turned"):
        value = _turned(slots)
    elif slots.constant("dotted"):
        value = dotted(slots.keys("n")[0])
    else:
        value = amount(slots, "n") if "n" in slots.rule.labels else compose(slots.items(), slots.keys())
    whole = _whole(value, slots.constant("times", 1))
    if "again" in slots.rule.labels and amount(slots, "again") != value:
        return None, None
    if whole is None or (slots.constant("odd") is None and _like_a_year(slots)):
        return None, None
    return _odd(whole) if slots.constant("odd") else (whole, whole)


def _turned(slots: Slots) -> Fraction | None:
    """Two groups of digits that stand in the order of a right-to-left page: "738 1" is 1738."""
    rest, thousands = slots.keys("rest")[0], slots.keys("thousands")[0]
    whole = rest.isdecimal() and thousands.isdecimal() and len(thousands) < len(rest) and not thousands.startswith("0")
    return Fraction(thousands + rest) if whole else None


def _range(slots: Slots) -> tuple[int | None, int | None]:
    """Two whole ends that are no two years."""
    first, last = ends(slots)
    low, high = _whole(first), _whole(last)
    years = {key for name in ("low", "high") for key in slots.keys(name) if _year(key)}
    return (low, high) if low is not None and high is not None and low < high and len(years) < 2 else (None, None)


def ends(slots: Slots) -> tuple[Fraction | None, Fraction | None]:
    """The two ends of a range; "3 to 5 thousand" names its thousands once."""
    low, high = amount(slots, "low"), amount(slots, "high")
    scale = _scale(slots.items("high"))
    if low is not None and high is not None and scale > 1 and low * scale < high:
        low *= scale
    return low, high


def _scale(items: Sequence[Finding]) -> int:
    """What the last word of a number multiplies by: 1000 in "5 thousand"."""
    last = items[-1] if items else None
    parts = last.parts if last is not None and last.kind == "number" else items
    times = parts[-1].value.get("times", 1) if parts else 1
    return int(times) if times >= 1000 else 1


def _odd(value: int) -> tuple[int, int | None]:
    """A number "and some more": up to the next ten, or open."""
    return (value + 1, value + 9) if value % 10 == 0 and value < 100 else (value + 1, value + 99)


def _like_a_year(slots: Slots) -> bool:
    """A bare "1987" that nothing shows to be a count; 2000 is a round number too."""
    keys = slots.keys("n") if "n" in slots.rule.labels else []
    year = len(keys) == 1 and _year(keys[0]) and keys[0] != "2000"
    return year and not slots.constant("counts") and not slots.means("bound")


def _year(key: str) -> bool:
    return len(key) == 4 and key.isdecimal() and int(key) in _YEARS


def _pronoun(slots: Slots) -> bool:
    """A bare "one" where the rule says that it may be no number."""
    items = slots.items("n") if "n" in slots.rule.labels else []
    return slots.constant("one") is False and len(items) == 1 and "numeral.unit.one" in items[0].classes


def _in_digits(slots: Slots) -> bool:
    items = slots.items("n") if "n" in slots.rule.labels else []
    return bool(items) and "digits" in items[0].classes


def _times_few(slots: Slots) -> dict[str, Any]:
    """بضعة آلاف: from 3,000 to 9,000; بضعة وعشرون: from 23 to 29."""
    times, more = slots.means("few", "times") or 1, slots.means("few", "number") or 0
    low, high = (more + end * int(times) for end in _FEW)
    return {"low": low, "high": high, "vague": None}


def _exact(found: Finding) -> int | None:
    """The one value of a number; with a bound, the number that was said."""
    low, high = found.value.get("low"), found.value.get("high")
    return low if low == high else None


def _whole(value: Fraction | None, times: int = 1) -> int | None:
    value = value * times if value is not None else None
    return value.numerator if value is not None and value.denominator == 1 else None
