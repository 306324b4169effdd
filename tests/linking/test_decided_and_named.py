"""What people decided holds against every reason, and names stay while documents come and go."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.gazetteer.keys import skeleton
from tawthiq.linking.evidence import Figure, Place, Telling
from tawthiq.linking.resolve import link
from tawthiq.model.claims import Actor
from tawthiq.model.links import Decision
from tawthiq.model.span import Span
from tawthiq.model.when import days_of

DAYS = (None, "2031-03", "2031-03-04", "2031-03-05", "2031-03-04/2031-03-05")
PLACES = ((), ("Mirsat",), ("Tell Marwa", "Mirsat"), ("Kafr Zayt", "Mirsat"), ("Sindal Province",))
ACCOUNT = st.tuples(st.sampled_from(DAYS), st.sampled_from(PLACES), st.integers(0, 3), st.integers(0, 4))


def told(at: int, when: str | None, places: tuple[str, ...], killed: int, document: int) -> Telling:
    """An account; several may stand in one document."""
    kinds = {text: "admin1" if text.endswith("Province") else "settlement" for text in places}
    return Telling(
        id=f"a-{at}",
        document=f"d-{document}",
        span=Span(10 * at, 10 * at + 9),
        sentence=Span(10 * at, 10 * at + 9),
        language="en",
        published=f"2031-03-{10 + document}",
        type="airstrike",
        when=when,
        days=days_of(when),
        places=tuple(Place("m", "d", text, frozenset({skeleton(text)}), kind) for text, kind in kinds.items()),
        by=(Actor("the-pact", "The Pact"),),
        chain=(Actor(f"speaker{at % 3}", "Speaker"),),
        stance="asserted",
        tolls=(Figure("t", "killed", "people", killed, killed, None, "incident"),) if killed else (),
        moments=frozenset(),
        words=(),
    )


TELLINGS = st.lists(ACCOUNT, min_size=2, max_size=9).map(
    lambda made: [told(at, *account) for at, account in enumerate(made)]
)


def homes(tellings: list[Telling], decisions: list[Decision]) -> dict[str, str]:
    """The incident of every account."""
    return {account: found.id for found in link([], tellings, decisions).clusters for account in found.accounts}


def named(tellings: list[Telling], previous: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The accounts of every incident, after a former build."""
    return {found.id: tuple(sorted(found.accounts)) for found in link([], tellings, [], previous).clusters}


@given(TELLINGS, st.data())
def test_what_people_decided_always_holds(tellings: list[Telling], data: st.DataObject) -> None:
    """Dated or not, placed or not, in one document or two: same are together, different are apart."""
    ids = [telling.id for telling in tellings]
    side = {key: data.draw(st.integers(0, 2)) for key in ids}
    pairs = data.draw(st.lists(st.sampled_from(list(combinations(ids, 2))), unique=True))
    verdicts = {pair: "same" if side[pair[0]] == side[pair[1]] else "different" for pair in pairs}
    decisions = [
        Decision(f"v-{at}", verdict, pair, "Rim", "read both", f"2031-04-01T10:00:{at:02}Z")
        for at, (pair, verdict) in enumerate(verdicts.items())
    ]

    home = homes(tellings, decisions)

    for (a, b), verdict in verdicts.items():
        assert (home[a] == home[b]) == (verdict == "same")


@given(TELLINGS, st.integers(0, 4))
def test_names_are_the_same_when_a_document_went_and_came_back(tellings: list[Telling], document: int) -> None:
    """Whatever was joined or parted without it."""
    before = named(tellings, {})
    without = named([telling for telling in tellings if telling.document != f"d-{document}"], before)

    assert named(tellings, without) == before
