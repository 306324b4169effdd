"""A folder of packs with one more language in it, as a linguist would have."""

import shutil
from pathlib import Path

import pytest

from tawthiq.packs.source import HERE


@pytest.fixture
def packs_with_french(tmp_path: Path) -> Path:
    """The packs as shipped, and a seedling of French beside them: data only."""
    root = tmp_path / "packs"
    shutil.copytree(HERE, root, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    shutil.copytree(Path(__file__).parent / "seedling" / "fr", root / "fr")
    return root
