"""The closed set of productions: each takes the slots of a match and makes a value, or refuses with None.

A rule names its maker; a language never brings one of its own. The key ``_bears`` of a value gives the finding more
classes to be matched by, and is not kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tawthiq.cascade.makers import actors, dates, events, numbers, people, places, quantities, speech, tolls
from tawthiq.cascade.slots import Slots

Maker = Callable[[Slots], dict[str, Any] | None]

MAKERS: dict[str, Maker] = {
    "number": numbers.number,
    "quantity": quantities.quantity,
    "date": dates.date,
    "actor": actors.actor,
    "place": places.place,
    "people": people.people,
    "parts": tolls.parts,
    "toll": tolls.toll,
    "event": events.event,
    "statement": speech.statement,
    "demand": speech.demand,
    "action": speech.action,
    "term": speech.term,
    "document": speech.document,
    "field": speech.field,
}
