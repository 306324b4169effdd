"""Office files, archives of XML: opened within bounds, their XML parsed with no entities and nothing fetched."""

from __future__ import annotations

import zipfile
from typing import Any, BinaryIO

from lxml import etree

from tawthiq.errors import SourceError

MOST_BYTES = 200_000_000
"""So many bytes a part of an office file may unpack to; a bomb claims more."""


class Packed:
    """One office file. Every call raises SourceError for a file that is broken, locked or beyond the bounds."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError):
            raise self.broken() from None

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._zip.NameToInfo

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def xml(self, part: str) -> Any:
        """The root of a part that is XML."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
        try:
            return etree.fromstring(self._bytes(part), parser)
        except (etree.XMLSyntaxError, KeyError):
            raise self.broken() from None

    def _bytes(self, part: str) -> bytes:
        try:
            with self._zip.open(part) as file:
                data = file.read(MOST_BYTES + 1)
        except RuntimeError:
            raise SourceError(f"{self._name}: it is locked (save it without a password)") from None
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
            raise self.broken() from None
        if len(data) > MOST_BYTES:
            raise SourceError(f"{self._name}: it unpacks to more than {MOST_BYTES // 10**6} MB (save it as text)")
        return data

    def broken(self) -> SourceError:
        """The error of a file that is not what its suffix says."""
        return SourceError(f"{self._name}: it is broken, or not what its suffix says (save it anew with its program)")
