"""Frame assembly, shared by all interpreters: from beliefs about intent and categories to the whole understanding.

Danger first; then everything that grammar and gazetteer can find, with rules that depend on the intent.
"""

from collections.abc import Sequence
from datetime import datetime

from nlu.danger.detection import relief_needed
from nlu.grammar.beneficiaries import beneficiaries
from nlu.grammar.durations import minutes, shift
from nlu.grammar.phones import phone, without_phones
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.places.homes import their_home
from nlu.grammar.script import focus, normalise
from nlu.grammar.times.read import read_times
from nlu.grammar.wishes import wish
from nlu.grammar.wordless import wordless
from nlu.intents import NEEDS, TIMELESS, Intent
from nlu.interpreter import Senses
from nlu.mentions.details import Details, details
from nlu.model.nbest import n_best
from nlu.understanding import Alarm, Guess, Scored, Understanding

DOUBTFUL = 0.4
"""An intent of no time that is believed less than this keeps none from being heard."""


def assemble(text: str, at: datetime, intents: Scored, categories: Scored, senses: Senses) -> Understanding:
    """The understanding of a raw `text` said at `at` (naive local time), given what is believed of it.

    `intents` and `categories` are (code, probability) pairs in any order; a danger that `hear` finds in the
    normalised text overrules them, and so do signs where there is no word.
    Never raises for any text.
    """
    plain = normalise(text)
    signs = wordless(plain)
    guesses = n_best(signs or intents, categories)
    told = details(text, senses.gazetteer)
    alarm = senses.hear(plain)
    if alarm and alarm.sure:
        return _emergency(plain, told, alarm, guesses, senses.gazetteer)
    guesses = _emergency_last(guesses, categories)
    best = guesses[0]
    read = focus(without_phones(normalise(told.rest)))
    hint = None if signs or _is_doubtful(best) else best.intent
    times = read_times(read, at, hint, senses.choosers.phrases)
    return Understanding(
        intent=best.intent,
        confidence=best.confidence,
        categories=best.categories,
        when=times.when,
        recurring=times.recurring,
        other_when=times.other_when,
        place=_place(focus(plain), best.intent, senses.gazetteer),
        people=senses.choosers.people(read, best.intent, best.categories),
        quantity=senses.choosers.quantity(read, best.intent, best.categories),
        urgency="urgent" if senses.choosers.is_pressing(read, best.intent, times) else "normal",
        beneficiary=beneficiaries(read, best.intent, best.categories),
        phone=phone(plain),
        minutes=minutes(read, best.intent),
        shift=shift(read, best.intent),
        address=told.address,
        name=told.name,
        organisation=told.organisation,
        wish=wish(read),
        guesses=guesses,
        doubt=alarm.kind if alarm else None,
    )


def _place(text: str, intent: Intent, gazetteer: Gazetteer) -> str | None:
    """Where the help is wanted: a relative's home before the speaker's own."""
    return (their_home(text, gazetteer) if intent in NEEDS else None) or gazetteer.find(text)


def _emergency_last(guesses: Sequence[Guess], categories: Scored) -> tuple[Guess, ...]:
    """The guesses where nobody is alarmed: an emergency may be asked about after all others, and is never the best."""
    others = tuple(guess for guess in guesses if guess.intent is not Intent.EMERGENCY) or n_best([], categories)
    return (*others, *(guess for guess in guesses if guess.intent is Intent.EMERGENCY))


def _is_doubtful(best: Guess) -> bool:
    """Whether a time may be meant all the same: 14:00 or 明天下午 alone may be the answer to our question."""
    return best.intent in TIMELESS and best.confidence < DOUBTFUL


def _emergency(
    plain: str, told: Details, alarm: Alarm, guesses: Sequence[Guess], gazetteer: Gazetteer
) -> Understanding:
    """Danger now: where and whom matter, forms do not."""
    categories = ("emergency_relief",) if relief_needed(plain) else ()
    found = Guess(intent=Intent.EMERGENCY, categories=categories, confidence=alarm.confidence)
    return Understanding(
        intent=Intent.EMERGENCY,
        confidence=alarm.confidence,
        categories=categories,
        place=gazetteer.find(focus(plain)),
        address=told.address,
        name=told.name,
        urgency="emergency",
        beneficiary=beneficiaries(focus(plain), Intent.EMERGENCY, categories),
        phone=phone(plain),
        guesses=(found, *(g for g in guesses if g.intent is not Intent.EMERGENCY)),
        danger=alarm.kind,
    )
