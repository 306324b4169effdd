"""`tawthiq find`: the first thing a newcomer and a linguist run."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable

import pytest
from click.testing import Result

import tawthiq

Run = Callable[..., Result]
ARABIC = "قُتل ثلاثة مدنيين في القصف أمس"


def test_a_sentence_shows_each_finding_with_its_ladder(run: Run) -> None:
    """The toll, the rule and its line, down to the words of the lexicon."""
    shown = run("find", ARABIC).stdout

    assert "toll 3 civilians killed" in shown
    assert re.search(r"^toll +toll\.[\w-]+ +packs/ar/grammar/tolls\.yaml:\d+ +قُتل ثلاثة مدنيين$", shown, re.M)
    assert re.search(r"^[├└] word +\S+ +packs/ar/lexicon/\w+\.yaml:\d+ +قُتل$", shown, re.M)


def test_the_day_of_publication_anchors_relative_dates(run: Run) -> None:
    """ "Yesterday" is a day only when it is known when the text was published."""
    assert "date 2018-02-07 (published)" in run("find", ARABIC, "--published", "2018-02-08").stdout
    assert "date ?" in run("find", ARABIC).stdout


def test_a_piped_text_is_read(run: Run) -> None:
    """Without a text on the line, standard input is taken."""
    assert run("find", stdin=ARABIC).stdout == run("find", ARABIC).stdout


def test_a_piped_text_may_be_in_a_legacy_encoding(run: Run) -> None:
    """It is read like a document."""
    assert "toll 3 civilians killed" in run("find", stdin=ARABIC.encode("windows-1256")).stdout


def test_piped_bytes_that_are_no_text_are_refused(run: Run) -> None:
    """The message is that of a document, with another name."""
    done = run("find", stdin=b"\x00\x01")

    assert done.exit_code == 1
    assert done.stderr.startswith("tawthiq: standard input: byte 0 is NUL")


def test_the_language_can_be_given(run: Run) -> None:
    """Two words are too few to recognise a language by."""
    assert "toll" not in run("find", "Three killed").stdout
    assert "language en" in run("find", "Three killed", "--lang", "en").stdout


def test_a_language_without_a_pack_is_told(run: Run) -> None:
    """It names the languages there are."""
    done = run("find", "Trois civils", "--lang", "fr")

    assert done.exit_code == 1
    assert "no pack reads the language 'fr' (there is ar, en" in done.stderr


def test_a_text_in_another_language_finds_nothing_and_says_so(run: Run) -> None:
    """Nothing is printed that could be taken for a finding."""
    done = run("find", "Trois civils ont été tués hier.")

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == "tawthiq: no language pack reads this text (name one with --lang)\n"


@pytest.mark.parametrize("day", ["yesterday", "2018-13-01", "08/02/2018"])
def test_a_day_of_publication_is_a_date(run: Run, day: str) -> None:
    """Anything else is not understood."""
    done = run("find", ARABIC, "--published", day)

    assert done.exit_code == 2
    assert f"{day!r} is no date (write YYYY-MM-DD)" in done.stderr


def test_json_gives_the_items_as_lines_of_a_ledger(run: Run) -> None:
    """They are what `tawthiq.read` gives."""
    shown = run("find", ARABIC, "--json", "--published", "2018-02-08").stdout

    assert [json.loads(line) for line in shown.splitlines()] == list(
        tawthiq.read(ARABIC, published="2018-02-08").lines()
    )


def test_output_is_utf8_whatever_the_terminal_says(process: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """A sentence on the command line comes back as it was written."""
    done = process("find", ARABIC)

    assert done.returncode == 0
    assert "قُتل ثلاثة مدنيين" in done.stdout
