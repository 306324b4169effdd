"""Builds that are killed at fifty seeded instants: nothing is lost, and nobody is accused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import tawthiq

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tawthiq.__file__).parents[1])}
KILLS = 50

# Every build is a fork of one process that has the packs in memory already. Half of the kills come from outside, after
# some time; the other half from inside, at the very call to the system that touches the casebook's folder.
DRIVER = """
import json, os, random, shutil, signal, sys, time
from pathlib import Path
from tawthiq.casebook import batches, parts, reading, writer
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.verify import verify
from tawthiq.errors import NotACasebook
from tawthiq.pipeline import corpus

case, papers, kills = Path("case"), [Path("papers")], int(sys.argv[1])
corpus.COMMIT_EVERY, writer.MOST_PARTS = 2, 2
TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "shutil.rmtree"}

def forked(work):
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child

def ended(child):
    return os.waitpid(child, 0)[1]

def built():
    corpus.build(Casebook.create(case), papers)

def ledger():
    return "".join(json.dumps(line, ensure_ascii=False) for line in Casebook.open(case).ledger())

def counting(last):
    seen = [0]
    def hook(event, arguments):
        if event in TOUCHES and str(arguments[0]).startswith("case"):
            seen[0] += 1
            if seen[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    return seen

def undisturbed():
    seen, began = counting(0), time.monotonic()
    built()
    Path("reference").write_text(json.dumps([time.monotonic() - began, seen[0], ledger()]))

def whole():
    try:
        before = len(Casebook.open(case).documents())
        verify(case)
    except NotACasebook:
        before = -1
    built()
    verify(case)
    assert ledger() == reference, "another ledger"
    assert not list(case.rglob(".*.tmp")), "something is left over"
    print(before, flush=True)

def killed(chance):
    if chance.random() < 0.5:
        last = chance.randrange(1, touches + 1)
        return ended(forked(lambda: (counting(last), built())))
    child = forked(built)
    time.sleep(chance.uniform(0.0, seconds))
    os.kill(child, signal.SIGKILL)
    return ended(child)

vocabulary = corpus.vocabulary_of(Casebook(case))
for path, language in ((papers[0] / "1.txt", "en"), (papers[0] / "ar.txt", "ar")):
    vocabulary.reader(language).read(path.read_text(encoding="utf-8"), None, "d-1")
assert ended(forked(undisturbed)) == 0
seconds, touches, reference = json.loads(Path("reference").read_text())
struck = 0
for seed in range(3 * kills):
    if struck == kills:
        break
    shutil.rmtree(case, ignore_errors=True)
    status = killed(random.Random(seed))
    assert status in (0, signal.SIGKILL), (seed, status)
    assert ended(forked(whole)) == 0, seed
    struck += bool(status)
    print("killed" if status else "was done", flush=True)
"""

LETTER = "On {day} May 2023 an air strike killed {number} civilians in the village of Wadi Tin, the ministry said.\n"
ARABIC = "قال شهود إن أربعة مدنيين قُتلوا في قصف على قرية بئر العين في 9 أيار/مايو 2023.\n"


def test_a_build_that_is_killed_at_any_instant_is_completed_by_the_next(tmp_path: Path) -> None:
    """After every kill the casebook opens and is verified; the next build gives the ledger of an undisturbed one."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for day, number in enumerate(("two", "three", "four"), 1):
        (papers / f"{day}.txt").write_text(LETTER.format(day=day, number=number))
    (papers / "copy.txt").write_text((papers / "1.txt").read_text())
    (papers / "ar.txt").write_text(ARABIC)
    (papers / "broken.txt").write_bytes(b"\x00\x01")

    words = [sys.executable, "-c", DRIVER, str(KILLS)]
    done = subprocess.run(
        words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False
    )

    assert done.returncode == 0, done.stderr
    said = done.stdout.split("\n")
    assert said.count("killed") == KILLS, said
    assert {"-1", "0", "2", "4"} <= {*said}, "the kills struck before, between and after the commits"
