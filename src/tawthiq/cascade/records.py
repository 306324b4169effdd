"""Records: blocks of labelled lines ("Date: … / Location: … / Type: …"), each of which tells of one incident.

A record begins where a label comes again that it has already, and ends at a line without a label. Its narrative
is read as prose: what others say there are more accounts of its incident.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tawthiq.cascade.clauses import draft
from tawthiq.cascade.listed import NO_DEED, NO_WORDS, told_first
from tawthiq.cascade.material import Draft, Material
from tawthiq.cascade.shelf import Shelf
from tawthiq.model.finding import Finding
from tawthiq.model.span import Span

_HERE = "cascade/records.py"
_LABEL = 48
"""How far into its line the colon of a label stands."""
_SHORT = 120
"""The longest line that goes on with a record after its last known label."""


def records(material: Material) -> dict[int, Draft]:
    """The accounts of records, by the numbers of all their paragraphs."""
    actors = Shelf(material.actors.findings, lambda span: span)
    found: dict[int, Draft] = {}
    for fields in _blocks(material):
        if made := _record(fields, actors, material):
            layout = material.layout
            for number in range(layout.paragraph(made.window.start), layout.paragraph(made.window.end) + 1):
                found[number] = made
    return found


def _blocks(material: Material) -> Iterator[list[Finding]]:
    """Labels that stand together: a label that comes again, or a line without any, begins a new block."""
    block: list[Finding] = []
    for field in material.fields:
        if block and (_comes_again(field, block, material) or not _goes_on(block[-1], field, material)):
            yield block
            block = []
        block.append(field)
    if block:
        yield block


def _comes_again(field: Finding, block: Sequence[Finding], material: Material) -> bool:
    text = material.layout.text
    return any(field.span.of(text) == known.span.of(text) for known in block)


def _goes_on(last: Finding, field: Finding, material: Material) -> bool:
    """Whether all lines between two labels have labels of their own."""
    layout = material.layout
    first, after = layout.paragraph(last.span.start), layout.paragraph(field.span.start)
    return all(_is_labelled(layout.paragraphs[number], layout.text) for number in range(first, after))


def _is_labelled(paragraph: Span, text: str) -> bool:
    return ":" in text[paragraph.start : min(paragraph.end, paragraph.start + _LABEL)]


def _record(fields: Sequence[Finding], actors: Shelf[Span], material: Material) -> Draft | None:
    """The account of a block that tells a place, a day or a kind of deed, and what was done."""
    lines = [(field.value["field"], line) for field, line in zip(fields, _lines(fields, material), strict=True)]
    start, end = fields[0].span.start, _end(lines, material)
    window = Span(start, end)
    head = Span(start, next((field.span.start - 1 for field in fields if field.value["field"] == "told"), end))
    places = [place for name, line in lines if name == "where" for place in material.places.inside(*line)]
    dates = [date for name, line in lines if name == "when" for date in material.dates.inside(*line)]
    deeds = [deed for name, line in lines if name == "kind" for deed in material.events.inside(*line)]
    hands = [span for name, line in lines if name == "hand" for span in actors.inside(*line)]
    figures = material.tolls.inside(*head)
    if not places or not (dates or deeds) or not (deeds or hands or figures):
        return None
    deeds = deeds or material.events.inside(*window)
    told = told_first(deeds) if deeds else NO_DEED
    value = {**told, **NO_WORDS, "against": told.get("against"), "by": hands}
    made = draft(Finding("event", head, value, "account.record", _HERE, (*fields, *deeds[:1])), window, material)
    made.dates, made.places = dates, places
    made.when = dates[0].value if dates else None
    return made


def _end(lines: Sequence[tuple[str, Span]], material: Material) -> int:
    """Where a record ends: after its last known label, and the short labelled lines below it."""
    layout, end = material.layout, lines[-1][1].end
    for number in range(layout.paragraph(end) + 1, len(layout.paragraphs)):
        paragraph = layout.paragraphs[number]
        if material.fields.inside(*paragraph) or not _belongs(end, paragraph, material):
            return end
        end = paragraph.end
    return end


def _belongs(end: int, paragraph: Span, material: Material) -> bool:
    """Whether a line below a record is a short labelled one, with no empty line between and no day for its label."""
    text = material.layout.text
    parted = text.count("\n", end, paragraph.start) > 1 or paragraph.end - paragraph.start > _SHORT
    dated = material.dates.inside(paragraph.start, min(paragraph.end, paragraph.start + _LABEL))
    return not parted and not dated and _is_labelled(paragraph, text)


def _lines(fields: Sequence[Finding], material: Material) -> Iterator[Span]:
    """What stands after each label, to the next label or to the end of its paragraph."""
    for at, field in enumerate(fields):
        end = material.layout.paragraph_span(field.span.start).end
        after = fields[at + 1].span.start if at + 1 < len(fields) else end
        yield Span(field.span.end, max(min(end, after), field.span.end))
