"""How web pages name their parts (``webnames.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WebNames:
    """The names, as the data has them."""

    breaking: frozenset[str]
    unseen: frozenset[str]
    tags: frozenset[str]
    roles: frozenset[str]
    words: frozenset[str]
    pairs: frozenset[Pair]
    bodies: frozenset[Pair]
    headlines: frozenset[Pair]
    labels: frozenset[str]
    leads: tuple[str, ...]


@cache
def names() -> WebNames:
    """The names, read once."""
    data = yaml.safe_load(files("tawthiq.sources").joinpath("webnames.yaml").read_text(encoding="utf-8"))
    data = {name: frozenset(map(_whole, words)) for name, words in data.items()}
    return WebNames(**{**data, "leads": tuple(sorted(data["leads"]))})


def _whole(words: str | list[str]) -> str | Pair:
    return words if isinstance(words, str) else (words[0], words[1])
