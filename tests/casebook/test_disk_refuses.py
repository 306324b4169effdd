"""A disk that is full, read-only or forbidden: a clear error, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawthiq
from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import CasebookReadOnly, NotACasebook

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(tawthiq.__file__).parents[1])}

COMMIT = """
import os, random, resource, subprocess, sys
from pathlib import Path
from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import CasebookError
from tawthiq.model.document import Document, Origin
from tawthiq.model.ids import make_id
from tawthiq.sources.arrive import Arrival
import hashlib

def commit(casebook, text, lines=0):
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    arrival = Arrival("a.txt", Path("a.txt"), text.encode(), sha256, text, "plain/1 utf-8", Origin())
    document = Document(arrival.document_id, "a.txt", sha256, text, arrival.reader)
    words = [random.Random(number).randbytes(200).hex() for number in range(lines)]
    found = [{"kind": "characterisation", "id": f"c-{number}", "document": document.id, "span": [0, 1],
              "text": text[:1], "term": word, "chain": [], "statement": None}
             for number, word in enumerate(words)]
    with casebook.writing() as writer:
        writer.keep(arrival)
        writer.put(document, "v1", found, {}, "a.txt")

def tell(casebook, *arguments):
    try:
        commit(casebook, *arguments)
        print("committed")
    except CasebookError as error:
        print(type(error).__name__, error)
    print(len(Casebook.open(casebook.path).documents()), "documents")
    left = [path.name for path in casebook.path.rglob(".*.tmp")]
    print(left or "nothing left over")

folder = Path(sys.argv[1])
"""

FULL = """
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(folder)], check=True)
casebook = Casebook.create(folder / "case")
tell(casebook, "small")
tell(casebook, "large " * 100_000)
tell(casebook, "many lines", 5_000)
tell(casebook, "small again")
subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
tell(casebook, "smaller")
"""

LIMITED = """
casebook = Casebook.create(folder / "case")
tell(casebook, "small")
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
tell(casebook, "large " * 100_000)
tell(casebook, "many lines", 5_000)
tell(casebook, "small again")
"""

FORBIDDEN = """
casebook = Casebook.create(folder / "case")
tell(casebook, "small")
for path in [folder / "case", *(folder / "case").rglob("*")]:
    path.chmod(0o555 if path.is_dir() else 0o444)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
tell(casebook, "other")
try:
    Casebook.create(folder / "case" / "inside")
except CasebookError as error:
    print(type(error).__name__, error)
"""

FULL_SAYS = "the disk is full; nothing was changed (make room and run the command again)"


def said(script: str, folder: Path, *before: str) -> list[str]:
    """What a process prints that runs a script on a folder."""
    words = [*before, sys.executable, "-c", COMMIT + script, str(folder)]
    done = subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users can reach."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    for inside in [path, *path.rglob("*")]:
        inside.chmod(0o755)
    shutil.rmtree(path)


def own_mounts() -> bool:
    """Whether this machine lets us mount a small disk of our own."""
    words = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", "/mnt"]
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not own_mounts(), reason="a disk of our own cannot be mounted here (needs unshare)")
def test_a_full_or_read_only_disk_leaves_the_former_state(folder: Path) -> None:
    """The original, the tables, whatever does not fit: nothing counts, and smaller work goes on."""
    case = f"{folder}/case"

    assert said(FULL, folder, "unshare", "-rm") == [
        *("committed", "1 documents", "nothing left over"),
        *(f"CasebookError {case}: {FULL_SAYS}", "1 documents", "nothing left over"),
        *(f"CasebookError {case}: {FULL_SAYS}", "1 documents", "nothing left over"),
        *("committed", "2 documents", "nothing left over"),
        f"CasebookReadOnly {case}: it cannot be written to: Read-only file system"
        " (give yourself the right to write there, or build into another folder)",
        *("2 documents", "nothing left over"),
    ]


def test_a_file_that_may_not_grow_leaves_the_former_state(folder: Path) -> None:
    """A limit on the size of files is met like a full disk."""
    assert said(LIMITED, folder) == [
        *("committed", "1 documents", "nothing left over"),
        *(f"CasebookError {folder}/case: {FULL_SAYS}", "1 documents", "nothing left over"),
        *(f"CasebookError {folder}/case: {FULL_SAYS}", "1 documents", "nothing left over"),
        *("committed", "2 documents", "nothing left over"),
    ]


def test_a_folder_that_we_may_not_write_to_is_read_only(folder: Path) -> None:
    """It can be read; writing says which right is missing. (As root we become nobody first.)"""
    lines = said(FORBIDDEN, folder)

    assert lines[3:6] == [
        f"CasebookReadOnly {folder}/case: it cannot be written to: Permission denied"
        " (give yourself the right to write there, or build into another folder)",
        "1 documents",
        "nothing left over",
    ]
    assert lines[6].startswith(f"CasebookReadOnly {folder}/case/inside: the folder cannot be made: Permission")


def test_a_casebook_cannot_be_made_under_a_file_or_in_proc(tmp_path: Path) -> None:
    """The error says that the folder cannot be made, and to name another."""
    (tmp_path / "file").write_bytes(b"")

    for path, reason in (
        (tmp_path / "file" / "case", "Not a directory"),
        (Path("/proc/case"), "No such file"),
    ):
        with pytest.raises(CasebookReadOnly, match=rf"{path}: the folder cannot be made: {reason}.*\(name a"):
            Casebook.create(path)
        with pytest.raises(NotACasebook):
            Casebook.open(path)


BUILD = """
import random
from pathlib import Path
from tawthiq.casebook.verify import verify
from tawthiq.pipeline.corpus import build

def built(paper, words):
    path = folder.parent / f"{folder.name}-{paper}"
    path.write_text(words)
    try:
        print(build(casebook, [path]).new, "new")
    except CasebookError as error:
        print(type(error).__name__, error)
    finally:
        path.unlink()
    print(verify(casebook.path).documents, "documents verified")

LETTER = "On 3 May 2023 an air strike killed %s civilians in the village of Wadi Tin, the ministry said. "
LARGE = LETTER % "four" + random.Random(1).randbytes(300_000).hex()
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=500k", "none", str(folder)], check=True)
casebook = Casebook.create(folder / "case")
built("a.txt", LETTER % "two")
built("b.txt", LARGE)
built("c.txt", LETTER % "three")
subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
built("d.txt", LETTER % "five")
"""


@pytest.mark.skipif(not own_mounts(), reason="a disk of our own cannot be mounted here (needs unshare)")
def test_a_build_on_a_full_or_read_only_disk_leaves_a_casebook_that_is_verified(folder: Path) -> None:
    """The message says what to do; what fits is read afterwards; a sealed disk can be verified."""
    case = f"{folder}/case"

    assert said(BUILD, folder, "unshare", "-rm") == [
        *("1 new", "1 documents verified"),
        *(f"CasebookError {case}: {FULL_SAYS}", "1 documents verified"),
        *("1 new", "2 documents verified"),
        f"CasebookReadOnly {case}: it cannot be written to: Read-only file system"
        " (give yourself the right to write there, or build into another folder)",
        "2 documents verified",
    ]
