"""The items of a list: each goes on with what stands above it, and others may tell it again."""

from __future__ import annotations

from tawthiq.cascade.blame import Blame
from tawthiq.cascade.clauses import drafts
from tawthiq.cascade.listed import ITEM
from tawthiq.cascade.material import Draft, Material
from tawthiq.cascade.placing import REACH
from tawthiq.cascade.retold import go_on, is_version, near, one_voice, version
from tawthiq.model.span import Span

_TOLD_PARTS = 2
"""An item of a list has its opening and its first deed as parts; a bare item has no deed of its own."""
_AFTER_A_LINE = 2
"""How many paragraphs after the account that it goes on with a list begins, when one line opens it."""


def enter(entry: Draft, sentence: Span, told: list[Draft], material: Material, blame: Blame) -> None:
    """An item of a list, with what others say of it after its first deed."""
    if not any(known is entry for known in told[-REACH:]):
        _carry(entry, told, material, blame)
        told.append(entry)
    first = sentence.covers(entry.event.span)
    for made in drafts(sentence, material)[first:]:
        if made.voice != entry.voice and is_version(made, entry, told[-REACH:], material):
            told.append(version(made, entry))
        elif made.event.value["hand"]:
            entry.by = entry.by or made.by


def _carry(entry: Draft, told: list[Draft], material: Material, blame: Blame) -> None:
    """An item of a list goes on with what stands above it: its day, its weapon and its hand."""
    last = told[-1] if told else None
    if last is None or not (near(last, entry.event.span, material) or _is_introduced(entry, last, material)):
        return
    entry.when = entry.when or last.when
    bare = len(entry.event.parts) < _TOLD_PARTS
    if entry.event.rule != ITEM or not one_voice(last, entry):
        return
    if bare and entry.kind == "other":
        entry.kind = last.kind
    if not entry.by and not blame.unclaimed(entry) and entry.kind == last.kind:
        go_on(last, entry)


def _is_introduced(entry: Draft, last: Draft, material: Material) -> bool:
    """Whether a line that ends with a colon stands between an account and the first item of its list."""
    layout = material.layout
    here, there = layout.paragraph(entry.event.span.start), layout.paragraph(last.event.span.start)
    return here - there == _AFTER_A_LINE and layout.text.endswith(":", 0, layout.paragraphs[here - 1].end)
