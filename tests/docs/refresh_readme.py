"""Write the README's first screen anew from what `tawthiq find` prints. Run from the project's root.

python tests/docs/refresh_readme.py
"""

import re
from pathlib import Path

import tawthiq
from tawthiq.cascade.ladder import ladder

README = Path(__file__).resolve().parents[2] / "README.md"


def main() -> None:
    """Put the ladder of the sentence's toll in the place of the one that is there."""
    text = README.read_text(encoding="utf-8")
    sentence = re.search(r'tawthiq find "([^"]+)"\n', text)
    assert sentence, "the README shows no sentence"
    reading = tawthiq.read(sentence.group(1))
    shown = re.compile(r"(?m)^toll  +toll\..*?\n\n", re.DOTALL)
    ladder_now = ladder(reading.tolls[0].made, reading.text) + "\n\n"
    README.write_text(shown.sub(lambda _: ladder_now, text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
