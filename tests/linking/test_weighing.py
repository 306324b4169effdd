"""Every reason can be read by a reviewer, and traced to what taught its weight."""

from typing import Any

import pytest

from tawthiq.linking import incident_reasons, relay_reasons, translation_reasons
from tawthiq.linking.reasons import Reason, Seen, weigh

ALL: list[Reason[Any]] = [
    *translation_reasons.REASONS,
    *relay_reasons.REASONS,
    *incident_reasons.REASONS,
]


@pytest.mark.parametrize("reason", ALL, ids=lambda reason: reason.test.__name__)
def test_every_reason_explains_itself(reason: Reason[Any]) -> None:
    """In a sentence, and with the documents that taught it."""
    assert reason.explanation.endswith(".")
    assert reason.taught_by
    assert reason.weight


def test_a_reason_that_does_not_apply_weighs_nothing() -> None:
    """Not knowing is not a difference."""

    def unknown(a: str, b: str) -> Seen | None:
        """Nothing is known."""
        return None

    def equal(a: str, b: str) -> Seen | None:
        """Both are equal."""
        return Seen(float(a == b), "both are equal")

    verdict = weigh([Reason(unknown, 3.0, "made up"), Reason(equal, 1.0, "made up")], "x", "x")
    assert (verdict.mean, verdict.said) == (1.0, ("both are equal",))


def test_what_speaks_against_is_kept_apart() -> None:
    """A reviewer sees both sides."""

    def far(a: str, b: str) -> Seen | None:
        """They are far apart."""
        return Seen(1.0, "they are far apart")

    assert weigh([Reason(far, -1.0, "made up")], "x", "y").against == ("they are far apart",)
