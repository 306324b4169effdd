"""The interchange: Ledger JSON Lines, version 1."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tawthiq.exports.common import Exporter


class Ledger(Exporter):
    """One JSON object a line, UTF-8, exactly as LEDGER.md says."""

    file_name = "ledger.jsonl"
    media_type = "application/jsonl"
    title = "Ledger JSON Lines, version 1"
    loses = "nothing but the ladders, which `tawthiq ladder` prints"

    def start(self, target: Path) -> None:
        """Open a temporary file beside the target."""
        self.target = target
        self.draft = target.with_name(target.name + ".part")
        self.out = self.draft.open("w", encoding="utf-8", newline="\n")

    def feed(self, line: dict[str, Any]) -> None:
        """Write one line."""
        self.out.write(json.dumps(line, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Give the file its name."""
        self.out.close()
        self.draft.replace(self.target)

    def abandon(self) -> None:
        """Remove the temporary file."""
        self.out.close()
        self.draft.unlink(missing_ok=True)
