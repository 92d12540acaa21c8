"""Times meant: of the phrases of time in a message those that say when help is wanted or offered."""

from collections.abc import Iterator, Sequence

from nlu.grammar.times.pipeline.denials import excludes, is_denied, is_taken, is_told
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.intents import OFFERS, REPLIES, Intent
from nlu.mentions.context import around, hashed, position


def features(text: str, phrases: Sequence[Phrase], rank: int, intent: Intent) -> dict[int, float]:
    """The features of the phrase at `rank` of all the `phrases` of a normalised text."""
    phrase = phrases[rank]
    plain = [
        *_shape(phrase),
        *_rules(phrase, text, intent),
        *position(text, phrase.start, rank, len(phrases)),
        *_others(phrases, rank),
    ]
    kind = "offer" if intent in OFFERS else "reply" if intent in REPLIES else intent.value
    names = [*around(text, phrase.start, phrase.end), *plain, *(f"{kind}|{name}" for name in plain)]
    return hashed(iter(names))


def _shape(phrase: Phrase) -> Iterator[str]:
    days, times = phrase.days, phrase.times
    yield f"days:{min(len(days), 3)}"
    yield f"times:{min(len(times), 3)}"
    yield f"shape:{bool(days)}{bool(times)}{bool(phrase.every)}{bool(phrase.moment)}"
    yield f"marks:{phrase.since}{phrase.until}{phrase.deadline}{phrase.extra}{phrase.ranged}"
    yield f"point:{any(time.closes is None for time in times)}"
    if days:
        yield f"kind:{days[0].kind}"
        yield f"named:{bool(days[0].weekdays)}{days[0].bare}{days[0].today}{days[0].month_day is not None}"
    if phrase.every:
        every = phrase.every
        yield f"every:{every.every}{bool(every.days)}{bool(every.monthdays)}{bool(every.nth)}{every.holidays}"
        yield f"counted:{bool(phrase.count or every.times)}"


def _rules(phrase: Phrase, text: str, intent: Intent) -> Iterator[str]:
    """What the hand-made rules say of it."""
    yield f"told:{is_told(phrase, text)}"
    yield f"denied:{is_denied(phrase, text, busy_too=False)}{is_denied(phrase, text, busy_too=intent in OFFERS)}"
    yield f"taken:{is_taken(phrase, text)}"
    yield f"excludes:{excludes(phrase, text)}"


def _others(phrases: Sequence[Phrase], rank: int) -> Iterator[str]:
    others = [phrase for at, phrase in enumerate(phrases) if at != rank]
    yield f"others whole:{any(o.days and o.times for o in others)}"
    yield f"others every:{any(o.every for o in others)}"
    yield f"others days:{any(o.days for o in others)}"
    yield f"others times:{any(o.times for o in others)}"
    later = phrases[rank + 1 :]
    yield f"later whole:{any(o.days and o.times for o in later)}{any(o.every for o in later)}"
