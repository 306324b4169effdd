"""A folder of packs with one more language in it, as a linguist would have."""

import shutil
from pathlib import Path

import pytest

from tawthiq.packs.source import HERE


@pytest.fixture
def packs_with_french(tmp_path: Path) -> Path:
    """The packs as shipped, and a seedling of French beside them: data only."""
    return _with_french(tmp_path / "packs", "*.py", "__pycache__")


@pytest.fixture
def french_pack(tmp_path: Path) -> Path:
    """The seedling of French and what all languages share, without the other languages, which take seconds to check."""
    return _with_french(tmp_path / "packs", "*.py", "__pycache__", "ar", "en")


def _with_french(root: Path, *without: str) -> Path:
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns(*without))
    shutil.copytree(Path(__file__).parent / "seedling" / "fr", root / "fr")
    return root
