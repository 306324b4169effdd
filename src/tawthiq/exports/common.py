"""What an exporter is: three facts, three verbs, and what its format cannot hold."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any, ClassVar


class Exporter(ABC):
    """Feeds on the lines of a ledger and writes them to a path."""

    file_name: ClassVar[str]
    media_type: ClassVar[str]
    title: ClassVar[str]
    loses: ClassVar[str]

    @abstractmethod
    def start(self, target: Path) -> None:
        """Open the target. Raises OSError when it cannot be written."""

    @abstractmethod
    def feed(self, line: dict[str, Any]) -> None:
        """Take one line of the ledger."""

    @abstractmethod
    def finish(self) -> None:
        """Put everything in place; until then the target is as it was."""

    @abstractmethod
    def abandon(self) -> None:
        """Leave no trace of an export that stopped half way."""
