"""The pattern language of the rules, and its way into regular expressions over symbols.

A pattern is a row of elements with spaces between them; each element matches one item of a text (a word, a mark, or
an earlier finding) by its classes:

    kill.passive            an item of the class, or of a class below it (kill.passive.plural)
    number|vague            either class
    word&definite           both classes
    word&!comma             the first and not the second
    !comma                  any item but this class
    any                     any item inside the sentence
    "of"                    the word itself, however it is written
    who:actor               the item fills the slot `who`; several elements may fill one
    element?  *  +  {0,4}   how often; * and + mean at most twelve times, so that no pattern runs away with a text
    ( a b | c )             groups, with `who:( … )` filling a slot by all of its items

A slot inside a repeated group holds what the last repetition matched; label the whole group to hold all of them.
Nothing in a pattern crosses the end of a sentence, except the class `end` itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from tawthiq.errors import PackError
from tawthiq.packs.opening import NEVER, opening
from tawthiq.text.fold import fold

_PIECE = re.compile(
    r"\s*(?:(?P<label>[a-z_]+):(?=[^\s)]))?"
    r"(?:(?P<open>\()|(?P<close>\))|(?P<bar>\|(?=\s|$))|(?P<quant>[?*+]|\{\d+(?:,\d*)?\})"
    r"|(?P<element>(?:!?(?:\"[^\"]+\"|[\w.]+)[|&]?)+))"
)
_TERM = re.compile(r"(!?)(\"[^\"]+\"|[\w.]+)")

CharSet = Callable[[str], str]
"""Gives all symbols that bear a class."""

_QUANTITIES = {"*": "{0,12}", "+": "{1,12}"}
END = "end"
_BROAD = ("word", "unknown", "definite", "shape.lower", "shape.title", "shape.plain")
ANY = "any"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A parsed pattern: pieces of a regular expression, the classes it asks for, and those of each slot."""

    pieces: tuple[tuple[str, str], ...]
    labels: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, tuple[str, ...]]
    classes: frozenset[str]

    def expression(self, symbols: CharSet) -> str:
        """The regular expression over symbols, once the symbols of every class are known.

        What asks for a class that no symbol bears is left out of it with its slots, so that it stays small.
        """
        return _Written(self.pieces, symbols).expression()

    def opening(self, symbols: CharSet) -> str:
        """A look ahead for the symbols that a match can begin with."""
        return opening(self.pieces, lambda element: _characters(element, symbols))

    def needs(self) -> tuple[tuple[str, ...], ...]:
        """Rows of classes, of each of which at least one must be in a text for the pattern to match there.

        >>> parse('( cut:kill.passive | killed ) who:people? "of"|in').needs()
        (('kill.passive', 'killed'), ('=of', 'in'))
        """
        return _Needs(self.pieces).found()

    @property
    def leads(self) -> bool:
        """Whether every match begins with one item for the pattern's first element.

        >>> parse("month year").leads, parse("day? month year").leads, parse("( month year | year )").leads
        (True, False, False)
        """
        at = next(place for place, (kind, _) in enumerate(self.pieces) if kind == "element")
        floor = depth = at
        on_the_first = True
        for kind, value in self.pieces[at + 1 :]:
            if kind == "element" or value.startswith("("):
                depth += kind == "raw"
                on_the_first = False
            elif value == ")":
                depth -= 1
                on_the_first, floor = depth < floor, min(depth, floor)
            elif depth == floor and (value == "|" or on_the_first):
                return False
        return True

    @property
    def elements(self) -> frozenset[str]:
        """What the pattern asks of single items."""
        return frozenset(value for kind, value in self.pieces if kind == "element")

    @property
    def is_wide(self) -> bool:
        """Whether an element takes items of classes that the pattern does not name."""
        return any(not _positive(part) for kind, value in self.pieces if kind == "element" for part in value.split("|"))

    @property
    def literals(self) -> frozenset[str]:
        """The words that the pattern names themselves, folded."""
        return frozenset(name[1:] for name in self.classes if name.startswith("="))


def literal(word: str) -> str:
    """The class that stands for one word itself.

    >>> literal("of")
    '=of'
    """
    return "=" + fold(word)


def parse(pattern: str, slots: Mapping[str, str] | None = None) -> Pattern:
    """Read a pattern; ``slots`` names the slot that an element fills by its class. Raises PackError.

    >>> sorted(parse('low:number ("to"|until) high:number').classes)
    ['=to', 'number', 'until']
    """
    return _Parser(pattern, slots or {}).pattern()


class _Parser:
    """Reads one pattern by recursive descent."""

    def __init__(self, source: str, slots: Mapping[str, str]) -> None:
        self.source = source
        self.slots = slots
        self.left = list(_scan(source))[::-1]
        self.pieces: list[tuple[str, str]] = []
        self.labels: dict[str, tuple[str, ...]] = {}
        self.groups: dict[str, tuple[str, ...]] = {}
        self.classes: set[str] = set()

    def pattern(self) -> Pattern:
        self.row()
        if self.left:
            raise PackError(f"pattern {self.source!r} closes a bracket that was never opened")
        return Pattern(tuple(self.pieces), self.labels, self.groups, frozenset(self.classes) - {ANY})

    def row(self) -> None:
        while self.left and not self.left[-1]["close"]:
            if self.left[-1]["bar"]:
                self.left.pop()
                self.raw("|")
            else:
                self.item()

    def item(self) -> None:
        piece = self.left.pop()
        label = piece["label"] or self.slots.get(piece["element"] or "")
        group = f"{label}_{len(self.groups.get(label, ()))}" if label else None
        self.raw(f"(?P<{group}>" if group else "(?:")
        if label and group:
            self.groups[label] = (*self.groups.get(label, ()), group)
        asked = self.atom(piece)
        if self.left and self.left[-1]["quant"]:
            quantity = str(self.left.pop()["quant"])
            self.raw(_QUANTITIES.get(quantity, quantity))
        self.raw(")")
        if label:
            self.labels[label] = (*self.labels.get(label, ()), *asked)

    def atom(self, piece: Mapping[str, str | None]) -> tuple[str, ...]:
        if piece["element"]:
            asked = tuple(_classes(piece["element"]))
            self.classes.update(asked)
            self.pieces.append(("element", piece["element"]))
            return asked
        if not piece["open"]:
            raise PackError(f"pattern {self.source!r} has {piece['quant']!r} with nothing before it")
        begin = len(self.pieces)
        self.raw("(?:")
        self.row()
        if not self.left:
            raise PackError(f"pattern {self.source!r} leaves a bracket open")
        self.left.pop()
        self.raw(")")
        inside = (value for kind, value in self.pieces[begin:] if kind == "element")
        return tuple(name for element in inside for name in _classes(element))

    def raw(self, text: str) -> None:
        self.pieces.append(("raw", text))


def _scan(pattern: str) -> Iterator[dict[str, str | None]]:
    at = 0
    while pattern[at:].strip():
        found = _PIECE.match(pattern, at)
        if not found or found.end() == at:
            raise PackError(f"pattern {pattern!r} cannot be read at {pattern[at:].strip()!r}")
        at = found.end()
        yield found.groupdict()


def _classes(element: str) -> Iterator[str]:
    for _, name in _TERM.findall(element):
        yield literal(name.strip('"')) if name.startswith('"') else name


Need = tuple[str, ...]


class _Needs:
    """Reads off the pieces of a pattern which elements no match can do without."""

    def __init__(self, pieces: tuple[tuple[str, str], ...]) -> None:
        self.open: list[list[list[Need]]] = [[[]]]
        self.last: list[Need] = []
        for kind, value in pieces:
            if kind == "element":
                self.atom(_need_of(value))
            else:
                self.raw(value)

    def found(self) -> tuple[Need, ...]:
        """What the whole pattern needs."""
        return tuple(_either(self.open[0]))

    def atom(self, needs: list[Need]) -> None:
        """Something that stands once, unless a quantity follows it."""
        self.open[-1][-1] += needs
        self.last = needs

    def raw(self, value: str) -> None:
        """A bracket, a bar or a quantity."""
        if value.startswith("("):
            self.open.append([[]])
        elif value == ")":
            self.atom(_either(self.open.pop()))
        elif value == "|":
            self.open[-1].append([])
        elif value == "?" or value.startswith("{0"):
            row = self.open[-1][-1]
            del row[len(row) - len(self.last) :]


def _either(rows: list[list[Need]]) -> list[Need]:
    """What several alternatives need: all of one's needs; of more than one, the first need of each as one."""
    if len(rows) == 1:
        return rows[0]
    return [tuple(name for row in rows for name in row[0])] if all(rows) else []


def _need_of(element: str) -> list[Need]:
    """One class of every alternative of an element; nothing when one of them names only what it bars."""
    named = [_positive(part) for part in element.split("|")]
    return [tuple(names[0] for names in named)] if all(named) else []


def _positive(part: str) -> list[str]:
    """The classes that a conjunction asks for, the most particular first."""
    names = [name for negative, name in _TERM.findall(part) if not negative and name != ANY]
    return sorted((next(_classes(name)) for name in names), key=lambda name: name in _BROAD)


class _Written:
    """Writes the pieces of a pattern as a regular expression; None stands for what can match nothing."""

    def __init__(self, pieces: tuple[tuple[str, str], ...], symbols: CharSet) -> None:
        self.open: list[tuple[str, list[list[str | None]]]] = [("", [[]])]
        for kind, value in pieces:
            if kind == "element":
                characters = _characters(value, symbols)
                self.row.append(None if characters == NEVER else characters)
            else:
                self.raw(value)

    @property
    def row(self) -> list[str | None]:
        """The atoms of the alternative that is being written."""
        return self.open[-1][1][-1]

    def raw(self, value: str) -> None:
        """A bracket, a bar or a quantity."""
        if value.startswith("("):
            self.open.append((value, [[]]))
        elif value == ")":
            bracket, rows = self.open.pop()
            inside = _any_of(rows)
            self.row.append(inside and f"{bracket}{inside})")
        elif value == "|":
            self.open[-1][1].append([])
        elif self.row[-1]:
            self.row[-1] += value
        elif value == "?" or value.startswith("{0"):
            self.row[-1] = ""

    def expression(self) -> str:
        """The whole expression."""
        inside = _any_of(self.open[0][1])
        return NEVER if inside is None else inside


def _any_of(rows: list[list[str | None]]) -> str | None:
    """The alternatives that can match something, as one expression."""
    left = ["".join(atoms) for row in rows if len(atoms := [atom for atom in row if atom is not None]) == len(row)]
    return "|".join(left) if left else None


def takes(element: str, bears: frozenset[str]) -> bool:
    """Whether an element of a pattern takes an item of some classes and those above them.

    >>> some = frozenset({"word"})
    >>> takes("word&!comma|mark", some), takes("word&!word", some), takes("any", frozenset({"end"}))
    (True, False, False)
    """
    for wanted, barred in _options(element):
        if wanted <= bears and barred.isdisjoint(bears) and (wanted or END not in bears):
            return True
    return False


@cache
def _options(element: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The alternatives of an element: the classes that each asks for, and those that it bars."""
    terms = [_TERM.findall(part) for part in element.split("|")]
    return tuple(
        (
            frozenset(next(_classes(name)) for negative, name in some if not negative and name != ANY),
            frozenset(next(_classes(name)) for negative, name in some if negative),
        )
        for some in terms
    )


def _characters(element: str, symbols: CharSet) -> str:
    """One element as a regular expression for one symbol."""
    ends = symbols(END)
    if element == ANY:
        return f"[^{ends}]"
    every = [_conjunction(part, symbols, ends) for part in element.split("|")]
    options = [option for option in every if option != NEVER] or [NEVER]
    if all(option.startswith("[") and not option.startswith("[^") for option in options):
        return f"[{''.join(sorted({char for option in options for char in option[1:-1]}))}]"
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _conjunction(part: str, symbols: CharSet, ends: str) -> str:
    wanted: set[str] | None = None
    barred = ""
    for negative, name in _TERM.findall(part):
        bearing = symbols(next(_classes(name))) if name != ANY else None
        if negative:
            barred += bearing or ""
        elif bearing is not None:
            wanted = set(bearing) if wanted is None else wanted & set(bearing)
    if wanted is None:
        return f"[^{ends}{barred}]"
    left = "".join(sorted(wanted - set(barred)))
    return f"[{left}]" if left else NEVER
