"""One document: from its text and what is known of it to its lines in the ledger. Pure, and fit for any runner."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tawthiq.cascade.ladder import ladder
from tawthiq.cascade.reading import Reading
from tawthiq.errors import TawthiqError
from tawthiq.model.document import Document, Origin
from tawthiq.model.span import Span
from tawthiq.pipeline.language import chosen
from tawthiq.pipeline.vocabulary import Vocabulary
from tawthiq.sources.letters import letter_of
from tawthiq.sources.un import symbol_of

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Job:
    """A text to read, with what is known of it. ``made_by`` seals what its reading depends on."""

    id: str
    name: str
    sha256: str
    text: str
    reader: str
    origin: Origin
    made_by: str
    path: str


@dataclass(frozen=True, slots=True)
class Result:
    """What was read: the document, the lines of its items, and how each item was made; or what our own fault was."""

    job: Job
    document: Document
    lines: tuple[dict[str, Any], ...] = ()
    ladders: dict[str, str] = field(default_factory=dict)
    fault: str | None = None


Read = Callable[[Job, Vocabulary], Result]


def safely(read: Read, job: Job, vocabulary: Vocabulary) -> Result:
    """Read one document; a fault of our own, such as a rule that breaks on it, costs this document and no other."""
    try:
        return read(job, vocabulary)
    except TawthiqError:
        raise
    except Exception as error:
        return Result(job, _document(job, Reading(job.text, None)), fault=f"{type(error).__name__}: {error}")


def read_document(job: Job, vocabulary: Vocabulary) -> Result:
    """Read one document. A text that no pack reads is kept, with no language and no findings."""
    reading = _read(job, vocabulary, chosen(job.text, job.origin.language))
    ladders = {item.id: ladder(item.made, job.text) for item in reading.items()}
    return Result(job, _document(job, reading), tuple(reading.lines()), ladders)


def _read(job: Job, vocabulary: Vocabulary, language: str | None) -> Reading:
    if language is None:
        return Reading(job.text, None)
    return vocabulary.reader(language).read(job.text, job.origin.published, job.id)


def _document(job: Job, reading: Reading) -> Document:
    letter = letter_of(job.text)
    title = " ".join(letter.title.of(job.text).split()) if letter else _first_line(job.text)
    return Document(
        id=job.id,
        name=job.name,
        sha256=job.sha256,
        text=job.text,
        reader=job.reader,
        language=reading.language,
        document_type=reading.document_type,
        title=job.origin.title or title,
        publisher=job.origin.publisher,
        published=job.origin.published,
        url=job.origin.url,
        symbol=symbol_of(job.text),
        dated=_day_in(letter.title, reading) if letter else None,
        addressees=letter.addressees if letter else (),
        signatory=letter.signatory if letter else None,
        original=letter.original if letter else None,
        parts=letter.parts if letter else (),
    )


def _day_in(title: Span, reading: Reading) -> str | None:
    """The first day that is read in the words that name a letter."""
    days = (mention.line(reading.text) for mention in reading.mentions if title.covers(mention.span))
    return next((line["value"] for line in days if line["type"] == "date" and line["value"]), None)


def _first_line(text: str) -> str | None:
    line = text.strip().split("\n", 1)[0].strip()
    return line if line and len(line) <= _LONGEST_TITLE else None
