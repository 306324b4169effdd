"""Raise the floors of the gate to the figures of today. Run from the project's root.

    python tests/gate/raise_floors.py [--allow-regression]

Floors only rise; with --allow-regression they take today's figures as they are (say why in the changelog).
"""

import hashlib
import json
import sys
import tempfile
from pathlib import Path

from tawthiq.casebook.casebook import Casebook
from tawthiq.evaluation import evaluate
from tawthiq.pipeline.corpus import build

HERE = Path(__file__).parent
EVALUATION = HERE.resolve().parents[1].parent / "shared" / "eval"
SETS = {"seeds": ["seeds"], "dev": ["dev-syria", "dev-yemen"]}
HAIR = 0.01
PINNED = (
    "dates", "places", "tolls", "toll parts", "accounts", "demands", "characterisations", "statement links",
    "toll group", "toll scope", "toll chain", "account date", "account place", "account type",
    "account perpetrator", "account tolls", "account chain", "incidents (B-cubed)", "document type", "overall",
)  # fmt: skip


def fingerprint(folder: Path) -> str:
    """A hash of the gold of a folder."""
    seal = hashlib.sha256()
    for path in sorted(folder.glob("*.toml")):
        seal.update(path.name.encode() + path.read_bytes())
    return seal.hexdigest()[:16]


def figures_of_today() -> dict[str, dict[str, float]]:
    """Set, figure: value."""
    with tempfile.TemporaryDirectory() as folder:
        casebook = Casebook.create(Path(folder) / "case")
        build(casebook, [EVALUATION / name for names in SETS.values() for name in names])
        found = {}
        for name, folders in SETS.items():
            report = evaluate(casebook.ledger(), [EVALUATION / each for each in folders])
            found[name] = {
                key: next(report.figures[key][m] or 0.0 for m in ("f1", "accuracy", "mean") if m in report.figures[key])
                for key in PINNED
            }
        return found


def main() -> None:
    """Write floors.json."""
    path = HERE / "floors.json"
    before = json.loads(path.read_text(encoding="utf-8")).get("sets", {})
    allowed = "--allow-regression" in sys.argv
    sets = {}
    for name, today in figures_of_today().items():
        old = {} if allowed else before.get(name, {}).get("floors", {})
        floors = {key: max(value, old.get(key, 0.0)) for key, value in today.items()}
        gold = {each: fingerprint(EVALUATION / each) for each in SETS[name]}
        sets[name] = {"folders": SETS[name], "gold": gold, "floors": floors}
    path.write_text(json.dumps({"hair": HAIR, "sets": sets}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
