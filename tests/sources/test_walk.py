"""Which files a person means."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.errors import SourceError
from tawthiq.sources.walk import files


def make(root: Path, *names: str) -> None:
    """Files of these names, with a word in each."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("word", encoding="utf-8")


def names_under(root: Path, *given: Path) -> list[str]:
    """The names that the walk gives, relative to the root."""
    return [path.relative_to(root).as_posix() for path in files(given or [root])]


def test_folders_are_entered_in_sorted_order(tmp_path: Path) -> None:
    """Folders and files come in the order of their names, however the disk lists them."""
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.md", "c.pdf", "رسالة مؤرخة.txt")

    assert names_under(tmp_path) == ["a/b/c.md", "a/z.txt", "b.txt", "c.pdf", "رسالة مؤرخة.txt"]


def test_the_order_of_the_paths_makes_no_difference(tmp_path: Path) -> None:
    """A file that is named twice, once through its folder, comes once."""
    make(tmp_path, "a/1.txt", "b/2.txt")

    given = [tmp_path / "b", tmp_path / "a", tmp_path / "a" / "1.txt"]

    assert names_under(tmp_path, *given) == names_under(tmp_path, *reversed(given)) == ["a/1.txt", "b/2.txt"]


def test_hidden_entries_and_manifests_are_not_documents(tmp_path: Path) -> None:
    """A dot before a name hides a file or a folder, and manifest.csv describes documents but is none."""
    make(tmp_path, "a.txt", ".hidden.txt", ".git/config.txt", "manifest.csv", "sub/manifest.csv")

    assert names_under(tmp_path) == ["a.txt"]


def test_a_hidden_file_that_is_named_itself_is_taken(tmp_path: Path) -> None:
    """Whoever names a hidden file means it."""
    make(tmp_path, ".hidden.txt")

    assert names_under(tmp_path, tmp_path / ".hidden.txt") == [".hidden.txt"]


def test_a_missing_path_is_named_at_once(tmp_path: Path) -> None:
    """The error comes before the first file, and names every path that is missing."""
    make(tmp_path, "a.txt")

    with pytest.raises(SourceError, match=r"gone\.txt.*lost.*check the path"):
        files([tmp_path / "a.txt", tmp_path / "gone.txt", tmp_path / "lost"])


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    """A folder without files is no error here: the caller says that it read nothing."""
    assert names_under(tmp_path) == []


def test_a_link_to_a_file_is_a_file_and_a_link_upwards_ends(tmp_path: Path) -> None:
    """A link to a document has its own name, and a folder that links to its parent is not endless."""
    make(tmp_path, "in/a.txt")
    (tmp_path / "in" / "b.txt").symlink_to("a.txt")
    (tmp_path / "in" / "loop").symlink_to(tmp_path)

    assert names_under(tmp_path) == ["in/a.txt", "in/b.txt"]


def test_a_casebook_inside_a_folder_is_not_entered(tmp_path: Path) -> None:
    """The texts that a casebook keeps are not read as new documents."""
    make(tmp_path, "a.txt", "case/casebook.json", "case/texts/ab/abc.txt")

    assert names_under(tmp_path) == ["a.txt"]
    with pytest.raises(SourceError, match="this is a casebook"):
        files([tmp_path / "case"])
