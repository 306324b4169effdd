"""Coverage-guided fuzzing of the readers and the text layer: `make fuzz`, or one target for as long as you like.

    .venv/bin/python scripts/fuzz.py                             prints the targets
    .venv/bin/python scripts/fuzz.py html -max_total_time=600

What is fuzzed, and what must hold, stands in tests/fuzz/targets.py. What is found is written as `crash-…`,
`timeout-…` or `oom-…`; put it under tests/fuzz/cases/TARGET/, where a test keeps it from coming back.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "fuzz"))
with atheris.instrument_imports(include=["tawthiq"]):
    import targets


def main() -> None:
    """Name the targets, or fuzz one until an option of libFuzzer, or a person, ends it."""
    if not sys.argv[1:]:
        print(*targets.TARGETS)
        return
    target, *options = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix=f"fuzz-{target}-") as folder:
        for number, data in enumerate(targets.seeds(target)):
            Path(folder, str(number)).write_bytes(data)
        atheris.Setup([sys.argv[0], *options, folder], targets.TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
