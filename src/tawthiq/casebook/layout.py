"""Where things stand in a casebook's folder.

casebook.json                  the format and the program that made it
log.jsonl                      every change, each entry sealed together with the one before
originals/ab/abcd…             original bytes under their SHA-256, never altered: documents, the files they were
                               inside of, and files that could not be read
texts/ab/abcd….txt             the texts that readers drew from them, in UTF-8, under their own SHA-256
derived/current.json           what counts now: the live parts, and a row for each document
derived/lists/<sha256>.json    what could not be read, and what is remembered of each file so as not to read it again
derived/parts/<id>/*.parquet   what the machine derived from documents, one part a commit, never altered
derived/links/<id>/*.parquet   what it derived across documents
decisions/decisions.jsonl      what people decided, only ever appended to
derived/gazetteer/*.sqlite     those of the places people added that are too many to hold, made from their files
vocabulary/gazetteer/*         places that people added, as the files they gave
vocabulary/actors/*.yaml       actors that people added
lock                           held by the one process that writes

Format 1 had no log, its problems in problems.json, and texts/ab/<sha256 of the bytes>.<reader>.txt.
"""

from __future__ import annotations

from pathlib import PurePath

FORMAT = 2
"""The layout above. A program refuses a folder of a higher number than its own."""

MARKER = PurePath("casebook.json")
LOG = PurePath("log.jsonl")
ORIGINALS = PurePath("originals")
TEXTS = PurePath("texts")
CURRENT = PurePath("derived", "current.json")
PARTS = PurePath("derived", "parts")
LINKS = PurePath("derived", "links")
LISTS = PurePath("derived", "lists")
DECISIONS = PurePath("decisions", "decisions.jsonl")
GAZETTEER = PurePath("derived", "gazetteer")
VOCABULARY = PurePath("vocabulary")
LOCK = PurePath("lock")
