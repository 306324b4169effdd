"""The examples beside every rule: what it finds, what it leaves, and what it is known to miss."""

import pytest

from tawthiq.cascade.reader import shipped
from tawthiq.packs.source import Example, Rule
from tawthiq.testing import examples, found

READERS = {language: shipped(language) for language in {language for language, _, _ in examples("finds")}}


def cases(kind: str) -> list[object]:
    """Every example of a kind, named by its place."""
    return [pytest.param(*case, id=f"{case[1].name}@{case[2].where}") for case in examples(kind)]


def hits(language: str, rule: Rule, example: Example) -> bool:
    """Whether a rule finds what its example says."""
    return bool(found(READERS[language].read(example.text, example.published), rule.name, example))


@pytest.mark.parametrize(("language", "rule", "example"), cases("finds"))
def test_a_rule_finds_what_its_example_says(language, rule, example):
    """The words and values under `finds` are found by the rule itself."""
    assert hits(language, rule, example)


@pytest.mark.parametrize(("language", "rule", "example"), cases("leaves"))
def test_a_rule_leaves_what_its_example_says(language, rule, example):
    """On a text under `leaves` the rule stays silent."""
    assert not hits(language, rule, example)


@pytest.mark.parametrize(("language", "rule", "example"), cases("misses"))
@pytest.mark.xfail(strict=True, reason="a known miss; when it works it is good news, and moves to finds")
def test_a_rule_still_misses_what_its_example_says(language, rule, example):
    """A known miss that starts to work is told at once."""
    assert hits(language, rule, example)


@pytest.mark.parametrize(("language", "rule", "example"), cases("finds"))
def test_no_example_is_ambiguous(language, rule, example):
    """No two rules make different things of the same words of an example: that would be a coin toss."""
    assert () == READERS[language].read(example.text, example.published).ambiguities
