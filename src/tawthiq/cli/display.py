"""How items look in a terminal: tables, and right-to-left words that stay in their cells.

On a terminal, words of a right-to-left script are wrapped in directional isolates (U+2068 … U+2069), so that a terminal
that orders them does so inside the cell and leaves the rest of the line alone. In a pipe nothing is added. Characters
that would reorder or hide text are shown by their number, never obeyed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RUN = re.compile(f"{_RTL.pattern}(?:(?: (?! ))?[^ A-Za-z\x1b])*")
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_WIDE = 160


def shown(text: str, *, isolate: bool) -> str:
    """Words fit for a terminal: on one line, controls made visible, right-to-left runs isolated when asked.

    >>> shown("a\\u202eb", isolate=False)
    'a<U+202E>b'
    """
    plain = _UNSAFE.sub(lambda found: f"<U+{ord(found.group()):04X}>", " ".join(text.split()))
    return f"\u2068{plain}\u2069" if isolate and _RTL.search(plain) else plain


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table on standard output."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = is_terminal()
    console = Console(width=None if terminal else _WIDE, highlight=False, soft_wrap=False)
    made = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    for row in rows:
        made.add_row(*(Text(shown(cell, isolate=False)) for cell in row))
    with console.capture() as printed:
        console.print(made)
    sys.stdout.write(isolated(printed.get()) if terminal else printed.get())


def isolated(lines: str) -> str:
    """Printed lines in which every right-to-left run of a cell is isolated, and which begin left to right.

    Isolation comes after the wrapping of cells, so that no run is opened on one line and closed on another; two
    spaces part cells, one belongs to a run.

    >>> isolated("a  تل  b") == "\\u200ea  \\u2068تل\\u2069  b"
    True
    """
    return "\n".join(
        "\u200e" + _RUN.sub(lambda run: f"\u2068{run.group()}\u2069", line) if _RTL.search(line) else line
        for line in lines.split("\n")
    )


def bounds(toll: Mapping[str, Any]) -> str:
    """A range as it is written: 22, 9-14, 45+, up to 30, dozens, ?.

    >>> bounds({"low": 9, "high": 14}), bounds({"low": 45, "high": None}), bounds({"vague": "dozens"})
    ('9-14', '45+', 'dozens')
    """
    from tawthiq.model.count import Count

    return str(Count(toll.get("low"), toll.get("high"), toll.get("vague")))


def names(actors: Iterable[Mapping[str, Any]]) -> str:
    """Actors by name, each once."""
    return ", ".join(dict.fromkeys(str(actor["name"]) for actor in actors))


def chain(actors: Sequence[Mapping[str, Any]]) -> str:
    """A chain as it is read: the speaker first, then through whom."""
    return " ‹ ".join(str(actor["name"]) for actor in actors) or "(own voice)"


def tolls(given: Iterable[Mapping[str, Any]]) -> str:
    """Tolls in one cell: "31 civilians killed, 40+ people injured"."""
    return ", ".join(f"{bounds(toll)} {toll['group']} {toll['measure']}" for toll in given)
