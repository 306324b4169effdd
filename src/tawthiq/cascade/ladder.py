"""A ladder: how a finding was made, rung by rung, down to the words, the rules and the lines of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator

from tawthiq.model.finding import Finding

Rung = tuple[str, str, str, str]


def ladder(finding: Finding, text: str) -> str:
    """The ladder of one finding as aligned lines: kind, rule, file and line, words.

    The words come last, so that right-to-left text does not disturb the columns.
    """
    rungs = list(_rungs(finding, text, "", ""))
    widths = [max(len(rung[column]) for rung in rungs) for column in range(3)]
    return "\n".join(
        "   ".join([*(rung[column].ljust(widths[column]) for column in range(3)), rung[3]]) for rung in rungs
    )


def _rungs(finding: Finding, text: str, branch: str, below: str) -> Iterator[Rung]:
    words = " ".join(finding.span.of(text).split())
    yield f"{branch}{finding.kind}", finding.rule, finding.where or "-", words
    parts = [part for part in finding.parts if part.where or part.parts]
    for part in parts:
        last = part is parts[-1]
        yield from _rungs(part, text, below + ("└ " if last else "├ "), below + ("  " if last else "│ "))
