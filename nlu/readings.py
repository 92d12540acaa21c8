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
_LIKELY_TOO = 0.7
"""A second service is often only spoken of (屋顶漏了，想申请点钱), so more must speak for it; measured on the lines
held back."""

_POSSIBLE = 0.1


def agreed(some: Scored, others: Scored) -> Scored:
    """The mean of two beliefs; what one of them leaves out it holds for impossible."""
    other = dict(others)
    both = dict(some) | {code: 0.0 for code in other if code not in dict(some)}
    return [(code, (probability + other.get(code, 0.0)) / 2) for code, probability in both.items()]


def readings(intents: Scored, categories: Scored) -> tuple[Guess, ...]:
    """At most three readings, the likeliest first; small talk where nothing is believed.

    The categories of a reading are the likely ones in the order given; where an intent needs one, else the likeliest.
    """
    ranked = sorted(intents, key=lambda pair: -pair[1])[:_MOST] or [("other", _POSSIBLE)]
    return tuple(Guess(intent=i, categories=_categories(i, categories), confidence=p) for i, p in ranked)


def _categories(intent: str, scored: Scored) -> tuple[str, ...]:
    if intent in TOPICLESS or not scored:
        return ()
    best, probability = max(scored, key=lambda pair: pair[1])
    likely = tuple(code for code, p in scored if p >= (_LIKELY if code == best else _LIKELY_TOO))
    return likely or ((best,) if intent in TOPICAL and probability >= _POSSIBLE else ())
