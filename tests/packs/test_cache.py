"""A pack is compiled once and kept by its fingerprint; a changed word makes another."""

import json
from pathlib import Path

import pytest

from tawthiq.packs import compile as packs
from tawthiq.testing import ladder_of, pack, read


@pytest.fixture
def cache(tmp_path: Path, monkeypatch) -> Path:
    """An empty folder to keep compiled packs in."""
    monkeypatch.setenv("TAWTHIQ_CACHE", str(tmp_path / "cache"))
    packs.get.cache_clear()
    yield tmp_path / "cache" / "tawthiq"
    packs.get.cache_clear()


def test_a_compiled_pack_is_kept_under_its_fingerprint(cache, packs_with_french):
    """The second start reads the file that the first one wrote, and gives the same lexicon."""
    first = pack("fr", packs_with_french)
    packs.get.cache_clear()

    assert [f"fr-{first.fingerprint[:32]}.json"] == [file.name for file in cache.iterdir()]
    assert first.lexicon == pack("fr", packs_with_french).lexicon


def test_a_changed_word_makes_another_fingerprint(cache, packs_with_french):
    """Nothing stale is ever read."""
    before = pack("fr", packs_with_french)
    words = packs_with_french / "fr" / "lexicon" / "words.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "- {class: numeral, means: {number: 4}, forms: [quatre]}\n")
    packs.get.cache_clear()
    after = pack("fr", packs_with_french)

    assert (False, True) == ("quatre" in before.lexicon.words, "quatre" in after.lexicon.words)


@pytest.mark.parametrize("broken", ["", "{", '{"sealed": "another"}', "[]"])
def test_a_broken_cache_is_made_anew(cache, packs_with_french, broken):
    """A cache file that cannot be used is no fault."""
    name = f"fr-{packs.fingerprint_of('fr', packs_with_french)[:32]}.json"
    cache.mkdir(parents=True)
    (cache / name).write_text(broken, encoding="utf-8")

    assert "trois" in pack("fr", packs_with_french).lexicon.words
    assert json.loads((cache / name).read_text(encoding="utf-8"))["sealed"]


def test_a_cache_that_cannot_be_written_is_no_fault(cache, packs_with_french, monkeypatch):
    """Without a place to keep it the pack is compiled all the same."""
    monkeypatch.setenv("TAWTHIQ_CACHE", "/dev/null")

    assert "trois" in pack("fr", packs_with_french).lexicon.words


def test_a_ladder_leads_down_to_the_line_of_the_lexicon():
    """Every rung names its rule and its file and line."""
    ladder = ladder_of(read("قُتل ثلاثة مدنيين في القصف", "ar"), "toll")

    assert "toll.killed-verb" in ladder.splitlines()[0]
    assert "packs/ar/lexicon/harm.yaml:" in ladder and "قُتل" in ladder
