"""Names that stay: every id is made from content, so it is the same on every machine and on every run."""

from __future__ import annotations

from hashlib import sha256

_LENGTH = 12
_LETTER = {
    "document": "d",
    "mention": "m",
    "statement": "s",
    "toll": "t",
    "account": "a",
    "demand": "q",
    "characterisation": "c",
    "statement_group": "g",
    "incident": "i",
    "decision": "v",
}


def digest(*parts: object, length: int = _LENGTH) -> str:
    """A short hexadecimal digest of the parts in order.

    >>> digest("toll", 4, 10) == digest("toll", 4, 10), len(digest("toll"))
    (True, 12)
    """
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:length]


def make_id(kind: str, *parts: object) -> str:
    """The id of an item of one kind, made from what identifies it.

    >>> make_id("incident", "a-1")[:2]
    'i-'
    """
    return f"{_LETTER[kind]}-{digest(kind, *parts)}"


def kind_of(item_id: str) -> str | None:
    """Which kind of item an id names, or None when it is no id of ours.

    >>> kind_of("t-0123456789ab"), kind_of("README")
    ('toll', None)
    """
    letter, dash, rest = item_id.partition("-")
    kinds = {letter: kind for kind, letter in _LETTER.items()}
    return kinds.get(letter) if dash and rest else None


class Names:
    """Gives ids within one document; two items at one place and of one kind get different ones."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        self.seen: dict[str, int] = {}

    def of(self, kind: str, *parts: object) -> str:
        """The id of the next item with these parts."""
        made = "\x1f".join((kind, self.document_id, *map(str, parts)))
        times = self.seen[made] = self.seen.get(made, 0) + 1
        if times > 1:
            made = f"{made}\x1f{times}"
        return f"{_LETTER[kind]}-{sha256(made.encode()).hexdigest()[:_LENGTH]}"
