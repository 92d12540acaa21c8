"""The brain that all interpreters share: from beliefs about intent and categories to the whole understanding.

Danger rules first; then everything that grammar and gazetteer can find, with rules that depend on the intent.
"""

from collections.abc import Sequence
from datetime import datetime

from nlu.beneficiaries import beneficiaries
from nlu.people import people
from nlu.phones import phone, without_phones
from nlu.places import Gazetteer
from nlu.quantities import quantity
from nlu.readings import Scored, readings
from nlu.safety import danger, relief_needed
from nlu.script import focus, normalise
from nlu.times import TIMELESS, Times, read_times
from nlu.understanding import Guess, Understanding, Urgency
from nlu.urgency import is_pressing
from nlu.wordless import wordless

CONCEIVABLE = 0.02
"""Where the model gives an emergency less than this, only the plain words of danger count."""

ALARMING = 0.3
"""From this on an emergency goes before a likelier meaning: one call missed is worse than two questions too many."""

DOUBTFUL = 0.4
"""An intent of no time that is believed less than this keeps none from being heard."""

DANGER_CONFIDENCE = 0.97
"""How often a danger found by rule is one."""


def complete(text: str, at: datetime, intents: Scored, categories: Scored, gazetteer: Gazetteer) -> Understanding:
    """The understanding of a raw `text` said at `at` (naive local time), given what is believed of it.

    `intents` and `categories` are (code, probability) pairs in any order; danger found by rule overrules them, and so
    do signs where there is no word.
    Never raises for any text.
    """
    plain = normalise(text)
    signs = wordless(plain)
    guesses = readings(signs or intents, categories)
    if kind := danger(plain, likely=dict(intents).get("emergency", 0.0) >= CONCEIVABLE):
        return _emergency(plain, kind, DANGER_CONFIDENCE, guesses, gazetteer)
    best = guesses[0]
    if alarm := next((g for g in guesses if g.intent == "emergency" and g.confidence >= ALARMING), None):
        return _emergency(plain, None, alarm.confidence, guesses, gazetteer)
    read = focus(without_phones(plain))
    times = read_times(read, at, None if signs or _is_doubtful(best) else best.intent)
    return Understanding(
        intent=best.intent,
        confidence=best.confidence,
        categories=best.categories,
        when=times.when,
        recurring=times.recurring,
        other_when=times.other_when,
        place=gazetteer.find(focus(plain)),
        people=people(read, best.intent),
        quantity=quantity(read, best.intent, best.categories),
        urgency=_urgency(read, best.intent, times),
        beneficiary=beneficiaries(read, best.intent, best.categories),
        phone=phone(plain),
        guesses=guesses,
    )


def _is_doubtful(best: Guess) -> bool:
    """Whether a time may be meant all the same: 14:00 or 明天下午 alone may be the answer to our question."""
    return best.intent in TIMELESS and best.confidence < DOUBTFUL


def _emergency(
    plain: str, kind: str | None, confidence: float, guesses: Sequence[Guess], gazetteer: Gazetteer
) -> Understanding:
    """Danger now: where and whom matter, forms do not. `kind` is None where only the model hears it."""
    categories = ("emergency_relief",) if relief_needed(plain) else ()
    found = Guess(intent="emergency", categories=categories, confidence=confidence)
    return Understanding(
        intent="emergency",
        confidence=confidence,
        categories=categories,
        place=gazetteer.find(focus(plain)),
        urgency="emergency",
        beneficiary=beneficiaries(focus(plain), "emergency", categories),
        phone=phone(plain),
        guesses=(found, *(g for g in guesses if g.intent != "emergency")),
        danger=kind,
    )


def _urgency(text: str, intent: str, times: Times) -> Urgency:
    if intent == "report_need" and (is_pressing(text) or times.only_today):
        return "urgent"
    return "normal"
