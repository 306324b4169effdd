"""Word pairs: what a word of one language means in another."""

import pytest

from tawthiq.errors import PackError
from tawthiq.packs.pairs import meanings, read


@pytest.mark.parametrize(
    ("english", "arabic"),
    [("hospitals", "والمستشفيات"), ("villages", "قراهم"), ("investigation", "بتحقيق"), ("bombing", "قصف")],
)
def test_a_word_is_known_in_whatever_form(english: str, arabic: str) -> None:
    """Particles, articles and endings are taken off."""
    assert meanings(english, "en") & meanings(arabic, "ar")


def test_other_words_mean_nothing_in_common() -> None:
    """A bakery is no mosque, and an unknown word no pair."""
    assert not meanings("bakery", "en") & meanings("المسجد", "ar")
    assert not meanings("zyzzyva", "en")


def test_a_pair_in_one_language_is_a_fault(tmp_path) -> None:
    """The error names the line."""
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "pairs.yaml").write_text("- {en: [well], ar: [بئر]}\n- {en: [mill]}\n", encoding="utf-8")

    with pytest.raises(PackError, match=r"pairs\.yaml:2"):
        read(tmp_path)
