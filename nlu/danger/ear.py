"""The ear for danger: one verdict for all readers, by what is learnt, with what the rules find weighing in."""

import math
from functools import lru_cache
from pathlib import Path

from nlu.danger.detection import danger, exaggerated, settled
from nlu.danger.learnt.model import Belief, DangerModel
from nlu.understanding import Alarm

BAR = 0.4
"""From this on a text is heard as an emergency. Chosen on lines by hands that the model had not learnt from."""

DOUBT = 0.3
"""From this on the person is asked: half of what the bar misses is found so, and one ordinary line in a hundred."""

_TOLD_BY_RULE = 0.08
_SETTLED = -0.15
_EXAGGERATED = -0.1
"""What the rules weigh beside the score: little, for what they find by the usual words is learnt too."""

_LIKELY = 0.01
_LEAST = 1e-4
"""What an odd of e that the message is for an emergency weighs, and the least probability that counts: ordinary
messages of a kind that no line of danger is like raise half as many alarms so."""

_AT_MOST = _TOLD_BY_RULE - _LIKELY * math.log(_LEAST)
"""What all else can add to the score."""

_LAST = 128
"""Texts whose beliefs are kept: one is asked about more than once while a message is read."""

_KIND_BY_RULE = 0.2
"""What the kind found by rule weighs beside the scores of the kinds."""

_SHARPNESS = 15.0
"""How the margin becomes a probability: the slope of a logistic regression on lines not learnt from."""


class Ear:
    """Hears danger in texts. Building it takes a moment, the first time some seconds."""

    def __init__(self, cache: Path) -> None:
        """`cache` is the folder for what was learnt; it need not be writable."""
        self._belief = lru_cache(maxsize=_LAST)(DangerModel(cache).belief)

    def hear(self, text: str, likely: float) -> Alarm | None:
        """The danger that a normalised text tells of as happening now, sure or not; None where it tells of none.

        `likely` is the probability, by whoever knows all intents, that the text is for an emergency.
        """
        if not self.may_hear(text):
            return None
        found, belief = danger(text), self._belief(text)
        weight = weighed(belief.score, text, found, likely)
        if weight < DOUBT:
            return None
        return Alarm(_kind(belief, found), 1 / (1 + math.exp(-_SHARPNESS * (weight - BAR))), sure=weight >= BAR)

    def may_hear(self, text: str) -> bool:
        """Whether danger could be heard in a normalised text, whatever the rules find in it: quick to tell."""
        return self._belief(text).score + _AT_MOST >= DOUBT


def weighed(score: float, text: str, found: str | None, likely: float) -> float:
    """The model's `score` of a normalised text, what the rules say of it (the kind `found`, if any) and the odds."""
    told = _TOLD_BY_RULE if found else 0.0
    over = _SETTLED if settled(text) else 0.0
    figure = _EXAGGERATED if exaggerated(text) else 0.0
    return score + told + over + figure + _LIKELY * _log_odds(likely)


def _log_odds(probability: float) -> float:
    within = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(within / (1 - within))


def _kind(belief: Belief, found: str | None) -> str:
    return max(belief.kinds, key=lambda kind: belief.kinds[kind] + _KIND_BY_RULE * (kind == found))
