"""Bytes without sense, and what fuzzing found (`make fuzz`): what must hold of readers and texts holds of them too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
import targets


@pytest.mark.parametrize("target", targets.TARGETS)
def test_what_fuzzing_begins_from_and_what_it_found_are_read(target: str) -> None:
    """So that it begins from sense, and that what is mended stays so."""
    begun = list(targets.seeds(target))

    assert begun
    for data in begun:
        targets.TARGETS[target](data)


@pytest.mark.parametrize("target", targets.TARGETS)
@settings(max_examples=20, deadline=None)
@given(data=st.binary(max_size=200))
def test_bytes_without_sense_do_no_harm(target: str, data: bytes) -> None:
    """Alone, and at the end of bytes that have some."""
    targets.TARGETS[target](data)
    targets.TARGETS[target](next(targets.seeds(target))[:2_000] + data)


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_cut_in_order(text: str) -> None:
    """Rare letters, marks and spaces of every script."""
    targets.text(text.encode("utf-8", "surrogatepass"))
