"""What became of the incidents of the build before. All ids are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.linking.changes import changes
from tawthiq.linking.identity import named
from tawthiq.model.links import Decision


def said(previous: dict[str, str], now: dict[str, str]) -> list[str]:
    """Each change in a few words; accounts are single letters."""
    found = changes({k: list(v) for k, v in previous.items()}, {k: list(v) for k, v in now.items()})
    moves = [[f"{m.former}>{m.now}:{''.join(m.accounts)}" for m in change.moves] for change in found]
    return [f"{change.what} {' '.join(each)}" for change, each in zip(found, moves, strict=True)]


def test_an_incident_that_grows_did_not_change() -> None:
    """Nor one that lost an account that is read no more."""
    assert said({"i-1": "ab"}, {"i-1": "abc", "i-2": "d"}) == []
    assert said({"i-1": "ab"}, {"i-1": "b"}) == []


def test_a_merge_names_both_and_a_split_names_the_new_one() -> None:
    """With the accounts that went each way."""
    assert said({"i-1": "ab", "i-2": "c"}, {"i-1": "abcx"}) == ["merged i-1>i-1:ab i-2>i-1:c"]
    assert said({"i-1": "abc"}, {"i-1": "ab", "i-3": "c"}) == ["split i-1>i-1:ab i-1>i-3:c"]


def test_an_account_that_went_over_to_another_incident_regroups_both() -> None:
    """Changes that share an incident are one."""
    assert said({"i-1": "ab", "i-2": "cd"}, {"i-1": "a", "i-2": "bcd"}) == ["regrouped i-1>i-1:a i-1>i-2:b i-2>i-2:cd"]


def test_an_incident_whose_accounts_are_read_no_more_is_gone() -> None:
    """It is said of which accounts it was."""
    assert said({"i-1": "ab"}, {"i-2": "c"}) == ["gone i-1>None:ab"]


def test_only_the_decision_that_joins_what_was_apart_is_named() -> None:
    """One on accounts that were together before asked for nothing."""
    joins, says_again = (Decision(f"v-{pair}", "same", tuple(pair), "Rim", "read", "2031") for pair in ("bc", "ab"))
    (change,) = changes({"i-1": ["a", "b"], "i-2": ["c"]}, {"i-1": ["a", "b", "c"]}, [joins, says_again])

    assert change.decisions == ("v-bc",)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=12))
def test_every_account_is_followed(homes: list[tuple[int, int]]) -> None:
    """From any former clusters to any present ones; one that is in no change stayed where it was."""
    former: dict[str, list[str]] = {}
    clusters: dict[int, list[str]] = {}
    for at, (was, now) in enumerate(homes):
        former.setdefault(f"i-{was}", []).append(f"a-{at}")
        clusters.setdefault(now, []).append(f"a-{at}")
    founded = {f"a-{at}": ("2031", "d", at, f"a-{at}") for at in range(len(homes))}
    found = named(list(clusters.values()), founded, former)
    moves = {
        (m.former, account): m.now for change in changes(former, found) for m in change.moves for account in m.accounts
    }

    home = {account: key for key, accounts in found.items() for account in accounts}
    for key, accounts in former.items():
        for account in accounts:
            assert moves.get((key, account), key) == home[account]
