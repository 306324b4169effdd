"""Passages: quotes that stand, names that are known, and no fewer answers right than once."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import passages

HAIR = 0.01
QUESTIONS = ("tolls", "demands", "accounts")

by_file = pytest.mark.parametrize("path", passages.FILES, ids=passages.called)


@by_file
def test_every_quote_stands_in_its_passage(path):
    """And no two passages share an id."""
    found = passages.passages(path)

    assert len({one["id"] for one in found}) == len(found)
    assert [] == [
        (one["id"], item["text"])
        for one in found
        for question in QUESTIONS
        for item in one.get(question, [])
        if item["text"] not in one["text"]
    ]


def test_a_third_of_the_passages_is_held_out():
    """No rule has seen them, and they are of both languages."""
    held_out = [path for path in passages.FILES if path.parent.name == "held-out"]
    sizes = {path: len(passages.passages(path)) for path in passages.FILES}

    assert 3 * sum(sizes[path] for path in held_out) >= sum(sizes.values())
    assert {path.stem[-2:] for path in held_out} == {"ar", "en"}


@by_file
def test_no_fewer_answers_are_right_than_once(path):
    """The floors only rise: tests/corpus/passages.py --raise."""
    marks = [mark for _, marks in passages.judged(path) for mark in marks]

    assert passages.share(marks) >= passages.floors()[passages.called(path)] - HAIR
