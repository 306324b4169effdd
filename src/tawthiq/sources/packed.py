"""Office files, archives of XML: opened within bounds, their XML parsed with no entities and nothing fetched."""

from __future__ import annotations

import zipfile
from typing import Any, BinaryIO

from lxml import etree

from tawthiq.errors import SourceError
from tawthiq.sources.looks import office_of_old

MOST_BYTES = 200_000_000
"""So many bytes a part of an office file may unpack to; a bomb claims more."""

_MANIFEST = "META-INF/manifest.xml"
"""Where an OpenDocument file tells that it is locked."""
_SEEN = 1_000_000


class Packed:
    """One office file. Every call raises SourceError for a file that is broken, locked or beyond the bounds."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        refuse_old(file, name)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError):
            raise self.broken() from None
        if self.has(_MANIFEST) and b"encryption-data" in self._bytes(_MANIFEST):
            raise self.locked()

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
            raise self.locked() from None
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError):
            raise self.broken() from None
        if len(data) > MOST_BYTES:
            raise SourceError(f"{self._name}: it unpacks to more than {MOST_BYTES // 10**6} MB (save it as text)")
        return data

    def locked(self) -> SourceError:
        """The error of a file that needs a password."""
        return SourceError(f"{self._name}: it is locked with a password (save it without one)")

    def broken(self) -> SourceError:
        """The error of a file that is not what its suffix says."""
        return SourceError(f"{self._name}: it is broken, or not what its suffix says (save it anew with its program)")


def refuse_old(file: BinaryIO, name: str) -> None:
    """Raise SourceError for an office file that is locked, or older than the formats that are read."""
    found = office_of_old(file.read(_SEEN))
    file.seek(0)
    if found:
        raise SourceError(f"{name}: it is {found}")
