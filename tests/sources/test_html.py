"""Saved web pages: twenty-three ways in which sites build them, each beside its article as a person cleaned it."""

from __future__ import annotations

import io
import re
from collections import Counter
from email.message import EmailMessage
from pathlib import Path

import pytest

from tawthiq.errors import SourceError
from tawthiq.model.document import Origin
from tawthiq.sources import html, mhtml
from tawthiq.sources.arrive import arrive

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall over words."""
    one, other = Counter(re.findall(r"\w+", found)), Counter(re.findall(r"\w+", wanted))
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def origin_of(name: str) -> Origin:
    """What one of the pages states of itself."""
    (path,) = [path for path in PAGES if path.stem == name]
    return arrive(path).origin


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_article_is_found_on_pages_of_many_builds(path: Path) -> None:
    """Menus, cookie notes, comments and related stories are left, and no paragraph of the article is."""
    assert f1(arrive(path).text, path.with_suffix(".txt").read_text(encoding="utf-8")) >= 0.95


@pytest.mark.parametrize(
    ("name", "publisher", "published", "language"),
    [
        ("01_semantic", "Daily Plain", "2018-06-08", "en"),
        ("02_div_soup_ar", "صوت السهل", "2018-06-08", "ar"),
        ("06_institution", "Assembly of the Plain", "2018-06-09", "en"),
        ("10_amp", "Wire of the Plain", "2018-06-08", "en"),
        ("11_read_also_inside", "قناة الساحل", "2018-06-08", "ar"),
        ("13_print_page", None, None, None),
    ],
)
def test_a_page_states_its_publisher_day_and_language(
    name: str, publisher: str | None, published: str | None, language: str | None
) -> None:
    """From JSON-LD, alone, in a list or a graph, from OpenGraph, Dublin Core, or not at all."""
    found = origin_of(name)

    assert (found.publisher, found.published, found.language) == (publisher, published, language)


def test_a_page_tells_its_address_from_its_head_or_from_the_browser_that_saved_it() -> None:
    """The note "saved from url" of a browser, or the canonical link."""
    assert origin_of("08_saved_with_overlays").url == "https://herald.example/2018/qarnat/"
    assert origin_of("01_semantic").url == "https://plain.example/world/qarnat"


def test_a_language_that_the_script_refutes_is_not_taken() -> None:
    """A frame in English around a post in Arabic says nothing of the post."""
    assert origin_of("12_post").language is None


@pytest.mark.parametrize(
    ("encoding", "declared", "said"),
    [
        ("utf-8", "windows-1256", "utf-8"),
        ("windows-1256", "utf-8", "windows-1256"),
        ("windows-1256", "windows-1256", "windows-1256"),
        ("iso-8859-6", "iso-8859-6", "iso8859-6"),
        ("utf-16", "utf-8", "utf-16-le"),
    ],
)
def test_what_the_bytes_prove_comes_before_what_the_page_declares(encoding: str, declared: str, said: str) -> None:
    """Programs that save pages change the encoding and leave the old word for it."""
    words = "قالت الوزارة إن ثلاثة مدنيين قتلوا في القصف على المدينة."

    found = html.page(f"<meta charset={declared}><p>{words}</p>".encode(encoding), "a.html")

    assert (found.text, found.how) == (words, said)


def test_a_page_saved_as_one_file_is_read_with_its_address(tmp_path: Path) -> None:
    """MHTML as browsers write it: a multipart mail with the page, its pictures and its address."""
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "https://plain.example/a"
    mail.set_content("<h1>Seven killed</h1><p>قتل سبعة مدنيين في القصف.</p>", subtype="html", charset="windows-1256")
    mail.add_related(b"\x89PNG", "image", "png", cid="a@b")
    (tmp_path / "a.mhtml").write_bytes(mail.as_bytes())

    found = arrive(tmp_path / "a.mhtml")

    assert (found.text, found.reader) == ("Seven killed\n\nقتل سبعة مدنيين في القصف.", "mhtml/2 windows-1256")
    assert found.origin.url == "https://plain.example/a"


def test_a_file_without_a_page_says_so() -> None:
    """An empty page, and a mail that is no page."""
    with pytest.raises(SourceError, match=r"a\.html: no words were found on this page"):
        list(html.read(io.BytesIO(b" "), "a.html"))
    with pytest.raises(SourceError, match=r"a\.mht: no page is in this file"):
        list(mhtml.read(io.BytesIO(b"Subject: x\n\nwords"), "a.mht"))
