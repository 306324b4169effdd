"""Which reader takes a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.sources.registry import Reader, Skipped, reader_for


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.text", "A.TXT", "رسالة.txt"])
def test_plain_text_is_taken_by_its_suffix(name: str) -> None:
    """The suffix decides, in any case of letters."""
    reader = reader_for(Path(name))

    assert isinstance(reader, Reader)
    assert reader.name == "plain/1"


def test_a_file_that_no_reader_takes_is_a_note(tmp_path: Path) -> None:
    """A file of another kind is not dropped in silence: it says why, and how to mend it."""
    skipped = reader_for(tmp_path / "scan.tiff")

    assert isinstance(skipped, Skipped)
    assert skipped.path == tmp_path / "scan.tiff"
    assert "scan.tiff: no reader takes .tiff files (save it as one of .txt .md .text .html" in str(skipped.problem())
    assert skipped.problem().severity == "note"


def test_a_file_without_a_suffix_is_a_note() -> None:
    """A name without a suffix says nothing of what is inside."""
    skipped = reader_for(Path("README"))

    assert isinstance(skipped, Skipped)
    assert "without a suffix" in skipped.reason


def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    """The walk gives such a folder itself, and here it says why it was not read."""
    skipped = reader_for(tmp_path)

    assert isinstance(skipped, Skipped)
    assert skipped.problem().severity == "error"
