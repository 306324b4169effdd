"""What a file is by its first bytes, for the errors of those whose name says something else."""

from __future__ import annotations

_OLD = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_BEGINS = (
    (b"%PDF-", "a PDF (name it .pdf)"),
    (b"{\\rtf", "RTF (name it .rtf)"),
    (b"\x1f\x8b", "packed with gzip (unpack it)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive (unpack it)"),
    (b"Rar!", "a RAR archive (unpack it)"),
    (b"\x89PNG", "a picture (save its words as text)"),
    (b"\xff\xd8\xff", "a picture (save its words as text)"),
)
_ZIP = b"PK\x03\x04"
_OFFICE = ((b"word/", "a Word file (name it .docx)"), (b"xl/", "a workbook (name it .xlsx)"))


def other_kind(data: bytes) -> str | None:
    """What some bytes are, and how to mend it, where that is no text; None where nothing tells.

    >>> other_kind(b"%PDF-1.7"), other_kind(b"On Monday")
    ('a PDF (name it .pdf)', None)
    """
    if data.startswith(_OLD):
        return office_of_old(data)
    if data.startswith(_ZIP):
        return next((what for inside, what in _OFFICE if inside in data), "a ZIP archive (name it .zip)")
    return next((what for start, what in _BEGINS if data.startswith(start)), None)


def office_of_old(data: bytes) -> str | None:
    """What a file is that has the frame of old office files; None for any other."""
    if not data.startswith(_OLD):
        return None
    if _LOCKED in data:
        return "locked with a password (save it without one)"
    return "a file of the old Office, before 2007 (save it as .docx or .xlsx)"
