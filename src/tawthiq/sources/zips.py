"""ZIP archives: the files in them, in order of name, a ``manifest.csv`` before those it tells of."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from tawthiq.errors import SourceError
from tawthiq.sources import members
from tawthiq.sources.extract import Found, Member
from tawthiq.sources.problem import Problem
from tawthiq.sources.walk import MANIFEST

_LARGEST = 200_000_000
_MOST_FILES = 200_000
_SMALL = 10_000_000
_TIGHTEST = 200
"""A file that is packed tighter than this, and is not small, is taken for a bomb."""
_UTF8 = 0x800
_PAGES = ("utf-8", "cp1256", "cp720")
_FOREIGN = re.compile("[^\x00-\x7f\u0620-\u0652\u060c\u061b\u061f]")
"""What is neither ASCII nor Arabic: a name that has it was not written in a code page of Arabic."""
_LOCKED = 0x1


def read(file: BinaryIO, name: str) -> Iterator[Found]:
    """The files of an archive. Raises SourceError when it is broken, or holds too many."""
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise SourceError(f"{name}: it is no sound ZIP archive (pack it anew)") from None
    inside = [info for info in archive.infolist() if not info.is_dir() and not members.is_hidden(_name(info))]
    if len(inside) > _MOST_FILES:
        raise SourceError(f"{name}: it holds more than {_MOST_FILES:,} files (unpack it and build with the folder)")
    for info in sorted(inside, key=lambda info: (not _name(info).endswith(MANIFEST), _name(info), info.header_offset)):
        yield _member(archive, info, name)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Found:
    where = f"{name}/{members.safe(_name(info))}"
    if info.flag_bits & _LOCKED:
        return Problem(where, "it is locked with a password", "unpack the archive and build with the folder")
    if info.file_size > _SMALL and info.file_size > _TIGHTEST * info.compress_size:
        return Problem(where, "it is packed so tight that it may be a bomb", "unpack it by hand if you trust it")
    try:
        with archive.open(info) as file:
            data = file.read(_LARGEST + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        return Problem(where, f"it cannot be unpacked: {error}", "pack it anew")
    if len(data) > _LARGEST:
        return Problem(where, f"it is larger than {_LARGEST // 10**6} MB", "unpack it and split it")
    return Member(_name(info), data)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file; many programs write UTF-8 and do not say so, Arabic Windows writes its own code pages."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        data = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    return next(filter(None, (_in(data, page) for page in _PAGES)), info.filename)


def _in(data: bytes, page: str) -> str | None:
    """A name in an encoding, where that makes sound words of it."""
    try:
        name = data.decode(page)
    except UnicodeDecodeError:
        return None
    return name if page == "utf-8" or not _FOREIGN.search(name) else None
