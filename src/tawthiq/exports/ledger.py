"""The interchange: Ledger JSON Lines, version 1."""

from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

from tawthiq.exports.common import Exporter


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
        """Open a temporary file beside the target; a link is followed, and nothing but a file is ever replaced."""
        self.target = target.resolve()
        if self.target.exists() and not self.target.is_file():
            raise OSError(errno.EINVAL, "this is no file that can be replaced; name another", str(target))
        if not self.target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "there is no such folder; make it first", str(target.parent))
        self.draft = self.target.with_name(self.target.name + ".part")
        self.out = self.draft.open("w", encoding="utf-8", newline="\n")

    def feed(self, line: dict[str, Any]) -> None:
        """Write one line."""
        told = {name: value for name, value in line.items() if name != "replaces" and (name, value) != ("flag", None)}
        self.out.write(json.dumps(told, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Give the file its name."""
        self.out.close()
        self.draft.replace(self.target)

    def abandon(self) -> None:
        """Remove the temporary file."""
        self.out.close()
        self.draft.unlink(missing_ok=True)
