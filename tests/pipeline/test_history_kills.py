"""A build that merges incidents, killed at every call that touches the casebook: the merge is told once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import tawthiq

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tawthiq.__file__).parents[1])}

# Every build is a fork of one process that has the packs in memory already.
DRIVER = """
import os, shutil, signal, sys
from pathlib import Path
from tawthiq.casebook import batches, parts, reading
from tawthiq.casebook.casebook import Casebook
from tawthiq.casebook.verify import verify
from tawthiq.model.links import Decision
from tawthiq.pipeline import corpus

papers, before, case = [Path("papers")], Path("before"), Path("case")
TOUCHES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "shutil.rmtree"}

def forked(last):
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    seen = [0]
    def hook(event, arguments):
        if event in TOUCHES and str(arguments[0]).startswith("case"):
            seen[0] += 1
            if seen[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    try:
        corpus.build(Casebook.open(case), papers)
        os._exit(0)
    finally:
        os._exit(1)

def told():
    changes = [(change["what"], change["moves"], change["decisions"]) for change in Casebook.open(case).changes()]
    return changes, list(Casebook.open(case).ledger())

corpus.build(Casebook.create(before), papers)
accounts = tuple(line["id"] for line in Casebook.open(before).lines("account"))
with Casebook.open(before).writing() as writer:
    writer.decide(Decision("v-0123456789ab", "same", accounts, "Rim", "read both", "2031-01-01T00:00:00Z"))
shutil.copytree(before, case)
assert forked(0) == 0
reference = told()
assert [what for what, _, _ in reference[0]] == ["merged"], reference[0]
struck, status = 0, -1
while status != 0:
    shutil.rmtree(case)
    shutil.copytree(before, case)
    struck += 1
    status = forked(struck)
    verify(case)
    assert forked(0) == 0
    verify(case)
    assert told() == reference, struck
print(struck - 1)
"""

LETTER = "On {day} May 2023 an air strike killed {number} civilians in the village of {village}, the ministry said.\n"


def test_a_merge_that_a_crash_kept_from_its_effect_is_told_once(tmp_path: Path) -> None:
    """Whether the crash came before the log told of it, or between the log and its effect, or after."""
    papers = tmp_path / "papers"
    papers.mkdir()
    for day, (number, village) in enumerate((("two", "Wadi Tin"), ("five", "Bir Rakam")), 1):
        (papers / f"{day}.txt").write_text(LETTER.format(day=day, number=number, village=village))

    words = [sys.executable, "-c", DRIVER]
    done = subprocess.run(
        words, cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False
    )

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10, "kills"
