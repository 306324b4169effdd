"""Pages that are pictures, read by Tesseract when it is installed with Arabic and English."""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from typing import Any

from tawthiq.sources.lines import Line
from tawthiq.sources.reorder import runs_right_to_left

MEND = "install Tesseract with its languages ara and eng, or save the text by hand, and build again"
_DOTS_PER_INCH = 250
_MOST_PIXELS = 40_000_000
_SECONDS = 120
_ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}
"""With several threads Tesseract is slower on a machine that is busy, and hardly faster on one that is not."""
_WANTED = ("ara", "eng")


@cache
def languages() -> str:
    """The languages that Tesseract reads here, of those we want ("ara+eng"); empty when it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False)
    return "+".join(language for language in _WANTED if language in done.stdout.split())


def lines(page: Any) -> list[Line]:
    """The lines of a page, one below the other; paragraphs are told by the gaps between them."""
    words = ["tesseract", "stdin", "stdout", "-l", languages(), "--psm", "3"]
    try:
        done = subprocess.run(
            words, input=_picture(page), capture_output=True, timeout=_SECONDS, check=False, env=_ONE_THREAD
        )
    except subprocess.TimeoutExpired:
        return []
    found, y = [], 10_000.0
    for words_read in done.stdout.decode("utf-8", "replace").replace("\f", "").split("\n"):
        y -= 10 if words_read.strip() else 20
        if text := " ".join(words_read.split()):
            found.append(Line(text, 0, 100, y, 8, runs_right_to_left(text)))
    return found


def _picture(page: Any) -> bytes:
    """The page in shades of grey, as a PGM file."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    grey = b"".join(rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + grey
