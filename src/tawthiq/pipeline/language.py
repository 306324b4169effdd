"""In which language a document is read, and what a person must know of that choice."""

from __future__ import annotations

import re

from tawthiq.cascade.language import recognise
from tawthiq.packs import compile as packs
from tawthiq.sources.problem import Problem
from tawthiq.text.fold import fold

LONGEST = 10_000_000
"""A document is read up to so many characters; a longer one is kept unread, since it is many documents in one."""
_SAMPLE = 20_000
_FOREIGN = 0.1
_LETTER = re.compile(r"[^\W\d_]")


def chosen(text: str, given: str | None) -> str | None:
    """The language to read a text in; None when no pack reads it, or it is longer than LONGEST.

    It is the one that was given, unless hardly a letter of the text is one of that language's; else it is the one
    recognised.

    >>> chosen("The town was hit.", "en"), chosen("قال إن ثلاثة مدنيين قُتلوا", "en"), chosen("La ville.", "fr")
    ('en', 'ar', None)
    """
    if len(text) > LONGEST:
        return None
    if given is None:
        return recognise(text)
    if given not in packs.languages():
        return None
    return recognise(text) if _contradicts(text, given) else given


def _contradicts(text: str, language: str) -> bool:
    known, letters = packs.get(language).letters, _LETTER.findall(fold(text[:_SAMPLE]))
    own = re.findall(f"[{known}]", "".join(letters)) if known else letters
    return len(own) < _FOREIGN * len(letters)


def problem(where: str, length: int, given: str | None, read_in: str | None) -> Problem | None:
    """What a person must know of the language in which a document was read; None when all is as it should be.

    ``length`` is that of its text, 0 when there are no words in it.
    """
    if not length:
        return Problem(where, "it holds no text; it was kept, with no findings", "check the file")
    if length > LONGEST:
        what = f"it holds {length:,} characters, more than {LONGEST:,}; it was kept, with no findings"
        return Problem(where, what, "split it into its documents and build again")
    if read_in is None:
        language = repr(given) if given and given not in packs.languages() else "its language"
        what = f"no language pack reads {language}; it was kept, with no findings"
        return Problem(where, what, f"there is {', '.join(packs.languages())}; CONTRIBUTING shows how to add one")
    if given not in (None, read_in):
        what = f"manifest.csv says {given!r}, but its script is not; it was read as {read_in!r}"
        return Problem(where, what, "mend the language in manifest.csv", "note")
    return None
