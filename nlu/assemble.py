"""Frame assembly, shared by all interpreters: from beliefs about intent and categories to the whole understanding.

Danger rules first; then everything that grammar and gazetteer can find, with rules that depend on the intent.
"""

from collections.abc import Sequence
from datetime import datetime

from nlu.danger.detection import danger, doubted, relief_needed, settled
from nlu.grammar.beneficiaries import beneficiaries
from nlu.grammar.durations import minutes, shift
from nlu.grammar.people import people
from nlu.grammar.phones import phone, without_phones
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import focus, normalise
from nlu.grammar.times.read import Times, read_times
from nlu.grammar.urgency import is_pressing
from nlu.grammar.wishes import wish
from nlu.grammar.wordless import wordless
from nlu.intents import NEEDS, TIMELESS, Intent
from nlu.mentions.choosers import Choosers
from nlu.mentions.details import details
from nlu.model.nbest import n_best
from nlu.understanding import Guess, Scored, Understanding, Urgency

CONCEIVABLE = 0.02
"""Where the model gives an emergency less than this, only the plain words of danger count."""

ALARMING = 0.3
"""From this on an emergency goes before a likelier meaning: one call missed is worse than two questions too many."""

BEYOND_DOUBT = 0.7
"""The same where the text itself speaks against it: it asks for a service, is past, or only told of."""

DOUBTFUL = 0.4
"""An intent of no time that is believed less than this keeps none from being heard."""

DANGER_CONFIDENCE = 0.97
"""How often a danger found by rule is one."""


def assemble(
    text: str, at: datetime, intents: Scored, categories: Scored, gazetteer: Gazetteer, choosers: Choosers
) -> Understanding:
    """The understanding of a raw `text` said at `at` (naive local time), given what is believed of it.

    `intents` and `categories` are (code, probability) pairs in any order; danger found by rule overrules them, and so
    do signs where there is no word.
    Never raises for any text.
    """
    plain = normalise(text)
    signs = wordless(plain)
    guesses = n_best(signs or intents, categories)
    if kind := danger(plain, likely=dict(intents).get(Intent.EMERGENCY, 0.0) >= CONCEIVABLE):
        return _emergency(text, plain, kind, DANGER_CONFIDENCE, guesses, gazetteer)
    if alarm := next((g for g in guesses if _alarms(g, plain)), None):
        return _emergency(text, plain, None, alarm.confidence, guesses, gazetteer)
    guesses = _emergency_last(guesses, categories)
    best = guesses[0]
    told = details(text, gazetteer)
    read = focus(without_phones(normalise(told.rest)))
    hint = None if signs or _is_doubtful(best) else best.intent
    times = read_times(read, at, hint, choosers.phrases)
    return Understanding(
        intent=best.intent,
        confidence=best.confidence,
        categories=best.categories,
        when=times.when,
        recurring=times.recurring,
        other_when=times.other_when,
        place=gazetteer.find(focus(plain)),
        people=people(read, best.intent),
        quantity=choosers.quantity(read, best.intent, best.categories),
        urgency=_urgency(read, best.intent, times),
        beneficiary=beneficiaries(read, best.intent, best.categories),
        phone=phone(plain),
        minutes=minutes(read, best.intent),
        shift=shift(read, best.intent),
        address=told.address,
        name=told.name,
        organisation=told.organisation,
        wish=wish(read),
        guesses=guesses,
    )


def _emergency_last(guesses: Sequence[Guess], categories: Scored) -> tuple[Guess, ...]:
    """The guesses where nobody is alarmed: an emergency may be asked about after all others, and is never the best."""
    others = tuple(guess for guess in guesses if guess.intent is not Intent.EMERGENCY) or n_best([], categories)
    return (*others, *(guess for guess in guesses if guess.intent is Intent.EMERGENCY))


def _alarms(guess: Guess, plain: str) -> bool:
    """Whether an emergency that no word of danger tells of is believed enough."""
    if guess.intent is not Intent.EMERGENCY or guess.confidence < ALARMING or settled(plain):
        return False
    return guess.confidence >= BEYOND_DOUBT or not doubted(plain)


def _is_doubtful(best: Guess) -> bool:
    """Whether a time may be meant all the same: 14:00 or 明天下午 alone may be the answer to our question."""
    return best.intent in TIMELESS and best.confidence < DOUBTFUL


def _emergency(
    text: str, plain: str, kind: str | None, confidence: float, guesses: Sequence[Guess], gazetteer: Gazetteer
) -> Understanding:
    """Danger now: where and whom matter, forms do not. `kind` is None where only the model hears it."""
    told = details(text, gazetteer)
    categories = ("emergency_relief",) if relief_needed(plain) else ()
    found = Guess(intent=Intent.EMERGENCY, categories=categories, confidence=confidence)
    return Understanding(
        intent=Intent.EMERGENCY,
        confidence=confidence,
        categories=categories,
        place=gazetteer.find(focus(plain)),
        address=told.address,
        name=told.name,
        urgency="emergency",
        beneficiary=beneficiaries(focus(plain), Intent.EMERGENCY, categories),
        phone=phone(plain),
        guesses=(found, *(g for g in guesses if g.intent is not Intent.EMERGENCY)),
        danger=kind,
    )


def _urgency(text: str, intent: Intent, times: Times) -> Urgency:
    if intent in NEEDS and (is_pressing(text) or times.only_today):
        return "urgent"
    return "normal"
