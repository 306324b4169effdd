"""From bytes to characters."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import NotText
from tawthiq.sources.plain import decode

ARABIC = "وقالت وزارة الخارجية إن الغارة أصابت مستودعا في المدينة، وقُتل ثلاثة مدنيين بينهم طفل (12 عاما).\r\n"
ENGLISH = "The ministry’s café – “destroyed” on 8 June – cost £500 to naïve buyers.\n"
RUSSIAN = "Правительство заявило о потерях среди мирных жителей"
FRENCH = "Les Émirats ont été visés à l’aube, a déclaré le ministère de la Défense.\n"


def test_utf8_is_read_as_it_stands() -> None:
    """Newlines of every kind, spaces and marks are what offsets count, so nothing of them changes."""
    text = "a\r\nb\rc\n\n  d\u200f\u00a0\ufefftail \t\x0c"

    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_mark_at_the_start_names_the_encoding_and_is_dropped(mark: bytes, encoding: str) -> None:
    """The mark is no character of the text; everything after it is."""
    assert decode(mark + ARABIC.encode(encoding)) == (ARABIC, encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "windows-1256"),
        (ARABIC.replace("قُتل", "قتل"), "iso-8859-6"),
        (ENGLISH, "windows-1252"),
        (FRENCH, "windows-1252"),
        ("أحمد", "windows-1256"),
        ("من السيد علي إلى المجلس", "iso-8859-6"),
        ("UN letter S/2018/544 " * 50 + "من سوريا", "windows-1256"),
    ],
)
def test_legacy_encodings_are_known_by_their_words(text: str, encoding: str) -> None:
    """The encoding that makes words of one script, and common ones, is the one that was meant."""
    assert decode(text.encode(encoding)) == (text, encoding)


def test_empty_bytes_are_an_empty_text() -> None:
    """Nothing is text too."""
    assert decode(b"") == ("", "utf-8")


def test_a_broken_byte_in_utf8_is_named_and_not_read_as_another_encoding() -> None:
    """UTF-8 that was cut in the middle of a letter would make plausible Arabic rubbish in Windows-1256."""
    with pytest.raises(NotText, match=r"letter\.txt: this is UTF-8, but byte 15 is broken \(save"):
        decode("قُتل ثلاثة مدنيين".encode()[:16] + b" and more", "letter.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"abc\x00def", "byte 3 is NUL"),
        ("abc".encode("utf-16-le"), "UTF-16 without its mark"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "character 1 is NUL"),
        (codecs.BOM_UTF16_LE + b"abc", "its mark says utf-16-le"),
        (codecs.BOM_UTF8 + b"abc\xff", "byte 3 after it is not"),
        (b"\x01\x02 word", "2 of 7 characters are control characters"),
        (RUSSIAN.encode("koi8-r"), "make no words"),
        (RUSSIAN.encode("windows-1251"), "make no words"),
        ("قتل ثلاثة مدنيين في القصف على المدينة".encode("cp720"), "make no words"),
    ],
)
def test_bytes_that_are_no_text_say_so(data: bytes, says: str) -> None:
    """Each refusal names the file, what was found, and how to mend it."""
    with pytest.raises(NotText, match=r"^scan\.txt: ") as refused:
        decode(data, "scan.txt")

    assert says in str(refused.value)
    assert "(save the document as UTF-8 text and build again)" in str(refused.value)


def test_one_control_character_in_a_text_is_borne() -> None:
    """A single escape or end-of-file mark of an old program does not make a document unreadable."""
    assert decode(b"The end.\x1a") == ("The end.\x1a", "utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs"))).filter(lambda t: t[:1] != "\ufeff"))
def test_every_text_in_utf8_comes_back_exactly(text: str) -> None:
    """Whatever characters a document has, reading adds and drops none."""
    assert decode(text.encode()) == (text, "utf-8")


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes whatever end in another error than NotText."""
    try:
        text, encoding = decode(data)
    except NotText:
        return
    assert data.endswith(text.encode(encoding))


def test_twenty_megabytes_are_read_in_good_time() -> None:
    """A long text is decoded once, and judged on a sample."""
    text = ARABIC * 120_000

    assert decode(text.encode("windows-1256"))[1] == "windows-1256"
