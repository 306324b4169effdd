"""What all packs share: marks, stages, word classes, and the catalogue of actors with their names by language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tawthiq.errors import PackError
from tawthiq.packs import source
from tawthiq.packs.lexicon import Sense
from tawthiq.packs.source import HERE, PackSource, place
from tawthiq.text.fold import fold


def marks(root: Path = HERE) -> dict[str, Sense]:
    """Punctuation marks, each with its classes."""
    path = root / "shared" / "marks.yaml"
    found: dict[str, Sense] = {}
    for block in source.load_yaml(path, root):
        classes = block["class"] if isinstance(block["class"], list) else [block["class"]]
        where = f"{place(path, root)}:{block.line}"
        found |= {str(mark): Sense(frozenset(map(str, classes)), {}, where) for mark in block["forms"]}
    return found


def stages(root: Path = HERE) -> list[dict[str, Any]]:
    """The stages of the cascade in their order."""
    return [
        {
            "stage": str(s["stage"]),
            "folds": bool(s.get("folds", True)),
            "repeats": bool(s.get("repeats", False)),
        }
        for s in source.load_yaml(root / "shared" / "stages.yaml", root)
    ]


def classes(root: Path = HERE) -> dict[str, str]:
    """Every word class with its one-line meaning."""
    return {str(name): str(text) for name, text in source.load_yaml(root / "shared" / "classes.yaml", root).items()}


def actor_rows(pack: PackSource, root: Path = HERE) -> Iterator[tuple[str, Sense]]:
    """The names that the shared catalogue gives actors in a pack's language."""
    path = root / "shared" / "actors.yaml"
    blocks = source.load_yaml(path, root) or []
    yield from actor_senses(blocks, place(path, root), pack.language)


def actor_senses(blocks: list[Any], file: str, language: str) -> Iterator[tuple[str, Sense]]:
    """Names of actors, of those who speak for them, of capitals and nationalities, as rows of one language.

    Raises PackError naming the line.
    """
    for block in blocks:
        where = f"{file}:{getattr(block, 'line', 1)}"
        missing = [key for key in ("actor", "type", "name") if key not in block]
        if missing:
            raise PackError(f"{where}: an actor without {', '.join(missing)} (add it)")
        kind = str(block["type"])
        means = _means(block, kind)
        for name in (block.get("names") or {}).get(language) or ():
            exact = str(name) if _is_acronym(str(name)) else None
            yield str(name), Sense(frozenset({"actor", f"actor.{kind}"}), means, where, exact)
        for person in (block.get("people") or {}).get(language) or ():
            bearer = means | {"person": " ".join(re.findall(r"\w+", fold(str(person))))}
            yield str(person), Sense(frozenset({"actor", f"actor.{kind}", "actor.bearer"}), bearer, where)
        for capital in (block.get("capitals") or {}).get(language) or ():
            yield str(capital), Sense(frozenset({"capital"}), means, where)
        for adjective in (block.get("adjectives") or {}).get(language) or ():
            yield str(adjective), Sense(frozenset({"nationality"}), means, where)


def _means(block: Mapping[str, Any], kind: str) -> dict[str, Any]:
    adjectives = (block.get("adjectives") or {}).get("en") or ()
    return {
        "actor": str(block["actor"]),
        "name": str(block["name"]),
        "native": str(block["native"]) if block.get("native") else None,
        "actor_type": kind,
        "country": str(block["country"]) if block.get("country") else None,
        "adjective": str(adjectives[0]) if adjectives else None,
        **({"organs": dict(block["organs"])} if block.get("organs") else {}),
    }


def _is_acronym(name: str) -> bool:
    return len(name) <= 4 and name.isupper() and name.isascii()
