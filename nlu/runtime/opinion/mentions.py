"""What a text mentions, generously: every time, place, head count, amount, length and person that the grammars find.

The opinion may choose among these. Where it names a value that is not here, the value does not count.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from nlu.grammar.beneficiaries import beneficiaries
from nlu.grammar.durations import lengths
from nlu.grammar.numerals import NUMBER, whole
from nlu.grammar.people import people
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import focus, normalise
from nlu.grammar.times.pipeline.gathering import gathered
from nlu.grammar.times.pipeline.rules import Season, rules
from nlu.grammar.times.pipeline.windows import other_windows, windows
from nlu.grammar.times.read import mentioned
from nlu.grammar.urgency import is_pressing
from nlu.intents import Intent
from nlu.mentions.lessons import may_repeat, readable
from nlu.mentions.quantities import amounts
from nlu.understanding import Quantity, Rule, Window

_NUMBER = re.compile(NUMBER)
_FEWEST, _MOST = 1, 999


@dataclass(frozen=True)
class Mentions:
    """All that a text mentions, each kind in order. `places` by id, with the words that name them."""

    windows: tuple[Window, ...]
    rules: tuple[Rule, ...]
    places: Mapping[str, str]
    people: frozenset[int]
    amounts: tuple[Quantity, ...]
    minutes: frozenset[int]
    beneficiary: tuple[str, ...]
    is_pressing: bool


def mentions(text: str, at: datetime, gazetteer: Gazetteer) -> Mentions:
    """What a raw `text` said at `at` (naive local time) mentions."""
    read, plain = readable(text, gazetteer), focus(normalise(text))
    found_windows, found_rules = _times(read, at)
    return Mentions(
        windows=found_windows,
        rules=found_rules,
        places={area.place: plain[area.start : area.end] for area in gazetteer.named(plain)},
        people=_people(read),
        amounts=tuple(amount.quantity for amount in amounts(read)),
        minutes=frozenset(lengths(read)),
        beneficiary=_beneficiaries(read),
        is_pressing=is_pressing(read),
    )


def _times(read: str, at: datetime) -> tuple[tuple[Window, ...], tuple[Rule, ...]]:
    """Every window and rule that a phrase of time may mean, alone or put together with others."""
    _, found = mentioned(read, at)
    phrases = [*gathered(found), *found]
    once = (window for phrase in phrases for window in (*windows(phrase, at), *other_windows(phrase, at)))
    again = (rule for phrase in phrases if may_repeat(phrase) for rule in rules(phrase, Season(), frozenset()))
    return tuple(dict.fromkeys(once)), tuple(dict.fromkeys(again))


def _people(read: str) -> frozenset[int]:
    """The numbers written, and the head counts that the grammar finds whatever the message is for."""
    written = {whole(found.group()) for found in _NUMBER.finditer(read)}
    counted = {people(read, intent) for intent in Intent}
    return frozenset(n for n in written | counted if n is not None and _FEWEST <= n <= _MOST)


def _beneficiaries(read: str) -> tuple[str, ...]:
    """Whom the words may mean, of a need or of an offer, in the taxonomy's order."""
    asked, offered = (beneficiaries(read, intent, ()) for intent in (Intent.REPORT_NEED, Intent.OFFER_HELP))
    return tuple(dict.fromkeys((*offered, *asked)))
