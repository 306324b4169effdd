"""Clusters from pairs, and names that stay."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.errors import DecisionError
from tawthiq.linking.clustering import cluster
from tawthiq.linking.identity import named

ITEMS = [f"a-{letter}" for letter in "bcdefgh"]
PAIRS = list(combinations(ITEMS, 2))
FOUNDED = {item: ("2031", "d", at, item) for at, item in enumerate(ITEMS)}


def test_one_wrong_link_does_not_chain_two_clusters() -> None:
    """What speaks against the other pairs outweighs it."""
    weights = dict.fromkeys(combinations(ITEMS[:3], 2), 2.0) | dict.fromkeys(combinations(ITEMS[3:6], 2), 2.0)
    weights |= {(a, b): -1.0 for a in ITEMS[:3] for b in ITEMS[3:6]} | {(ITEMS[0], ITEMS[3]): 3.0}

    assert cluster(ITEMS[:6], weights) == [tuple(ITEMS[:3]), tuple(ITEMS[3:6])]


def test_a_pair_that_people_parted_is_not_joined_over_a_third() -> None:
    """Not even when the third fits both."""
    b, c, d = ITEMS[:3]
    found = cluster([b, c, d], {(b, c): 1.0, (b, d): 1.0, (c, d): 0.0}, apart=[(c, d)])

    assert all({c, d} - set(members) for members in found)


@given(
    st.dictionaries(st.sampled_from(PAIRS), st.floats(-5, 5)),
    st.sets(st.sampled_from(PAIRS), max_size=3),
    st.sets(st.sampled_from(PAIRS), max_size=3),
)
def test_decisions_always_hold(
    weights: dict[tuple[str, str], float], together: set[tuple[str, str]], apart: set[tuple[str, str]]
) -> None:
    """Whatever the reasons say; and every item is in exactly one cluster."""
    try:
        found = cluster(ITEMS, weights, together, apart)
    except DecisionError:
        return
    home = {item: members for members in found for item in members}
    assert sorted(item for members in found for item in members) == ITEMS
    assert all(home[a] == home[b] for a, b in together)
    assert all(home[a] != home[b] for a, b in apart)


def test_a_split_incident_keeps_its_name_on_the_larger_part() -> None:
    """The other part gets a new one, even if it holds the founder."""
    before = named([ITEMS[:4]], FOUNDED, {})
    [old] = before
    after = named([ITEMS[:1], ITEMS[1:4]], FOUNDED, before)

    assert after[old] == tuple(ITEMS[1:4])
    assert len(after) == 2


def test_a_merged_incident_takes_the_name_of_the_larger_part() -> None:
    """The smaller part's name is not given again."""
    before = named([ITEMS[:1], ITEMS[1:4]], FOUNDED, {})
    larger = next(key for key, members in before.items() if len(members) == 3)

    assert list(named([ITEMS[:4]], FOUNDED, before)) == [larger]


@given(st.lists(st.integers(0, 3), min_size=len(ITEMS), max_size=len(ITEMS)), st.integers(0, len(ITEMS)))
def test_no_name_is_given_twice(homes: list[int], known: int) -> None:
    """Whatever the former build was."""
    clusters = [[i for i, home in zip(ITEMS, homes, strict=True) if home == key] for key in set(homes)]
    previous = named([ITEMS[:known]], FOUNDED, {}) if known else {}

    assert len(named(clusters, FOUNDED, previous)) == len(clusters)
