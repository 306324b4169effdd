"""Where things stand in a casebook's folder.

casebook.json                  the format and the program that made it
originals/ab/abcd…             original bytes under their SHA-256, never altered
texts/ab/<sha256>.<reader>.txt the text that a reader drew from them, in UTF-8
derived/current.json           what counts now: the live parts, and a row for each document
derived/parts/<id>/*.parquet   what the machine derived from documents, one part a commit, never altered
derived/links/<id>/*.parquet   what it derived across documents
decisions/decisions.jsonl      what people decided, only ever appended to
derived/gazetteer/*.sqlite     those of the places people added that are too many to hold, made from their files
vocabulary/gazetteer/*         places that people added, as the files they gave
vocabulary/actors/*.yaml       actors that people added
problems.json                  what could not be read, and how to mend it
lock                           held by the one process that writes
"""

from __future__ import annotations

from pathlib import PurePath

FORMAT = 1
"""The layout above. A program refuses a folder of a higher number than its own."""

MARKER = PurePath("casebook.json")
ORIGINALS = PurePath("originals")
TEXTS = PurePath("texts")
CURRENT = PurePath("derived", "current.json")
PARTS = PurePath("derived", "parts")
LINKS = PurePath("derived", "links")
DECISIONS = PurePath("decisions", "decisions.jsonl")
GAZETTEER = PurePath("derived", "gazetteer")
VOCABULARY = PurePath("vocabulary")
PROBLEMS = PurePath("problems.json")
LOCK = PurePath("lock")
