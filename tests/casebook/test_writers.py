"""Several processes, and processes that are killed: real ones."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tawthiq
from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import CasebookBusy

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tawthiq.__file__).parents[1])}

COMMITS = """
import sys
import time
from pathlib import Path
from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import CasebookBusy
from tawthiq.model.document import Document
from tawthiq.sources.arrive import arrive
from tawthiq.sources.problem import Problem

casebook, papers = Casebook.create(sys.argv[1]), Path(sys.argv[2])
how_many = int(sys.argv[3])

def put(writer, number, made_by):
    path = papers / f"{number:04}.txt"
    path.write_bytes(f"document {number}\\r\\n".encode())
    arrival = arrive(path)
    document = Document(arrival.document_id, arrival.name, arrival.sha256, arrival.text, arrival.reader)
    line = {"kind": "characterisation", "id": f"c-{number}", "document": document.id, "span": [0, 8],
            "text": "document", "term": made_by, "chain": [], "statement": None}
    writer.keep(arrival)
    writer.put(document, made_by, [line], {line["id"]: made_by}, str(path))

def group(number):
    return {"kind": "statement_group", "id": "g-1", "relation": str(number), "documents": [], "reasons": [],
            "score": 1.0, "aligned": [], "sure": [], "versions": []}

print("ready", flush=True)
while how_many:
    try:
        with casebook.writing() as writer:
            number = len(casebook.documents())
            put(writer, number, str(number))
            put(writer, 0, str(number))
            writer.put_links([group(number)], [])
            writer.put_problems([Problem("x.txt", str(number), "mend it")])
    except CasebookBusy:
        time.sleep(0.01)
        continue
    how_many -= 1
    print(number, flush=True)
"""


def committing(casebook: Path, papers: Path, how_many: int) -> subprocess.Popen[str]:
    """A process that makes so many commits, each of one more document than the last; it prints each."""
    words = [sys.executable, "-c", COMMITS, str(casebook), str(papers), str(how_many)]
    return subprocess.Popen(words, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True)


def whole_state(path: Path) -> int:
    """How many documents a casebook holds, having looked that all of it is of one and the same commit."""
    casebook = Casebook.open(path)
    rows, last = casebook.documents(), str(len(casebook.documents()) - 1)
    if rows:
        terms = [last, *(str(number) for number in range(1, len(rows)))]
        assert [line["term"] for line in casebook.lines("characterisation")] == terms
        assert [row.made_by for row in rows] == terms
        assert [line["relation"] for line in casebook.lines("statement_group")] == [last]
        assert [problem.what for problem in casebook.problems()] == [last]
        assert [casebook.text(row.id) for row in rows] == [f"document {n}\r\n" for n in range(len(rows))]
        assert casebook.ladder("c-0") == last
    return len(rows)


def test_a_process_killed_at_any_instant_leaves_the_state_before_or_after(tmp_path: Path) -> None:
    """Eight kills at seeded instants: every state is whole, no reported commit is lost, work goes on."""
    papers, path, chance = tmp_path / "papers", tmp_path / "case", random.Random(2018)
    papers.mkdir()
    reported = 0
    for _ in range(8):
        process = committing(path, papers, -1)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        printed = [process.stdout.readline().strip() for _ in range(chance.randrange(3))]
        time.sleep(chance.uniform(0.0, 0.05))
        process.send_signal(signal.SIGKILL)
        printed += process.stdout.read().splitlines()
        process.wait()
        process.stdout.close()
        reported = int(printed[-1]) + 1 if printed else reported
        assert reported <= whole_state(path) <= reported + 1
        reported = whole_state(path)
    assert reported > 4

    with Casebook.open(path).writing() as writer:
        writer.put_problems([])
    assert not list(path.rglob(".*.tmp")), "the next writer sweeps what the killed ones left"
    assert len(list((path / "derived" / "parts").iterdir())) <= 2 * 33


def test_two_processes_that_write_take_turns_and_lose_nothing(tmp_path: Path) -> None:
    """Together they make every commit once, and a ledger that is read meanwhile is of one state."""
    (tmp_path / "papers").mkdir()
    Casebook.create(tmp_path / "case")
    processes = [committing(tmp_path / "case", tmp_path / "papers", 6) for _ in range(2)]
    seen = 0
    while any(process.poll() is None for process in processes):
        now = list(Casebook.open(tmp_path / "case").ledger())
        documents = [line for line in now if line["kind"] == "document"]
        terms = [line["term"] for line in now if line["kind"] == "characterisation"]
        assert seen <= len(documents) == len(terms)
        assert [line["relation"] for line in now if line["kind"] == "statement_group"] == terms[:1]
        seen = len(documents)

    printed = [process.communicate()[0].split() for process in processes]
    assert sorted(int(word) for words in printed for word in words if word != "ready") == list(range(12))
    assert whole_state(tmp_path / "case") == 12


HOLDS = """
import os, sys
from tawthiq.casebook.casebook import Casebook

with Casebook.open(sys.argv[1]).writing():
    hears, says = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(says, b"!")
        os.read(0, 1)
        os._exit(0)
    os.read(hears, 1)
    print("held", flush=True)
    os.read(0, 1)
"""


def test_a_second_process_is_told_who_writes_and_reads_meanwhile(tmp_path: Path) -> None:
    """Busy names the process; readers need no lock; a kill frees it, though a forked worker lives on."""
    casebook = Casebook.create(tmp_path / "case")
    words = [sys.executable, "-c", HOLDS, str(casebook.path)]
    process = subprocess.Popen(words, env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"

    with (
        pytest.raises(CasebookBusy, match=rf"process {process.pid} is writing to it \(wait for it to end"),
        casebook.writing(),
    ):
        pass
    assert casebook.documents() == []

    process.kill()
    process.wait()
    with casebook.writing():
        pass
    assert process.stdin is not None
    process.stdin.close()
    process.stdout.close()
