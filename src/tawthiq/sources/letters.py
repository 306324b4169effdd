"""Letters that the United Nations circulate: to whom, signed by whom, in which language first, and their parts.

How they are worded stands in ``letters.yaml``, by language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from tawthiq.model.document import Part
from tawthiq.model.span import Span
from tawthiq.text.fold import fold
from tawthiq.text.notes import note_lines

_HEAD = 6_000
_LONGEST_TITLE = 600
_LONGEST_NAME = 80
_MOST_ROLES = 3


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says of itself. ``title`` is the span of the words that name it, with its day."""

    title: Span
    addressees: tuple[str, ...] = ()
    signatory: str | None = None
    original: str | None = None
    parts: tuple[Part, ...] = ()


def letter_of(text: str) -> Letter | None:
    """What a text says of itself as a letter; None when no line of its head names one.

    >>> found = letter_of('''S/2031/7
    ... Letter dated 9 May 2031 from the Permanent Representative of Arda to the United Nations
    ... addressed to the President of the Security Council
    ...
    ... Two mills burned.
    ... (Signed) Rana Haddad
    ... Ambassador''')
    >>> found.addressees, found.signatory
    (('the President of the Security Council',), 'Rana Haddad')
    """
    for words in _languages().values():
        opening = words["opens"].search(text[:_HEAD])
        if opening:
            return _read(text, _title(text, opening.start()), words)
    return None


def _read(text: str, title: Span, words: Mapping[str, Any]) -> Letter:
    annexes = list(_annexes(text, title.end, words))
    body = Span(title.end, annexes[0].start if annexes else len(text))
    signature = next(_signatures(text, body, words), None)
    parts = [Part("annex", annex) for annex in annexes]
    parts += [Part("signature", found) for found in _signatures(text, Span(title.end, len(text)), words)]
    parts += [Part("footnote", note) for note in note_lines(text)]
    return Letter(
        title=title,
        addressees=tuple(_addressees(" ".join(title.of(text).split()), words)),
        signatory=_name(signature.of(text), words) if signature else None,
        original=_original(text[: body.start] + text[body.end : body.end + _LONGEST_TITLE], words),
        parts=tuple(sorted(parts, key=lambda part: (part.span, part.part))),
    )


def _title(text: str, start: int) -> Span:
    """The words that name the letter, up to the next empty line or the first line of its own that begins anew."""
    rest = text[start : start + _LONGEST_TITLE]
    blank = re.search(r"[ \t]*(?:\n[ \t]*\n|\n(?=[ \t]*(?:\d|\(|\[)))", rest)
    end = blank.start() if blank else (rest.find("\n") if "\n" in rest else len(rest))
    return Span(start, start + end)


def _addressees(title: str, words: Mapping[str, Any]) -> Iterator[str]:
    told = words["not_to"].sub("", title)
    heads = list(words["to"].finditer(told))
    if heads:
        told = told[heads[0].end() :]
        ends = words["ends"].search(told)
        yield from filter(
            None, (who.strip(" ,.") for who in words["and"].split(told[: ends.start()] if ends else told))
        )


def _signatures(text: str, inside: Span, words: Mapping[str, Any]) -> Iterator[Span]:
    """Each signature with the name and the offices below it."""
    for signed in words["signed"].finditer(text, inside.start, inside.end):
        end = _end_of_line(text, signed.end())
        for _ in range(_MOST_ROLES + 1):
            below = _end_of_line(text, end + 1)
            line = text[end + 1 : below].strip()
            bare = not text[signed.end() : end].strip() and 0 < len(line) <= _LONGEST_NAME
            if not (bare or words["roles"].match(line)):
                break
            end = below
        yield Span(signed.start(), min(end, inside.end))


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _name(signature: str, words: Mapping[str, Any]) -> str | None:
    """The name of a signature, without the offices that follow on its line."""
    lines = [" ".join(line.split()) for line in words["signed"].sub("", signature, count=1).split("\n")]
    line = next(filter(None, lines), "")
    office = words["roles"].search(line)
    name = (line[: office.start()] if office else line).strip(" ,")
    return name if 0 < len(name) <= _LONGEST_NAME else None


def _annexes(text: str, start: int, words: Mapping[str, Any]) -> Iterator[Span]:
    """Each annex from its heading to the next one."""
    heads = [found.start("head") for found in words["annex"].finditer(text, start)]
    for head, following in pairwise([*heads, len(text)]):
        yield Span(head, head + len(text[head:following].rstrip()))


def _original(text: str, words: Mapping[str, Any]) -> str | None:
    for found in re.finditer(rf"(?:{words['original']}|Original:)\s*([^\n\]]{{2,40}})", text):
        said = fold(found[1])
        for names in _languages().values():
            for name, code in names["languages"].items():
                if name in said:
                    return str(code)
    return None


@cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    data = yaml.safe_load(files("tawthiq.sources").joinpath("letters.yaml").read_text(encoding="utf-8"))
    return {language: _compiled(words) for language, words in data.items()}


def _compiled(words: Mapping[str, Any]) -> dict[str, Any]:
    heads, roles = _any(words["addressees"]), _any(words["roles"])
    goes_on = rf" (?:{words['of_annex']})\b[^\n]*|[ \t]*[*†]?[ \t]*$"
    return {
        "opens": re.compile(rf"^[ \t]*(?:{words['opens']})", re.MULTILINE | re.IGNORECASE),
        "to": re.compile(rf"(?<!\w)(?:{words['to']}) (?={heads}|\S)"),
        "ends": re.compile(rf",? (?:{words['ends']})(?!\w)"),
        "not_to": re.compile(words["not_to"]),
        "and": re.compile(rf"(?:{words['and']}) ?(?:{words['to']} )?(?={heads})|(?:{words['and']})(?={heads})"),
        "signed": re.compile(words["signed"], re.IGNORECASE),
        "roles": re.compile(rf"(?<!\w){roles}(?!\w)"),
        "annex": re.compile(rf"^[ \t\f]*(?P<head>(?:{words['annex']})(?:{goes_on}))", re.MULTILINE),
        "original": words["original"],
        "languages": {fold(name): code for name, code in words["languages"].items()},
    }


def _any(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(words)})"
