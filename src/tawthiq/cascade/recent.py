"""A dictionary that keeps what was used lately and forgets the rest, in two generations."""

from __future__ import annotations

from typing import Generic, TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class Recent(Generic[Key, Thing]):
    """At most twice ``most`` things. When the young ones are that many they become the old ones, and these go.

    >>> seen: Recent[str, int] = Recent(2)
    >>> for number, word in enumerate("abacd"):
    ...     seen[word] = number
    >>> seen.get("a"), seen.get("b"), seen.get("d")
    (2, None, 4)
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self._young: dict[Key, Thing] = {}
        self._old: dict[Key, Thing] = {}

    def get(self, key: Key) -> Thing | None:
        """What is kept under a key, if it still is."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self[key] = found
        return found

    def __setitem__(self, key: Key, thing: Thing) -> None:
        if len(self._young) >= self.most and key not in self._young:
            self._old, self._young = self._young, {}
        self._young[key] = thing
