"""TOML tables read field by field: a fault says which file, which table, and how to mend it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tawthiq.errors import GoldError

__all__ = ["Entry", "read_source", "read_toml"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a TOML file, and the words that say where it stands.

    >>> Entry("a.gold.toml, [[toll]] 1", {"measure": ["killed", "bodies"], "low": 3}).words("measure")
    ('killed', 'bodies')
    """

    where: str
    fields: Mapping[str, object]

    def words(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """One word or a list of them, as a tuple; GoldError when it is absent and has no default."""
        value = self.fields.get(key, default)
        if value is None:
            raise self.fault(f"`{key}` is missing", f"write `{key} = ...` under it")
        listed = list(value) if isinstance(value, list | tuple) else [value]
        if not all(isinstance(word, str) for word in listed):
            raise self.fault(f"`{key}` is {value!r}", "put it in quotes, or make it a list of words in quotes")
        return tuple(map(str, listed))

    def word(self, key: str, default: str | None = None) -> str:
        """Exactly one word."""
        found = self.words(key, None if default is None else (default,))
        if len(found) != 1:
            raise self.fault(f"`{key}` has {len(found)} values", "keep one")
        return found[0]

    def number(self, key: str) -> int | None:
        """A whole number, or None when it is not given."""
        value = self.fields.get(key)
        if value is not None and not isinstance(value, int):
            raise self.fault(f"`{key}` is {value!r}", "write a whole number, without quotes")
        return value

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty when it is not given."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, int) for one in value):
            raise self.fault(f"`{key}` is {value!r}", "write a list of whole numbers")
        return tuple(value)

    def tables(self, key: str) -> list[Entry]:
        """The tables under `[[key]]`, numbered from 1 in their order."""
        value = self.fields.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault(f"`{key}` is not a list of tables", f"head each of them with [[{key}]]")
        return [Entry(f"{self.where}, [[{key}]] {n}", fields) for n, fields in enumerate(value, start=1)]

    def fault(self, what: str, mending: str) -> GoldError:
        """The error to raise: where, what, how to mend it."""
        return GoldError(f"{self.where}: {what}; {mending}.")


def read_toml(path: Path) -> Entry:
    """The whole file as one table; GoldError when it is not TOML."""
    try:
        return Entry(str(path), tomllib.loads(read_source(path)))
    except tomllib.TOMLDecodeError as fault:
        raise GoldError(f"{path}: this is not TOML ({fault}); mend that line.") from fault


def read_source(path: Path) -> str:
    """A file's characters, a byte-order mark dropped and nothing else changed; GoldError if unreadable."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise GoldError(f"{path}: the file cannot be read ({fault.strerror}); put it there.") from fault
    except UnicodeDecodeError as fault:
        raise GoldError(f"{path}: this is not UTF-8 ({fault.reason}); save it as UTF-8.") from fault
