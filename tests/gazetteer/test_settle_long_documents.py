"""Settling takes time that grows with the document and no faster, and is the same near the ends of bounds."""

from __future__ import annotations

import sys

from tawthiq.gazetteer.lookup import Gazetteer
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.resolve import settle
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span


def village(number: int, again: int) -> Place:
    """One of two villages of a name, in two regions of one country."""
    region, north = ("Najdan", 10.0) if again else ("Sahil", 30.0)
    at = north + number % 7 / 100, 20.0
    name = f"Zur{number}"
    return Place(f"{name}-{again}", name, None, "settlement", "XM", region, *at, (name,), f"t.csv:{number}")


GAZETTEER = Gazetteer.of([*(village(n, again) for n in range(50) for again in (0, 1))])


def calls(mentions: int) -> int:
    """How many Python functions are called to settle a document of so many mentions in sentences of five."""
    words = [f"Zur{n % 60}" + (". " if n % 5 == 4 else ", ") for n in range(mentions)]
    text, findings, at = "".join(words), [], 0
    for word in words:
        span = Span(at, at + len(word) - 2)
        findings.append(Finding("place", span, {"span": span, "key": span.of(text).casefold()}, "r", "w"))
        at += len(word)
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        settle(findings, text, GAZETTEER)
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_mentions_take_twice_the_work() -> None:
    """Counted in calls, which do not depend on the machine."""
    calls(100)
    few, many = calls(1_000), calls(4_000)

    assert many < 4.4 * few
