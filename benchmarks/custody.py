"""What custody costs: a first build, a second of the same files, and a verification, over many small documents.

    .venv/bin/python benchmarks/custody.py [DOCUMENTS …]

Prints processor seconds of each, with those of the readers' processes, and the most memory each held. Every number of
documents is built in a process of its own; a tenth are saved pages, the others plain text.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.verify import verify
from tawthiq.pipeline.corpus import build
from tawthiq.sources import guard

_DOCUMENTS = (1_000, 4_000)
_HEADS = ("Wadi", "Bir", "Tell", "Kafr", "Dayr")
_NAMES = [first + last for first in ("Zar", "Tin", "Lawz", "Rum", "Hud", "Naq") for last in ("an", "ayl", "iya", "un")]
_TELLINGS = 3
_FIRST = date(2011, 1, 1)
_DAYS = 5_000
_MEGABYTE = 1024


def main() -> None:
    counts = [int(word) for word in sys.argv[1:] if word.isdecimal()] or _DOCUMENTS
    if "--one" in sys.argv:
        one(*counts)
        return
    print("documents  first build  second build  verify  (processor seconds)   memory: build / verify (MB)")
    for count in counts:
        subprocess.run([sys.executable, __file__, str(count), "--one"], check=True)


def one(count: int) -> None:
    """The line of one number of documents."""
    with tempfile.TemporaryDirectory() as folder:
        papers, case = Path(folder, "papers"), Path(folder, "case")
        papers.mkdir()
        for number in range(count):
            write(papers, number)
        seconds, memory = [used()], []
        for work in (lambda: build(Casebook.create(case), [papers]),) * 2 + (lambda: verify(case),):
            work()
            guard.end_all()
            seconds.append(used())
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE)
    first, second, verified = (after - before for before, after in pairwise(seconds))
    print(f"{count:9,}{first:13.1f}{second:14.1f}{verified:8.1f}{memory[0]:36,}{memory[2]:9,}", flush=True)


def write(papers: Path, number: int) -> None:
    """One document: a letter of three sentences, or a page that holds it. Three documents tell of one strike."""
    strike = number // _TELLINGS
    day = (_FIRST + timedelta(days=strike % _DAYS)).strftime("%-d %B %Y")
    place, killed = f"{_HEADS[strike % 5]} {_NAMES[strike * 7 % len(_NAMES)]}", 2 + strike % 90
    words = (
        f"Letter {number}. On {day} an air strike killed {killed} civilians in the village of {place}, "
        f"the ministry said. Witnesses said that the strike hit a market."
    )
    if number % 10:
        (papers / f"{number:06}.txt").write_text(words)
    else:
        (papers / f"{number:06}.html").write_text(f"<html><h1>Letter {number}</h1><p>{words}</p></html>")


def used() -> float:
    """Processor seconds of this process and of those that it has ended."""
    both = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


if __name__ == "__main__":
    main()
