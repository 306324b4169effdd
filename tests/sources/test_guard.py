"""Hostile files end as a problem: the build, and the next file, go on."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.casebook.casebook import Casebook
from tawthiq.errors import SourceError
from tawthiq.pipeline.corpus import build
from tawthiq.sources import guard
from tawthiq.sources.arrive import arrive
from tawthiq.sources.names import shown
from tawthiq.sources.registry import Reader

BREAKING = Reader("breaking/1", (".x",), "breaking", seconds=1)


@pytest.fixture
def breaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A reader that does to its own process what the file says, as a broken native library would."""
    home = tmp_path / "broken" / "tawthiq" / "sources"
    home.mkdir(parents=True)
    (home / "breaking.py").write_text(
        "import os, socket\ndef read(file, name):\n    exec(file.read())\n    yield from ()\n", encoding="utf-8"
    )
    (tmp_path / "broken" / "sitecustomize.py").write_text(
        f"import tawthiq.sources; tawthiq.sources.__path__.append({str(home)!r})", encoding="utf-8"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    guard.end_all()
    yield
    guard.end_all()


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        ("os.kill(os.getpid(), 11)", "broke on it (SIGSEGV)"),
        ("os._exit(3)", "broke on it (code 3)"),
        ("while True: pass", "more than 1 seconds"),
        ("x = bytes(10**10)", "more than 3 GB of memory"),
        ("socket.create_connection(('127.0.0.1', 9))", "opens no connection"),
        ("raise ValueError('a bad table')", "it is broken: ValueError: a bad table"),
    ],
)
def test_a_reader_that_breaks_costs_its_file_and_no_other(breaking: None, deed: str, says: str) -> None:
    """A crash, an endless loop, a want of memory, a call to the network, and a fault of the reader itself."""
    with pytest.raises(SourceError) as refused:
        list(guard.found_in(BREAKING, deed.encode(), "bad.x", 0))

    assert str(refused.value).startswith("bad.x: ") and says in str(refused.value)
    assert list(guard.found_in(BREAKING, b"pass", "good.x", 0)) == []


def test_what_a_reader_prints_does_not_break_the_talk(breaking: None) -> None:
    """Native libraries write warnings to standard output."""
    assert list(guard.found_in(BREAKING, b"os.write(1, b'warning')", "a.x", 0)) == []


def test_a_build_goes_on_after_a_process_was_killed(tmp_path: Path) -> None:
    """The next page gets a new process."""
    page = tmp_path / "a.html"
    page.write_text("<p>Three civilians were killed in the town.</p>", encoding="utf-8")
    arrive(page)
    for process in guard.processes():
        os.kill(process, signal.SIGKILL)
    time.sleep(0.2)

    assert arrive(page).text == "Three civilians were killed in the town."


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div>" * 100_000 + "<p>Words at the bottom.</p>", id="deep nesting"),
        pytest.param("<p>" + "word and more, " * 1_000_000 + "Words at the bottom.</p>", id="one long line"),
        pytest.param("<p>Words at the bottom.</p>" + "<b" * 200_000, id="unclosed tags"),
        pytest.param("<p>Words at\x00 the bot\x00tom.</p>", id="NUL"),
        pytest.param('<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><p>Words at the bottom.&z;</p>', id="entities"),
        pytest.param('<img src="http://127.0.0.1:9/x.png"><p>Words at the bottom.</p>', id="remote picture"),
    ],
)
def test_hostile_pages_are_read_within_bounds(tmp_path: Path, markup: str) -> None:
    """None takes more than some seconds, and the words are there or a problem says why not."""
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    began = time.monotonic()
    try:
        text = arrive(tmp_path / "a.html").text
    except SourceError as error:
        text = str(error)

    assert "Words at the bottom." in text or "a.html: " in text
    assert time.monotonic() - began < 30


def test_fifty_megabytes_in_one_line_end_within_the_bounds_of_the_reader(tmp_path: Path) -> None:
    """The page is read to its end, or a problem says which bound it met."""
    (tmp_path / "a.html").write_text("<p>" + "word and more, " * 3_333_333 + "Words at the bottom.</p>")
    try:
        text = arrive(tmp_path / "a.html").text
    except SourceError as error:
        text = str(error)

    assert text.endswith("Words at the bottom.") or re.search(r"more than (?:120 seconds|3 GB of memory) to read", text)


def test_a_page_that_is_nested_too_deep_is_refused_and_not_cut(tmp_path: Path) -> None:
    """The words after the depth would be lost, and nobody would know."""
    (tmp_path / "a.html").write_text("<p>Words." + "<b>x" * 5_000 + "</p><p>More words.</p>", encoding="utf-8")

    with pytest.raises(SourceError, match="nested too deep to be read whole"):
        arrive(tmp_path / "a.html")


def test_a_broken_page_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    """What, where, and how to mend it, in the casebook."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(b"   ")
    (tmp_path / "in" / "b.html").write_text("<p>Three civilians were killed in the town.</p>", encoding="utf-8")

    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [tmp_path / "in"])

    assert [row.name for row in casebook.documents()] == ["b.html"]
    (problem,) = casebook.problems()
    assert (problem.what, problem.mend) == (
        "no words were found on this page",
        "save it again from the browser, or as text",
    )


def test_marks_that_turn_the_direction_are_shown_in_names_and_kept_in_texts(tmp_path: Path) -> None:
    """A name that dresses up as another is shown with its marks written out; a text is never altered."""
    words = "The \N{RIGHT-TO-LEFT OVERRIDE}nwot\N{POP DIRECTIONAL FORMATTING} was hit."
    path = tmp_path / "x\N{RIGHT-TO-LEFT OVERRIDE}gpj.txt"
    path.write_text(words, encoding="utf-8")

    assert arrive(path).text == words
    assert arrive(path).name == "x\\u202egpj.txt" == shown(path.name)
