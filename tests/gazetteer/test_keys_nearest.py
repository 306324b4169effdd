"""The names most like a name."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.gazetteer.nearest import Index, nearest
from tawthiq.gazetteer.sounds import TABLE, read_counts

NAMES = ["Al Hudaydah", "Dayr az Zawr", "Dhib Jaza‘", "Kafr Nabl", "Kafr Nabudah", "Hajjah", "دير الزور", "كفر نبل"]
INDEX = Index.of(NAMES)


def test_a_name_is_found_in_the_other_script() -> None:
    """The nearest is the same place, not one with a similar name."""
    assert [nearest(name, INDEX)[0].name for name in ("كفر نبودة", "ذيب جزاع", "Deir Ezzor")] == [
        "Kafr Nabudah",
        "Dhib Jaza‘",
        "Dayr az Zawr",
    ]


def test_a_name_that_shares_no_consonant_is_near_nothing() -> None:
    """An empty list, not a guess."""
    assert nearest("!!", INDEX) == []
    assert nearest("كفر", Index.of([])) == []


@given(st.text(max_size=30), st.integers(0, 5))
def test_nearest_takes_any_text(name: str, count: int) -> None:
    """At most as many as asked for, the most alike first."""
    found = nearest(name, INDEX, count)

    assert len(found) <= count
    assert found == sorted(found, key=lambda near: -near.likeness)


def test_the_table_is_small_and_a_longer_context_knows_no_more_than_the_letter() -> None:
    """What is seen among neighbours was seen for the letter."""
    counts = read_counts(TABLE.read_text(encoding="utf-8").splitlines())

    assert TABLE.stat().st_size < 200_000
    for context, row in counts.items():
        assert set(row) <= set(counts[context[1] if len(context) == 4 else context[0]])
