"""From scored intents and scored categories to a few whole readings of a message."""

from collections.abc import Sequence

from nlu.understanding import Guess

Scored = Sequence[tuple[str, float]]
"""(code, probability) pairs."""

TOPICLESS = frozenset({"delete_data", "ask_human", "greet", "help", "other", "affirm", "deny"})
"""Intents whose messages are about no category."""

TOPICAL = frozenset({"report_need", "offer_help", "offer_resource"})
"""Intents that cannot do without a category: the likeliest one is taken even when it is doubtful."""

_MOST = 3
_LIKELY = 0.5
_POSSIBLE = 0.2


def readings(intents: Scored, categories: Scored) -> tuple[Guess, ...]:
    """At most three readings, the likeliest first; small talk where nothing is believed.

    The categories of a reading are the likely ones in the order given; where an intent needs one, else the likeliest.
    """
    ranked = sorted(intents, key=lambda pair: -pair[1])[:_MOST] or [("other", _POSSIBLE)]
    return tuple(Guess(intent=i, categories=_categories(i, categories), confidence=p) for i, p in ranked)


def _categories(intent: str, scored: Scored) -> tuple[str, ...]:
    if intent in TOPICLESS or not scored:
        return ()
    likely = tuple(code for code, probability in scored if probability >= _LIKELY)
    best, probability = max(scored, key=lambda pair: pair[1])
    return likely or ((best,) if intent in TOPICAL and probability >= _POSSIBLE else ())
