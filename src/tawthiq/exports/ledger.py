"""The interchange: Ledger JSON Lines, version 1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tawthiq.exports.common import Exporter
from tawthiq.exports.draft import Draft


class Ledger(Exporter):
    """One JSON object a line, UTF-8, exactly as LEDGER.md says.

    One field is ours, and only there when it tells something: ``flag``, on a date whose words contradict themselves.
    What a casebook holds beyond the interchange, ``replaces`` of a toll, is left out.
    """

    file_name = "ledger.jsonl"
    media_type = "application/jsonl"
    title = "Ledger JSON Lines, version 1"
    loses = "the ladders, which `tawthiq ladder` prints, and which figure replaces which"

    def start(self, target: Path) -> None:
        """Open a temporary file beside the target."""
        self.draft = Draft(target)

    def feed(self, line: dict[str, Any]) -> None:
        """Write one line."""
        told = {name: value for name, value in line.items() if name != "replaces" and (name, value) != ("flag", None)}
        self.draft.file.write(json.dumps(told, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Give the file its name."""
        self.draft.finish()

    def abandon(self) -> None:
        """Remove the temporary file."""
        self.draft.abandon()
