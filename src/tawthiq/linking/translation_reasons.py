"""Why two documents of different languages may be one statement: dates, figures, names, order, lengths."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import TypeVar

from tawthiq.gazetteer.keys import same_name, skeleton
from tawthiq.linking.evidence import At, Page, one_voice
from tawthiq.linking.measures import agreement, alone, in_order, shared
from tawthiq.linking.reasons import Reason, Seen, some
from tawthiq.model.when import days_of

Value = TypeVar("Value", bound=Hashable)


def dates_agree(a: Page, b: Page) -> Seen | None:
    """Both name the same dates."""
    left, right = days_named(a), days_named(b)
    if not left or not right:
        return None
    return Seen(agreement(left, right), _both("both name", sorted(shared(left, right))))


def dates_in_order(a: Page, b: Page) -> Seen | None:
    """The dates come in the same order."""
    left, right = days_named(a), days_named(b)
    return Seen(in_order(left, right)) if min(len(left), len(right)) > 1 else None


def figures_agree(a: Page, b: Page) -> Seen | None:
    """Both give the same figures."""
    left, right = values_of(a.numbers), values_of(b.numbers)
    if not left or not right:
        return None
    return Seen(agreement(left, right), _both("both give the figures", sorted(shared(left, right), reverse=True)))


def figures_in_order(a: Page, b: Page) -> Seen | None:
    """The figures come in the same order."""
    left, right = values_of(a.numbers), values_of(b.numbers)
    return Seen(in_order(left, right)) if min(len(left), len(right)) > 1 else None


def names_agree(a: Page, b: Page) -> Seen | None:
    """Both name the same places, across scripts."""
    if not a.names or not b.names:
        return None
    left, right = matched_names(a, b)
    words = dict(zip(left, values_of(a.names), strict=True))
    other = dict(zip(right, values_of(b.names), strict=True))
    both = [f"{words[key]} / {other[key]}" for key in sorted(shared(left, right))]
    return Seen(agreement(left, right), _both("both name", both))


def names_in_order(a: Page, b: Page) -> Seen | None:
    """The names come in the same order."""
    if min(len(a.names), len(b.names)) < 2:
        return None
    return Seen(in_order(*matched_names(a, b)))


def same_author(a: Page, b: Page) -> Seen | None:
    """One author, or two bodies of one state."""
    if not a.author or not b.author:
        return None
    one = one_voice(a.author, b.author)
    return Seen(float(one), f"{a.author} is the author of both" if a.author == b.author else "")


def same_kind_of_document(a: Page, b: Page) -> Seen | None:
    """Both are letters, or both statements: a press story about a letter is not its translation."""
    if not a.document_type or not b.document_type:
        return None
    return Seen(float(a.document_type == b.document_type))


def lengths_in_proportion(a: Page, b: Page) -> Seen | None:
    """The one is about as long as the other."""
    if not a.text or not b.text:
        return None
    return Seen(max(0.0, 1 - abs(math.log(len(a.text) / len(b.text))) / math.log(3)))


def published_together(a: Page, b: Page) -> Seen | None:
    """Both were published on the same day."""
    left, right = days_of(a.published), days_of(b.published)
    if not left or not right:
        return None
    apart = abs((left[0] - right[0]).days)
    return Seen(max(0.0, 1 - apart / 14), f"both were published on {a.published}" if not apart else "")


def other_dates(a: Page, b: Page) -> Seen | None:
    """Each names dates that the other does not: the sign of two letters on one subject."""
    return _own(days_named(a), days_named(b), "dates", a, b)


def other_figures(a: Page, b: Page) -> Seen | None:
    """Each gives figures that the other does not."""
    return _own(values_of(a.numbers), values_of(b.numbers), "figures", a, b)


REASONS: tuple[Reason[Page], ...] = (
    Reason(dates_agree, 3.0, "seeds 000/002: five dates, all shared; none with 001, 003, 004"),
    Reason(dates_in_order, 1.0, "seeds 000/002"),
    Reason(figures_agree, 3.0, "seeds 000/002; dev-yemen 01/02, against 03's own"),
    Reason(figures_in_order, 1.0, "seeds 000/002"),
    Reason(names_agree, 3.0, "seeds 000/002: villages that no gazetteer has"),
    Reason(names_in_order, 1.0, "dev-syria 08/02"),
    Reason(same_author, 1.0, "dev-yemen 04/05; 04/06 shows that it is not enough"),
    Reason(same_kind_of_document, 1.5, "dev-yemen 02/07: a wire that keeps the letter's dates, figures and names"),
    Reason(lengths_in_proportion, 0.5, "seeds 000/002: weak, any two letters agree so far"),
    Reason(published_together, 0.5, "dev-syria 03/12"),
    Reason(other_dates, -2.0, "dev-yemen 01/03: two letters of one author with their own dates"),
    Reason(other_figures, -2.0, "dev-yemen 04/06: one strike, a later toll"),
)


def days_named(page: Page) -> list[str]:
    """The dates of a document in order; "since 2018" and "in 2018" are one, since two languages say either."""
    return [value.removesuffix("/..").removeprefix("../") for value in values_of(page.dates)]


def values_of(found: Sequence[At[Value]]) -> list[Value]:
    """The values alone, in their order."""
    return [at.value for at in found]


def matched_names(a: Page, b: Page) -> tuple[list[str], list[str]]:
    """The skeletons of both documents' names in order; one that only sounds alike gets the key of ``a``."""
    left = {skeleton(name): name for name in values_of(a.names)}
    right = {skeleton(name): name for name in values_of(b.names)}
    loose = sorted(left.keys() - right.keys())
    other = {
        key: next((mine for mine in loose if same_name(left[mine], right[key])), key)
        for key in sorted(right.keys() - left.keys())
    }
    keys = [skeleton(name) for name in values_of(b.names)]
    return [skeleton(name) for name in values_of(a.names)], [other.get(key, key) for key in keys]


def _both(start: str, values: Sequence[object]) -> str:
    return f"{start} {some(values)}" if values else ""


def _own(left: Sequence[Value], right: Sequence[Value], what: str, a: Page, b: Page) -> Seen | None:
    """How much each side has for itself: the smaller share, as one reading may have missed something."""
    if min(len(left), len(right)) < 2:
        return None
    mine, theirs = alone(left, right)
    degree = min(len(mine) / len(left), len(theirs) / len(right))
    words = f"only {a.label} has the {what} {some(mine)}, only {b.label} {some(theirs)}"
    return Seen(degree, words if degree else "")
