"""N-best list: from scored intents and scored categories to the few likeliest whole readings of a message."""

from nlu.intents import TOPICAL, TOPICLESS, Intent
from nlu.understanding import Guess, Scored

_MOST_GUESSES = 3
_LIKELY = 0.5
_LIKELY_TOO = 0.7
"""A second service is often only spoken of (屋顶漏了，想申请点钱), so more must speak for it; measured on the lines
held back."""

_POSSIBLE = 0.1


def agreed(some: Scored, others: Scored) -> Scored:
    """The mean of two beliefs; what one of them leaves out it holds for impossible."""
    other = dict(others)
    both = dict(some) | {code: 0.0 for code in other if code not in dict(some)}
    return [(code, (probability + other.get(code, 0.0)) / 2) for code, probability in both.items()]


def n_best(intents: Scored, categories: Scored) -> tuple[Guess, ...]:
    """At most three readings, the likeliest first; small talk where nothing is believed.

    The categories of a reading are the likely ones in the order given; where an intent needs one, else the likeliest.
    """
    ranked = sorted(intents, key=lambda pair: -pair[1])[:_MOST_GUESSES] or [(Intent.OTHER, _POSSIBLE)]
    return tuple(_guess(Intent(code), probability, categories) for code, probability in ranked)


def _guess(intent: Intent, probability: float, categories: Scored) -> Guess:
    return Guess(intent=intent, categories=_categories(intent, categories), confidence=probability)


def _categories(intent: Intent, scored: Scored) -> tuple[str, ...]:
    if intent in TOPICLESS or not scored:
        return ()
    best, probability = max(scored, key=lambda pair: pair[1])
    likely = tuple(code for code, p in scored if p >= (_LIKELY if code == best else _LIKELY_TOO))
    return likely or ((best,) if intent in TOPICAL and probability >= _POSSIBLE else ())
