"""Names of places that are nowhere: from invented roots, in Arabic and in two ways of Latin spelling."""

from __future__ import annotations

from random import Random

WORDS = {
    "ب": "b", "ت": "t", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ر": "r", "ز": "z", "س": "s", "ش": "sh",
    "ص": "s", "ط": "t", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
MOULDS = (
    ("123ة", "1a23ah"), ("12ي3", "1a2i3"), ("12و3", "1u2u3"), ("123ان", "1a23an"), ("م123", "ma12a3"),
    ("1ا2ية", "1a2iyah"), ("12ي3ة", "1u2ay3ah"), ("1ا2و3", "1a2u3"), ("123ين", "1a23in"), ("12ا3", "1i2a3"),
)  # fmt: skip
BEFORE = (("تل", "Tall"), ("كفر", "Kafr"), ("خربة", "Khirbat"), ("عين", "Ayn"), ("بئر", "Bir"), ("أم", "Umm"))
PRESS = (("q", "k"), ("ay", "ei"), ("u", "ou"), ("iyah", "iya"), ("ah", "a"), ("Tall", "Tell"), ("Khirbat", "Khirbet"))


class Names:
    """Makes names, some of which are another place's too, and spells them as the press does, or wrongly."""

    def __init__(self, random: Random, shared: float) -> None:
        self.random = random
        self.shared = shared
        self.made: list[tuple[str, str]] = []

    def new(self) -> tuple[str, str]:
        """A name in Arabic and in systematic Latin; some are another place's name."""
        if self.made and self.random.random() < self.shared / 2:
            return self.random.choice(self.made)
        root = self.random.sample(list(WORDS), 3)
        arabic, latin = self.random.choice(MOULDS)
        for at, letter in enumerate(root, start=1):
            arabic, latin = arabic.replace(str(at), letter), latin.replace(str(at), WORDS[letter])
        latin = latin.capitalize()
        if self.random.random() < 0.3:
            before = self.random.choice(BEFORE)
            arabic, latin = f"{before[0]} {arabic}", f"{before[1]} {latin}"
        elif self.random.random() < 0.3:
            arabic, latin = f"ال{arabic}", f"Al-{latin}"
        self.made.append((arabic, latin))
        return self.made[-1]

    def latin(self, name: str) -> str:
        """As the press spells it, half of the time."""
        for old, new in PRESS:
            if self.random.random() < 0.5:
                name = name.replace(old, new)
        return name

    def misspelt(self, name: str) -> str:
        """One letter left out, doubled, or changed places with the next."""
        at = self.random.randrange(1, len(name) - 1)
        wrong = (name[:at] + name[at + 1 :], name[:at] + name[at] + name[at:], _swapped(name, at))
        return self.random.choice(wrong)


def _swapped(name: str, at: int) -> str:
    return name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
