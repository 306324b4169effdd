"""A file arrives."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

import tawthiq
from tawthiq.errors import NotText, SourceError
from tawthiq.model.document import Origin
from tawthiq.model.ids import make_id
from tawthiq.sources.arrive import arrive


def test_a_file_arrives_with_its_bytes_its_hash_and_its_text(tmp_path: Path) -> None:
    """Everything that custody needs is in one record; the id comes from the bytes alone."""
    path = tmp_path / "رسالة إلى المجلس.txt"
    path.write_bytes("قُتل ثلاثة\r\n".encode())
    origin = Origin(publisher="SANA")

    arrival = arrive(path, origin)

    assert (arrival.name, arrival.path, arrival.origin) == ("رسالة إلى المجلس.txt", path, origin)
    assert (arrival.text, arrival.reader) == ("قُتل ثلاثة\r\n", "plain/1 utf-8")
    assert arrival.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert arrival.document_id == make_id("document", arrival.sha256)


def test_a_link_arrives_under_its_own_name(tmp_path: Path) -> None:
    """A link to a file is the file, by another name."""
    (tmp_path / "a.txt").write_text("word", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("a.txt")

    assert arrive(tmp_path / "link.txt").name == "link.txt"
    assert arrive(tmp_path / "link.txt").document_id == arrive(tmp_path / "a.txt").document_id


def test_a_name_that_is_not_utf8_can_be_stored_and_printed(tmp_path: Path) -> None:
    """Old disks hold names in other encodings; their bytes are shown as escapes."""
    path = tmp_path / os.fsdecode(b"\xd1\xd3\xc7\xe1\xc9.txt")
    path.write_text("word", encoding="utf-8")

    assert arrive(path).name.encode("utf-8").endswith(b".txt")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """The bound is stated, and the error says what to do."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200_000_001)

    with pytest.raises(SourceError, match=r"large\.txt: it is larger than 200 MB \(split it"):
        arrive(path)


FORBIDDEN = """
import os, sys
from pathlib import Path
from tawthiq.errors import SourceError
from tawthiq.sources.arrive import arrive
from tawthiq.sources.registry import reader_for
from tawthiq.sources.walk import files

if os.geteuid() == 0:
    os.setuid(65534)
try:
    arrive(Path("secret.txt"))
except SourceError as error:
    print(error)
print([reader_for(path).reason for path in files([Path("closed")])])
"""


def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """The error names the file and the right that is missing. (As root we become nobody first.)"""
    (tmp_path / "secret.txt").write_text("word", encoding="utf-8")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    tmp_path.chmod(0o755)
    environment = {**os.environ, "PYTHONPATH": str(Path(tawthiq.__file__).parents[1])}
    words = [sys.executable, "-c", FORBIDDEN]

    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == [
        "secret.txt: it may not be read (give yourself the right to read it)",
        "['the folder cannot be listed']",
    ]


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """A pipe would wait for ever, and a folder has no bytes."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()

    for name in ("pipe.txt", "folder.txt"):
        with pytest.raises(SourceError, match=rf"{name}: this is not a regular file"):
            arrive(tmp_path / name)


def test_a_file_that_is_gone_or_links_nowhere_is_refused(tmp_path: Path) -> None:
    """It may vanish between the walk and the reading."""
    (tmp_path / "link.txt").symlink_to("gone.txt")

    for name in ("gone.txt", "link.txt"):
        with pytest.raises(SourceError, match=rf"{name}: No such file or directory \(check the path"):
            arrive(tmp_path / name)


def test_a_file_without_a_reader_or_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """The errors name the file as it was given."""
    (tmp_path / "scan.tiff").write_bytes(b"II")
    (tmp_path / "noise.txt").write_bytes(b"\x00\x01")

    with pytest.raises(SourceError, match=r"scan\.tiff: no reader takes \.tiff files"):
        arrive(tmp_path / "scan.tiff")
    with pytest.raises(NotText, match=r"noise\.txt: byte 0 is NUL"):
        arrive(tmp_path / "noise.txt")
