"""The shapes that values of the ledger take, told once: for checking a line, and for the columns on disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Plain:
    """One value. ``words`` name it in errors, ``column`` is its type in pyarrow, ``bits`` bound integers."""

    words: str
    column: str
    types: tuple[type, ...]
    bits: int = 0

    def takes(self, value: object) -> bool:
        """Whether the value is of this shape."""
        if type(value) not in self.types:
            return False
        return not self.bits or not isinstance(value, int) or -(1 << self.bits) <= value < 1 << self.bits


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values of one shape."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Record:
    """A value under each of these names, no name more and none less."""

    fields: Mapping[str, Shape]


Shape = Plain | Many | Record
"""Every shape also takes None: unknown is never a guess."""

TEXT = Plain("text", "string", (str,))
WHOLE = Plain("a whole number below 2⁶³", "int64", (int,), bits=63)
OFFSET = Plain("a whole number below 2³¹", "int32", (int,), bits=31)
NUMBER = Plain("a number", "float64", (float, int), bits=53)
YES_NO = Plain("true or false", "bool_", (bool,))


def fault(shape: Shape, value: object) -> str | None:
    """The first place where a value departs from its shape, in words; None when it fits.

    >>> fault(Record({"span": Many(OFFSET)}), {"span": [4, "10"]})
    ".span[1]: '10' is not a whole number below 2³¹"
    """
    if value is None:
        return None
    if isinstance(shape, Plain):
        return None if shape.takes(value) else f": {value!r} is not {shape.words}"
    if isinstance(shape, Many):
        return _fault_in_list(shape, value)
    return _fault_in_record(shape, value)


def _fault_in_list(shape: Many, value: object) -> str | None:
    if type(value) is not list:
        return f": {value!r} is not a list"
    for index, one in enumerate(value):
        if found := fault(shape.of, one):
            return f"[{index}]{found}"
    return None


def _fault_in_record(shape: Record, value: object) -> str | None:
    if type(value) is not dict:
        return f": {value!r} is not an object"
    if value.keys() != shape.fields.keys():
        lacks, more = shape.fields.keys() - value.keys(), value.keys() - shape.fields.keys()
        return f": it lacks {sorted(lacks)}" if lacks else f": there is no place for {sorted(more, key=str)}"
    for name, one in shape.fields.items():
        if found := fault(one, value[name]):
            return f".{name}{found}"
    return None


def arrow(shape: Shape) -> pa.DataType:
    """The type of the shape's column on disk."""
    import pyarrow as pa

    if isinstance(shape, Many):
        return pa.list_(arrow(shape.of))
    if isinstance(shape, Record):
        return pa.struct([pa.field(name, arrow(one)) for name, one in shape.fields.items()])
    column: pa.DataType = getattr(pa, shape.column)()
    return column
