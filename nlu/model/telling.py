"""Long messages by sentence: where the whole does not say what it is for, the most telling sentence does."""

from collections.abc import Iterable

from nlu.grammar.sentences import size
from nlu.intents import Intent
from nlu.model.classifier import Beliefs

LONG_CHARACTERS = 80
"""Shorter messages are one matter and seen as a whole, as those are that were learnt."""

TELLING = 0.7
"""From this probability on a reading says what the message is for. Of held-out messages put among small talk, 80 to 900
characters in all, the telling sentence says the intent of 93 in a hundred, the whole of 26 at 80 characters and of none
from 300 on (`tests/benchmarks/nlu/long_messages.py`); of long ones as people wrote them nothing is lost."""

_SMALL_TALK = frozenset({Intent.OTHER, Intent.GREET, Intent.AFFIRM, Intent.DENY, Intent.HELP, Intent.EMERGENCY})
"""What a sentence of a long message may be without the message being for it. Danger is heard by the ear."""


def is_long(text: str) -> bool:
    """Whether a normalised text may hold more than one matter."""
    return size(text) >= LONG_CHARACTERS


def telling(beliefs: Beliefs) -> float:
    """How clearly they say what a text is for."""
    return max((probability for intent, probability in beliefs.intents if intent not in _SMALL_TALK), default=0.0)


def most_telling(whole: Beliefs, parts: Iterable[Beliefs]) -> Beliefs:
    """What is believed of a long message: what is of the whole, unless only one of its `parts` is telling."""
    if telling(whole) >= TELLING:
        return whole
    best = max(parts, key=telling, default=whole)
    return best if telling(best) >= TELLING else whole
