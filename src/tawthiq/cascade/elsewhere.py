"""What a text tells in full: a heading that only names it is no account, and "the raid on Arin" has its day."""

from __future__ import annotations

from tawthiq.cascade.material import Draft, names_of
from tawthiq.model.claims import PlaceMention


class Elsewhere:
    """The sets of places that dated or counted accounts are told of, their days and hands, by each place."""

    def __init__(self, told: list[Draft]) -> None:
        self.grounds: dict[str, set[frozenset[str]]] = {}
        self.days: dict[str, set[str]] = {}
        self.hands: dict[tuple[str, str], set[tuple[str, str]]] = {}
        for known in told:
            if known.when or known.tolls:
                self._learn(known, frozenset(names_of(_where(known))))

    def _learn(self, known: Draft, ground: frozenset[str]) -> None:
        for name in ground:
            self.grounds.setdefault(name, set()).add(ground)
            if known.when:
                self.days.setdefault(name, set()).add(known.when)
                for hand in known.by:
                    self.hands.setdefault((name, hand.key), set()).add((known.when, known.voice))

    def knows(self, made: Draft) -> bool:
        """Whether a draft only names what is told in full elsewhere: a heading's "massacre in Arin"."""
        named = made.kind == "other" or made.event.value["known"]
        if not named or made.when or made.by or made.tolls or not made.places:
            return False
        places = names_of(made.places)
        if any(places <= ground for ground in self.grounds.get(min(places), ())):
            return True
        return len(places) > 1 and places <= self.grounds.keys()

    def date(self, made: Draft) -> None:
        """Give "the raid on Arin" the day of the one day on which the text tells of Arin.

        Another's telling of what one hand did there is of that day too.
        """
        if made.when is None:
            days = self._days(made)
            made.when = days.pop() if len(days) == 1 else None

    def _days(self, made: Draft) -> set[str]:
        if made.event.value["known"]:
            return {day for name in names_of(made.places) for day in self.days.get(name, ())}
        told = {
            one for name in names_of(made.places) for hand in made.by for one in self.hands.get((name, hand.key), ())
        }
        own = not made.voice or made.voice in {voice for _, voice in told}
        return set() if own else {day for day, _ in told}


def _where(known: Draft) -> list[PlaceMention]:
    """The places of an account, but for those that only tell where its village lies: "west of Arin"."""
    return [place for place in known.places if not place.made.value.get("vicinity")] or known.places
