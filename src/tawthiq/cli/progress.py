"""A progress bar on standard error, and none when it is piped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def bar() -> Iterator[Callable[[str, int, int], None]]:
    """A function (what, done, total) to call as work goes on."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, object] = {}

        def advance(what: str, done: int, total: int) -> None:
            task = tasks.setdefault(what, progress.add_task(what, total=total)) if what not in tasks else tasks[what]
            progress.update(task, completed=done, total=total)  # type: ignore[arg-type]

        yield advance
