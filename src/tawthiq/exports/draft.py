"""A file that is written beside its place and takes its name when it is whole."""

from __future__ import annotations

import errno
from pathlib import Path


class Draft:
    """The draft of one file; a link is followed, and nothing but a file is ever replaced.

    Raises OSError where the target is a folder or its folder is not there.
    """

    def __init__(self, target: Path) -> None:
        self.target = target.resolve()
        if self.target.exists() and not self.target.is_file():
            raise OSError(errno.EINVAL, "this is no file that can be replaced; name another", str(target))
        if not self.target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "there is no such folder; make it first", str(target.parent))
        self.file = self.target.with_name(self.target.name + ".part").open("w", encoding="utf-8", newline="\n")

    def finish(self) -> None:
        """Give the file its name."""
        self.file.close()
        Path(self.file.name).replace(self.target)

    def abandon(self) -> None:
        """Remove it."""
        self.file.close()
        Path(self.file.name).unlink(missing_ok=True)
