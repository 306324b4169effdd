"""What manifest.csv gives, and what it says of a broken line."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tawthiq.model.document import Origin
from tawthiq.sources.manifest import Manifest, read_manifest

HEADER = "file,publisher,published,title,url,language\n"
LINE = "a.txt,SANA,2018-02-08,عنوان,https://example.org/a,ar\n"
A = Origin("SANA", "2018-02-08", "عنوان", "https://example.org/a", "ar")


def read(folder: Path, text: str, encoding: str = "utf-8") -> Manifest:
    """The manifest of a folder with the documents a.txt and b.txt."""
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("word", encoding="utf-8")
    (folder / "manifest.csv").write_bytes(text.encode(encoding))
    return read_manifest(folder)


def said(manifest: Manifest) -> str:
    """All problems in one text."""
    return "\n".join(map(str, manifest.problems))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_manifest_gives_what_is_known_of_each_file(tmp_path: Path, encoding: str) -> None:
    """Empty cells are unknown; a byte-order mark makes no difference."""
    manifest = read(tmp_path, HEADER + LINE + "b.txt,,,,,\n", encoding)

    assert manifest.origins == {"a.txt": A, "b.txt": Origin()}
    assert manifest.problems == []


def test_a_folder_without_a_manifest_has_an_empty_one(tmp_path: Path) -> None:
    """Nothing known is no problem."""
    assert read_manifest(tmp_path) == Manifest({}, [])
    assert read_manifest(tmp_path).origin_of("a.txt") == Origin()


def test_columns_may_be_missing_added_or_in_another_order(tmp_path: Path) -> None:
    """Columns go by their names; others are ignored."""
    manifest = read(tmp_path, "Language, note ,file\nen,mine,a.txt\n")

    assert manifest.origins == {"a.txt": Origin(language="en")}
    assert manifest.problems == []


def test_quotes_hold_commas_and_newlines(tmp_path: Path) -> None:
    """The lines of a problem are those of the file, however many a value spans."""
    manifest = read(tmp_path, HEADER + 'a.txt,"A, B",,"two\nlines",,en\nb.txt,,never,,,\n')

    assert manifest.origins["a.txt"] == Origin("A, B", None, "two\nlines", None, "en")
    assert "manifest.csv:4: published 'never' cannot be used" in said(manifest)


@pytest.mark.parametrize(
    ("published", "language", "says"),
    [
        (
            "8 Feb 2018",
            "ar",
            "published '8 Feb 2018' cannot be used; the rest of the line was (write YYYY-MM-DD",
        ),
        ("2018-02-30", "ar", "published '2018-02-30' cannot be used"),
        ("2018-03/2018-02", "ar", "published '2018-03/2018-02' cannot be used"),
        (
            "2018-02-08",
            "Arabic",
            "language 'Arabic' cannot be used; the rest of the line was (write two or three",
        ),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_of_its_line_counts(
    tmp_path: Path, published: str, language: str, says: str
) -> None:
    """One broken field costs that field and no more."""
    manifest = read(tmp_path, HEADER + LINE + f"b.txt,SANA,{published},T,,{language}\n")

    assert "manifest.csv:3: " + says in said(manifest)
    assert manifest.origins["a.txt"] == A
    assert (manifest.origins["b.txt"].publisher, manifest.origins["b.txt"].title) == ("SANA", "T")
    assert None in (manifest.origins["b.txt"].published, manifest.origins["b.txt"].language)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        ("b.txt,SANA,2018-02-08", Origin("SANA", "2018-02-08")),
        ("b.txt,SANA", Origin("SANA")),
        ("b.txt,2018-02-08,Title,u,ar", Origin()),
        ("b.txt,SANA,2018-02-08,One, two,https://x,en", Origin("SANA", "2018-02-08")),
        ("b.txt,A, B,2018-02-08,T,u,en", Origin()),
    ],
)
def test_on_a_line_with_wrong_columns_only_what_stands_in_place_counts(
    tmp_path: Path, line: str, known: Origin
) -> None:
    """A value left of a sound date or language is in its place; what may have shifted is unknown."""
    manifest = read(tmp_path, HEADER + line + "\n" + LINE)

    assert manifest.origins == {"b.txt": known, "a.txt": A}
    assert "manifest.csv:2: " in said(manifest)
    assert "columns where the header has 6 (give every column its comma" in said(manifest)


def test_an_open_quote_does_not_swallow_the_lines_after_it(tmp_path: Path) -> None:
    """A quotation mark without its fellow is reported, and the next lines count."""
    manifest = read(tmp_path, HEADER + 'b.txt,"SANA,2018-02-08,T,,ar\n' + LINE)

    assert manifest.origins == {"b.txt": Origin("SANA", "2018-02-08", "T", None, "ar"), "a.txt": A}
    assert "manifest.csv:2: the columns cannot be told apart" in said(manifest)
    assert "(mend its quotation marks)" in said(manifest)


def test_a_file_that_is_not_there_is_only_noted(tmp_path: Path) -> None:
    """The line may be for a document that comes later."""
    manifest = read(tmp_path, HEADER + "gone.txt,,,,,\n" + LINE)

    assert [problem.severity for problem in manifest.problems] == ["note"]
    assert "manifest.csv:2: gone.txt is not in this folder" in said(manifest)
    assert manifest.origins["a.txt"] == A


def test_a_line_without_a_file_or_for_one_named_before_is_not_used(tmp_path: Path) -> None:
    """The first line of a file counts; the problem says which did not."""
    manifest = read(tmp_path, HEADER + LINE + ",SANA,,,,\n\na.txt,Other,,,,\n")

    assert manifest.origins == {"a.txt": A}
    assert "manifest.csv:3: the line names no file" in said(manifest)
    assert "manifest.csv:5: a.txt was named before" in said(manifest)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a.txt,SANA\n", "manifest.csv:1: there is no column `file`"),
        ("file;publisher\na.txt;SANA\n", "begin with the line file,publisher,published,title,url,language"),
        ("file,title,title\na.txt,x,y\n", "column title stands twice"),
        ("", "there is no column `file`"),
        ("file\x00", "it is not text; it was not used"),
    ],
)
def test_a_manifest_that_cannot_be_used_says_why(tmp_path: Path, text: str, says: str) -> None:
    """The documents are then read without it."""
    manifest = read(tmp_path, text)

    assert manifest.origins == {}
    assert says in said(manifest)


def test_a_manifest_in_windows_1256_is_read_and_noted(tmp_path: Path) -> None:
    """Spreadsheets on Arabic Windows still write it."""
    manifest = read(tmp_path, HEADER + LINE.replace("عنوان", "من المندوب"), "windows-1256")

    assert manifest.origins["a.txt"].title == "من المندوب"
    assert [problem.severity for problem in manifest.problems] == ["note"]


def test_a_name_spelt_with_a_separate_hamza_is_found(tmp_path: Path) -> None:
    """Some disks take a letter and its hamza apart; the line counts for the file as the disk names it."""
    on_disk = unicodedata.normalize("NFD", "أنباء.txt")
    (tmp_path / on_disk).write_text("word", encoding="utf-8")

    manifest = read(tmp_path, HEADER + "أنباء.txt,SANA,,,,\n")

    assert manifest.origins == {on_disk: Origin("SANA")}
    assert manifest.problems == []


def test_a_language_is_kept_in_small_letters(tmp_path: Path) -> None:
    """AR and ar are one language."""
    assert read(tmp_path, "file,language\na.txt,AR\n").origins["a.txt"].language == "ar"
