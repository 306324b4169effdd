"""Why one document may report the statement that another carries: what the speaker says there stands here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.gazetteer.keys import same_name, skeleton
from tawthiq.linking.evidence import Page, Speech
from tawthiq.linking.passages import Passage
from tawthiq.linking.reasons import Reason, Seen, some

TELLTALES = 2
"""So many tolls, figures, days or places of a speaker must be found in the other document."""
COPIED = 6
"""So many words copied in one run count as a quotation."""


@dataclass(frozen=True, slots=True)
class Report:
    """A document, what it has from the voice in question, and the passages it shares with the others."""

    page: Page
    speech: Speech
    passages: Mapping[str, tuple[Passage, ...]]


def tolls_carried(a: Report, b: Report) -> Seen | None:
    """The casualty figures that one has from the speaker stand in the other."""
    return _share(sorted(a.speech.tolls), b.speech.tolls, "both have from the speaker the tolls")


def figures_carried(a: Report, b: Report) -> Seen | None:
    """Other figures that one has from the speaker stand in the other."""
    own = sorted(a.speech.figures - a.speech.tolls)
    return _share(own, b.speech.figures | b.speech.tolls, "and the figures")


def places_carried(a: Report, b: Report) -> Seen | None:
    """The places that one has from the speaker are named in the other, in whatever script."""
    if not a.speech.places or not b.speech.places:
        return None
    found = [place for place in a.speech.places if any(same_name(place, other) for other in b.speech.places)]
    return Seen(len(found) / len(a.speech.places), f"both name {some(found)}" if found else "")


def days_carried(a: Report, b: Report) -> Seen | None:
    """The days that one has from the speaker are named in the other."""
    return _share(sorted(a.speech.days), b.speech.days, "both name")


def words_copied(a: Report, b: Report) -> Seen | None:
    """A run of words stands in both, word for word."""
    if a.page.language != b.page.language:
        return None
    longest = max(a.passages.get(b.page.id, ()), key=lambda passage: passage.words, default=None)
    if longest is None:
        return Seen(0.0)
    left = longest.left if a.page.id < b.page.id else longest.right
    return Seen(min(1.0, longest.words / 10), f"both have the words «{left.of(a.page.text)}»")


REASONS: tuple[Reason[Report], ...] = (
    Reason(tolls_carried, 3.0, "dev-yemen 08/01: three of three; dev-syria 10/05: none of three"),
    Reason(figures_carried, 1.0, "dev-syria 06/09: two numbers of strikes"),
    Reason(places_carried, 2.0, "dev-yemen 07/01; seeds 004/000: one city is not enough"),
    Reason(days_carried, 1.0, "dev-yemen 08/01"),
    Reason(words_copied, 1.5, "dev-syria 06/09: thirteen words; seeds 004/000: twelve words of formula"),
)


def enough(a: Report, b: Report) -> bool:
    """Whether two tell-tales are shared, and two of them are tolls or some words are copied.

    Figures, days and places of one incident stand in every statement about it: they do not show which one. But a
    toll with another figure, a day and two places of one speaker are that speaker's telling; and so are a toll and a
    part of it (39, of whom 24 children) with their day and place. Other days in other places are another statement,
    whatever the figures. Another body of the author's state may have its own statement with the same tolls: it must
    name a day of this one too.
    """
    mine, theirs = a.speech, b.speech
    if _elsewhere(mine, theirs) or (_of_another_body(mine, theirs) and not mine.days & theirs.days):
        return False
    tolls = len(_tolls_in_both(mine, theirs))
    figures = {figure for figure in mine.figures - mine.tolls if figure > 9} & (theirs.figures - theirs.tolls)
    places = {skeleton(place) for place in mine.places if any(same_name(place, other) for other in theirs.places)}
    days = mine.days & theirs.days
    substance = tolls + len(figures) + len(days) + len(places)
    longest = max((passage.words for passage in a.passages.get(b.page.id, ())), default=0)
    rounded = bool(tolls and figures and days) and len(places) >= TELLTALES
    parted = bool(tolls and days and places and mine.parts & theirs.parts)
    return substance >= TELLTALES and (tolls >= TELLTALES or longest >= COPIED or rounded or parted)


def _elsewhere(mine: Speech, theirs: Speech) -> bool:
    """Whether both name places and days, and not one of either is the same."""
    if not (mine.places and theirs.places and mine.days and theirs.days):
        return False
    same_place = any(same_name(place, other) for place in mine.places for other in theirs.places)
    return not same_place and not mine.days & theirs.days


def _of_another_body(mine: Speech, theirs: Speech) -> bool:
    """Whether two bodies of one state speak: a ministry and an envoy, not the state itself."""
    return mine.voice != theirs.voice and all("-" in speech.voice for speech in (mine, theirs))


def _tolls_in_both(mine: Speech, theirs: Speech) -> frozenset[int]:
    """Tolls of both; one of ten and more also where the other has it as a figure of something not said."""
    plain = {figure for figure in mine.figures & theirs.tolls | mine.tolls & theirs.figures if figure > 9}
    return mine.tolls & theirs.tolls | plain


def whole(page: Page) -> Speech:
    """An author's own document: all that it says is the author's."""
    return Speech(
        voice=page.author or "",
        tolls=page.tolls,
        parts=page.parts,
        figures=frozenset(at.value for at in page.numbers),
        places=page.narrow,
        days=frozenset(at.value for at in page.dates),
    )


def _share(own: Sequence[object], other: Collection[object], words: str) -> Seen | None:
    if not own or not other:
        return None
    found = [value for value in own if value in other]
    return Seen(len(found) / len(own), f"{words} {some(found)}" if found else "")
